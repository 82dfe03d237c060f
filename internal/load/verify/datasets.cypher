MATCH (d:Dataset)
RETURN d.id AS id, d.version AS version, toString(d.date) AS date
ORDER BY id

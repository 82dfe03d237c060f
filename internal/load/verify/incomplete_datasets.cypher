MATCH (d:Dataset)
WHERE d.incomplete
RETURN d.id

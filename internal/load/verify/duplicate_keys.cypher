MATCH (n)
WHERE n.id IS NOT NULL
UNWIND labels(n) AS label
WITH label, n.id AS id, count(*) AS nodes
WHERE nodes > 1 AND label IN $model
RETURN label, toString(id), nodes
ORDER BY label, id
LIMIT 100

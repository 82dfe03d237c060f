MATCH (n)
WHERE n.id IS NULL
UNWIND labels(n) AS label
WITH label, count(*) AS nodes
WHERE label IN $model
RETURN label, nodes
ORDER BY label

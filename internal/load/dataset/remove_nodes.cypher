// A node to which others have a relationship stays, and is theirs from then on.
UNWIND $rows AS row
MATCH (n:`$LABEL` {id: row[0]})
OPTIONAL MATCH (n)-[r]-() WHERE r.dataset IS NULL OR r.dataset <> $dataset
WITH n, count(r) AS others, min(r.dataset) AS heir
FOREACH (_ IN CASE WHEN others > 0 THEN [1] ELSE [] END | SET n.dataset = heir)
WITH n, others
WHERE others = 0
DETACH DELETE n

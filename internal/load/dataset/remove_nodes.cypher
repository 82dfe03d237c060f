UNWIND $rows AS row
MATCH (n:`$LABEL` {id: row.id})
WHERE NOT EXISTS { (n)-[r]-() WHERE r.dataset IS NULL OR r.dataset <> $dataset }
DETACH DELETE n

UNWIND $rows AS row
MATCH (n:`$LABEL` {id: row[0]})
SET n = row[1], n.id = row[0], n.dataset = $dataset

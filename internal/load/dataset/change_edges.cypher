UNWIND $rows AS row
MATCH (a:`$START` {id: row[0]})-[r:`$TYPE` {dataset: $dataset}]->(b:`$END` {id: row[1]})
SET r = row[3], r.dataset = $dataset, r.source = row[2]

UNWIND $rows AS row
MATCH (a:`$START` {id: row.start})-[r:`$TYPE` {dataset: $dataset}]->(b:`$END` {id: row.end})
SET r = row.properties

UNWIND $rows AS row
MATCH (a:`$START` {id: row.start})
MATCH (b:`$END` {id: row.end})
MERGE (a)-[r:`$TYPE`]->(b)
SET r += row.properties

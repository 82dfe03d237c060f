UNWIND $rows AS row
MATCH (a:`$START` {id: row[0]})
MATCH (b:`$END` {id: row[1]})
CREATE (a)-[:`$TYPE` {dataset: $dataset, source: row[2], `$PROPERTY`: row[$COLUMN]}]->(b)

UNWIND $rows AS row
MATCH (a:`$IMPORT` {`$IMPORT`: row.start})
MATCH (b:`$IMPORT` {`$IMPORT`: row.end})
CREATE (a)-[r:`$TYPE`]->(b)
SET r = row.properties

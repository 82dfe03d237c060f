LOAD CSV WITH HEADERS FROM $url AS row
CALL (row) {
  MATCH (a:`$START` {id: row.start})
  MATCH (b:`$END` {id: row.end})
  MERGE (a)-[r:`$TYPE`]->(b)
  SET r += row, r.start = null, r.end = null
} IN TRANSACTIONS OF 10000 ROWS

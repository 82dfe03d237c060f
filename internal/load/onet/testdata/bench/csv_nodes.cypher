LOAD CSV WITH HEADERS FROM $url AS row
CALL (row) {
  MERGE (n:`$LABEL` {id: row.id})
  SET n += row
} IN TRANSACTIONS OF 10000 ROWS

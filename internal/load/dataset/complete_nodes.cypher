UNWIND $rows AS row
MATCH (n:`$LABEL` {id: row[0]})
SET n += row[1]

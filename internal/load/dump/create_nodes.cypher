UNWIND $rows AS row
CREATE (n:`$IMPORT`$LABELS)
SET n = row.properties, n.`$IMPORT` = row.id

UNWIND $rows AS row
CREATE (:`$LABEL` {id: row[0], dataset: $dataset, `$PROPERTY`: row[$COLUMN]})

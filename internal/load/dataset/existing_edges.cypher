MATCH (a:`$START`)-[r:`$TYPE` {dataset: $dataset}]->(b:`$END`)
RETURN a.id AS start, b.id AS end, properties(r) AS properties

// {"rows": 10, "params": {"id": "15-1252.00"}}
MATCH (r:Role {id: $id})-[:USES]->(t:Tool)
WITH r, collect(t) AS mine, count(t) AS n
MATCH (o:Role) WHERE o <> r
OPTIONAL MATCH (o)-[:USES]->(x:Tool) WHERE x IN mine
WITH o, n, count(x) AS shared
WITH o, shared, n + COUNT { (o)-[:USES]->() } - shared AS total
RETURN o.id AS id, toFloat(shared) / total AS jaccard ORDER BY jaccard DESC, id LIMIT 10

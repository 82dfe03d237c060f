// {"rows": 10, "params": {"id": "15-1252.00"}}
MATCH (r:Role {id: $id})-[:USES]->(t:Tool)<-[:USES]-(o:Role)
RETURN o.id AS id, o.name AS name, count(t) AS shared ORDER BY shared DESC, id LIMIT 10

// {"params": {"id": "15-1252.00"}}
MATCH (:Role {id: $id})-[u:USES]->(t:Tool) RETURN t.name AS name, u.hot AS hot ORDER BY name

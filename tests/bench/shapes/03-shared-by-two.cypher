// {"params": {"a": "15-1252.00", "b": "15-2051.00"}}
MATCH (:Role {id: $a})-[:USES]->(t:Tool)<-[:USES]-(:Role {id: $b}) RETURN t.name AS name ORDER BY name

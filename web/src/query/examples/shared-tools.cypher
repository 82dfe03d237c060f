MATCH (a:Role)-[:USES]->(t:Tool)<-[:USES]-(b:Role)
WHERE a.id < b.id
RETURN a AS role, b AS other, collect(t.name) AS tools
ORDER BY a.name, b.name

// {"rows": 20}
MATCH (a:Role)-[:USES]->(t:Tool)<-[:USES]-(b:Role)
WHERE a.id STARTS WITH '15-1' AND b.id STARTS WITH '15-1' AND a.id < b.id
RETURN a.id AS a, b.id AS b, count(t) AS shared ORDER BY shared DESC, a, b LIMIT 20

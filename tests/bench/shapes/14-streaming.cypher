// {}
MATCH (r:Role)-[u:USES]->(t:Tool) RETURN r.id AS role, t.id AS tool, u.hot AS hot

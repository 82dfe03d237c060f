MATCH (t:Tool)<-[:USES]-(r:Role)
RETURN t AS tool, count(r) AS roles, collect(r.name)[..5] AS usedBy
ORDER BY roles DESC, t.name
LIMIT 100

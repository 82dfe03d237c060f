// {"rows": 20}
MATCH (t:Tool)<-[u:USES]-() RETURN t.name AS name, count(u) AS uses ORDER BY uses DESC, name LIMIT 20

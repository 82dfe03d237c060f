MATCH (a)-[r]->(b)
RETURN labels(a) AS from, type(r) AS type, labels(b) AS to, count(*) AS relationships
ORDER BY relationships DESC

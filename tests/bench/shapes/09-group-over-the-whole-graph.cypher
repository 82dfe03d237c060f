// {}
MATCH (n)-[r]->(m) RETURN labels(n)[0] AS a, type(r) AS t, labels(m)[0] AS b, count(*) AS n ORDER BY n DESC

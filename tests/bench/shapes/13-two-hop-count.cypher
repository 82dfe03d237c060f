// {"rows": 1}
MATCH (:Role)-[:RELATED_TO]->(b:Role)-[:RELATED_TO]->(c:Role) RETURN count(*) AS n

// {"rows": 1, "params": {"id": "15-1252.00"}}
MATCH (:Role {id: $id})-[:RELATED_TO*1..3]->(x) RETURN count(DISTINCT x) AS n

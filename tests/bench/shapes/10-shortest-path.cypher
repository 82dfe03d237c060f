// {"rows": 1, "params": {"a": "15-1252.00", "b": "35-1011.00"}}
MATCH (a:Role {id: $a}), (b:Role {id: $b}) MATCH p = shortestPath((a)-[:RELATED_TO*]-(b)) RETURN length(p) AS n

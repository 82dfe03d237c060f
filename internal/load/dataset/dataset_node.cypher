OPTIONAL MATCH (d:Dataset {id: $dataset})
RETURN properties(d) AS properties

// The shortest path to a node from each of the nodes nearest to it. How far away
// stands in the text: Cypher takes no parameter there.
MATCH (n:$($label)) WHERE n[$property] IN $keys
WITH n LIMIT 1
OPTIONAL MATCH p = SHORTEST 1 (m)-[:$any($types)]-{1,6}(n) WHERE m <> n
RETURN p
ORDER BY length(p), toStringOrNull(m.name), elementId(m)
LIMIT $limit

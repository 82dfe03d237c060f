// The shortest path to a node from each of the nodes nearest to it, walked from
// its end. How far away stands in the text: Cypher takes no parameter there.
MATCH (n:$($label)) WHERE n[$property] IN $keys
WITH n LIMIT 1
OPTIONAL MATCH p = (n)-[:$any($types)]-{1,6}(m) WHERE m <> n
WITH m, p ORDER BY length(p)
WITH m, collect(p)[0] AS p
RETURN p
ORDER BY length(p), toStringOrNull(m.name), elementId(m)
LIMIT $limit

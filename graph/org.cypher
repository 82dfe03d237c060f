// Every node of a hierarchy: one row a node, with the relationships that leave it,
// those that build the hierarchy and those that cross it.
MATCH (n)
WHERE EXISTS { (n)-[:$any($types)]-() }
OPTIONAL MATCH (n)-[r:$any($crossing)]->(m)
WITH n, collect([type(r), elementId(m)]) AS out
RETURN [elementId(n), labels(n), [n.name, n.title, n.dataset], [k IN $keyProperties | n[k]]] AS ref,
       [o IN out WHERE o[1] IS NOT NULL] AS out
LIMIT $limit

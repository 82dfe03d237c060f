// The relationships between some nodes, and between those and others. A step goes
// out from the first only, so it is cheap however many others there are.
MATCH (a) WHERE elementId(a) IN $nodes
MATCH (a)-[r]-(b)
WHERE elementId(b) IN $nodes OR elementId(b) IN $others
WITH DISTINCT r ORDER BY elementId(r) LIMIT $limit
RETURN collect(r) AS relationships

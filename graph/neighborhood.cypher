// The nodes within three hops of a node, nearest first, and every relationship
// between them. Each hop stops at the limit; how many are one hop away is counted.
MATCH (n:$($label)) WHERE n[$property] IN $keys
WITH n LIMIT 1
CALL (n) {
  MATCH (n)--(m)
  WHERE m <> n
  RETURN count(DISTINCT m) AS near
}
CALL (n) {
  MATCH (n)--(m)
  WHERE m <> n
  WITH DISTINCT m ORDER BY toStringOrNull(m.name), elementId(m) LIMIT $limit
  RETURN collect(m) AS first
}
CALL (n, first) {
  UNWIND first AS f
  MATCH (f)--(m)
  WHERE $depth >= 2 AND size(first) < $limit AND m <> n AND NOT m IN first
  WITH DISTINCT m ORDER BY toStringOrNull(m.name), elementId(m) LIMIT $limit
  RETURN collect(m) AS second
}
CALL (n, first, second) {
  UNWIND second AS s
  MATCH (s)--(m)
  WHERE $depth >= 3 AND size(first) + size(second) < $limit AND NOT m IN first AND NOT m IN second
  WITH DISTINCT m ORDER BY toStringOrNull(m.name), elementId(m) LIMIT $limit
  RETURN collect(m) AS third
}
WITH [n] + first + second + third AS found, 1 + near AS near
WITH CASE WHEN size(found) > near THEN size(found) ELSE near END AS total, found[..$limit] AS nodes
CALL (nodes) {
  UNWIND nodes AS a
  MATCH (a)-[r]->(b)
  WHERE b IN nodes
  WITH r ORDER BY elementId(r)
  RETURN collect(r) AS relationships
}
RETURN total, nodes, relationships

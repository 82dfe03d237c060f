// Expands a node: how many neighbors it has by type, direction and label; and the
// most telling of those that are not known yet, one of each group in turn, with the
// relationships that lead to them.
MATCH (n:$($label)) WHERE n[$property] IN $keys
WITH n LIMIT 1
CALL (n) {
  MATCH (n)-[r]-(m)
  WHERE m <> n
  WITH type(r) AS type,
       CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction,
       coalesce([l IN labels(m) WHERE l IN $keyed][0], labels(m)[0], '') AS label,
       count(DISTINCT m) AS neighbors
  RETURN collect([type, direction, label, neighbors]) AS groups
}
CALL (n) {
  MATCH (n)-[r:$any($types)]-(m)
  WHERE $choose AND m <> n AND NOT elementId(m) IN $known
  WITH m, type(r) AS type,
       CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction,
       coalesce([l IN labels(m) WHERE l IN $keyed][0], labels(m)[0], '') AS label,
       coalesce(toFloatOrNull(r.importance) * coalesce(toFloatOrNull(r.level), 1.0), toFloatOrNull(r.share), -toFloatOrNull(r.rank),
                CASE WHEN r.in_demand = true THEN 2.0 WHEN r.hot = true THEN 1.0 ELSE 0.0 END) AS rank,
       toLower(coalesce(toStringOrNull(m.name), toStringOrNull(m.title), '')) AS name
  WHERE ($direction = 'both' OR direction = $direction)
    AND ($otherLabel = '' OR label = $otherLabel)
    AND ($q = '' OR name CONTAINS $q)
  WITH m, type, direction, label, name, max(rank) AS rank
  ORDER BY rank DESC, name, elementId(m)
  WITH type, direction, label, collect([m, name]) AS members
  UNWIND range(0, size(members) - 1) AS turn
  WITH members[turn][0] AS m, members[turn][1] AS name, min(turn) AS turn
  ORDER BY turn, name, elementId(m)
  RETURN count(m) AS total,
         collect(m)[..$most] AS candidates
}
WITH n, groups, total, candidates[..CASE WHEN total <= $atOnce THEN $atOnce ELSE $limit END] AS chosen
CALL (n, chosen) {
  UNWIND chosen AS m
  MATCH (n)-[r]-(m)
  RETURN collect(DISTINCT r) AS relationships
}
RETURN n, groups, total, chosen, relationships

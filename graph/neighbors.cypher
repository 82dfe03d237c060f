// How many neighbors a node has by type, direction and label; and one page of the
// chosen ones, the most telling first, in the order of thing.cypher.
MATCH (n:$($label)) WHERE n[$property] IN $keys
WITH n LIMIT 1
CALL (n) {
  MATCH (n)-[r]-(m)
  WITH type(r) AS type,
       CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction,
       coalesce([l IN labels(m) WHERE l IN $keyed][0], labels(m)[0], '') AS label,
       count(r) AS total
  RETURN collect([type, direction, label, total, []]) AS counts
}
CALL (n) {
  MATCH (n)-[r:$any($types)]-(m)
  WHERE $page
  WITH r, m,
       CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction,
       coalesce([l IN labels(m) WHERE l IN $keyed][0], labels(m)[0], '') AS label,
       coalesce(toFloatOrNull(r.importance) * coalesce(toFloatOrNull(r.level), 1.0), toFloatOrNull(r.share), -toFloatOrNull(r.rank),
                CASE WHEN r.in_demand = true THEN 2.0 WHEN r.hot = true THEN 1.0 ELSE 0.0 END) AS rank,
       toLower(coalesce(toStringOrNull(m.name), toStringOrNull(m.title), '')) AS name
  WHERE ($direction = 'both' OR direction = $direction)
    AND ($otherLabel = '' OR label = $otherLabel)
    AND ($first OR rank < $afterRank OR (rank = $afterRank AND (name > $afterName OR (name = $afterName AND elementId(r) > $afterKey))))
  WITH r, m, rank, name ORDER BY rank DESC, name, elementId(r) LIMIT $limit
  RETURN collect([r, m, rank, name]) AS links
}
RETURN n, counts, links

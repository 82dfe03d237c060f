// One page of the nodes with a label, by name or by how much they are used; and how
// many there are of each data set and kind.
CALL () {
  MATCH (n:$($label))
  WHERE ($q = '' OR toLower(coalesce(toStringOrNull(n.name), toStringOrNull(n.title), toStringOrNull(n[$property]))) CONTAINS $q)
    AND ($group = '' OR EXISTS { (n)-[:IN_GROUP]->()-[:PART_OF*0..]->(g:Group) WHERE g.id = $group })
  WITH coalesce(toStringOrNull(n.dataset), '') AS dataset, coalesce(toStringOrNull(n.kind), '') AS kind, count(n) AS count
  RETURN collect([dataset, kind, count]) AS facets
}
CALL () {
  MATCH (n:$($label))
  WHERE ($q = '' OR toLower(coalesce(toStringOrNull(n.name), toStringOrNull(n.title), toStringOrNull(n[$property]))) CONTAINS $q)
    AND ($dataset = '' OR n.dataset = $dataset)
    AND ($kind = '' OR n.kind = $kind)
    AND ($group = '' OR EXISTS { (n)-[:IN_GROUP]->()-[:PART_OF*0..]->(g:Group) WHERE g.id = $group })
  WITH n,
       CASE WHEN NOT $byUses THEN 0
            WHEN $thing THEN COUNT { (n)<-[:USES|REQUIRES|HOLDS]-(:Role) }
            ELSE COUNT { (n)--() } END AS rank,
       toLower(coalesce(toStringOrNull(n.name), toStringOrNull(n.title), toStringOrNull(n[$property]), elementId(n))) AS name,
       coalesce(toStringOrNull(n[$property]), elementId(n)) AS key
  WHERE $first OR rank < $afterRank OR (rank = $afterRank AND (name > $afterName OR (name = $afterName AND key > $afterKey)))
  WITH n, rank, name, key ORDER BY rank DESC, name, key LIMIT $limit
  WITH n, rank, name, key,
       CASE WHEN $thing THEN COUNT { (n)<-[:USES|REQUIRES|HOLDS]-(:Role) } ELSE COUNT { (n)--() } END AS uses
  ORDER BY rank DESC, name, key
  RETURN collect([
    [elementId(n), labels(n), [n.name, n.title, n.dataset], [k IN $keyProperties | n[k]]],
    coalesce(n.summary, n.description), uses, name, key
  ]) AS items
}
RETURN facets, items

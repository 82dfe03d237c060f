// One page of the nodes with a label, by name, then key; and how many there are.
CALL () {
  MATCH (n:$($label))
  WHERE ($q = '' OR toLower(coalesce(toStringOrNull(n.name), toStringOrNull(n.title), toStringOrNull(n[$property]))) CONTAINS $q)
    AND ($dataset = '' OR n.dataset = $dataset)
    AND ($group = '' OR EXISTS { (n)-[:IN_GROUP]->()-[:PART_OF*0..]->(g:Group) WHERE g.id = $group })
  RETURN count(n) AS total
}
CALL () {
  MATCH (n:$($label))
  WHERE ($q = '' OR toLower(coalesce(toStringOrNull(n.name), toStringOrNull(n.title), toStringOrNull(n[$property]))) CONTAINS $q)
    AND ($dataset = '' OR n.dataset = $dataset)
    AND ($group = '' OR EXISTS { (n)-[:IN_GROUP]->()-[:PART_OF*0..]->(g:Group) WHERE g.id = $group })
  WITH n,
       toLower(coalesce(toStringOrNull(n.name), toStringOrNull(n.title), toStringOrNull(n[$property]), elementId(n))) AS name,
       coalesce(toStringOrNull(n[$property]), elementId(n)) AS key
  WHERE $first OR name > $afterName OR (name = $afterName AND key > $afterKey)
  WITH n, name, key ORDER BY name, key LIMIT $limit
  WITH n, name, key,
       CASE WHEN $thing THEN COUNT { (n)<-[:USES|REQUIRES|HOLDS]-(:Role) } ELSE COUNT { (n)--() } END AS uses
  ORDER BY name, key
  RETURN collect([
    [elementId(n), labels(n), [n.name, n.title, n.dataset], [k IN $keyProperties | n[k]]],
    coalesce(n.summary, n.description), uses, name, key
  ]) AS items
}
RETURN total, items

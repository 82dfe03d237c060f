// One label: how many nodes, and the properties of a sample of them. Asked for all
// labels at once, joined by UNION ALL.
MATCH (n:$($label))
WITH count(n) AS total
CALL () {
  MATCH (n:$($label))
  WITH n LIMIT 10000
  UNWIND keys(n) AS property
  WITH property, collect(DISTINCT valueType(n[property])) AS types
  ORDER BY property
  RETURN collect([property, types]) AS properties
}
RETURN total, properties, [] AS connections

// How much there is: nodes by label and by data set, relationships by type, and
// the data sets.
CALL () {
  MATCH (n)
  WITH labels(n) AS labels, n.dataset AS dataset, count(*) AS nodes
  RETURN collect([labels, dataset, nodes]) AS groups
}
CALL () {
  MATCH ()-[r]->()
  WITH type(r) AS type, count(*) AS relationships
  RETURN collect([type, relationships]) AS types
}
CALL () {
  MATCH (d:Dataset)
  WITH d ORDER BY d.id
  RETURN collect([toString(d.id), d.name, d.version, toStringOrNull(d.date), d.attribution]) AS datasets
}
RETURN groups, types, datasets

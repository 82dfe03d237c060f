// Which of the roles have which things, with the evidence: one row for each thing
// that any of them has. Sharing, patterns and gaps are worked out from these cells.
MATCH (x:Role)
WITH count(x) AS total
MATCH (r:Role) WHERE r.id IN $roles
WITH total, collect(r) AS compared
CALL (compared) {
  UNWIND compared AS r
  MATCH (r)-[h:$any($types)]->(t)
  WITH t, type(h) AS type, collect([r.id, properties(h)]) AS cells
  RETURN collect([type, t.id, t.name, t.dataset, labels(t)[0], COUNT { (t)<-[:$any($types)]-() }, cells]) AS things
}
RETURN total, [r IN compared | [r.id, r.name, r.dataset]] AS roles, things

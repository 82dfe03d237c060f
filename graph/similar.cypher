// The roles most alike to one: Jaccard index of what they have, each thing
// weighted by its rarity.
MATCH (x:Role)
WITH count(x) AS roles
MATCH (r:Role) WHERE r.id = $role
CALL (r, roles) {
  MATCH (r)-[:$any($types)]->(t)
  WITH DISTINCT t, roles
  WITH t, COUNT { (t)<-[:$any($types)]-() } AS usedBy, roles
  WITH t, usedBy, log(1.0 + toFloat(roles) / usedBy) AS weight
  ORDER BY weight DESC, t.name, t.id
  RETURN collect([t, weight, usedBy]) AS things, sum(weight) AS own
}
CALL (r, roles, things, own) {
  UNWIND things AS thing
  WITH r, roles, own, thing, thing[0] AS t
  MATCH (t)<-[:$any($types)]-(other:Role)
  WHERE other <> r
  WITH DISTINCT roles, own, thing, other
  WITH roles, own, other, sum(thing[1]) AS shared, collect(thing) AS common
  CALL (other, roles) {
    MATCH (other)-[:$any($types)]->(t)
    WITH DISTINCT t, roles
    RETURN sum(log(1.0 + toFloat(roles) / COUNT { (t)<-[:$any($types)]-() })) AS theirs
  }
  WITH other, common, shared / (own + theirs - shared) AS score
  ORDER BY score DESC, other.name, other.id
  WITH count(other) AS total, collect([other, score, common])[..$limit] AS best
  RETURN total, [b IN best | [
    [b[0].id, b[0].name, b[0].dataset], b[1], size(b[2]),
    [c IN b[2][..20] | [[labels(c[0])[0], c[0].id, c[0].name, c[0].dataset], c[1], c[2]]]
  ]] AS items
}
RETURN r.id, r.name, r.dataset, total, items

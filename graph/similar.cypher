// The roles most alike to one: Jaccard index of what they have, each thing
// weighted by its rarity. One pass over all that roles have gives every weight,
// what each role has, and what it shares.
MATCH (x:Role)
WITH count(x) AS roles
MATCH (r:Role) WHERE r.id = $role
CALL (r, roles) {
  MATCH (x:Role)-[:$any($types)]->(t)
  WITH roles, r, t, collect(DISTINCT x) AS users, count(CASE WHEN x = r THEN 1 END) > 0 AS mine
  WITH t, users, size(users) AS usedBy, log(1.0 + toFloat(roles) / size(users)) AS weight, mine
  UNWIND users AS other
  WITH other, sum(weight) AS has, sum(CASE WHEN mine THEN weight ELSE 0.0 END) AS shared,
       collect(CASE WHEN mine THEN [t, weight, usedBy] END) AS common
  WHERE shared > 0
  RETURN collect([other, has, shared, common]) AS alike
}
WITH r, [a IN alike WHERE a[0] <> r] AS others, [a IN alike WHERE a[0] = r | a[1]][0] AS own
CALL (others, own) {
  UNWIND others AS a
  WITH a[0] AS other, a[2] / (own + a[1] - a[2]) AS score, a[3] AS common
  ORDER BY score DESC, other.name, other.id
  LIMIT $limit
  RETURN collect([[other.id, other.name, other.dataset], score, [c IN common | [[labels(c[0])[0], c[0].id, c[0].name, c[0].dataset], c[1], c[2]]]]) AS items
}
RETURN r.id, r.name, r.dataset, size(others) AS total, items

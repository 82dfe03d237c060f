// One relationship type: how many, of a sample of them the properties, and of a much
// larger one the labels of the ends: what joins few nodes is as telling. Asked for all types at once, joined by UNION ALL.
MATCH ()-[r:$any($types)]->()
WITH count(r) AS total
CALL () {
  MATCH ()-[r:$any($types)]->()
  WITH r LIMIT 10000
  UNWIND keys(r) AS property
  WITH property, collect(DISTINCT valueType(r[property])) AS types
  ORDER BY property
  RETURN collect([property, types]) AS properties
}
CALL () {
  MATCH (a)-[r:$any($types)]->(b)
  WITH a, b LIMIT 500000
  UNWIND labels(a) AS start
  UNWIND labels(b) AS end
  WITH start, end, count(*) AS links
  ORDER BY start, end
  RETURN collect([start, end, links]) AS connections
}
RETURN total, properties, connections

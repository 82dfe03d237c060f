// One node and its relationships, grouped by type, direction and label of the
// other end; in each group the most telling first.
MATCH (n:$($label)) WHERE n[$property] IN $keys
WITH n LIMIT 1
OPTIONAL MATCH (n)-[r]-(m)
WITH n, r, m,
     CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction,
     coalesce([l IN labels(m) WHERE l IN $keyed][0], labels(m)[0], '') AS label,
     coalesce(toFloatOrNull(r.importance) * coalesce(toFloatOrNull(r.level), 1.0), toFloatOrNull(r.share), -toFloatOrNull(r.rank),
              CASE WHEN r.in_demand = true THEN 2.0 WHEN r.hot = true THEN 1.0 ELSE 0.0 END) AS rank,
     toLower(coalesce(toStringOrNull(m.name), toStringOrNull(m.title), '')) AS name
ORDER BY rank DESC, name, elementId(r)
WITH n, type(r) AS type, direction, label, count(r) AS total,
     collect([
       [elementId(m), labels(m), [m.name, m.title, m.dataset], [k IN $keyProperties | m[k]]],
       elementId(r), properties(r), rank, name
     ])[..$perGroup] AS links
RETURN n, collect([type, direction, label, total, links]) AS groups

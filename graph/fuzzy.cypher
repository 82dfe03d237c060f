// Candidates for names with typing errors, from the full-text index.
CALL db.index.fulltext.queryNodes($index, $query, {limit: 200}) YIELD node AS n
WHERE $labels = [] OR any(l IN labels(n) WHERE l IN $labels)
RETURN [elementId(n), labels(n), [n.name, n.title, n.dataset], [k IN $keyProperties | n[k]]] AS ref,
       [t IN [n.name, n.title] + coalesce(n.aliases, []) + [k IN $keyProperties | n[k]] WHERE t IS NOT NULL | toStringOrNull(t)] AS texts

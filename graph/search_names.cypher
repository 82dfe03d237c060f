// Every node by what it is called: its name, title, aliases and keys.
MATCH (n)
WITH n LIMIT $limit
RETURN [elementId(n), labels(n), [n.name, n.title, n.dataset], [k IN $keyProperties | n[k]]] AS ref,
       labels(n) AS labels,
       [t IN [n.name, n.title] + coalesce(n.aliases, []) WHERE toStringOrNull(t) IS NOT NULL | toString(t)] AS texts,
       [k IN $keyProperties WHERE toStringOrNull(n[k]) IS NOT NULL | toString(n[k])] AS keys
ORDER BY n.dataset, elementId(n)

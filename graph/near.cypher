// Candidates for names with typing errors where no full-text index helps: names of
// about the same length that hold one of the pieces. Two errors leave one of three
// pieces whole.
MATCH (n:$any($labels))
WITH n, [t IN [n.name, n.title] + coalesce(n.aliases, []) + [k IN $keyProperties | n[k]] WHERE toStringOrNull(t) IS NOT NULL | toString(t)] AS all
WITH n, [t IN all WHERE abs(size(t) - $size) <= 2 AND any(piece IN $pieces WHERE toLower(t) CONTAINS piece)] AS texts
WHERE size(texts) > 0
RETURN [elementId(n), labels(n), [n.name, n.title, n.dataset], [k IN $keyProperties | n[k]]] AS ref, texts
LIMIT 1000

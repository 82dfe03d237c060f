// Named nodes whose name, title or alias contains the text, or whose key begins
// with it: exact first, then prefix, word, anywhere; names before aliases.
MATCH (n:$any($labels))
WHERE toLower(toStringOrNull(n.name)) CONTAINS $q
   OR toLower(toStringOrNull(n.title)) CONTAINS $q
   OR any(alias IN [] + coalesce(n.aliases, []) WHERE toLower(toStringOrNull(alias)) CONTAINS $q)
   OR any(k IN $keyProperties WHERE toLower(toStringOrNull(n[k])) STARTS WITH $q)
WITH n, [t IN [n.name, n.title] + coalesce(n.aliases, []) WHERE toLower(toStringOrNull(t)) CONTAINS $q | toString(t)] AS texts
UNWIND CASE size(texts) WHEN 0 THEN [''] ELSE texts END AS text
WITH n, text, toLower(text) AS lower
WITH n, text,
     CASE
       WHEN lower = $q THEN 5.0
       WHEN lower STARTS WITH $q AND text <> '' THEN 4.0
       WHEN any(separator IN [' ', '-', '/', '(', '.', ','] WHERE lower CONTAINS separator + $q) THEN 3.0
       ELSE 2.0
     END - CASE WHEN text = coalesce(n.name, n.title) THEN 0.0 ELSE 0.5 END AS score
ORDER BY score DESC, size(text), text
WITH n, collect([score, text])[0] AS best
ORDER BY best[0] DESC, size(best[1]), best[1], n.dataset, elementId(n)
WITH count(n) AS total, collect([n, best])[..$limit] AS hits
RETURN total, [h IN hits | [
  [elementId(h[0]), labels(h[0]), [h[0].name, h[0].title, h[0].dataset], [k IN $keyProperties | (h[0])[k]]], h[1][0], h[1][1]
]] AS items

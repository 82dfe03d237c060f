// Named nodes whose name, title or alias contains the text, or whose key begins
// with it: exact first, then prefix, word, anywhere; names before aliases.
CALL () {
  MATCH (n:$any($labels))
  WHERE toLower(toStringOrNull(n.name)) CONTAINS $q
     OR toLower(toStringOrNull(n.title)) CONTAINS $q
     OR any(alias IN [] + coalesce(n.aliases, []) WHERE toLower(toStringOrNull(alias)) CONTAINS $q)
     OR any(k IN $keyProperties WHERE toLower(toStringOrNull(n[k])) STARTS WITH $q)
  RETURN collect(n) AS found
}
CALL (found) {
  UNWIND found AS n
  WITH n, [t IN [n.name, n.title] + coalesce(n.aliases, []) WHERE toLower(toStringOrNull(t)) CONTAINS $q | toString(t)] AS texts
  WITH n, [t IN texts | [
    CASE
      WHEN toLower(t) = $q THEN 5.0
      WHEN toLower(t) STARTS WITH $q THEN 4.0
      WHEN any(separator IN [' ', '-', '/', '(', '.', ','] WHERE toLower(t) CONTAINS separator + $q) THEN 3.0
      ELSE 2.0
    END - CASE WHEN t = toString(coalesce(n.name, n.title)) THEN 0.0 ELSE 0.5 END, t]] AS scored
  WITH n, reduce(best = [1.5, ''], s IN scored | CASE
    WHEN s[0] > best[0] OR (s[0] = best[0] AND size(s[1]) < size(best[1])) THEN s ELSE best
  END) AS best
  ORDER BY best[0] DESC, size(best[1]), best[1], n.dataset, elementId(n)
  LIMIT $limit
  RETURN collect([
    [elementId(n), labels(n), [n.name, n.title, n.dataset], [k IN $keyProperties | n[k]]], best[0], best[1]
  ]) AS items
}
RETURN size(found) AS total, items

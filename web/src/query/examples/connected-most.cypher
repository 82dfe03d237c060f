MATCH (n)
RETURN n, COUNT { (n)--() } AS relationships
ORDER BY relationships DESC
LIMIT 25

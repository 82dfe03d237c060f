MATCH ()-[r]->()
WHERE r.source IS NULL OR r.dataset IS NULL
RETURN type(r) AS type, count(*) AS relationships
ORDER BY type

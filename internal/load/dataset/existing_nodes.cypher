MATCH (n:`$LABEL`)
WHERE n.id IS NOT NULL
RETURN n.id AS id, coalesce(n.dataset = $dataset, false) AS ours, properties(n) AS properties

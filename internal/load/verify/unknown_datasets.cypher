MATCH ()-[r]->()
WITH type(r) AS type, r.dataset AS dataset, count(*) AS relationships
WHERE dataset IS NOT NULL AND NOT EXISTS { (:Dataset {id: dataset}) }
RETURN type, toString(dataset), relationships
ORDER BY type, dataset

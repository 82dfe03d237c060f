MATCH (task:Task)<-[:DOES]-(r:Role)
WITH task, collect(r.name) AS roles
WHERE size(roles) > 1
RETURN task, roles
ORDER BY size(roles) DESC, task.name

// Every role with what it requires, uses and holds, the roles that it may become, and
// itself in other data sets: one row a role.
MATCH (r:Role)
RETURN r.id, r.name, r.dataset, r.job_zone,
       [(r)-[h:REQUIRES]->(t) | [t.id, h.importance, h.level, h.essential]] AS skills,
       [(r)-[:USES]->(t) | [t.id]] AS tools,
       [(r)-[:HOLDS]->(t) | [t.id]] AS degrees,
       [(r)-[:RELATED_TO]->(o:Role) | o.id] AS related,
       [(r)-[:SAME_AS]-(o:Role) | o.id] AS twins
ORDER BY r.id

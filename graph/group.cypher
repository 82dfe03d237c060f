// The roles of a group, at any depth.
MATCH (g:Group) WHERE g.id = $group
OPTIONAL MATCH (g)<-[:PART_OF*0..]-()<-[:IN_GROUP]-(r:Role)
WITH DISTINCT r ORDER BY r.name, r.id LIMIT $limit
RETURN r.id

// The evidence of career routes: what the roles on them require and use, and how
// they are related.
MATCH (r:Role) WHERE r.id IN $roles
RETURN r.id,
       [(r)-[h:REQUIRES|USES]->(t) | [type(h), t.id, properties(h)]] AS things,
       [(r)-[h:RELATED_TO]->(o:Role) WHERE o.id IN $roles | [o.id, properties(h)]] AS related

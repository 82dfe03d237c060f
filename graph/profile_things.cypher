// The skills, tools and degrees that roles may have.
MATCH (t:Skill|Tool|Degree)
RETURN labels(t)[0], t.id, t.name, t.dataset, t.kind

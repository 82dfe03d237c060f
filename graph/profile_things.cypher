// The skills and tools that roles may have.
MATCH (t:Skill|Tool)
RETURN labels(t)[0], t.id, t.name, t.dataset, t.kind

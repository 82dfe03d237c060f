// {"params": {"a": "15-1211.00", "b": "11-3021.00"}}
MATCH (b:Role {id: $b})-[need:REQUIRES]->(s:Skill)
OPTIONAL MATCH (:Role {id: $a})-[have:REQUIRES]->(s)
RETURN s.name AS skill, need.importance * (need.level - coalesce(have.level, 0)) AS gap ORDER BY gap DESC, skill

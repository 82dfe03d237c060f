MATCH p = (:Role|Team)-[:WORKS_WITH]->(:Role|Team)
RETURN p

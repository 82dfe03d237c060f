MATCH ()-[r]->()
RETURN r

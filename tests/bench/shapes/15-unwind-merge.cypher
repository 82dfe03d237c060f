// {"rows": 0}
UNWIND range(1, 1000) AS i MERGE (n:Scratch {id: 'scratch'}) SET n.i = i

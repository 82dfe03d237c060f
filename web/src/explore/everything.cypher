// Every node, where the graph is small enough for one canvas.
MATCH (n)
RETURN n
LIMIT toInteger($most)

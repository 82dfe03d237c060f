// The nodes that are drawn, with all their properties.
MATCH (n) WHERE elementId(n) IN $ids
RETURN n

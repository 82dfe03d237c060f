// One node.
MATCH (n:$($label)) WHERE n[$property] IN $keys
RETURN n LIMIT 1

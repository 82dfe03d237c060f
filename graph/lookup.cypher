// Nodes of one label by their keys. Asked for all labels at once, joined by UNION ALL.
MATCH (n:$($label)) WHERE n[$property] IN $keys
RETURN n

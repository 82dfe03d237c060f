// The shortest paths between two nodes. How many, how long and along or against
// the arrows stands in the text: Cypher takes no parameters there. Asked for one
// path first; then for those of its length, and of each length above it as a chain
// of so many relationships, until there are enough.
MATCH (n:$($label)) WHERE n[$property] IN $keys
WITH n LIMIT 1
MATCH (m:$($toLabel)) WHERE m[$toProperty] IN $toKeys
WITH n, m LIMIT 1
OPTIONAL MATCH p = SHORTEST 5 (n)-[:$any($types)]-{1,6}(m)
RETURN p
LIMIT $limit

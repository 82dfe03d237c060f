UNWIND $rows AS row
MATCH (a:FROM {id: row.a})
MATCH (b:TO {id: row.b})
MERGE (a)-[e:TYPE]->(b)
SET e += row.props

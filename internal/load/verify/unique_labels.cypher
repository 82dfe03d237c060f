SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties
WHERE type IN ['UNIQUENESS', 'NODE_KEY'] AND properties = ['id']
RETURN labelsOrTypes[0] AS label

// Constraints, as SHOW prints them. A uniqueness constraint makes a property the
// key of its label.
SHOW CONSTRAINTS
YIELD name, type, entityType, labelsOrTypes, properties
RETURN name, type, entityType, labelsOrTypes, properties
ORDER BY name

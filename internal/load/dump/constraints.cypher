SHOW CONSTRAINTS YIELD name, createStatement
RETURN createStatement
ORDER BY name

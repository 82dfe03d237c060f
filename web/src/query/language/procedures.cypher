SHOW PROCEDURES YIELD name, description, signature
RETURN name, description, signature

SHOW FUNCTIONS YIELD name, description, signature, isDeprecated
RETURN name, description, signature, isDeprecated

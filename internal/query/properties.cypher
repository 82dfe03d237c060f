CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey

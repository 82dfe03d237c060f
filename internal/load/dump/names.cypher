CALL { CALL db.labels() YIELD label RETURN collect(label) AS labels }
CALL { CALL db.propertyKeys() YIELD propertyKey RETURN collect(propertyKey) AS keys }
RETURN labels + keys

// {"rows": 20}
MATCH (t:Tool) WHERE toLower(t.name) CONTAINS 'software' RETURN t.name AS name ORDER BY name LIMIT 20

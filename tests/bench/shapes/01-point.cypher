// {"rows": 1, "params": {"id": "15-1252.00"}}
MATCH (r:Role {id: $id}) RETURN r

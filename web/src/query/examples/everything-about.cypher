MATCH p = (:Role {id: $role})--()
RETURN p

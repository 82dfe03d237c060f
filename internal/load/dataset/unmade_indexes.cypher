// The indexes that belong to no constraint and are not filled.
SHOW INDEXES YIELD name, state, owningConstraint
WHERE state = 'POPULATING' AND owningConstraint IS NULL
RETURN name

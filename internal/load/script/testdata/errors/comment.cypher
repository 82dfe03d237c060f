CREATE (:A);
RETURN 1 /* never
closed; RETURN 2;
----
s.cypher:2:10: Failed to parse comment. A comment starting on `/*` must have a closing `*/`.
    2 | RETURN 1 /* never
      |          ^
Nothing was run.

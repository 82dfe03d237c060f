CREATE (:A);
CREATE (:A);

  RETURN 1 AS x, y;
CREATE (:B);
----
s.cypher:4:18: Variable `y` not defined (Neo.ClientError.Statement.SyntaxError)
    4 |   RETURN 1 AS x, y;
      |                  ^
Committed: 2 of 4 statements, the last one at s.cypher:2:1.

CREATE (:A);
:begin
CREATE (:B);
CREATE (:C);
RETURN nothing;
:commit
----
s.cypher:5:8: Variable `nothing` not defined (Neo.ClientError.Statement.SyntaxError)
    5 | RETURN nothing;
      |        ^
Committed: 1 of 4 statements, the last one at s.cypher:1:1. 2 after that ran in a transaction that was rolled back.

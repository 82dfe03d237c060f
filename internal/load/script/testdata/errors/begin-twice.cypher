:begin
:begin
----
s.cypher:2:1: a transaction is open already, since s.cypher:1:1
    2 | :begin
      | ^
Committed: nothing of 0 statements.

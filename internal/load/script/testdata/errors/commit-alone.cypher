CREATE (:A);
:commit
----
s.cypher:2:1: no transaction is open: :begin is missing
    2 | :commit
      | ^
Committed: 1 of 1 statements, the last one at s.cypher:1:1.

CREATE (:A);
:begin
CREATE (:B);
----
s.cypher:2:1: this transaction is never committed: :commit is missing
    2 | :begin
      | ^
Committed: 1 of 2 statements, the last one at s.cypher:1:1. 1 after that ran in a transaction that was rolled back.

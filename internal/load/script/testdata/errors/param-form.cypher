:param name = 1
----
s.cypher:1:8: expected `:param name => expression` or `:param {name: expression}`
    1 | :param name = 1
      |        ^
Committed: nothing of 0 statements.

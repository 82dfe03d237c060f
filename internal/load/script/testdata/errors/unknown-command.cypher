:source other.cypher
----
s.cypher:1:1: unknown command :source; scripts have :param, :params, :begin, :commit, :rollback and :use
    1 | :source other.cypher
      | ^
Committed: nothing of 0 statements.

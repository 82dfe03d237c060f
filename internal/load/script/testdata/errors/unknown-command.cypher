:history clear
----
s.cypher:1:1: unknown command :history; scripts have :param, :params, :begin, :commit, :rollback, :use and :source
    1 | :history clear
      | ^
Committed: nothing of 0 statements.

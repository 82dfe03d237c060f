:param {a: nothing}
----
s.cypher:1:12: Variable `nothing` not defined (Neo.ClientError.Statement.SyntaxError)
    1 | :param {a: nothing}
      |            ^
Committed: nothing of 0 statements.

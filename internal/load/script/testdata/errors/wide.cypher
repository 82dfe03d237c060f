	RETURN	'中文 😀 é' AS x, y; RETURN 2
----
s.cypher:1:24: Variable `y` not defined (Neo.ClientError.Statement.SyntaxError)
    1 | 	RETURN	'中文 😀 é' AS x, y; RETURN 2
      | 	      	                  ^
Committed: nothing of 2 statements.

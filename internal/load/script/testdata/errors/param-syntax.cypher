:param  a  =>  [1, 2,, 3]
----
s.cypher:1:22: Invalid input ',': expected an expression (Neo.ClientError.Statement.SyntaxError)
    1 | :param  a  =>  [1, 2,, 3]
      |                      ^
Committed: nothing of 0 statements.

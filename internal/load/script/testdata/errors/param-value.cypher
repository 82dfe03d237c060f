:param é => 'é' + $unknown
----
s.cypher:1:13: Expected parameter(s): unknown (Neo.ClientError.Statement.ParameterMissing)
    1 | :param é => 'é' + $unknown
      |             ^
Committed: nothing of 0 statements.

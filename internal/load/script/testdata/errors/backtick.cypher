RETURN 1 AS `never;
----
s.cypher:1:13: Failed to parse escaped name. A name starting on a backtick must have a closing backtick.
    1 | RETURN 1 AS `never;
      |             ^
Nothing was run.

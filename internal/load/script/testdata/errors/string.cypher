CREATE (:A);
RETURN 1; RETURN "it's;
RETURN 2;
----
s.cypher:2:18: Failed to parse string literal. The query must contain an even number of non-escaped quotes.
    2 | RETURN 1; RETURN "it's;
      |                  ^
Nothing was run.

CREATE CONSTRAINT FOR (n:A) REQUIRE n.id IS UNIQUE;
CREATE (:A {id: 1});
/* again */ CREATE (:A {id: 1});
----
s.cypher:3:13: Node(id) already exists with label `A` and property `id` = 1 (Neo.ClientError.Schema.ConstraintValidationFailed)
    3 | /* again */ CREATE (:A {id: 1});
      |             ^
Committed: 2 of 3 statements, the last one at s.cypher:2:1.

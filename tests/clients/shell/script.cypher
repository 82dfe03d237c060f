CREATE (:Shell {name: 'one', at: date('2024-02-29')});
MATCH (n:Shell) RETURN n.name AS name, n.at AS at, n;
:begin
MATCH (n:Shell) SET n.name = 'two';
:rollback
MATCH (n:Shell) RETURN n.name AS name;
MATCH (n:Shell) DELETE n;

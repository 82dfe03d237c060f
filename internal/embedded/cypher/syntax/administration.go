package syntax

import (
	"strings"

	"rolegraph/internal/cypherlex"
)

// Administration is a command for databases, users, roles, privileges, aliases or
// servers. Only that it is one is known of it.
type Administration struct {
	Span
	Text string
}

func (*Administration) body() {}

func (n *Administration) String() string { return text(n) }

func (n *Administration) print(p *printer) { p.put(n.Text) }

// administrationWords are how such commands begin. A star stands for any name.
var administrationWords = strings.Split(`SHOW ROLE,SHOW ROLES,SHOW POPULATED,SHOW ALL ROLES,SHOW PRIVILEGE,SHOW PRIVILEGES,SHOW ALL PRIVILEGES,
	SHOW USER * PRIVILEGES,SHOW USER PRIVILEGES,SHOW SERVER,SHOW SERVERS,SHOW ALIAS,SHOW ALIASES,SHOW SUPPORTED,
	CREATE DATABASE,CREATE COMPOSITE,CREATE USER,CREATE ROLE,CREATE IMMUTABLE,CREATE ALIAS,CREATE OR REPLACE DATABASE,
	CREATE OR REPLACE COMPOSITE,CREATE OR REPLACE USER,CREATE OR REPLACE ROLE,CREATE OR REPLACE ALIAS,
	DROP DATABASE,DROP COMPOSITE,DROP USER,DROP ROLE,DROP ALIAS,DROP SERVER,
	ALTER DATABASE,ALTER USER,ALTER CURRENT,ALTER ALIAS,ALTER SERVER,RENAME USER,RENAME ROLE,RENAME SERVER,
	GRANT *,DENY *,REVOKE *,START DATABASE,STOP DATABASE,ENABLE SERVER,DEALLOCATE *,REALLOCATE *,DRYRUN *`, ",")

// administration reads such a command to its end; nil for anything else.
func (p *parser) administration() Body {
	for _, words := range administrationWords {
		if p.beginsWith(strings.Fields(words)) {
			start := p.start()
			for k := p.tok().Kind; k != cypherlex.EOF && k != cypherlex.Semicolon; k = p.tok().Kind {
				p.advance()
			}
			span := p.from(start)
			return &Administration{span, p.src[span.Start:span.Stop]}
		}
	}
	return nil
}

func (p *parser) beginsWith(words []string) bool {
	for i, word := range words {
		if !isName(p.peek(i)) || word != "*" && !isWord(p.peek(i), word) {
			return false
		}
	}
	return p.peek(len(words)).Kind != cypherlex.Eq // CREATE user = ()-->()
}

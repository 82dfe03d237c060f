package syntax

import "strings"

// clauseWords are the words that clauses start with, as errors show them.
var clauseWords = []string{
	"CALL", "CREATE", "DELETE", "DETACH", "FINISH", "FOREACH", "INSERT", "LIMIT", "LOAD CSV", "MATCH", "MERGE",
	"NODETACH", "OFFSET", "OPTIONAL", "ORDER BY", "REMOVE", "RETURN", "SET", "SKIP", "UNWIND", "USE", "WITH",
}

// atClause tells whether a clause starts here.
func (p *parser) atClause() bool {
	for _, words := range clauseWords {
		if p.isWord(words) {
			return true
		}
	}
	p.wantClause()
	return false
}

func (p *parser) wantClause() {
	if p.pos == p.gatherAt {
		for _, words := range clauseWords {
			p.want("'" + words + "'")
		}
	}
}

// clause parses one clause.
func (p *parser) clause() Clause {
	switch strings.ToUpper(p.tok().Text) {
	case "MATCH":
		return p.match()
	case "OPTIONAL":
		return p.optional()
	case "UNWIND":
		return p.unwind()
	case "WITH":
		return p.with()
	case "RETURN":
		return p.returns()
	case "CREATE", "INSERT":
		return p.create()
	case "MERGE":
		return p.merge()
	case "SET":
		return p.set()
	case "REMOVE":
		return p.remove()
	case "DELETE", "DETACH", "NODETACH":
		return p.delete()
	case "FOREACH":
		return p.foreach()
	case "CALL":
		return p.call()
	case "LOAD":
		return p.loadCSV()
	case "USE":
		return p.use()
	case "FINISH":
		return p.finish()
	case "ORDER", "SKIP", "OFFSET", "LIMIT":
		return p.page()
	}
	p.wantClause()
	p.unexpected()
	return nil
}

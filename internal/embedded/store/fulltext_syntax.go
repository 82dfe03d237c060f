package store

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"rolegraph/internal/embedded/value"
)

// SearchSyntax is the code of a full-text query that cannot be read.
const SearchSyntax value.Code = "Neo.ClientError.Procedure.ProcedureCallFailed"

// A search is a parsed full-text query: a term, or a combination of others.
type search interface{}

type (
	// group holds what is in brackets, or the whole.
	searchGroup struct{ clauses []searchClause }
	// searchTerm is a word.
	searchTerm struct{ field, word string }
	// searchPattern is every word that matches: of wildcards and regular expressions.
	searchPattern struct {
		field, start string // start is what all of these words begin with
		pattern      *regexp.Regexp
	}
	// searchFuzzy is every word so many edits away.
	searchFuzzy struct {
		field, word string
		edits       int
	}
	// searchPhrase is words in this order, with at most slop moves between them.
	searchPhrase struct {
		field string
		words []string
		slop  int
	}
	// searchRange is every word between two; "" has no end.
	searchRange struct {
		field, low, high string
		incLow, incHigh  bool
	}
	searchAll struct{}
)

// occur is what a clause means for its group.
type occur uint8

const (
	occurShould occur = iota
	occurMust
	occurNot
)

// searchClause is one part of a group.
type searchClause struct {
	query search
	occur occur
	boost float64
}

// searchParser reads Lucene's classic query syntax.
type searchParser struct {
	text  string
	pos   int
	depth int
}

const searchDepth = 100 // how deep brackets may lie in each other

// parseSearch reads a query of View.Search.
func parseSearch(text string) (group searchGroup, err error) {
	p := &searchParser{text: text}
	defer func() {
		if failed, ok := recover().(*value.Error); ok {
			err = failed
		}
	}()
	group = p.group("")
	if p.pos < len(p.text) {
		p.fail()
	}
	return group, nil
}

// fail says where the query cannot be read on.
func (p *searchParser) fail() {
	found := `"<EOF>"`
	if p.pos < len(p.text) {
		r, _ := utf8.DecodeRuneInString(p.text[p.pos:])
		found = fmt.Sprintf(`" "%c" "%c "" `, r, r)[1:]
	}
	panic(&value.Error{Code: SearchSyntax, Message: fmt.Sprintf("Encountered %s at line 1, column %d.", found, utf8.RuneCountInString(p.text[:p.pos]))})
}

func (p *searchParser) skipSpace() {
	for p.pos < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.pos]) >= 0 {
		p.pos++
	}
}

// accept takes a sign or a word that stands alone.
func (p *searchParser) accept(what string) bool {
	if !strings.HasPrefix(p.text[p.pos:], what) {
		return false
	}
	if end := p.pos + len(what); what[0] >= 'A' && what[0] <= 'Z' && end < len(p.text) && strings.IndexByte(" \t\r\n()", p.text[end]) < 0 {
		return false
	}
	p.pos += len(what)
	return true
}

func (p *searchParser) acceptAny(all ...string) bool {
	for _, what := range all {
		if p.accept(what) {
			return true
		}
	}
	return false
}

// group reads clauses up to a closing bracket or the end. AND makes the clause
// before it one that must hold, too.
func (p *searchParser) group(field string) searchGroup {
	if p.depth++; p.depth > searchDepth {
		p.fail()
	}
	defer func() { p.depth-- }()
	var g searchGroup
	for {
		p.skipSpace()
		if p.pos == len(p.text) || p.text[p.pos] == ')' {
			if len(g.clauses) == 0 {
				p.fail()
			}
			return g
		}
		and := false
		if len(g.clauses) > 0 {
			and = p.acceptAny("AND", "&&")
			if !and {
				p.acceptAny("OR", "||")
			}
			p.skipSpace()
		}
		c := searchClause{occur: occurShould, boost: 1}
		switch {
		case p.acceptAny("NOT", "!", "-"):
			c.occur = occurNot
		case p.accept("+") || and:
			c.occur = occurMust
		}
		if last := len(g.clauses) - 1; and && g.clauses[last].occur == occurShould {
			g.clauses[last].occur = occurMust
		}
		p.skipSpace()
		c.query = p.clause(field)
		if p.accept("^") {
			c.boost = p.number(1)
		}
		g.clauses = append(g.clauses, c)
	}
}

// clause reads [field:] and a term or a group.
func (p *searchParser) clause(field string) search {
	if p.accept("*:*") {
		return searchAll{}
	}
	start := p.pos
	if name := p.word(); name != "" && p.accept(":") {
		field = unescaped(name)
		p.skipSpace()
	} else {
		p.pos = start
	}
	if p.pos == len(p.text) {
		p.fail()
	}
	switch p.text[p.pos] {
	case '(':
		p.pos++
		g := p.group(field)
		if !p.accept(")") {
			p.fail()
		}
		return g
	case '"':
		return p.phrase(field)
	case '/':
		return p.pattern(field)
	case '[', '{':
		return p.between(field)
	}
	return p.term(field)
}

// word takes the signs that a term may have, escaped ones included.
func (p *searchParser) word() string {
	start := p.pos
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == '\\' && p.pos+1 < len(p.text):
			_, size := utf8.DecodeRuneInString(p.text[p.pos+1:])
			p.pos += 1 + size
			continue
		case strings.IndexByte(" \t\r\n()[]{}\"^~:!\\/", c) >= 0:
			return p.text[start:p.pos]
		}
		p.pos++
	}
	return p.text[start:p.pos]
}

// term reads a word with wildcards, or one that may be misspelt.
func (p *searchParser) term(field string) search {
	word := p.word()
	if word == "" {
		p.fail()
	}
	if word == "*" {
		return searchAll{}
	}
	if p.accept("~") {
		return searchFuzzy{field, strings.ToLower(unescaped(word)), edits(p.number(2), unescaped(word))}
	}
	if hasWildcard(word) {
		return wildcards(field, word)
	}
	words := Words(unescaped(word))
	if len(words) == 1 {
		return searchTerm{field, words[0]}
	}
	var g searchGroup
	for _, w := range words {
		g.clauses = append(g.clauses, searchClause{query: searchTerm{field, w}, boost: 1})
	}
	return g
}

// edits is how many edits a number behind ~ allows: a whole one says so itself, a
// fraction is how alike the words must be.
func edits(number float64, word string) int {
	if number < 1 {
		number = (1 - number) * float64(utf8.RuneCountInString(word))
	}
	return min(int(number), 2)
}

// number reads a number, if there is one.
func (p *searchParser) number(otherwise float64) float64 {
	start := p.pos
	for p.pos < len(p.text) && (p.text[p.pos] >= '0' && p.text[p.pos] <= '9' || p.text[p.pos] == '.') {
		p.pos++
	}
	if n, err := strconv.ParseFloat(p.text[start:p.pos], 64); err == nil {
		return n
	}
	return otherwise
}

func (p *searchParser) phrase(field string) search {
	end := p.closing('"')
	words := Words(unescaped(p.text[p.pos+1 : end]))
	p.pos = end + 1
	slop := 0
	if p.accept("~") {
		slop = int(p.number(0))
	}
	if len(words) == 1 {
		return searchTerm{field, words[0]}
	}
	return searchPhrase{field, words, slop}
}

// closing finds the sign that closes what begins here.
func (p *searchParser) closing(sign byte) int {
	for i := p.pos + 1; i < len(p.text); i++ {
		switch p.text[i] {
		case '\\':
			i++
		case sign:
			return i
		}
	}
	p.pos = len(p.text)
	p.fail()
	return 0
}

func (p *searchParser) pattern(field string) search {
	end := p.closing('/')
	compiled, err := regexp.Compile(`\A(?:` + p.text[p.pos+1:end] + `)\z`)
	if err != nil {
		p.fail()
	}
	p.pos = end + 1
	return searchPattern{field: field, pattern: compiled}
}

// between reads [low TO high], {low TO high} or a mixture.
func (p *searchParser) between(field string) search {
	r := searchRange{field: field, incLow: p.text[p.pos] == '['}
	p.pos++
	r.low = p.bound()
	p.skipSpace()
	if !p.accept("TO") {
		p.fail()
	}
	r.high = p.bound()
	p.skipSpace()
	r.incHigh = strings.HasPrefix(p.text[p.pos:], "]")
	if !p.acceptAny("]", "}") {
		p.fail()
	}
	return r
}

func (p *searchParser) bound() string {
	p.skipSpace()
	word := p.word()
	if word == "" && p.pos < len(p.text) && p.text[p.pos] == '"' {
		end := p.closing('"')
		word = p.text[p.pos+1 : end]
		p.pos = end + 1
	}
	if word == "" {
		p.fail()
	}
	if word == "*" {
		return ""
	}
	return strings.ToLower(unescaped(word))
}

func unescaped(text string) string {
	var b strings.Builder
	escaped := false
	for _, r := range text {
		if r == '\\' && !escaped {
			escaped = true
			continue
		}
		b.WriteRune(r)
		escaped = false
	}
	return b.String()
}

func hasWildcard(word string) bool {
	for i := 0; i < len(word); i++ {
		switch word[i] {
		case '\\':
			i++
		case '*', '?':
			return true
		}
	}
	return false
}

// wildcards makes a pattern of * and ?.
func wildcards(field, word string) search {
	var pattern, start strings.Builder
	escaped, fixed := false, true
	for _, r := range strings.ToLower(word) {
		switch {
		case r == '\\' && !escaped:
			escaped = true
			continue
		case r == '*' && !escaped:
			pattern.WriteString(".*")
			fixed = false
		case r == '?' && !escaped:
			pattern.WriteByte('.')
			fixed = false
		default:
			pattern.WriteString(regexp.QuoteMeta(string(r)))
			if fixed {
				start.WriteRune(r)
			}
		}
		escaped = false
	}
	return searchPattern{field, start.String(), regexp.MustCompile(`\A(?s:` + pattern.String() + `)\z`)}
}

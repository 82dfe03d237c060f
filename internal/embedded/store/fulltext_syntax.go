package store

import (
	"strconv"
	"strings"

	"rolegraph/internal/embedded/value"
)

type occur uint8

const (
	occurShould occur = iota
	occurMust
	occurNot
)

// searchClause is one part of a full-text query.
type searchClause struct {
	field  string
	words  []string // all of them must be there
	prefix bool
	fuzzy  int // the greatest distance; 0 means exact
	occur  occur
	boost  float64
}

// parseSearch reads a query of Index.Search.
func parseSearch(query string) ([]searchClause, error) {
	var clauses []searchClause
	pending := occurShould
	rest := strings.TrimSpace(query)
	for rest != "" {
		var token string
		token, rest = nextToken(rest)
		switch token {
		case "AND", "&&":
			if n := len(clauses); n > 0 && clauses[n-1].occur == occurShould {
				clauses[n-1].occur = occurMust
			}
			pending = occurMust
			continue
		case "OR", "||":
			pending = occurShould
			continue
		case "NOT", "!":
			pending = occurNot
			continue
		}
		c, err := parseClause(token, pending)
		if err != nil {
			return nil, err
		}
		pending = occurShould
		if len(c.words) > 0 {
			clauses = append(clauses, c)
		}
	}
	return clauses, nil
}

// nextToken cuts off the text up to the next space outside quotes.
func nextToken(s string) (token, rest string) {
	quoted, escaped := false, false
	for i, r := range s {
		switch {
		case escaped:
			escaped = false
		case r == '\\':
			escaped = true
		case r == '"':
			quoted = !quoted
		case !quoted && (r == ' ' || r == '\t' || r == '\n' || r == '(' || r == ')'):
			return s[:i], strings.TrimLeft(s[i:], " \t\n()")
		}
	}
	return s, ""
}

func parseClause(token string, o occur) (searchClause, error) {
	c := searchClause{occur: o, boost: 1}
	switch {
	case strings.HasPrefix(token, "+"):
		token, c.occur = token[1:], occurMust
	case strings.HasPrefix(token, "-"):
		token, c.occur = token[1:], occurNot
	}
	if strings.Count(strings.ReplaceAll(token, `\"`, ""), `"`)%2 == 1 {
		return c, value.Errorf(SearchSyntax, "Could not parse full-text query at %q: a quote is not closed", token)
	}
	if field, rest, ok := strings.Cut(token, ":"); ok && !strings.ContainsAny(field, `"\`) {
		c.field, token = field, rest
	}
	if body, boost, ok := cutNumber(token, '^'); ok {
		token, c.boost = body, boost
	}
	if body, distance, ok := cutNumber(token, '~'); ok && !strings.HasSuffix(body, `"`) {
		token, c.fuzzy = body, min(int(distance), 2)
	} else if ok {
		token = body
	}
	if strings.HasSuffix(token, "*") && !strings.HasSuffix(token, `\*`) {
		token, c.prefix = token[:len(token)-1], true
	}
	c.words = Words(strings.ReplaceAll(token, `\`, ""))
	if c.prefix && len(c.words) > 1 {
		c.prefix = false
	}
	return c, nil
}

// cutNumber splits "word~1" at the sign; without a number it is 2.
func cutNumber(token string, sign byte) (body string, number float64, ok bool) {
	at := strings.LastIndexByte(token, sign)
	if at < 0 || at > 0 && token[at-1] == '\\' {
		return token, 0, false
	}
	if at == len(token)-1 {
		return token[:at], 2, true
	}
	number, err := strconv.ParseFloat(token[at+1:], 64)
	return token[:at], number, err == nil
}

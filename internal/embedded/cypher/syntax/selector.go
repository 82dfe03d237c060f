package syntax

import "rolegraph/internal/cypherlex"

// selector reads ANY …, ALL … or SHORTEST … before a path; nil if there is none.
func (p *parser) selector() *Selector {
	if next := p.peek(1).Kind; next == cypherlex.LParen && !p.isWord("ANY") && !p.isWord("ALL") {
		return nil
	}
	start := p.start()
	n := &Selector{Count: 1}
	switch {
	case p.takeWord("ANY SHORTEST"):
		n.Kind = SelectShortest
	case p.takeWord("ALL SHORTEST"):
		n.Kind = SelectAllShortest
	case p.takeWord("ANY"):
		n.Kind = SelectAny
		n.Count = p.optionalCount()
	case p.takeWord("ALL"):
		n.Kind = SelectAll
	case p.takeWord("SHORTEST"):
		n.Kind = SelectShortest
		n.Count = p.optionalCount()
	default:
		return nil
	}
	p.takeEither("PATHS", "PATH")
	if n.Kind == SelectShortest && p.takeEither("GROUPS", "GROUP") {
		n.Kind = SelectShortestGroups
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) takeEither(a, b string) bool { return p.takeWord(a) || p.takeWord(b) }

// optionalCount reads a count, 1 if there is none.
func (p *parser) optionalCount() int64 {
	if p.tok().Kind == cypherlex.Number {
		return p.unsigned()
	}
	return 1
}

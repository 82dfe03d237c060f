package syntax

// Create is CREATE pattern (or INSERT pattern).
type Create struct {
	Span
	Pattern []*PatternPart
}

func (*Create) clause() {}

func (n *Create) String() string { return text(n) }

func (n *Create) print(p *printer) {
	p.put("CREATE ")
	list(p, n.Pattern, ", ")
}

func (p *parser) create() *Create {
	start := p.start()
	p.advance()
	n := &Create{Pattern: separated(p, p.patternPart)}
	n.Span = p.from(start)
	return n
}

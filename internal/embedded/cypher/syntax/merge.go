package syntax

// Merge is MERGE pattern with its ON CREATE SET and ON MATCH SET actions.
type Merge struct {
	Span
	Pattern *PatternPart
	Actions []*MergeAction // in order
}

// MergeAction is ON CREATE SET items or ON MATCH SET items.
type MergeAction struct {
	Span
	OnMatch bool // else ON CREATE
	Items   []SetItem
}

func (*Merge) clause() {}

func (n *Merge) String() string       { return text(n) }
func (n *MergeAction) String() string { return text(n) }

func (n *Merge) print(p *printer) {
	p.put("MERGE ", n.Pattern)
	for _, action := range n.Actions {
		p.put(" ", action)
	}
}

func (n *MergeAction) print(p *printer) {
	if n.OnMatch {
		p.put("ON MATCH SET ")
	} else {
		p.put("ON CREATE SET ")
	}
	list(p, n.Items, ", ")
}

func (p *parser) merge() *Merge {
	start := p.start()
	p.expectWord("MERGE")
	n := &Merge{Pattern: p.patternPart()}
	for p.atWord("ON") {
		n.Actions = append(n.Actions, p.mergeAction())
	}
	n.Span = p.from(start)
	return n
}

func (p *parser) mergeAction() *MergeAction {
	start := p.start()
	p.expectWord("ON")
	n := &MergeAction{OnMatch: p.acceptWord("MATCH")}
	if !n.OnMatch {
		p.expectWord("CREATE")
	}
	p.expectWord("SET")
	n.Items = separated(p, p.setItem)
	n.Span = p.from(start)
	return n
}

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

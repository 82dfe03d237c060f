package syntax

import (
	"strings"

	"rolegraph/internal/cypherlex"
)

// NodePattern is (variable labels properties WHERE predicate), each optional.
type NodePattern struct {
	Span
	Variable   *Variable // nil when it has none
	Labels     LabelExpr // nil when there are none
	Properties Expr      // *Map or *Parameter; nil when there are none
	Where      Expr      // nil when there is none
}

func (*NodePattern) element() {}

func (n *NodePattern) String() string { return text(n) }

func (n *NodePattern) print(p *printer) {
	p.put("(")
	p.filler(n.Variable, n.Labels, n.Properties, n.Where)
	p.put(")")
}

// filler writes what stands between the brackets of a node or relationship.
func (p *printer) filler(v *Variable, labels LabelExpr, properties, where Expr) {
	if v != nil {
		p.put(v)
	}
	if labels != nil {
		p.put(":", labels)
	}
	p.properties(properties)
	p.where(where)
}

func (p *printer) properties(properties Expr) {
	if properties == nil {
		return
	}
	if s := p.b.String(); !strings.HasSuffix(s, "(") && !strings.HasSuffix(s, "[") {
		p.put(" ")
	}
	p.put(properties)
}

func (p *parser) nodePattern() *NodePattern {
	start := p.start()
	p.expect(cypherlex.LParen, "(")
	n := &NodePattern{Variable: p.optionalVariable(cypherlex.RParen)}
	n.Labels = p.patternLabels()
	n.Properties = p.patternProperties()
	n.Where = p.optionalWhere()
	p.expect(cypherlex.RParen, ")")
	n.Span = p.from(start)
	return n
}

// optionalVariable reads the variable of a node or relationship, if there is
// one; the pattern ends at a token of kind closing. WHERE and IS are variables
// only where nothing could follow them as keywords.
func (p *parser) optionalVariable(closing cypherlex.Kind) *Variable {
	if !p.atName() {
		p.want("a variable name")
		return nil
	}
	if p.isWord("WHERE") || p.isWord("IS") {
		switch p.peek(1).Kind {
		case closing, cypherlex.Colon, cypherlex.LBrace, cypherlex.Star:
		default:
			return nil
		}
	}
	return p.variable()
}

// patternLabels reads : or IS and a label expression, if there is one.
func (p *parser) patternLabels() LabelExpr {
	if p.accept(cypherlex.Colon, ":") || p.acceptWord("IS") {
		return p.labelExpr()
	}
	return nil
}

// patternProperties reads a map or parameter, if there is one.
func (p *parser) patternProperties() Expr {
	switch {
	case p.at(cypherlex.LBrace, "{"):
		return p.mapLiteral()
	case p.atParameter():
		return p.parameter()
	}
	return nil
}

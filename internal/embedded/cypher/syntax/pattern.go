package syntax

import (
	"strconv"

	"rolegraph/internal/cypherlex"
)

// PatternPart is one comma-separated part of a pattern: [path =] [selector] path.
type PatternPart struct {
	Span
	Variable *Variable // of the path; nil when it has none
	Selector *Selector // nil when there is none
	Function ShortestFunction
	Path     *PathPattern
}

// ShortestFunction tells whether a path stands in shortestPath(…) or
// allShortestPaths(…).
type ShortestFunction uint8

// The functions around a path.
const (
	NoFunction ShortestFunction = iota
	ShortestPath
	AllShortestPaths
)

// SelectorKind says which of the matching paths between two nodes to keep.
type SelectorKind uint8

// The path selectors.
const (
	SelectAll            SelectorKind = iota // ALL [PATHS]
	SelectAny                                // ANY [k] [PATHS]
	SelectShortest                           // SHORTEST k [PATHS]; ANY SHORTEST is SHORTEST 1
	SelectAllShortest                        // ALL SHORTEST [PATHS]
	SelectShortestGroups                     // SHORTEST [k] [PATH] GROUPS
)

// Selector is a path selector with its count, 1 where none is written.
type Selector struct {
	Span
	Kind  SelectorKind
	Count int64
}

// PathPattern is nodes and relationships in turn, possibly with parenthesized
// paths in between: it starts and ends with a node or a parenthesized path.
type PathPattern struct {
	Span
	Elements []PatternElement
}

// PatternElement is [*NodePattern], [*RelationshipPattern] or [*ParenthesizedPath].
type PatternElement interface {
	Node
	element()
}

// ParenthesizedPath is ([path =] path [WHERE predicate]) with an optional
// quantifier, as in ((a)-[:R]->(b)){1,3}.
type ParenthesizedPath struct {
	Span
	Part       *PatternPart
	Where      Expr        // nil when there is none
	Quantifier *Quantifier // nil when there is none
}

func (*ParenthesizedPath) element() {}

func (n *PatternPart) String() string       { return text(n) }
func (n *Selector) String() string          { return text(n) }
func (n *PathPattern) String() string       { return text(n) }
func (n *ParenthesizedPath) String() string { return text(n) }

func (n *PatternPart) print(p *printer) {
	if n.Variable != nil {
		p.put(n.Variable, " = ")
	}
	if n.Selector != nil {
		p.put(n.Selector, " ")
	}
	switch n.Function {
	case ShortestPath:
		p.put("shortestPath(", n.Path, ")")
	case AllShortestPaths:
		p.put("allShortestPaths(", n.Path, ")")
	default:
		p.put(n.Path)
	}
}

func (n *Selector) print(p *printer) {
	count := strconv.FormatInt(n.Count, 10)
	switch n.Kind {
	case SelectAll:
		p.put("ALL PATHS")
	case SelectAny:
		p.put("ANY ", count, " PATHS")
	case SelectShortest:
		p.put("SHORTEST ", count, " PATHS")
	case SelectAllShortest:
		p.put("ALL SHORTEST PATHS")
	case SelectShortestGroups:
		p.put("SHORTEST ", count, " PATH GROUPS")
	}
}

func (n *PathPattern) print(p *printer) {
	list(p, n.Elements, "")
}

func (n *ParenthesizedPath) print(p *printer) {
	p.put("(", n.Part)
	p.where(n.Where)
	p.put(")")
	if n.Quantifier != nil {
		p.put(n.Quantifier)
	}
}

func (p *parser) patternPart() *PatternPart {
	start := p.start()
	n := &PatternPart{}
	if p.atName() && p.peek(1).Kind == cypherlex.Eq {
		n.Variable = p.variable()
		p.advance()
	}
	n.Selector = p.selector()
	n.Function = p.shortestFunction()
	p.graphPattern()
	n.Path = p.pathPattern()
	if n.Function != NoFunction {
		p.expect(cypherlex.RParen, ")")
	}
	n.Span = p.from(start)
	return n
}

// shortestFunction reads shortestPath( or allShortestPaths(.
func (p *parser) shortestFunction() ShortestFunction {
	if p.peek(1).Kind != cypherlex.LParen {
		return NoFunction
	}
	function := NoFunction
	switch {
	case p.acceptWord("SHORTESTPATH"):
		function = ShortestPath
	case p.acceptWord("ALLSHORTESTPATHS"):
		function = AllShortestPaths
	default:
		return NoFunction
	}
	p.advance()
	return function
}

// graphPattern makes sure that a path starts here.
func (p *parser) graphPattern() {
	if p.tok().Kind != cypherlex.LParen {
		p.want("a graph pattern")
		p.unexpected()
	}
}

func (p *parser) pathPattern() *PathPattern {
	start := p.start()
	n := &PathPattern{Elements: []PatternElement{p.nodeOrPath()}}
	for {
		switch {
		case p.atRelationship():
			n.Elements = append(n.Elements, p.relationshipPattern(), p.nodeOrPath())
		case p.tok().Kind == cypherlex.LParen:
			n.Elements = append(n.Elements, p.nodeOrPath())
		default:
			p.want("a graph pattern")
			n.Span = p.from(start)
			return n
		}
	}
}

// nodeOrPath reads a node pattern or a parenthesized path.
func (p *parser) nodeOrPath() PatternElement {
	next := p.peek(1)
	if p.tok().Kind == cypherlex.LParen &&
		(next.Kind == cypherlex.LParen || isName(next) && p.peek(2).Kind == cypherlex.Eq) {
		return p.parenthesizedPath()
	}
	return p.nodePattern()
}

func (p *parser) parenthesizedPath() *ParenthesizedPath {
	p.enter()
	defer p.leave()
	start := p.start()
	p.expect(cypherlex.LParen, "(")
	n := &ParenthesizedPath{Part: p.patternPart()}
	n.Where = p.optionalWhere()
	p.expect(cypherlex.RParen, ")")
	n.Quantifier = p.quantifier()
	n.Span = p.from(start)
	return n
}

package syntax

import "rolegraph/internal/cypherlex"

// Projection is what WITH, RETURN and YIELD share:
// [DISTINCT] items [ORDER BY …] [SKIP …] [LIMIT …].
type Projection struct {
	Span
	Distinct bool
	Star     bool // * before the items
	Items    []*ProjectionItem
	OrderBy  []*SortItem
	Skip     Expr // nil when there is none; OFFSET is SKIP
	Limit    Expr // nil when there is none
}

// ProjectionItem is expression [AS alias].
type ProjectionItem struct {
	Span
	Expr  Expr
	Alias *Variable // nil when there is none
	Text  string    // the expression's source as written: its column name without an alias
}

// Column returns the name of the item's column: the alias, else the name of the
// variable or of the variable of a map projection, else the source as written.
func (n *ProjectionItem) Column() string {
	if n.Alias != nil {
		return n.Alias.Name
	}
	switch e := n.Expr.(type) {
	case *Variable:
		return e.Name
	case *MapProjection:
		return e.Variable.Name
	}
	return n.Text
}

// SortItem is expression [ASC | DESC].
type SortItem struct {
	Span
	Expr       Expr
	Descending bool
}

func (n *Projection) String() string     { return text(n) }
func (n *ProjectionItem) String() string { return text(n) }
func (n *SortItem) String() string       { return text(n) }

func (n *Projection) print(p *printer) {
	if n.Distinct {
		p.put("DISTINCT ")
	}
	if n.Star {
		p.put("*")
		if len(n.Items) > 0 {
			p.put(", ")
		}
	}
	list(p, n.Items, ", ")
	if len(n.OrderBy) > 0 {
		p.put(" ORDER BY ")
		list(p, n.OrderBy, ", ")
	}
	if n.Skip != nil {
		p.put(" SKIP ", n.Skip)
	}
	if n.Limit != nil {
		p.put(" LIMIT ", n.Limit)
	}
}

func (n *ProjectionItem) print(p *printer) {
	p.put(n.Expr)
	if n.Alias != nil {
		p.put(" AS ", n.Alias)
	}
}

func (n *SortItem) print(p *printer) {
	p.put(n.Expr)
	if n.Descending {
		p.put(" DESC")
	}
}

func (p *parser) projection() *Projection {
	start := p.start()
	n := &Projection{Distinct: p.acceptWord("DISTINCT")}
	n.Star = p.accept(cypherlex.Star, "*")
	if !n.Star || p.accept(cypherlex.Comma, ",") {
		n.Items = separated(p, p.projectionItem)
	}
	p.paging(n)
	n.Span = p.from(start)
	return n
}

func (p *parser) projectionItem() *ProjectionItem {
	start := p.start()
	n := &ProjectionItem{Expr: p.expression()}
	n.Text = p.src[start:p.from(start).Stop]
	if p.acceptWord("AS") {
		start := p.start()
		name := p.nameText("an identifier")
		n.Alias = &Variable{p.from(start), name}
	}
	n.Span = p.from(start)
	return n
}

// paging reads ORDER BY, SKIP and LIMIT, each optional.
func (p *parser) paging(n *Projection) {
	if p.acceptWord("ORDER BY") {
		n.OrderBy = separated(p, p.sortItem)
	}
	if p.acceptWord("SKIP") || p.acceptWord("OFFSET") {
		n.Skip = p.expression()
	}
	if p.acceptWord("LIMIT") {
		n.Limit = p.expression()
	}
}

func (p *parser) sortItem() *SortItem {
	start := p.start()
	n := &SortItem{Expr: p.expression()}
	if p.acceptWord("DESCENDING") || p.acceptWord("DESC") {
		n.Descending = true
	} else if !p.acceptWord("ASCENDING") {
		p.acceptWord("ASC")
	}
	n.Span = p.from(start)
	return n
}

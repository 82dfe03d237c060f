package syntax

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

// Column returns the name of the item's column: the alias, else the variable's
// name, else the source as written.
func (n *ProjectionItem) Column() string {
	if n.Alias != nil {
		return n.Alias.Name
	}
	if v, ok := n.Expr.(*Variable); ok {
		return v.Name
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

package syntax

// LabelExpr is what a node's labels or a relationship's type must be:
// [*LabelName], [*LabelAny], [*LabelNot], [*LabelAnd] or [*LabelOr].
type LabelExpr interface {
	Node
	labelExpr()
}

// LabelName is a label or type by its name, or a dynamic one: $(expression).
type LabelName struct {
	Span
	Name    string
	Dynamic Expr // a string or a list of strings; nil when Name is given
	Any     bool // $any(expression): any of the list suffices
}

// LabelAny is %: at least one label, any type.
type LabelAny struct{ Span }

// LabelNot is !a.
type LabelNot struct {
	Span
	Operand LabelExpr
}

// LabelAnd is a&b, and the older a:b.
type LabelAnd struct {
	Span
	Left, Right LabelExpr
	Colon       bool // written as a:b
}

// LabelOr is a|b, and the older a|:b.
type LabelOr struct {
	Span
	Left, Right LabelExpr
}

func (*LabelName) labelExpr() {}
func (*LabelAny) labelExpr()  {}
func (*LabelNot) labelExpr()  {}
func (*LabelAnd) labelExpr()  {}
func (*LabelOr) labelExpr()   {}

func (n *LabelName) String() string { return text(n) }
func (n *LabelAny) String() string  { return text(n) }
func (n *LabelNot) String() string  { return text(n) }
func (n *LabelAnd) String() string  { return text(n) }
func (n *LabelOr) String() string   { return text(n) }

func (n *LabelName) print(p *printer) {
	switch {
	case n.Dynamic == nil:
		p.name(n.Name)
	case n.Any:
		p.put("$any(", n.Dynamic, ")")
	default:
		p.put("$(", n.Dynamic, ")")
	}
}

func (n *LabelAny) print(p *printer) { p.put("%") }

func (n *LabelNot) print(p *printer) {
	p.put("!")
	p.labelOperand(n.Operand, 2)
}

func (n *LabelAnd) print(p *printer) {
	sign := "&"
	if n.Colon {
		sign = ":"
	}
	p.labelOperand(n.Left, 1)
	p.put(sign)
	p.labelOperand(n.Right, 2)
}

func (n *LabelOr) print(p *printer) {
	p.put(n.Left, "|")
	p.labelOperand(n.Right, 1)
}

// labelOperand writes a part of a label expression, in parentheses when it
// binds less tightly than level: | is 0, & and : are 1, all else 2.
func (p *printer) labelOperand(e LabelExpr, level int) {
	binds := 2
	switch e.(type) {
	case *LabelOr:
		binds = 0
	case *LabelAnd:
		binds = 1
	}
	if binds < level {
		p.put("(", e, ")")
		return
	}
	p.put(e)
}

package syntax

// Variable is a variable, where it is used and where it is bound.
type Variable struct {
	Span
	Name string // without backticks
}

// Parameter is $name.
type Parameter struct {
	Span
	Name string // without $ and backticks
}

// Property is subject.key.
type Property struct {
	Span
	Subject Expr
	Key     *Name
}

// Index is subject[index]: an element of a list, or a value of a map, node or
// relationship by its key.
type Index struct {
	Span
	Subject Expr
	Index   Expr
}

// Slice is subject[from..to].
type Slice struct {
	Span
	Subject  Expr
	From, To Expr // nil when not given
}

func (*Variable) expr()  {}
func (*Parameter) expr() {}
func (*Property) expr()  {}
func (*Index) expr()     {}
func (*Slice) expr()     {}

func (n *Variable) String() string  { return text(n) }
func (n *Parameter) String() string { return text(n) }
func (n *Property) String() string  { return text(n) }
func (n *Index) String() string     { return text(n) }
func (n *Slice) String() string     { return text(n) }

func (n *Variable) print(p *printer) { p.name(n.Name) }

func (n *Parameter) print(p *printer) {
	p.put("$")
	p.name(n.Name)
}

func (n *Property) print(p *printer) {
	p.operand(n.Subject, precPostfix)
	p.put(".", n.Key)
}

func (n *Index) print(p *printer) {
	p.operand(n.Subject, precPostfix)
	p.put("[", n.Index, "]")
}

func (n *Slice) print(p *printer) {
	p.operand(n.Subject, precPostfix)
	p.put("[")
	if n.From != nil {
		p.put(n.From)
	}
	p.put("..")
	if n.To != nil {
		p.put(n.To)
	}
	p.put("]")
}

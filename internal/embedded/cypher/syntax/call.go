package syntax

import "strings"

// Call is [OPTIONAL] CALL name[(arguments)] [YIELD items [WHERE predicate]].
type Call struct {
	Span
	Optional  bool
	Name      *QualifiedName
	HasArgs   bool   // parentheses were written; without, arguments come from the parameters
	Args      []Expr // in order
	HasYield  bool
	YieldStar bool
	Yield     []*YieldItem
	Where     Expr // nil when there is none
}

// QualifiedName is the name of a procedure or function: namespace.….name.
type QualifiedName struct {
	Span
	Namespace []string
	Name      string
}

// Full returns the whole name with points.
func (n *QualifiedName) Full() string {
	return strings.Join(append(n.Namespace[:len(n.Namespace):len(n.Namespace)], n.Name), ".")
}

// YieldItem is one field of a YIELD, bound to a variable that has the field's
// name unless an alias is given.
type YieldItem struct {
	Span
	Field    string
	Variable *Variable
}

func (*Call) clause() {}

func (n *Call) String() string          { return text(n) }
func (n *QualifiedName) String() string { return text(n) }
func (n *YieldItem) String() string     { return text(n) }

func (n *Call) print(p *printer) {
	if n.Optional {
		p.put("OPTIONAL ")
	}
	p.put("CALL ", n.Name)
	if n.HasArgs {
		p.put("(")
		list(p, n.Args, ", ")
		p.put(")")
	}
	if n.HasYield {
		p.put(" YIELD ")
		if n.YieldStar {
			p.put("*")
		}
		list(p, n.Yield, ", ")
	}
	p.where(n.Where)
}

func (n *QualifiedName) print(p *printer) {
	for _, part := range n.Namespace {
		p.name(part)
		p.put(".")
	}
	p.name(n.Name)
}

func (n *YieldItem) print(p *printer) {
	p.name(n.Field)
	if n.Variable.Name != n.Field {
		p.put(" AS ", n.Variable)
	}
}

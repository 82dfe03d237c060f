package syntax

import "strings"

// FunctionCall is name([DISTINCT] arguments). The trim(BOTH … FROM …) forms are
// calls of btrim, ltrim and rtrim; normalize's form is a String argument.
type FunctionCall struct {
	Span
	Name     *QualifiedName
	Distinct bool
	Args     []Expr
}

// CountStar is count(*).
type CountStar struct{ Span }

func (*FunctionCall) expr() {}
func (*CountStar) expr()    {}

func (n *FunctionCall) String() string { return text(n) }
func (n *CountStar) String() string    { return text(n) }
func (n *CountStar) print(p *printer)  { p.put("count(*)") }

func (n *FunctionCall) print(p *printer) {
	p.put(n.Name, "(")
	if n.Distinct {
		p.put("DISTINCT ")
	}
	if form, ok := n.normalForm(); ok {
		p.put(n.Args[0], ", ", form, ")")
		return
	}
	list(p, n.Args, ", ")
	p.put(")")
}

// normalForm returns the form of normalize(text, form), which is a keyword.
func (n *FunctionCall) normalForm() (string, bool) {
	if len(n.Args) != 2 || !strings.EqualFold(n.Name.Full(), "normalize") {
		return "", false
	}
	form, ok := n.Args[1].(*String)
	if !ok {
		return "", false
	}
	return form.Value, true
}

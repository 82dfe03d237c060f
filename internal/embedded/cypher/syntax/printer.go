package syntax

import (
	"strings"

	"rolegraph/internal/cypherlex"
)

// printer collects the text of a tree.
type printer struct{ b strings.Builder }

func text(n Node) string {
	var p printer
	n.print(&p)
	return p.b.String()
}

// put writes strings as they are and nodes as their source.
func (p *printer) put(parts ...any) {
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			p.b.WriteString(part)
		case Node:
			part.print(p)
		}
	}
}

// name writes an identifier, in backticks if it could read as something else.
func (p *printer) name(name string) {
	if needsQuotes(name) {
		p.quoted(name)
		return
	}
	p.plainName(name)
}

// plainName writes an identifier where keywords are only names.
func (p *printer) plainName(name string) {
	if t := cypherlex.New(name).Next(); t.Kind == cypherlex.Ident && t.Text == name {
		p.b.WriteString(name)
		return
	}
	p.quoted(name)
}

func (p *printer) quoted(name string) {
	p.b.WriteByte('`')
	p.b.WriteString(strings.NewReplacer("`", "``", `\u`, `\u005Cu`).Replace(name))
	p.b.WriteByte('`')
}

// list writes nodes with a separator in between.
func list[N Node](p *printer, nodes []N, separator string) {
	for i, n := range nodes {
		if i > 0 {
			p.b.WriteString(separator)
		}
		n.print(p)
	}
}

// operand writes an expression, in parentheses when it binds less tightly than
// level.
func (p *printer) operand(e Expr, level precedence) {
	if precedenceOf(e) < level {
		p.put("(", e, ")")
		return
	}
	e.print(p)
}

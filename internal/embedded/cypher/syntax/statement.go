package syntax

// Mode says what to do with a statement.
type Mode uint8

// The modes of a statement.
const (
	Run     Mode = iota
	Explain      // plan only
	Profile      // run and count
)

// Statement is a whole source text.
type Statement struct {
	Span
	Mode    Mode
	Options []*Option // CYPHER key=value …, in order
	Body    Body
}

// Option is one word of a CYPHER prefix: key=value, or a version with an empty key.
type Option struct {
	Span
	Key   string
	Value string
}

func (n *Statement) String() string { return text(n) }
func (n *Option) String() string    { return text(n) }

func (n *Statement) print(p *printer) {
	switch n.Mode {
	case Explain:
		p.put("EXPLAIN ")
	case Profile:
		p.put("PROFILE ")
	}
	if len(n.Options) > 0 {
		p.put("CYPHER ")
		list(p, n.Options, " ")
		p.put(" ")
	}
	p.put(n.Body)
}

func (n *Option) print(p *printer) {
	if n.Key != "" {
		p.put(n.Key, "=")
	}
	p.put(n.Value)
}

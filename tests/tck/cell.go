package tck

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"rolegraph/tests/answers"
)

// A cell is a value in the kit's notation, brought into one text for each value:
// map keys and labels sorted, numbers in their shortest form. With unordered
// lists the elements of lists are sorted too.
type cellParser struct {
	in        string
	unordered bool
}

// canonical turns the kit's notation into the text that [answers.Describe] gives for the
// same value from a database.
func canonical(cell string, unordered bool) (string, error) {
	p := &cellParser{in: strings.TrimSpace(cell), unordered: unordered}
	text, err := p.value()
	if err == nil && p.in != "" {
		err = fmt.Errorf("%q after the value", p.in)
	}
	if err != nil {
		return "", fmt.Errorf("cell %q: %w", cell, err)
	}
	return text, nil
}

func (p *cellParser) value() (string, error) {
	p.space()
	switch {
	case p.in == "":
		return "", fmt.Errorf("no value")
	case p.in[0] == '\'':
		return p.string()
	case strings.HasPrefix(p.in, "[:"):
		return p.relationship()
	case p.in[0] == '[':
		return p.list()
	case p.in[0] == '{':
		return p.dict()
	case p.in[0] == '(':
		return p.node()
	case p.in[0] == '<':
		return p.path()
	}
	return p.word()
}

// word reads null, a boolean or a number.
func (p *cellParser) word() (string, error) {
	end := strings.IndexAny(p.in, ",]})> ")
	if end < 0 {
		end = len(p.in)
	}
	word := p.in[:end]
	p.in = p.in[end:]
	if word == "null" || word == "true" || word == "false" {
		return word, nil
	}
	if i, err := strconv.ParseInt(word, 10, 64); err == nil {
		return strconv.FormatInt(i, 10), nil
	}
	f, err := strconv.ParseFloat(word, 64)
	return answers.Float(f), err
}

func (p *cellParser) string() (string, error) {
	var b strings.Builder
	for i := 1; i < len(p.in); i++ {
		switch c := p.in[i]; {
		case c == '\'':
			p.in = p.in[i+1:]
			return strconv.Quote(b.String()), nil
		case c == '\\' && i+1 < len(p.in):
			i++
			b.WriteByte(p.in[i])
		default:
			b.WriteByte(c)
		}
	}
	return "", fmt.Errorf("a string without end")
}

func (p *cellParser) list() (string, error) {
	p.in = p.in[1:]
	var items []string
	for !p.take("]") {
		item, err := p.value()
		if err != nil {
			return "", err
		}
		items = append(items, item)
		p.take(",")
	}
	return answers.List(items, p.unordered), nil
}

func (p *cellParser) dict() (string, error) {
	p.in = p.in[1:]
	var entries []string
	for !p.take("}") {
		key := p.name()
		if !p.take(":") {
			return "", fmt.Errorf("no colon after key %q", key)
		}
		v, err := p.value()
		if err != nil {
			return "", err
		}
		entries = append(entries, key+": "+v)
		p.take(",")
	}
	return answers.Map(entries), nil
}

func (p *cellParser) node() (string, error) {
	p.in = p.in[1:]
	labels, properties, err := p.inside()
	if err == nil && !p.take(")") {
		err = fmt.Errorf("a node without end")
	}
	return answers.Node(labels, properties), err
}

func (p *cellParser) relationship() (string, error) {
	p.in = p.in[1:]
	types, properties, err := p.inside()
	if err == nil && !p.take("]") {
		err = fmt.Errorf("a relationship without end")
	}
	return "[:" + strings.Join(types, "") + properties + "]", err
}

// inside reads the labels and properties of a node or relationship.
func (p *cellParser) inside() (labels []string, properties string, err error) {
	for p.take(":") {
		labels = append(labels, p.name())
	}
	p.space()
	if strings.HasPrefix(p.in, "{") {
		properties, err = p.dict()
	}
	if properties == "{}" {
		properties = ""
	}
	return labels, properties, err
}

func (p *cellParser) path() (string, error) {
	p.in = p.in[1:]
	var b strings.Builder
	b.WriteByte('<')
	for !p.take(">") {
		var part string
		var err error
		switch {
		case strings.HasPrefix(p.in, "("):
			part, err = p.node()
		case p.take("<-"):
			part, err = p.relationship()
			part = "<-" + part + "-"
			p.take("-")
		case p.take("-"):
			part, err = p.relationship()
			part = "-" + part + "->"
			p.take("->")
		default:
			err = fmt.Errorf("%q in a path", p.in)
		}
		if err != nil {
			return "", err
		}
		b.WriteString(part)
	}
	return b.String() + ">", nil
}

func (p *cellParser) name() string {
	p.space()
	end := strings.IndexFunc(p.in, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(p.in)
	}
	name := p.in[:end]
	p.in = p.in[end:]
	return name
}

func (p *cellParser) space() { p.in = strings.TrimLeft(p.in, " ") }

// take removes token, and blanks before it, from the input if it is next.
func (p *cellParser) take(token string) bool {
	p.space()
	rest, ok := strings.CutPrefix(p.in, token)
	if ok {
		p.in = rest
	}
	return ok
}

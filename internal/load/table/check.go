package table

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"rolegraph/internal/load/script"
	"rolegraph/internal/load/tabular"
)

// checker looks for what is wrong with a mapping; the first thing found stays.
type checker struct {
	source script.Source
	labels map[string]bool
	err    error
}

func (c *checker) fail(at word, format string, args ...any) {
	if c.err == nil {
		c.err = failAt(c.source, at.Line, at.Column, fmt.Sprintf(format, args...))
	}
}

// check looks at the whole mapping and at the header of every file.
func check(source script.Source, m Mapping) error {
	c := &checker{source: source, labels: map[string]bool{}}
	c.required(m.Dataset.ID, "dataset.id")
	if m.Dataset.ID.Text == "seed" || m.Dataset.ID.Text == "onet" || m.Dataset.ID.Text == "esco" {
		c.fail(m.Dataset.ID, "the data set %q is another command's; choose another id", m.Dataset.ID.Text)
	}
	if len(m.Files) == 0 {
		c.fail(word{}, "the mapping names no files")
	}
	for _, f := range m.Files {
		c.file(f)
	}
	return c.err
}

// required wants a text to be there.
func (c *checker) required(w word, name string) {
	if w.Text == "" {
		c.fail(w, "%s is missing", name)
	}
}

func (c *checker) file(f File) {
	if c.required(f.File, "file"); c.err != nil {
		return
	}
	c.oneOf(f.Format, "format", []string{"", "csv", "tsv", "jsonl"})
	if n := utf8.RuneCountInString(f.Comma.Text); n > 1 || strings.ContainsAny(f.Comma.Text, "\"\r\n") {
		c.fail(f.Comma, "comma is one character, and no quote or line end")
	}
	if c.err != nil {
		return
	}
	reader, closeFile, err := f.table(c.folder()).Open()
	if err != nil {
		c.fail(f.File, "%v", err)
		return
	}
	columns := reader.Columns()
	if err := closeFile(); err != nil {
		c.fail(f.File, "%v", err)
	}
	if len(f.Nodes)+len(f.Relationships) == 0 {
		c.fail(f.File, "the mapping makes neither nodes nor relationships of %s; its columns are %s", f.File.Text, strings.Join(columns, ", "))
	}
	in := header{c, f.File.Text, columns}
	for _, n := range f.Nodes {
		in.node(n)
	}
	for _, r := range f.Relationships {
		in.relationship(r)
	}
}

// folder is where the mapping lies; the files' paths start there.
func (c *checker) folder() string { return filepath.Dir(c.source.Name) }

// table is where the file is and how to read it.
func (f File) table(folder string) tabular.File {
	name := f.File.Text
	if !filepath.IsAbs(name) {
		name = filepath.Join(folder, name)
	}
	comma, _ := utf8.DecodeRuneInString(f.Comma.Text)
	if f.Comma.Text == "" {
		comma = 0
	}
	return tabular.File{Name: name, Member: f.Member, Format: tabular.Format(f.Format.Text), Comma: comma, Encoding: f.Encoding.Text}
}

func (c *checker) oneOf(w word, what string, known []string) {
	if !slices.Contains(known, w.Text) {
		choice := strings.TrimPrefix(strings.Join(known, ", "), ", ")
		c.fail(w, "no %s is called %q%s; there are %s", what, w.Text, suggestion(w.Text, known), choice)
	}
}

// header checks what is made of one file.
type header struct {
	*checker
	file    string
	columns []string
}

func (h header) node(n Node) {
	h.required(n.Label, "the label")
	h.key(n.ID, n.Label)
	h.properties(n.Properties, "id", "dataset")
}

func (h header) relationship(r Relationship) {
	h.required(r.Type, "the type")
	for _, end := range []End{r.From, r.To} {
		if end.Label.Text == "" {
			h.fail(r.Type, "%s needs from and to, each with label and id", r.Type.Text)
		}
		h.key(end.ID, end.Label)
	}
	h.properties(r.Properties, "source", "dataset")
}

// key checks an id; label is where it is missing.
func (h header) key(k Key, label word) {
	for _, column := range k.columns() {
		if column.Text == "" {
			h.fail(label, "%s has no id: name its column", label.Text)
		}
		h.column(column)
	}
}

func (h header) column(w word) {
	switch count(h.columns, w.Text) {
	case 0:
		h.fail(w, "%s has no column %q%s; its columns are %s", h.file, w.Text, suggestion(w.Text, h.columns), strings.Join(h.columns, ", "))
	case 1:
	default:
		h.fail(w, "%s has several columns called %q", h.file, w.Text)
	}
}

func count(list []string, text string) int {
	n := 0
	for _, item := range list {
		if item == text {
			n++
		}
	}
	return n
}

func (h header) properties(properties Properties, reserved ...string) {
	for _, p := range properties {
		if p.Column.Text == "" && p.Default == nil {
			h.fail(p.Column, "the property %s of %s has neither column nor default", p.name, h.file)
			continue
		}
		if slices.Contains(reserved, p.name) {
			h.fail(p.Column, "the property %s is the loader's own; choose another name", p.name)
		}
		if p.Column.Text != "" {
			h.column(p.Column)
		}
		h.property(p)
	}
}

func (h header) property(p Property) {
	h.oneOf(p.Type, "type", append([]string{""}, types...))
	if p.Layout.Text != "" && p.Type.Text != "date" && p.Type.Text != "datetime" {
		h.fail(p.Layout, "a layout is for a date or datetime")
	}
	if p.Default != nil && h.err == nil {
		if _, err := p.value(p.Default.Text); err != nil {
			h.fail(*p.Default, "the default: %v", err)
		}
	}
}

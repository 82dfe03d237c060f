package table

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"
)

// Suggest writes a first mapping for tables: it guesses keys, types, lists, and
// which columns refer to the keys of which table. It looks at the first 100,000
// rows of each. A person should read it before it is used.
func Suggest(out io.Writer, files []string) error {
	var all []*profile
	for _, file := range files {
		p, err := profileOf(file)
		if err != nil {
			return err
		}
		all = append(all, p)
	}
	var b strings.Builder
	b.WriteString("# A first guess from what the tables hold. Read it, change it, try it with --dry-run.\n# File names are from the folder of this file.\n\n")
	b.WriteString("dataset:\n  id: my-data\n  name: My data\n  version: \"1\"\n")
	writeEmpty(&b, all)
	b.WriteString("\nfiles:\n")
	for _, p := range all {
		p.write(&b, all)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func writeEmpty(b *strings.Builder, all []*profile) {
	var texts []string
	for _, text := range usualEmpty {
		for _, p := range all {
			if slices.ContainsFunc(p.columns, func(c *column) bool { return c.empty[text] }) && !slices.Contains(texts, scalar(text)) {
				texts = append(texts, scalar(text))
			}
		}
	}
	if texts != nil {
		fmt.Fprintf(b, "\nempty: [%s]\n", strings.Join(texts, ", "))
	}
}

// reference is a column whose values are keys of a table.
type reference struct {
	column *column
	to     *profile
}

// references finds the columns that refer to keys, of this table or another.
func (p *profile) references(all []*profile) []reference {
	var found []reference
	for _, c := range p.columns {
		if c == p.key || c.filled == 0 {
			continue
		}
		for _, to := range all {
			if to.key != nil && c.refersTo(to) {
				found = append(found, reference{c, to})
				break
			}
		}
	}
	return found
}

// refersTo tells whether every value is a key of the table. Small numbers are keys
// of anything by chance: for them the name must say so too.
func (c *column) refersTo(to *profile) bool {
	if c.kind.Type.Text == "boolean" {
		return false
	}
	if c.kind.Type.Text == "integer" && !strings.Contains(strings.ToLower(c.name), strings.ToLower(to.label)) && relation(c.name, to.label) != "REPORTS_TO" {
		return false
	}
	for _, item := range c.items() {
		if !to.key.values[item] {
			return false
		}
	}
	return true
}

// relation guesses the type of a relationship from the column's name and the
// label that it leads to.
func relation(column, label string) string {
	switch small := strings.ToLower(column); {
	case slices.ContainsFunc([]string{"manager", "supervisor", "reports", "boss"}, func(s string) bool { return strings.Contains(small, s) }):
		return "REPORTS_TO"
	case strings.Contains(small, "parent"), strings.Contains(small, "part_of"):
		return "PART_OF"
	case strings.Contains(small, "works_with"):
		return "WORKS_WITH"
	}
	switch label {
	case "Team", "Department", "Group":
		return "MEMBER_OF"
	case "Tool":
		return "USES"
	}
	return "HAS_" + snake(label)
}

// snake writes JobTitle as JOB_TITLE.
func snake(label string) string {
	var b strings.Builder
	for i, r := range label {
		if i > 0 && unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

func (p *profile) write(b *strings.Builder, all []*profile) {
	refs := p.references(all)
	fmt.Fprintf(b, "  - file: %s\n", scalar(p.file))
	if p.comma != 0 {
		fmt.Fprintf(b, "    comma: %q\n", string(p.comma))
	}
	if p.key == nil {
		p.writeJoin(b, refs)
		return
	}
	fmt.Fprintf(b, "    nodes:\n      - label: %s\n        id: %s\n", scalar(p.label), scalar(p.key.name))
	p.writeProperties(b, refs)
	if len(refs) > 0 {
		b.WriteString("    relationships:\n")
	}
	for _, ref := range refs {
		writeRelationship(b, relation(ref.column.name, ref.to.label), p.label, p.key, ref.to.label, ref.column)
	}
}

// writeJoin makes relationships between what the first two references lead to;
// without two there is nothing to suggest but the columns.
func (p *profile) writeJoin(b *strings.Builder, refs []reference) {
	if len(refs) < 2 {
		fmt.Fprintf(b, "    nodes: [] # no column tells the rows of this table apart; an id may have several: {columns: [a, b]}\n")
		return
	}
	from, to := refs[0], refs[1]
	b.WriteString("    relationships:\n")
	writeRelationship(b, relation("", to.to.label), from.to.label, from.column, to.to.label, to.column)
	p.writeProperties(b, refs)
}

func writeRelationship(b *strings.Builder, typ, fromLabel string, from *column, toLabel string, to *column) {
	fmt.Fprintf(b, "      - type: %s\n        from: {label: %s, id: %s}\n        to: {label: %s, id: %s}\n",
		scalar(typ), scalar(fromLabel), from.keyText(), scalar(toLabel), to.keyText())
}

func (c *column) keyText() string {
	if c.separator == "" {
		return scalar(c.name)
	}
	return fmt.Sprintf("{column: %s, separator: %s}", scalar(c.name), scalar(c.separator))
}

// writeProperties makes a property of every column that is no key and refers to
// nothing.
func (p *profile) writeProperties(b *strings.Builder, refs []reference) {
	head := "        properties:\n"
	for _, c := range p.columns {
		if c == p.key || c.name == "" || slices.ContainsFunc(refs, func(r reference) bool { return r.column == c }) {
			continue
		}
		b.WriteString(head)
		head = ""
		fmt.Fprintf(b, "          %s: %s\n", scalar(propertyName(c.name)), c.propertyText())
	}
}

func (c *column) propertyText() string {
	text := "column: " + scalar(c.name)
	for _, part := range []struct{ key, value string }{{"type", c.kind.Type.Text}, {"layout", c.kind.Layout.Text}, {"separator", c.separator}} {
		if part.value != "" {
			text += ", " + part.key + ": " + scalar(part.value)
		}
	}
	if c.kind.Type.Text == "" && c.separator == "" {
		return scalar(c.name)
	}
	return "{" + text + "}"
}

// propertyName makes a name that needs no backticks; the loader's own names get an
// underscore.
func propertyName(column string) string {
	name := strings.Join(strings.FieldsFunc(strings.ToLower(column), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "_")
	switch {
	case name == "" || unicode.IsDigit([]rune(name)[0]):
		return "column_" + name
	case slices.Contains([]string{"id", "dataset", "source"}, name):
		return name + "_"
	}
	return name
}

// scalar writes a text as YAML within one line.
func scalar(text string) string {
	out, err := yaml.MarshalWithOptions(text, yaml.Flow(true))
	written := strings.TrimSpace(string(out))
	if err != nil || strings.ContainsAny(written, "\n{}[],#") {
		return fmt.Sprintf("%q", text)
	}
	return written
}

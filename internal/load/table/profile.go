package table

import (
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"rolegraph/internal/load/tabular"
)

// looked is how many rows of a file [Suggest] looks at.
const looked = 100_000

// profile is what was seen of one file.
type profile struct {
	file    string
	label   string
	comma   rune // between the values of a CSV where it is no comma, else 0
	columns []*column
	key     *column // nil when no column tells the rows apart
}

// column is what was seen of one column.
type column struct {
	name      string
	filled    int // rows with a value
	values    map[string]bool
	repeated  bool // some value stands in two rows
	empty     map[string]bool
	arrays    bool // of JSON
	separator string
	kind      Property // type and layout
}

// usualEmpty are texts that mostly mean that there is no value.
var usualEmpty = []string{"n/a", "N/A", "NULL", "null", "-"}

// profileOf reads a file.
func profileOf(file string) (*profile, error) {
	comma, err := commaOf(file)
	if err != nil {
		return nil, err
	}
	reader, closeFile, err := tabular.File{Name: file, Comma: comma}.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = closeFile() }()
	p := &profile{file: file, label: labelOf(file), comma: comma}
	for _, name := range reader.Columns() {
		p.columns = append(p.columns, &column{name: name, values: map[string]bool{}, empty: map[string]bool{}})
	}
	rows := 0
	for rows < looked {
		row, err := reader.Next()
		var broken *tabular.RowError
		if errors.Is(err, io.EOF) {
			break
		} else if errors.As(err, &broken) {
			continue
		} else if err != nil {
			return nil, err
		}
		rows++
		for i, c := range p.columns {
			c.see(row.Values[i])
		}
	}
	for _, c := range p.columns {
		c.guess()
	}
	p.key = p.guessKey(rows)
	return p, nil
}

// commaOf is what stands between the columns of a CSV that has but one when it is
// read with commas: a semicolon, a tab or a bar; 0 for other files.
func commaOf(file string) (rune, error) {
	reader, closeFile, err := tabular.File{Name: file}.Open()
	if err != nil {
		return 0, err
	}
	defer func() { _ = closeFile() }()
	if header := reader.Columns(); len(header) == 1 {
		for _, comma := range ";\t|" {
			if strings.ContainsRune(header[0], comma) {
				return comma, nil
			}
		}
	}
	return 0, nil
}

func (c *column) see(text string) {
	if slices.Contains(usualEmpty, text) {
		c.empty[text] = true
		return
	}
	if text == "" {
		return
	}
	c.filled++
	c.arrays = c.arrays || strings.HasSuffix(text, tabular.ItemEnd)
	c.repeated = c.repeated || c.values[text]
	c.values[text] = true
}

// guess finds the separator and the type that every value has.
func (c *column) guess() {
	c.separator = c.guessSeparator()
	for _, kind := range guesses {
		kind.Separator = c.separator
		if c.all(kind) {
			c.kind = kind
			return
		}
	}
}

// guesses are the types from the narrowest to the widest.
var guesses = []Property{
	{Type: word{Text: "integer"}}, {Type: word{Text: "float"}}, {Type: word{Text: "date"}},
	{Type: word{Text: "date"}, Layout: word{Text: "DD.MM.YYYY"}}, {Type: word{Text: "datetime"}}, {Type: word{Text: "boolean"}},
}

func (c *column) all(kind Property) bool {
	for text := range c.values {
		if padded(text) && kind.Type.Text != "boolean" {
			return false
		}
		if _, err := kind.value(text); err != nil {
			return false
		}
	}
	return c.filled > 0
}

// padded tells whether a number is more of a code: 007 is not 7.
func padded(text string) bool {
	return len(text) > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9' && !strings.ContainsAny(text, ".-:T")
}

// guessSeparator is the sign that stands in a tenth of the values or more.
func (c *column) guessSeparator() string {
	for _, separator := range []string{";", "|"} {
		n := 0
		for text := range c.values {
			if items, _ := split(text, separator); len(items) > 1 {
				n++
			}
		}
		if n*10 >= len(c.values) && n > 0 {
			return separator
		}
	}
	return ""
}

// guessKey is the first column with a value of its own in each row; a usual name
// of keys goes first.
func (p *profile) guessKey(rows int) *column {
	var best *column
	rank := 3
	for _, c := range p.columns {
		if c.repeated || c.filled < rows || rows == 0 || c.separator != "" || c.arrays {
			continue
		}
		if r := c.rank(p.label); r < rank {
			best, rank = c, r
		}
	}
	return best
}

// rank is low for names that keys have.
func (c *column) rank(label string) int {
	name := strings.ToLower(c.name)
	switch {
	case slices.Contains([]string{"id", "key", "code", "email", "uri", strings.ToLower(label) + "_id"}, name):
		return 0
	case strings.HasSuffix(name, "id"), strings.HasSuffix(name, "code"):
		return 1
	}
	return 2
}

// items are the values, each item of a list for itself.
func (c *column) items() []string {
	var items []string
	for text := range c.values {
		if parts, isList := split(text, c.separator); isList {
			items = append(items, parts...)
		} else {
			items = append(items, strings.TrimSpace(text))
		}
	}
	return items
}

// labelOf makes a label of a file's name: people.csv.gz holds Person.
func labelOf(file string) string {
	name, _, _ := strings.Cut(filepath.Base(file), ".")
	var label strings.Builder
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		if i == len(words)-1 {
			w = singular(w)
		}
		letters := []rune(w)
		label.WriteString(string(unicode.ToUpper(letters[0])) + string(letters[1:]))
	}
	if label.Len() == 0 {
		return "Thing"
	}
	return label.String()
}

// singular turns a plural of English into its singular.
func singular(w string) string {
	small := strings.ToLower(w)
	switch {
	case small == "people":
		return w[:1] + "erson"
	case strings.HasSuffix(small, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(small, "s") && !strings.HasSuffix(small, "ss") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}

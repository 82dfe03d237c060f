package table

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rolegraph/internal/load/dataset"
)

// reader hands what the tables hold to the sink.
type reader struct {
	Mapping
	folder string
	empty  map[string]bool
	sink   dataset.Sink
	bytes  *int64 // counts what is read
}

func newReader(m Mapping, name string, sink dataset.Sink, bytes *int64) *reader {
	r := &reader{m, filepath.Dir(name), map[string]bool{"": true}, sink, bytes}
	for _, w := range m.Empty {
		r.empty[w.Text] = true
	}
	return r
}

// read hands all nodes, then all relationships to the sink.
func (r *reader) read() error {
	for _, f := range r.Files {
		if err := r.nodes(f); err != nil {
			return err
		}
	}
	for _, f := range r.Files {
		if err := r.relationships(f); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) nodes(f File) error {
	if len(f.Nodes) == 0 {
		return nil
	}
	var keys []Key
	var properties []Properties
	for _, n := range f.Nodes {
		keys, properties = append(keys, n.ID), append(properties, n.Properties)
	}
	return r.each(f, columnsOf(keys, properties), func(row row) error {
		for _, n := range f.Nodes {
			if err := row.node(n); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r *reader) relationships(f File) error {
	if len(f.Relationships) == 0 {
		return nil
	}
	var keys []Key
	var properties []Properties
	for _, rel := range f.Relationships {
		keys, properties = append(keys, rel.From.ID, rel.To.ID), append(properties, rel.Properties)
	}
	return r.each(f, columnsOf(keys, properties), func(row row) error {
		for _, rel := range f.Relationships {
			if err := row.relationship(rel); err != nil {
				return err
			}
		}
		return nil
	})
}

// each hands the rows of a table on.
func (r *reader) each(f File, columns []string, take func(row) error) error {
	file := f.table(r.folder)
	file.Read = r.bytes
	table, closeFile, err := file.Open(columns...)
	if err != nil {
		return err
	}
	defer func() { _ = closeFile() }()
	name := path.Base(filepath.ToSlash(f.File.Text))
	if f.Member != "" {
		name = path.Base(f.Member)
	}
	return dataset.EachRow(table, name, r.sink, func(from dataset.Place, values []string) error {
		return take(row{r, from, columns, values})
	})
}

// row is one row of a table.
type row struct {
	*reader
	from    dataset.Place
	columns []string
	values  []string
}

// text returns the value of a column; false where there is none.
func (r row) text(column string) (string, bool) {
	i, found := slices.BinarySearch(r.columns, column)
	if !found || r.empty[strings.TrimSpace(r.values[i])] {
		return "", false
	}
	return r.values[i], true
}

func (r row) node(n Node) error {
	ids := r.keys(n.ID, n.Label.Text)
	if len(ids) == 0 {
		if n.Optional {
			return nil
		}
		ids = []string{""} // which the sink rejects
	}
	properties := r.properties(n.Properties)
	for _, id := range ids {
		if err := r.sink.Node(dataset.Node{Label: n.Label.Text, ID: id, Properties: properties, From: r.from}); err != nil {
			return err
		}
	}
	return nil
}

func (r row) relationship(rel Relationship) error {
	starts, ends := r.keys(rel.From.ID, rel.From.Label.Text), r.keys(rel.To.ID, rel.To.Label.Text)
	if len(starts) == 0 || len(ends) == 0 {
		return nil
	}
	properties := r.properties(rel.Properties)
	for _, start := range starts {
		for _, end := range ends {
			if err := r.sink.Edge(dataset.Edge{Kind: rel.kind(), Start: start, End: end, Properties: properties, From: r.from}); err != nil {
				return err
			}
		}
	}
	return nil
}

// keys returns the ids of the nodes that a key names.
func (r row) keys(k Key, label string) []string {
	var parts []string
	for _, column := range k.columns() {
		text, there := r.text(column.Text)
		if !there {
			return nil
		}
		parts = append(parts, text)
	}
	text := strings.Join(parts, "/")
	ids, isList := split(text, k.Separator)
	if !isList {
		ids = []string{strings.TrimSpace(text)}
	}
	for i, id := range ids {
		if k.Fold || label == "Tool" {
			id = fold(id)
		}
		ids[i] = k.Prefix + id
	}
	return ids
}

// properties reads the values; one that has not its type is rejected.
func (r row) properties(wanted Properties) map[string]any {
	properties := make(map[string]any, len(wanted))
	for _, p := range wanted {
		text, there := r.text(p.Column.Text)
		if !there {
			if p.Default == nil {
				continue
			}
			text = p.Default.Text
		}
		value, err := p.value(text)
		if err != nil {
			r.sink.Reject(r.from, "%s is left out: %v", p.name, err)
			continue
		}
		properties[p.name] = value
	}
	return properties
}

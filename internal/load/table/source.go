package table

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/onet"
	"rolegraph/internal/load/script"
	"rolegraph/internal/load/tabular"
)

// Open reads and checks a mapping file and returns the data set that it makes of
// the tables.
func Open(name string) (dataset.Source, error) {
	if tabular.IsTable(name) {
		return dataset.Source{}, fmt.Errorf("%s is a table, and a mapping says what to make of it: `loader table --suggest %s > mapping.yaml` writes a first one", name, name)
	}
	source, err := script.Read(name, nil)
	if err != nil {
		return dataset.Source{}, err
	}
	m, err := parse(source)
	if err != nil {
		return dataset.Source{}, err
	}
	if err := check(source, m); err != nil {
		return dataset.Source{}, err
	}
	d := m.Dataset
	var bytes int64
	total := m.size(filepath.Dir(source.Name))
	return dataset.Source{
		Info:   dataset.Info{ID: d.ID.Text, Name: cmp.Or(d.Name, d.ID.Text), Version: d.Version, Date: d.Date, Attribution: d.Attribution},
		Labels: m.labels(),
		Edges:  m.kinds(),
		Read:   func(sink dataset.Sink) error { return newReader(m, source.Name, sink, &bytes).read() },
		Bytes:  func() (int64, int64) { return bytes, total },
	}, nil
}

// size is how many bytes the files have, each as often as it is read; none for a
// zip.
func (m Mapping) size(folder string) int64 {
	var size int64
	for _, f := range m.Files {
		name := f.table(folder).Name
		info, err := os.Stat(name)
		if err != nil || strings.EqualFold(filepath.Ext(name), ".zip") {
			continue
		}
		size += info.Size() * int64(min(1, len(f.Nodes))+min(1, len(f.Relationships)))
	}
	return size
}

// labels are the labels of the nodes, in the order of the mapping.
func (m Mapping) labels() []string {
	var labels []string
	for _, f := range m.Files {
		for _, n := range f.Nodes {
			if !slices.Contains(labels, n.Label.Text) {
				labels = append(labels, n.Label.Text)
			}
		}
	}
	return labels
}

// kinds are the kinds of the relationships, in the order of the mapping.
func (m Mapping) kinds() []dataset.EdgeKind {
	var kinds []dataset.EdgeKind
	for _, f := range m.Files {
		for _, r := range f.Relationships {
			if !slices.Contains(kinds, r.kind()) {
				kinds = append(kinds, r.kind())
			}
		}
	}
	return kinds
}

func (r Relationship) kind() dataset.EdgeKind {
	return dataset.EdgeKind{Start: r.From.Label.Text, Type: r.Type.Text, End: r.To.Label.Text}
}

// columnsOf are the columns that nodes or relationships of a file need.
func columnsOf(keys []Key, properties []Properties) []string {
	need := map[string]bool{}
	for _, k := range keys {
		for _, column := range k.columns() {
			need[column.Text] = true
		}
	}
	for _, set := range properties {
		for _, p := range set {
			if p.Column.Text != "" {
				need[p.Column.Text] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(need))
}

// fold is how a key is folded: one tool is one node in every data set.
var fold = onet.ToolID

package draw

import (
	"encoding/binary"
	"encoding/json"
	"maps"
	"slices"

	"rolegraph/internal/typedjson"
)

// key is the content hash of a scene in a format. Nodes and edges, by far the
// most of a scene, are written without JSON's detours: a cached picture costs
// little more than this.
func (s *Scene) key(f Format) (string, error) {
	rest := *s
	rest.Nodes, rest.Edges = nil, nil
	text, err := json.Marshal(&rest)
	if err != nil {
		return "", err
	}
	k := keyWriter{b: make([]byte, 0, len(text)+128*len(s.Nodes)+64*len(s.Edges))}
	k.text(string(text))
	k.number(len(s.Nodes))
	for i := range s.Nodes {
		k.node(&s.Nodes[i])
	}
	for i := range s.Edges {
		k.edge(&s.Edges[i])
	}
	return string(f) + " " + hash(k.b), k.err
}

// keyWriter writes parts so that different scenes give different bytes: every
// text and list has its length in front. The first error is kept.
type keyWriter struct {
	b   []byte
	err error
}

func (k *keyWriter) number(n int) { k.b = binary.AppendVarint(k.b, int64(n)) }

func (k *keyWriter) text(s string) {
	k.number(len(s))
	k.b = append(k.b, s...)
}

func (k *keyWriter) texts(list ...string) {
	for _, s := range list {
		k.text(s)
	}
}

func (k *keyWriter) node(n *Node) {
	k.texts(n.Label, n.Key, n.Name, n.Dataset, n.Link, n.Note)
	k.number(len(n.Lines))
	k.texts(n.Lines...)
	k.number(int(n.Folded))
	k.number(btoi(n.Center))
	k.properties(n.Properties)
}

func (k *keyWriter) edge(e *Edge) {
	k.number(e.From)
	k.number(e.To)
	k.number(int(e.Count))
	k.number(btoi(e.Cross))
	k.texts(e.Type, e.Note)
	k.properties(e.Properties)
}

func (k *keyWriter) properties(m map[string]typedjson.Value) {
	k.number(len(m))
	if len(m) == 0 {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		value, err := m[name].MarshalJSON()
		if err != nil && k.err == nil {
			k.err = err
		}
		k.text(name)
		k.text(string(value))
	}
}

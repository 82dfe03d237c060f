package dump

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"rolegraph/internal/typedjson"
)

// rounds is how far around each node the fingerprint looks.
const rounds = 3

// FingerprintOf returns a hash of the whole graph that depends neither on
// internal ids nor on any order: equal graphs have equal fingerprints, on any
// database. It covers labels, properties, relationships with their ends,
// constraints and indexes. A node is told from others by what it holds and by
// its neighbourhood, [rounds] steps deep; graphs that differ only beyond that
// share a fingerprint. Its memory grows with the graph.
func FingerprintOf(ctx context.Context, source Source) (string, error) {
	f := &fingerprinter{index: map[string]int{}}
	if err := Scan(ctx, source, f); err != nil {
		return "", err
	}
	return f.sum(), nil
}

// digest is a hash; adding digests does not depend on the order.
type digest [2]uint64

func (d digest) plus(e digest) digest { return digest{d[0] + e[0], d[1] + e[1]} }

func hash(text []byte) digest {
	sum := sha256.Sum256(text)
	return digest{binary.LittleEndian.Uint64(sum[:8]), binary.LittleEndian.Uint64(sum[8:16])}
}

func hashOf(tag byte, digests ...digest) digest {
	text := []byte{tag}
	for _, d := range digests {
		text = binary.LittleEndian.AppendUint64(text, d[0])
		text = binary.LittleEndian.AppendUint64(text, d[1])
	}
	return hash(text)
}

// edge is a relationship between nodes given by their number.
type edge struct {
	start, end int
	content    digest
}

// fingerprinter is a sink that keeps a digest of everything.
type fingerprinter struct {
	schema []string
	index  map[string]int
	nodes  []digest
	edges  []edge
	text   []byte
}

func (f *fingerprinter) Begin(schema []string) error {
	f.schema = schema
	return nil
}

func (f *fingerprinter) Node(n Node) error {
	labels := slices.Sorted(slices.Values(n.Labels))
	content, err := f.hash(map[string]any{"labels": anyList(labels), "properties": n.Properties})
	f.index[n.ID] = len(f.nodes)
	f.nodes = append(f.nodes, content)
	return err
}

func (f *fingerprinter) Relationship(r Relationship) error {
	content, err := f.hash(map[string]any{"type": r.Type, "properties": r.Properties})
	f.edges = append(f.edges, edge{f.index[r.Start], f.index[r.End], content})
	return err
}

func (f *fingerprinter) End() error { return nil }

func (f *fingerprinter) hash(content map[string]any) (_ digest, err error) {
	f.text, err = typedjson.Append(f.text[:0], content)
	return hash(f.text), err
}

// sum looks around every node as often as said and adds everything up.
func (f *fingerprinter) sum() string {
	for range rounds {
		f.spread()
	}
	var nodes, edges digest
	for _, d := range f.nodes {
		nodes = nodes.plus(hashOf('n', d))
	}
	for _, e := range f.edges {
		edges = edges.plus(hashOf('e', f.nodes[e.start], e.content, f.nodes[e.end]))
	}
	slices.Sort(f.schema)
	schema := hash([]byte(strings.Join(f.schema, "\n")))
	total := hashOf('g', nodes, edges, schema)
	return fmt.Sprintf("%d-%d-%s", len(f.nodes), len(f.edges), hex.EncodeToString(binary.BigEndian.AppendUint64(nil, total[0])))
}

// spread mixes into every node what its neighbours hold.
func (f *fingerprinter) spread() {
	around := make([]digest, len(f.nodes))
	for _, e := range f.edges {
		around[e.start] = around[e.start].plus(hashOf('>', e.content, f.nodes[e.end]))
		around[e.end] = around[e.end].plus(hashOf('<', e.content, f.nodes[e.start]))
	}
	for i, d := range f.nodes {
		f.nodes[i] = hashOf('+', d, around[i])
	}
}

package dataset

import (
	"fmt"
	"maps"
	"slices"
)

// base is what a source is compared with.
type base interface {
	// each hands on every node of the labels, then every relationship of the kinds.
	each(labels []string, kinds []EdgeKind, to visitor) error
}

// visitor takes what a base holds. Properties come without id and dataset.
type visitor struct {
	node func(n Node, isOurs bool) error
	edge func(Edge) error
}

// changer takes what is different, in an order in which it can be applied: nodes
// that are new or differ, such relationships, then what the source no longer has,
// relationships first.
type changer interface {
	node(change op, n Node) error
	edge(change op, e Edge) error
	flush() error // stands between two kinds of changes of which one needs the other
}

// op is what is to be done with an item.
type op uint8

const (
	add      op = iota
	replace     // all properties
	complete    // a node of another data set, with properties that it lacks
	remove
)

// comparer is the [Sink] that compares what a source reads with a base and hands
// the differences to a changer.
type comparer struct {
	source  Source
	base    base
	to      changer
	options Options
	nodes   map[string]*items
	edges   map[EdgeKind]*items
	linking bool // the first relationship was read
	anyEnd  bool // ends of relationships are not looked up
	items   int  // that the source has handed over
	rejects int
}

func newComparer(source Source, from base, to changer, o Options) *comparer {
	return &comparer{source: source, base: from, to: to, options: o, nodes: map[string]*items{}, edges: map[EdgeKind]*items{}}
}

// labels are all labels that the source's nodes or the ends of its relationships
// may have.
func (s Source) labels() []string {
	labels := slices.Clone(s.Labels)
	for _, kind := range s.Edges {
		labels = append(labels, kind.Start, kind.End)
	}
	slices.Sort(labels)
	return slices.Compact(labels)
}

// run compares everything.
func (c *comparer) run() (Result, error) {
	err := c.learn()
	if err == nil {
		err = c.source.Read(c)
	}
	if err == nil {
		err = c.removeTheRest()
	}
	return c.result(), err
}

// learn reads what the base holds of the kinds of the source. Relationships that
// two loads at the same time made twice are removed, and so are new again.
func (c *comparer) learn() error {
	twice := map[EdgeKind]map[digest]bool{}
	for _, label := range c.source.labels() {
		c.nodes[label] = newItems()
	}
	for _, kind := range c.source.Edges {
		c.edges[kind] = newItems()
	}
	err := c.base.each(c.source.labels(), c.source.Edges, visitor{
		node: func(n Node, isOurs bool) error {
			kind, key := c.nodes[n.Label], digestOf(n.ID)
			if !isOurs {
				kind.foreign[key] = n.Properties
				if c.source.Other != nil {
					c.source.Other(n)
				}
				return nil
			}
			content, err := contentOf(n.Properties)
			kind.known[key] = known{content: content}
			return err
		},
		edge: func(e Edge) error {
			kind, key := c.edges[e.Kind], digestOf(e.Start, e.End)
			if _, again := kind.known[key]; again {
				if twice[e.Kind] == nil {
					twice[e.Kind] = map[digest]bool{}
				}
				twice[e.Kind][key] = true
				return c.to.edge(remove, e)
			}
			content, err := contentOf(e.Properties)
			kind.known[key] = known{content: content}
			return err
		},
	})
	if err != nil || len(twice) == 0 {
		return err
	}
	for kind, keys := range twice {
		maps.DeleteFunc(c.edges[kind].known, func(key digest, _ known) bool { return keys[key] })
	}
	return c.to.flush()
}

// tick tells now and then how much of the source is read.
func (c *comparer) tick() {
	if c.items++; c.items%1000 == 0 && c.options.Progress != nil && c.source.Bytes != nil {
		read, total := c.source.Bytes()
		c.options.Progress(int(read), int(total))
	}
}

// Reject notes a row or an item that cannot be loaded.
func (c *comparer) Reject(from Place, format string, args ...any) {
	c.rejects++
	if c.options.Reject != nil {
		c.options.Reject(Reject{from, fmt.Sprintf(format, args...)})
	}
}

// Node takes a node; all nodes come before the first relationship.
func (c *comparer) Node(n Node) error {
	c.tick()
	kind, declared := c.nodes[n.Label]
	switch {
	case !declared:
		return fmt.Errorf("label %s is not declared by the source", n.Label)
	case n.ID == "":
		c.Reject(n.From, "%s without id", n.Label)
		return nil
	}
	key := digestOf(n.ID)
	if _, isForeign := kind.foreign[key]; isForeign {
		if n.Properties = kind.complete(key, n.Properties); n.Properties == nil {
			return nil
		}
		maps.Copy(kind.foreign[key], n.Properties)
		return c.to.node(complete, n)
	}
	content, err := contentOf(n.Properties)
	if err != nil {
		return fmt.Errorf("%s %q: %w", n.Label, n.ID, err)
	}
	switch kind.compare(key, content) {
	case contradicts:
		c.Reject(n.From, "%s %q stands in the source twice with different content; the first is kept", n.Label, n.ID)
	case isNew:
		return c.to.node(add, n)
	case differs:
		return c.to.node(replace, n)
	}
	return nil
}

// Edge takes a relationship.
func (c *comparer) Edge(e Edge) error {
	c.tick()
	kind, declared := c.edges[e.Kind]
	if !declared {
		return fmt.Errorf("relationship %v is not declared by the source", e.Kind)
	}
	if !c.linking {
		c.linking = true
		if err := c.to.flush(); err != nil {
			return err
		}
	}
	if label, id, ok := c.dangling(e); ok {
		c.Reject(e.From, "%s to a %s %q that does not exist", e.Kind.Type, label, id)
		return nil
	}
	content, err := contentOf(e.Properties)
	if err != nil {
		return fmt.Errorf("%s %q to %q: %w", e.Kind.Type, e.Start, e.End, err)
	}
	switch kind.compare(digestOf(e.Start, e.End), content) {
	case contradicts:
		c.Reject(e.From, "%s from %q to %q stands in the source twice with different content; the first is kept", e.Kind.Type, e.Start, e.End)
	case isNew:
		return c.to.edge(add, e)
	case differs:
		return c.to.edge(replace, e)
	}
	return nil
}

// dangling returns the end of a relationship that is no node.
func (c *comparer) dangling(e Edge) (label, id string, ok bool) {
	if c.anyEnd {
		return "", "", false
	}
	if !c.holds(e.Kind.Start, e.Start) {
		return e.Kind.Start, e.Start, true
	}
	return e.Kind.End, e.End, !c.holds(e.Kind.End, e.End)
}

// holds tells whether a node is there once all nodes of the source are written.
func (c *comparer) holds(label, id string) bool {
	kind, key := c.nodes[label], digestOf(id)
	if kind.known[key].seen {
		return true
	}
	_, isForeign := kind.foreign[key]
	return isForeign
}

// removeTheRest removes what the source no longer has, relationships first.
func (c *comparer) removeTheRest() error {
	labels := slices.DeleteFunc(slices.Clone(c.source.Labels), func(label string) bool { return !c.nodes[label].left() })
	kinds := slices.DeleteFunc(slices.Clone(c.source.Edges), func(kind EdgeKind) bool { return !c.edges[kind].left() })
	err := c.base.each(nil, kinds, visitor{edge: func(e Edge) error {
		if kind := c.edges[e.Kind]; kind.gone(digestOf(e.Start, e.End)) {
			kind.count.Removed++
			return c.to.edge(remove, e)
		}
		return nil
	}})
	if err != nil {
		return err
	}
	if err := c.to.flush(); err != nil {
		return err
	}
	err = c.base.each(labels, nil, visitor{node: func(n Node, _ bool) error {
		if kind := c.nodes[n.Label]; kind.gone(digestOf(n.ID)) {
			kind.count.Removed++
			return c.to.node(remove, n)
		}
		return nil
	}})
	if err != nil {
		return err
	}
	return c.to.flush()
}

// result sums up.
func (c *comparer) result() Result {
	r := Result{Rejects: c.rejects}
	for _, label := range c.source.Labels {
		r.Kinds = append(r.Kinds, c.nodes[label].counted(label))
	}
	for _, kind := range c.source.Edges {
		r.Kinds = append(r.Kinds, c.edges[kind].counted(kind.String()))
	}
	return r
}

func (k *items) counted(kind string) KindCount {
	if k == nil {
		return KindCount{Kind: kind}
	}
	c := k.count
	c.Kind = kind
	return c
}

// nothing is the changer of a dry run.
type nothing struct{}

func (nothing) node(op, Node) error { return nil }
func (nothing) edge(op, Edge) error { return nil }
func (nothing) flush() error        { return nil }

package dataset

import (
	"context"
	"maps"
	"reflect"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Difference is one item that a source has and its base has not, the other way
// round, or with other properties.
type Difference struct {
	Kind   string         `json:"kind"`             // a label, or a relationship's pattern
	Change string         `json:"change"`           // added, changed or removed
	ID     string         `json:"id,omitempty"`     // of a node
	Start  string         `json:"start,omitempty"`  // of a relationship
	End    string         `json:"end,omitempty"`    //
	Before map[string]any `json:"before,omitempty"` // of what changed, only the properties that did
	After  map[string]any `json:"after,omitempty"`
}

// Compare hands on every difference between a database and a source: what loading
// it would change. Changed items come last.
func Compare(ctx context.Context, driver neo4j.DriverWithContext, source Source, o Options, take func(Difference) error) (Result, error) {
	return compare(database{ctx, driver, o.Database, source.Info.ID}, source, o, false, take)
}

// CompareSources hands on every difference between two releases of a data set.
// Ends of relationships that neither release holds may be in other data sets, so
// they are not looked up.
func CompareSources(older, newer Source, o Options, take func(Difference) error) (Result, error) {
	return compare(release{older}, newer, o, true, take)
}

func compare(from base, source Source, o Options, anyEnd bool, take func(Difference) error) (Result, error) {
	l := &lister{take: take, changed: map[digest]Difference{}, labels: map[string]bool{}, kinds: map[EdgeKind]bool{}}
	c := newComparer(source, from, l, o)
	c.anyEnd = anyEnd
	result, err := c.run()
	if err != nil {
		return result, err
	}
	return result, l.tellChanged(from)
}

// release is the [base] that another release of the data set is.
type release struct{ source Source }

func (r release) each(labels []string, kinds []EdgeKind, to visitor) error {
	f := &forwarder{to: to, labels: set(labels), kinds: set(kinds)}
	c := newComparer(r.source, empty{}, f, Options{})
	c.anyEnd = true
	_, err := c.run()
	return err
}

func set[T comparable](items []T) map[T]bool {
	s := make(map[T]bool, len(items))
	for _, item := range items {
		s[item] = true
	}
	return s
}

// empty is the [base] that holds nothing.
type empty struct{}

func (empty) each([]string, []EdgeKind, visitor) error { return nil }

// forwarder is the changer that hands what is added to a visitor.
type forwarder struct {
	to     visitor
	labels map[string]bool
	kinds  map[EdgeKind]bool
}

func (f *forwarder) node(_ op, n Node) error {
	if !f.labels[n.Label] {
		return nil
	}
	return f.to.node(n, true)
}

func (f *forwarder) edge(_ op, e Edge) error {
	if !f.kinds[e.Kind] {
		return nil
	}
	return f.to.edge(e)
}

func (f *forwarder) flush() error { return nil }

// lister is the changer that tells the differences. Of what changed it keeps what
// is new until it has seen the old.
type lister struct {
	take    func(Difference) error
	changed map[digest]Difference
	labels  map[string]bool
	kinds   map[EdgeKind]bool
}

func (l *lister) node(change op, n Node) error {
	d := Difference{Kind: n.Label, ID: n.ID}
	switch change {
	case complete: // there was nothing before
		d.Change, d.After = "changed", n.Properties
		return l.take(d)
	case replace:
		d.Change, d.After = "changed", n.Properties
		l.labels[n.Label] = true
		l.changed[digestOf(d.Kind, n.ID)] = d
		return nil
	}
	return l.tell(change, d, n.Properties)
}

func (l *lister) edge(change op, e Edge) error {
	d := Difference{Kind: e.Kind.String(), Start: e.Start, End: e.End}
	if change == replace {
		d.Change, d.After = "changed", e.Properties
		l.kinds[e.Kind] = true
		l.changed[digestOf(d.Kind, e.Start, e.End)] = d
		return nil
	}
	return l.tell(change, d, e.Properties)
}

func (l *lister) flush() error { return nil }

// tell hands on what is added or removed.
func (l *lister) tell(change op, d Difference, properties map[string]any) error {
	d.Change, d.After = "added", properties
	if change == remove {
		d.Change, d.Before, d.After = "removed", properties, nil
	}
	return l.take(d)
}

// tellChanged reads the old properties of what changed, and hands it on.
func (l *lister) tellChanged(from base) error {
	labels, kinds := make([]string, 0, len(l.labels)), make([]EdgeKind, 0, len(l.kinds))
	for label := range l.labels {
		labels = append(labels, label)
	}
	for kind := range l.kinds {
		kinds = append(kinds, kind)
	}
	return from.each(labels, kinds, visitor{
		node: func(n Node, _ bool) error { return l.tellOne(digestOf(n.Label, n.ID), n.Properties) },
		edge: func(e Edge) error { return l.tellOne(digestOf(e.Kind.String(), e.Start, e.End), e.Properties) },
	})
}

func (l *lister) tellOne(key digest, before map[string]any) error {
	d, isChanged := l.changed[key]
	if !isChanged {
		return nil
	}
	d.Before, d.After = maps.Clone(before), maps.Clone(d.After)
	maps.DeleteFunc(d.Before, func(name string, v any) bool { return reflect.DeepEqual(v, d.After[name]) })
	maps.DeleteFunc(d.After, func(name string, v any) bool { return reflect.DeepEqual(v, before[name]) })
	return l.take(d)
}

package exec

import (
	"fmt"
	"hash/fnv"
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// The codes of schema commands about what is not there or not to be had.
const (
	dropFailed       value.Code = "Neo.DatabaseError.Schema.ConstraintDropFailed"
	indexDropFailed  value.Code = "Neo.DatabaseError.Schema.IndexDropFailed"
	enterpriseNeeded value.Code = "Neo.DatabaseError.Schema.ConstraintCreationFailed"
)

// changeSchema obeys CREATE and DROP of indexes and constraints.
func (o *command) changeSchema(q *query) error {
	switch body := o.op.Body.(type) {
	case *syntax.CreateIndex:
		return o.createIndex(q, body)
	case *syntax.CreateConstraint:
		return o.createConstraint(q, body)
	case *syntax.DropIndex:
		return o.drop(q, body.Name, body.IfExists, false)
	case *syntax.DropConstraint:
		return o.drop(q, body.Name, body.IfExists, true)
	}
	return fmt.Errorf("command %s cannot be run", o.op.Body)
}

var indexKinds = map[syntax.IndexKind]store.IndexKind{
	syntax.RangeIndex: store.Range, syntax.TextIndex: store.Text, syntax.PointIndex: store.Point, syntax.FulltextIndex: store.Fulltext,
}

func (o *command) createIndex(q *query, c *syntax.CreateIndex) error {
	kind, ok := indexKinds[c.Kind]
	if c.Kind == syntax.LookupIndex {
		return nil // both are always there
	}
	if !ok {
		return value.Errorf(value.ArgumentError, "%s indexes are not supported by the embedded database", c.Kind)
	}
	d := store.Definition{Kind: kind, Relationships: c.Relationship, Labels: nameTexts(c.Labels), Properties: nameTexts(c.Keys)}
	if err := o.options(q, c.Options, &d); err != nil {
		return err
	}
	if err := o.name(q, c.Name, &d); err != nil {
		return err
	}
	return o.add(q, d, c.IfNotExists, &q.counters.IndexesAdded)
}

func (o *command) options(q *query, e syntax.Expr, d *store.Definition) error {
	p, err := o.b.compile(e, o.scope)
	if err != nil || p == nil {
		return err
	}
	v, err := q.compute(p)
	d.Options, _ = v.(value.Map)
	return err
}

func (o *command) createConstraint(q *query, c *syntax.CreateConstraint) error {
	d := store.Definition{Kind: store.Range, Unique: true, Relationships: c.Relationship, Labels: []string{c.Label.Text}, Properties: nameTexts(c.Keys)}
	if c.Kind != syntax.UniqueConstraint {
		return value.Errorf(enterpriseNeeded, "Unable to create Constraint( schema=%s ): this kind of constraint requires Neo4j Enterprise Edition", d.Schema())
	}
	if err := o.name(q, c.Name, &d); err != nil {
		return err
	}
	return o.add(q, d, c.IfNotExists, &q.counters.ConstraintsAdded)
}

func (o *command) add(q *query, d store.Definition, ifNotExists bool, counter *int64) error {
	if _, named := q.view.Index(d.Name); ifNotExists && (named || q.view.Equivalent(d) != nil) {
		return nil
	}
	if err := q.tx.CreateIndex(d); err != nil {
		return err
	}
	*counter++
	return nil
}

func nameTexts(names []*syntax.Name) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n.Text
	}
	return out
}

// name gives the definition the name as written, or one made of what it says.
func (o *command) name(q *query, e syntax.Expr, d *store.Definition) error {
	if e != nil {
		names, err := o.texts(q, []syntax.Expr{e})
		if err == nil && len(names) == 1 {
			d.Name = names[0]
		}
		return err
	}
	h := fnv.New32a()
	fmt.Fprint(h, d.Kind, d.Unique, d.Relationships, d.Labels, d.Properties)
	d.Name = fmt.Sprintf("index_%08x", h.Sum32())
	if d.Unique {
		d.Name = fmt.Sprintf("constraint_%08x", h.Sum32())
	}
	return nil
}

func (o *command) drop(q *query, name syntax.Expr, ifExists, constraint bool) error {
	names, err := o.texts(q, []syntax.Expr{name})
	if err != nil {
		return err
	}
	ix, ok := q.view.Index(strings.Join(names, ""))
	switch {
	case !ok || constraint && !ix.Unique:
		if ifExists {
			return nil
		}
		if constraint {
			return value.Errorf(dropFailed, "Unable to drop constraint `%s`: No such constraint %s.", names[0], names[0])
		}
		return value.Errorf(indexDropFailed, "Unable to drop index called `%s`. There is no such index.", names[0])
	case !constraint && ix.Unique:
		return value.Errorf(indexDropFailed, "Unable to drop index: Index belongs to constraint: `%s`", names[0])
	}
	q.tx.DropIndex(ix.Name)
	if constraint {
		q.counters.ConstraintsRemoved++
	} else {
		q.counters.IndexesRemoved++
	}
	return nil
}

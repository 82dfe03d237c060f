package store

import (
	"fmt"
	"strings"

	"rolegraph/internal/embedded/value"
)

// ConstraintValidationFailed is the code of a write that breaks a constraint.
const ConstraintValidationFailed value.Code = "Neo.ClientError.Schema.ConstraintValidationFailed"

// indexNode brings the indexes from the node's labels and properties of before
// to those of now.
func (t *Tx) indexNode(n value.Node, labels []uint32, props []prop) error {
	if len(t.indexes) == 0 {
		return nil
	}
	rec := t.nodes.get(uint32(n))
	for i, ix := range t.indexes {
		if ix.Relationships {
			continue
		}
		was, is := ix.covers(labels), ix.covers(rec.labels)
		if !was && !is || was && is && !ix.touches(props, rec.props) {
			continue
		}
		if err := t.reindex(i, uint32(n), change{was, is, props, rec.props}); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) unindexNode(n value.Node) {
	rec := t.nodes.get(uint32(n))
	for i, ix := range t.indexes {
		if !ix.Relationships && ix.covers(rec.labels) {
			t.editIndex(i).remove(uint32(n), rec.props)
		}
	}
}

// indexRelationship is indexNode for a relationship.
func (t *Tx) indexRelationship(r value.Relationship, props []prop) error {
	rec := t.rels.get(uint32(r))
	for i, ix := range t.indexes {
		if !ix.Relationships || !ix.covers([]uint32{rec.typ}) || !ix.touches(props, rec.props) {
			continue
		}
		if err := t.reindex(i, uint32(r), change{true, true, props, rec.props}); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) unindexRelationship(r value.Relationship) {
	rec := t.rels.get(uint32(r))
	for i, ix := range t.indexes {
		if ix.Relationships && ix.covers([]uint32{rec.typ}) {
			t.editIndex(i).remove(uint32(r), rec.props)
		}
	}
}

// change is what happened to something: whether the index covered it and covers
// it now, and its properties then and now.
type change struct {
	was, is       bool
	before, after []prop
}

func (t *Tx) reindex(i int, id uint32, c change) error {
	ix := t.editIndex(i)
	if c.was {
		ix.remove(id, c.before)
	}
	if !c.is {
		return nil
	}
	return t.insert(ix, id, c.after)
}

func (ix *Index) remove(id uint32, props []prop) {
	if ix.words != nil {
		ix.words.remove(id, ix.texts(props))
		return
	}
	values := ix.values(props)
	if values == nil {
		return
	}
	ix.tree.Delete(entry{values: values, id: id})
	if s, ok := values[0].(value.String); ok && ix.grams != nil {
		ix.grams.remove(id, string(s))
	}
}

func (t *Tx) insert(ix *Index, id uint32, props []prop) error {
	if ix.words != nil {
		ix.words.add(id, ix.texts(props))
		return nil
	}
	values := ix.values(props)
	if values == nil {
		return nil
	}
	if ix.Unique {
		if other, taken := ix.first(values); taken && other != id {
			return t.violation(ix, other, values)
		}
	}
	ix.tree.Set(entry{values: values, id: id})
	if s, ok := values[0].(value.String); ok && ix.grams != nil {
		ix.grams.add(id, string(s))
	}
	return nil
}

// first finds the least id with the values.
func (ix *Index) first(values []value.Value) (id uint32, found bool) {
	ix.tree.Ascend(entry{values: values, edge: -1}, func(e entry) bool {
		if !entryLess(entry{values: values, edge: 1}, e) {
			id, found = e.id, true
		}
		return false
	})
	return id, found
}

func (t *Tx) violation(ix *Index, other uint32, values []value.Value) error {
	var pairs []string
	for i, p := range ix.Properties {
		pairs = append(pairs, fmt.Sprintf("`%s` = %s", p, quoted(values[i])))
	}
	what, label, noun := "Node", "label", "property"
	if ix.Relationships {
		what, label = "Relationship", "type"
	}
	if len(pairs) > 1 {
		noun = "properties"
	}
	return value.Errorf(ConstraintValidationFailed, "%s(%d) already exists with %s `%s` and %s %s",
		what, other, label, ix.Labels[0], noun, strings.Join(pairs, ", "))
}

func quoted(v value.Value) string {
	if s, ok := v.(value.String); ok {
		return "'" + string(s) + "'"
	}
	return v.String()
}

package store

import (
	"fmt"
	"slices"
	"strings"

	"rolegraph/internal/embedded/value"
)

// The codes of schema commands that cannot be obeyed.
const (
	IndexAlreadyExists         value.Code = "Neo.ClientError.Schema.IndexAlreadyExists"
	EquivalentSchemaRuleExists value.Code = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
	ConstraintAlreadyExists    value.Code = "Neo.ClientError.Schema.ConstraintAlreadyExists"
	ConstraintCreationFailed   value.Code = "Neo.DatabaseError.Schema.ConstraintCreationFailed"
)

// CreateIndex adds an index, or a uniqueness constraint with its index, and
// fills it. A name that is taken or an index like it is an error.
func (t *Tx) CreateIndex(d Definition) error {
	if err := t.checkNew(d); err != nil {
		return err
	}
	t.own()
	ix := t.newIndex(d)
	ix.owner = t.owner
	if err := t.fill(ix); err != nil {
		return value.Errorf(ConstraintCreationFailed, "Unable to create Constraint( name='%s', type='UNIQUENESS', schema=%s ): %s",
			d.Name, d.Schema(), err.(*value.Error).Message)
	}
	at, _ := slices.BinarySearchFunc(t.indexes, d.Name, func(ix *Index, n string) int { return strings.Compare(ix.Name, n) })
	t.root.indexes = slices.Insert(t.indexes, at, ix)
	t.schemaChanged()
	return nil
}

// DropIndex removes the index with the name; there must be one.
func (t *Tx) DropIndex(name string) {
	t.own()
	t.root.indexes = slices.DeleteFunc(t.indexes, func(ix *Index) bool { return ix.Name == name })
	t.schemaChanged()
}

func (t *Tx) schemaChanged() {
	t.root.schema = t.store.schemas.Add(1)
	t.dirty.schema = true
}

// SchemaVersion is the same for two views only if they have the same indexes.
func (v *View) SchemaVersion() uint64 { return v.schema }

func (t *Tx) checkNew(d Definition) error {
	if like := t.Equivalent(d); like != nil && like.Name == d.Name {
		return value.Errorf(EquivalentSchemaRuleExists, "An equivalent index already exists, '%s'.", like)
	} else if like != nil {
		if like.Unique && !d.Unique {
			return value.Errorf(ConstraintAlreadyExists, "There is a uniqueness constraint on %s, so an index is already created that matches this.", d.Schema())
		}
		return value.Errorf(IndexAlreadyExists, "There already exists an index %s.", d.Schema())
	}
	if named, taken := t.Index(d.Name); taken {
		return value.Errorf("Neo.ClientError.Schema.IndexWithNameAlreadyExists", "There already exists an index called '%s'.", named.Name)
	}
	return nil
}

// Equivalent finds an index of the same kind over the same labels and properties.
func (v *View) Equivalent(d Definition) *Index {
	for _, ix := range v.indexes {
		if ix.Kind == d.Kind && ix.Relationships == d.Relationships &&
			slices.Equal(ix.Labels, d.Labels) && slices.Equal(ix.Properties, d.Properties) {
			return ix
		}
	}
	return nil
}

func (t *Tx) fill(ix *Index) error {
	for _, label := range ix.labels {
		if ix.Relationships {
			if err := t.fillFromType(ix, label); err != nil {
				return err
			}
			continue
		}
		nodes := t.NodesByLabel(label)
		for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
			if err := t.insert(ix, uint32(n), t.nodes.get(uint32(n)).props); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Tx) fillFromType(ix *Index, typ uint32) error {
	rels := t.RelationshipsByType([]uint32{typ})
	for r, ok := rels.Next(); ok; r, ok = rels.Next() {
		if err := t.insert(ix, uint32(r), t.rels.get(uint32(r)).props); err != nil {
			return err
		}
	}
	return nil
}

// Schema is what the index covers, as Neo4j's messages write it: (:Person {name}).
func (d Definition) Schema() string {
	inner := fmt.Sprintf(":%s {%s}", strings.Join(d.Labels, ":"), strings.Join(d.Properties, ", "))
	if d.Relationships {
		return "()-[" + inner + "]-()"
	}
	return "(" + inner + ")"
}

// String describes the index as Neo4j's messages do.
func (ix *Index) String() string {
	return fmt.Sprintf("Index( name='%s', type='%s', schema=%s )", ix.Name, ix.Kind, ix.Schema())
}

package exec

import (
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
)

// remove makes a set that takes properties and labels away.
func (b *builder) remove(op *plan.Remove, in operator, s *scope) (operator, *scope, error) {
	o := &set{in: in}
	for _, it := range op.Items {
		made, err := b.remover(it, s)
		if err != nil {
			return nil, nil, err
		}
		o.items = append(o.items, made)
	}
	return o, s, nil
}

func (b *builder) remover(it syntax.RemoveItem, s *scope) (setter, error) {
	switch it := it.(type) {
	case *syntax.RemoveProperty:
		return b.propertySetter(it.Target, nil, s)
	case *syntax.RemoveLabels:
		return b.labelSetter(it.Variable, it.Labels, removeLabel, s)
	}
	return nil, nil
}

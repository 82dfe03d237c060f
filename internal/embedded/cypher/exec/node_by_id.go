package exec

import (
	"strconv"
	"strings"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// nodeByID looks nodes up by id or element id.
type nodeByID struct {
	slot    int
	ids     eval.Program
	many    bool
	element bool
	found   []value.Node
}

func (b *builder) nodeByID(op *plan.NodeByID, args *scope) (operator, *scope, error) {
	ids, err := b.compile(op.IDs, args)
	if err != nil {
		return nil, nil, err
	}
	s := args.nested()
	return &nodeByID{slot: s.add(op.Var), ids: ids, many: op.Many, element: op.Element}, s, nil
}

func (o *nodeByID) open(q *query) error {
	o.found = o.found[:0]
	v, err := q.compute(o.ids)
	if err != nil {
		return err
	}
	ids := value.List{v}
	if o.many {
		ids, _ = value.AsList(v)
	}
	for _, id := range ids {
		if n, ok := o.node(q.view, id); ok && q.view.HasNode(n) && !containsNode(o.found, n) {
			o.found = append(o.found, n)
		}
	}
	return nil
}

func containsNode(nodes []value.Node, n value.Node) bool {
	for _, other := range nodes {
		if other == n {
			return true
		}
	}
	return false
}

func (o *nodeByID) node(v *store.View, id value.Value) (value.Node, bool) {
	if o.element {
		text, ok := id.(value.String)
		rest, ours := strings.CutPrefix(string(text), "4:"+v.DatabaseID()+":")
		n, err := strconv.ParseUint(rest, 10, 64)
		return value.Node(n), ok && ours && err == nil
	}
	switch id := id.(type) {
	case value.Integer:
		return value.Node(id), id >= 0
	case value.Float:
		return value.Node(id), id >= 0 && float64(id) == float64(int64(id))
	}
	return 0, false
}

func (o *nodeByID) next(q *query) (bool, error) {
	if len(o.found) == 0 {
		return false, nil
	}
	q.hit()
	q.row[o.slot] = o.found[0].Value()
	o.found = o.found[1:]
	return true, nil
}

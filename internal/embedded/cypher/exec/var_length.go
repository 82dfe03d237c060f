package exec

import (
	"slices"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// varLength follows paths depth first, no relationship twice in a path.
type varLength struct {
	in            operator
	from, rel, to int
	into          bool
	steps         stepRule
	min, max      int
	different     []int
	reverse       bool

	stack  []store.LinkCursor
	path   []value.Relationship
	start  value.Node
	target value.Node
	zero   bool // the path of no relationships comes next
}

// stepRule says which relationships a path may take.
type stepRule struct {
	types typeList
	dir   store.Direction
	each  int          // slot of the relationship that where is about
	where eval.Program // nil when all will do
}

// admits tells whether the relationship satisfies the rule's predicate.
func (r *stepRule) admits(q *query, rel value.Relationship) (bool, error) {
	if r.where == nil {
		return true, nil
	}
	q.row[r.each] = rel.Value()
	return q.holds(r.where)
}

func (r *stepRule) expand(q *query, n value.Node) store.LinkCursor {
	return q.view.Expand(n, r.dir, r.types.resolve(q.view))
}

func (b *builder) stepRule(types []string, dir store.Direction, each string, where syntax.Expr, s *scope) (stepRule, error) {
	rule := stepRule{types: typeList{names: types}, dir: dir}
	if where == nil {
		return rule, nil
	}
	inner := s.nested()
	rule.each = inner.add(each)
	var err error
	rule.where, err = b.compile(where, inner)
	return rule, err
}

func (b *builder) varLength(op *plan.VarLengthExpand, in operator, s *scope) (operator, *scope, error) {
	rule, err := b.stepRule(op.Types, op.Direction, op.Each, op.Where, s)
	if err != nil {
		return nil, nil, err
	}
	different, err := slotsOf(s, op.Different)
	if err != nil {
		return nil, nil, err
	}
	out := s.nested()
	if op.BoundRel {
		return b.followList(op, in, out, rule)
	}
	from, err := s.slot(op.From)
	if err != nil {
		return nil, nil, err
	}
	if op.Pruning {
		out.add(op.Rel)
		return &reachable{in: in, from: from, to: out.slotOrAdd(op.To), into: op.Into || op.From == op.To,
			steps: rule, min: int(op.Min), max: maxSteps(op.Max)}, out, nil
	}
	o := &varLength{in: in, from: from, into: op.Into || op.From == op.To, steps: rule, min: int(op.Min), max: maxSteps(op.Max),
		different: different, reverse: op.Reverse}
	o.rel = out.add(op.Rel)
	o.to = out.slotOrAdd(op.To)
	return o, out, nil
}

// maxSteps is a maximum as a number; a path has no relationship twice, so
// that it ends anyway.
func maxSteps(n int64) int {
	if n == syntax.Unbounded || n > 1<<31 {
		return 1 << 31
	}
	return int(n)
}

func (o *varLength) open(q *query) error {
	o.stack, o.path, o.zero = o.stack[:0], o.path[:0], false
	return o.in.open(q)
}

func (o *varLength) next(q *query) (bool, error) {
	for {
		if o.zero {
			o.zero = false
			if o.min == 0 && o.emit(q, o.start) {
				return true, nil
			}
		}
		if len(o.stack) > 0 {
			ok, err := o.advance(q)
			if ok || err != nil {
				return ok, err
			}
			continue
		}
		if ok, err := o.in.next(q); !ok || err != nil {
			return false, err
		}
		o.begin(q)
	}
}

func (o *varLength) begin(q *query) {
	start, ok := q.row[o.from].(value.Node)
	if !ok {
		return
	}
	if o.into {
		if o.target, ok = q.row[o.to].(value.Node); !ok {
			return
		}
	}
	o.start, o.zero = start, true
	if o.max > 0 {
		o.stack = append(o.stack, o.steps.expand(q, start))
	}
}

// advance takes the next relationship of the deepest node and tells whether the
// path that it ends is one to hand on.
func (o *varLength) advance(q *query) (bool, error) {
	if err := q.tick(); err != nil {
		return false, err
	}
	q.hit()
	top := &o.stack[len(o.stack)-1]
	if !top.Next() {
		o.stack = o.stack[:len(o.stack)-1]
		o.path = o.path[:max(0, len(o.stack)-1)]
		return false, nil
	}
	r, n := top.Relationship, top.Node
	o.path = o.path[:len(o.stack)-1]
	if slices.Contains(o.path, r) || among(q, o.different, r) {
		return false, nil
	}
	if ok, err := o.steps.admits(q, r); !ok || err != nil {
		return false, err
	}
	o.path = append(o.path, r)
	depth := len(o.path)
	if depth < o.max {
		o.stack = append(o.stack, o.steps.expand(q, n))
	}
	return depth >= o.min && o.emit(q, n), nil
}

// emit binds the path so far, if it ends where it should.
func (o *varLength) emit(q *query, end value.Node) bool {
	if o.into && end != o.target {
		return false
	}
	list := make(value.List, len(o.path))
	for i, r := range o.path {
		if o.reverse {
			i = len(list) - 1 - i
		}
		list[i] = r.Value()
	}
	q.row[o.rel] = list
	if !o.into {
		q.row[o.to] = end.Value()
	}
	return true
}

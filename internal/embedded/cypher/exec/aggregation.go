package exec

import (
	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// aggregation groups rows by keys and computes aggregating calls of each group.
type aggregation struct {
	in       operator
	keys     []eval.Program
	keySlots []int
	calls    []aggregate
	held     int64

	weight int // slot of how many rows a row stands for; -1 for one

	groups []*group
	byKey  map[string]*group
	last   *group // of the row before; nil at the start
	at     int
	buf    []byte
	args   [4]value.Value // of the call that is computed
}

// aggregate is an aggregating call.
type aggregate struct {
	slot     int
	distinct bool
	args     []eval.Program
	new      func() function.Aggregator
}

// group is the rows that have the same keys.
type group struct {
	keys   kept
	states []function.Aggregator
	seen   []map[string]bool // of distinct calls: what was added
}

func (b *builder) aggregation(op *plan.Aggregation, in operator, s *scope) (operator, *scope, error) {
	o := &aggregation{in: in, weight: -1}
	if op.Weight != "" {
		slot, err := s.slot(op.Weight)
		if err != nil {
			return nil, nil, err
		}
		o.weight = slot
	}
	out := s.fresh()
	for _, k := range op.Keys {
		p, err := b.compile(k.Expr, s)
		if err != nil {
			return nil, nil, err
		}
		slot := out.add(k.Name)
		out.Bind(k.Expr, slot)
		o.keys, o.keySlots = append(o.keys, p), append(o.keySlots, slot)
	}
	for _, c := range op.Calls {
		call, err := b.aggregate(c.Expr, s)
		if err != nil {
			return nil, nil, err
		}
		call.slot = out.add(c.Name)
		out.Bind(c.Expr, call.slot)
		o.calls = append(o.calls, call)
	}
	return o, out, nil
}

func (b *builder) aggregate(e syntax.Expr, s *scope) (aggregate, error) {
	call, ok := e.(*syntax.FunctionCall)
	if !ok {
		return aggregate{new: func() function.Aggregator { return new(rowCount) }}, nil
	}
	f, ok := function.Lookup(call.Name.Full())
	if !ok {
		return aggregate{}, value.Errorf(value.SyntaxError, "Unknown function '%s'", call.Name.Full())
	}
	args, err := b.compileAll(call.Args, s)
	return aggregate{distinct: call.Distinct, args: args, new: f.New}, err
}

// rowCount is count(*).
type rowCount int64

func (c *rowCount) Add(*function.Context, []value.Value) error { *c++; return nil }

func (c *rowCount) AddMany(_ value.Value, times int64) { *c += rowCount(times) }

func (c *rowCount) Result(*function.Context) (value.Value, error) { return value.Integer(*c), nil }

func (o *aggregation) open(q *query) error {
	q.account.release(o.held)
	o.groups, o.last, o.byKey, o.at, o.held = nil, nil, map[string]*group{}, -1, 0
	return o.in.open(q)
}

func (o *aggregation) next(q *query) (bool, error) {
	if o.at < 0 {
		if err := o.collect(q); err != nil {
			return false, err
		}
		o.at = 0
	}
	if o.at == len(o.groups) {
		return false, nil
	}
	g := o.groups[o.at]
	o.at++
	q.restore(o.keySlots, g.keys)
	for i, c := range o.calls {
		v, err := g.states[i].Result(&q.eval.Context)
		if err != nil {
			return false, err
		}
		q.row[c.slot] = v
	}
	return true, nil
}

// collect reads all input. Without keys there is one group even of no rows.
func (o *aggregation) collect(q *query) error {
	for {
		ok, err := o.in.next(q)
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		g, err := o.group(q)
		if err != nil {
			return err
		}
		if err := o.add(q, g); err != nil {
			return err
		}
	}
	if len(o.keys) == 0 && len(o.groups) == 0 {
		o.newGroup(nil)
	}
	return nil
}

// group finds the group of the current row.
func (o *aggregation) group(q *query) (*group, error) {
	if len(o.keys) == 0 && len(o.groups) == 1 {
		return o.groups[0], nil
	}
	again := o.last != nil
	for i, p := range o.keys {
		v, err := q.compute(p)
		if err != nil {
			return nil, err
		}
		q.row[o.keySlots[i]] = v
		again = again && identical(v, o.last.keys[i])
	}
	if again {
		return o.last, nil
	}
	o.buf = o.buf[:0]
	for _, s := range o.keySlots {
		o.buf = q.groupKey(o.buf, q.row[s])
	}
	g, ok := o.byKey[string(o.buf)]
	if ok {
		o.last = g
		return g, nil
	}
	keys, err := q.keep(o.keySlots)
	if err != nil {
		return nil, err
	}
	g = o.newGroup(keys)
	o.last = g
	o.byKey[string(o.buf)] = g
	size := int64(len(o.buf) + 100*(1+len(o.calls)))
	o.held += size
	return g, q.account.Reserve(size)
}

// identical tells at a glance that two values are the same; it may miss some.
func identical(a, b value.Value) bool {
	switch a := a.(type) {
	case value.String:
		b, ok := b.(value.String)
		return ok && a == b
	case value.Node:
		b, ok := b.(value.Node)
		return ok && a == b
	case value.Integer:
		b, ok := b.(value.Integer)
		return ok && a == b
	}
	return false
}

func (o *aggregation) newGroup(keys kept) *group {
	g := &group{keys: keys, states: make([]function.Aggregator, len(o.calls)), seen: make([]map[string]bool, len(o.calls))}
	for i, c := range o.calls {
		g.states[i] = c.new()
	}
	o.groups = append(o.groups, g)
	return g
}

func (o *aggregation) add(q *query, g *group) error {
	for i := range o.calls {
		c := &o.calls[i]
		for j, p := range c.args {
			v, err := q.compute(p)
			if err != nil {
				return err
			}
			o.args[j] = v
		}
		if c.distinct && !g.isNew(q, i, o.args[0]) {
			continue
		}
		if many, ok := g.states[i].(function.Counter); ok && o.weight >= 0 && !c.distinct {
			times, _ := q.row[o.weight].(value.Integer)
			many.AddMany(o.args[0], int64(times))
			continue
		}
		if err := g.states[i].Add(&q.eval.Context, o.args[:len(c.args)]); err != nil {
			return err
		}
	}
	return nil
}

// isNew tells whether the call has not seen v in this group.
func (g *group) isNew(q *query, call int, v value.Value) bool {
	if g.seen[call] == nil {
		g.seen[call] = map[string]bool{}
	}
	key := q.groupKey(nil, v)
	if g.seen[call][string(key)] {
		return false
	}
	g.seen[call][string(key)] = true
	return true
}

package exec

import (
	"slices"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// shortestPath finds the shortest paths between two bound nodes: breadth first
// from both ends, or, when the paths themselves must satisfy something or several
// lengths are wanted, path by path in the order of their lengths.
type shortestPath struct {
	in       operator
	op       *plan.ShortestPath
	path     int
	rel      int
	from, to int
	steps    stepRule
	where    eval.Program
	found    []value.Path
}

func (b *builder) shortestPath(op *plan.ShortestPath, in operator, s *scope) (operator, *scope, error) {
	rule, err := b.stepRule(op.Types, op.Direction, op.Each, op.EachWhere, s)
	if err != nil {
		return nil, nil, err
	}
	o := &shortestPath{in: in, op: op, steps: rule}
	if o.from, err = s.slot(op.From); err != nil {
		return nil, nil, err
	}
	if o.to, err = s.slot(op.To); err != nil {
		return nil, nil, err
	}
	out := s.nested()
	o.rel, o.path = out.add(op.Rel), out.add(op.Path)
	o.where, err = b.compile(op.Where, out)
	return o, out, err
}

func (o *shortestPath) open(q *query) error { o.found = nil; return o.in.open(q) }

func (o *shortestPath) next(q *query) (bool, error) {
	for {
		if len(o.found) > 0 {
			o.bind(q, o.found[0])
			o.found = o.found[1:]
			return true, nil
		}
		if ok, err := o.in.next(q); !ok || err != nil {
			return false, err
		}
		from, ok := q.row[o.from].(value.Node)
		to, ok2 := q.row[o.to].(value.Node)
		if !ok || !ok2 {
			continue
		}
		var err error
		if o.found, err = o.search(q, from, to); err != nil {
			return false, err
		}
	}
}

func (o *shortestPath) bind(q *query, p value.Path) {
	rels := make(value.List, len(p.Relationships))
	for i, r := range p.Relationships {
		rels[i] = r.Value()
	}
	q.row[o.rel], q.row[o.path] = rels, p
}

func (o *shortestPath) search(q *query, from, to value.Node) ([]value.Path, error) {
	if from == to && o.op.Count == 0 && o.op.Min > 0 && !o.op.Selector {
		return nil, sameEnds()
	}
	if o.where == nil && o.op.Min <= 1 && o.op.Count <= 1 && !o.op.Groups && from != to {
		return o.fromBothEnds(q, from, to)
	}
	return o.byLength(q, from, to)
}

func sameEnds() error {
	return value.Errorf("Neo.DatabaseError.Statement.ExecutionFailed",
		"The shortest path algorithm does not work when the start and end nodes are the same. This can happen if you perform a shortestPath search after a cartesian product that might have the same start and end nodes for some of the rows passed to shortestPath. If you would rather not experience this exception, and can accept the possibility of missing results for those rows, disable this in the Neo4j configuration by setting `dbms.cypher.forbid_shortestpath_common_nodes` to false. If you cannot accept missing results, and really want the shortestPath between two common nodes, then re-write the query using a standard Cypher variable length pattern expression followed by ordering by path length and limiting to one result.")
}

// byLength tries all paths in the order of their lengths.
func (o *shortestPath) byLength(q *query, from, to value.Node) ([]value.Path, error) {
	picker := picker{all: o.op.All, count: max(o.op.Count, 1), groups: o.op.Groups}
	level := []value.Path{{Nodes: []value.Node{from}}}
	for length := 0; len(level) > 0 && length <= maxSteps(o.op.Max); length++ {
		for _, p := range level {
			if length < int(o.op.Min) || p.Nodes[len(p.Nodes)-1] != to {
				continue
			}
			ok, err := o.satisfies(q, p)
			if err != nil {
				return nil, err
			}
			if ok && !picker.take(p) {
				return picker.taken, nil
			}
		}
		if picker.done(length + 1) {
			break
		}
		var err error
		if level, err = o.extend(q, level); err != nil {
			return nil, err
		}
	}
	return picker.taken, nil
}

func (o *shortestPath) satisfies(q *query, p value.Path) (bool, error) {
	if o.where == nil {
		return true, nil
	}
	o.bind(q, p)
	return q.holds(o.where)
}

// extend makes all paths one relationship longer.
func (o *shortestPath) extend(q *query, level []value.Path) ([]value.Path, error) {
	var next []value.Path
	for _, p := range level {
		links := o.steps.expand(q, p.Nodes[len(p.Nodes)-1])
		for links.Next() {
			if err := q.tick(); err != nil {
				return nil, err
			}
			if slices.Contains(p.Relationships, links.Relationship) {
				continue
			}
			ok, err := o.steps.admits(q, links.Relationship)
			if err != nil {
				return nil, err
			}
			if ok {
				next = append(next, value.Path{
					Nodes:         append(slices.Clip(p.Nodes), links.Node),
					Relationships: append(slices.Clip(p.Relationships), links.Relationship)})
				if err := q.account.Reserve(int64(48 + 16*len(p.Nodes))); err != nil {
					return nil, err
				}
			}
		}
	}
	return next, nil
}

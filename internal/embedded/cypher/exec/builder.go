package exec

import (
	"fmt"
	"slices"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
)

// scope is the variables that are known at a point of the plan, and the slots
// that an operator must keep there to keep a row.
type scope struct {
	*eval.Scope
	live []int
}

func (s *scope) add(name string) int {
	slot := s.Scope.Add(name)
	s.live = append(slices.Clip(s.live), slot)
	return slot
}

func (s *scope) alias(name string, slot int) {
	s.Scope.Alias(name, slot)
	if !slices.Contains(s.live, slot) {
		s.live = append(slices.Clip(s.live), slot)
	}
}

// slot finds a variable that the planner says is known.
func (s *scope) slot(name string) (int, error) {
	slot, ok := s.Lookup(name)
	if !ok {
		return 0, fmt.Errorf("the plan uses variable %q before it is bound", name)
	}
	return slot, nil
}

// slotOrAdd finds a variable or makes it known.
func (s *scope) slotOrAdd(name string) int {
	if slot, ok := s.Lookup(name); ok {
		return slot
	}
	return s.add(name)
}

func (s *scope) nested() *scope { return &scope{s.Scope.Nested(), s.live} }
func (s *scope) fresh() *scope  { return &scope{s.Scope.Fresh(), nil} }

// builder makes operators of a plan.
type builder struct {
	q      *query
	meters map[plan.Operator]*meter // for PROFILE; nil without
	at     plan.Operator            // that is being made
}

// build makes the operator and returns the variables known behind it. args are
// those known to it from around.
func (b *builder) build(op plan.Operator, args *scope) (operator, *scope, error) {
	if narrow, ok := op.(*plan.Narrow); ok {
		return b.narrow(narrow, args)
	}
	made, s, err := b.make(op, args)
	if err != nil || b.meters == nil {
		return made, s, err
	}
	m := &meter{}
	b.meters[op] = m
	return &metered{made, m}, s, nil
}

func (b *builder) make(op plan.Operator, args *scope) (operator, *scope, error) {
	b.at = op
	switch op := op.(type) {
	case *plan.Argument:
		return &argument{}, args.nested(), nil
	case *plan.AllNodesScan, *plan.NodeByLabelScan:
		return b.nodeScan(op, args)
	case *plan.NodeByID:
		return b.nodeByID(op, args)
	case *plan.NodeIndexSeek:
		return b.indexSeek(op, args)
	case *plan.RelationshipScan:
		return b.relationshipScan(op, args)
	case *plan.CountStore:
		return b.countStore(op, args)
	case *plan.Union:
		return b.union(op, args)
	case *plan.Command:
		return b.command(op, args)
	}
	in, s, err := b.build(op.Inputs()[0], args)
	if err != nil {
		return nil, nil, err
	}
	b.at = op
	return b.makeOver(op, in, s)
}

// makeOver makes an operator that takes rows of in.
func (b *builder) makeOver(op plan.Operator, in operator, s *scope) (operator, *scope, error) {
	switch op := op.(type) {
	case *plan.Expand:
		return b.expandFor(op, in, s)
	case *plan.VarLengthExpand:
		return b.varLength(op, in, s)
	case *plan.ShortestPath:
		return b.shortestPath(op, in, s)
	case *plan.SelectPaths:
		return b.selectPaths(op, in, s)
	case *plan.Repeat:
		return b.repeat(op, in, s)
	case *plan.Filter:
		return b.filter(op, in, s)
	case *plan.Projection:
		return b.projection(op, in, s)
	case *plan.PathProjection:
		return b.pathProjection(op, in, s)
	case *plan.Aggregation:
		return b.aggregation(op, in, s)
	case *plan.Distinct:
		return b.distinct(op, in, s)
	case *plan.Sort:
		return b.sort(op.Keys, in, s)
	case *plan.Top:
		return b.top(op, in, s)
	case *plan.Skip:
		return b.skip(op, in, s)
	case *plan.Limit:
		return b.limit(op, in, s)
	case *plan.Eager:
		return &eager{in: in, slots: s.live}, s, nil
	case *plan.ProduceResults, *plan.EmptyResult:
		return in, s, nil
	}
	return b.makeJoin(op, in, s)
}

// makeJoin makes operators with a second input, and those that call or write.
func (b *builder) makeJoin(op plan.Operator, in operator, s *scope) (operator, *scope, error) {
	switch op := op.(type) {
	case *plan.Apply:
		return b.apply(op, in, s)
	case *plan.HashJoin:
		return b.hashJoin(op, in, s)
	case *plan.Optional:
		return b.optional(op, in, s)
	case *plan.Subquery:
		return b.subquery(op, in, s)
	case *plan.InTransactions:
		return b.inTransactions(op, in, s)
	case *plan.Unwind:
		return b.unwind(op, in, s)
	case *plan.Foreach:
		return b.foreach(op, in, s)
	case *plan.LoadCSV:
		return b.loadCSV(op, in, s)
	case *plan.ProcedureCall:
		return b.procedureCall(op, in, s)
	case *plan.Create:
		return b.create(op, in, s)
	case *plan.Merge:
		return b.merge(op, in, s)
	case *plan.Set:
		return b.set(op, in, s)
	case *plan.Remove:
		return b.remove(op, in, s)
	case *plan.Delete:
		return b.delete(op, in, s)
	}
	return nil, nil, fmt.Errorf("operator %s cannot be run", op.Name())
}

// narrow forgets variables: nothing runs.
func (b *builder) narrow(op *plan.Narrow, args *scope) (operator, *scope, error) {
	in, s, err := b.build(op.Input(), args)
	if err != nil {
		return nil, nil, err
	}
	out := s.fresh()
	for _, name := range op.Vars {
		slot, err := s.slot(name)
		if err != nil {
			return nil, nil, err
		}
		out.alias(name, slot)
	}
	return in, out, nil
}

// compile makes a program of e; nil stays nil.
func (b *builder) compile(e syntax.Expr, s *scope) (eval.Program, error) {
	if e == nil {
		return nil, nil
	}
	return eval.Compile(e, s.Scope)
}

func (b *builder) compileAll(exprs []syntax.Expr, s *scope) ([]eval.Program, error) {
	programs := make([]eval.Program, len(exprs))
	for i, e := range exprs {
		p, err := b.compile(e, s)
		if err != nil {
			return nil, err
		}
		programs[i] = p
	}
	return programs, nil
}

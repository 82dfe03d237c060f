package eval

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// iteration runs over a list with a variable in a slot of its own.
type iteration struct {
	list  Program
	slot  int
	where Predicate // nil when there is none
}

// compileIteration also returns the scope in which the variable is known.
func compileIteration(variable *syntax.Variable, list, where syntax.Expr, scope *Scope) (*iteration, *Scope, error) {
	elements, err := compile(list, scope)
	if err != nil {
		return nil, nil, err
	}
	inner := scope.Nested()
	it := &iteration{list: elements, slot: inner.Add(variable.Name)}
	if where != nil {
		if it.where, err = compilePredicate(where, inner); err != nil {
			return nil, nil, err
		}
	}
	return it, inner, nil
}

// elements computes the list; ok is false if it is null.
func (it *iteration) elements(ctx *Context, row Row) (list value.List, ok bool, err error) {
	v, err := it.list(ctx, row)
	if err != nil || v == nil {
		return nil, false, err
	}
	return traversable(v), true, nil
}

// test sets the variable and asks the predicate; true if there is none.
func (it *iteration) test(ctx *Context, row Row, v value.Value) (value.Ternary, error) {
	row[it.slot] = v
	if it.where == nil {
		return value.True, nil
	}
	return it.where(ctx, row)
}

func compileListComprehension(e *syntax.ListComprehension, scope *Scope) (Program, error) {
	it, inner, err := compileIteration(e.Variable, e.List, e.Where, scope)
	if err != nil {
		return nil, err
	}
	result := readSlot(it.slot)
	if e.Result != nil {
		if result, err = compile(e.Result, inner); err != nil {
			return nil, err
		}
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		list, ok, err := it.elements(ctx, row)
		if err != nil || !ok {
			return nil, err
		}
		if err := ctx.Reserve(int64(len(list)) * bytesPerElement); err != nil {
			return nil, err
		}
		out := make(value.List, 0, len(list))
		for _, v := range list {
			mark := ctx.Booked()
			t, err := it.test(ctx, row, v)
			if err != nil {
				return nil, err
			}
			if t != value.True {
				continue
			}
			r, err := result(ctx, row)
			if err != nil {
				return nil, err
			}
			if isSmall(r) {
				ctx.GiveBack(mark)
			}
			out = append(out, r)
		}
		return out, nil
	}, nil
}

// isSmall tells whether v holds none of the memory that computing it took.
func isSmall(v value.Value) bool {
	switch v.(type) {
	case value.List, value.Map, value.String:
		return false
	}
	return true
}

func compileReduce(e *syntax.Reduce, scope *Scope) (Program, error) {
	initial, err := compile(e.Initial, scope)
	if err != nil {
		return nil, err
	}
	it, inner, err := compileIteration(e.Variable, e.List, nil, scope)
	if err != nil {
		return nil, err
	}
	slot := inner.Add(e.Accumulator.Name)
	step, err := compile(e.Step, inner)
	if err != nil {
		return nil, err
	}
	return func(ctx *Context, row Row) (value.Value, error) {
		list, ok, err := it.elements(ctx, row)
		if err != nil || !ok {
			return nil, err
		}
		total, err := initial(ctx, row)
		if err != nil {
			return nil, err
		}
		check, mark := firstDepthCheck, ctx.Booked()
		var before int64 // booked by the step before, whose value this one replaces
		for i, v := range list {
			row[it.slot], row[slot] = v, total
			if total, err = step(ctx, row); err != nil {
				return nil, err
			}
			booked := ctx.Booked() - mark - before
			ctx.GiveBack(mark)
			if err := ctx.Reserve(booked); err != nil {
				return nil, err
			}
			before = booked
			if i == check {
				check *= 2
				if err := value.CheckDepth(total); err != nil {
					return nil, err
				}
			}
		}
		return total, value.CheckDepth(total)
	}, nil
}

// firstDepthCheck is the step of a reduce after which its value's depth is looked
// at; afterwards always when the steps have doubled. Only reduce can nest a value
// deeper than the text of the query is.
const firstDepthCheck = 500

func compileListPredicate(e *syntax.ListPredicate, scope *Scope) (Predicate, error) {
	where := e.Where
	if where == nil {
		where = e.Variable
	}
	it, _, err := compileIteration(e.Variable, e.List, where, scope)
	if err != nil {
		return nil, err
	}
	decide := quantors[e.Quantor]
	return func(ctx *Context, row Row) (value.Ternary, error) {
		list, ok, err := it.elements(ctx, row)
		if err != nil || !ok {
			return value.Unknown, err
		}
		var seen tally
		for _, v := range list {
			t, err := it.test(ctx, row, v)
			if err != nil {
				return value.Unknown, err
			}
			seen.count(t)
		}
		return decide(seen), nil
	}, nil
}

// tally counts the outcomes of a predicate.
type tally struct{ yes, unknown, no int }

func (s *tally) count(t value.Ternary) {
	switch t {
	case value.True:
		s.yes++
	case value.False:
		s.no++
	default:
		s.unknown++
	}
}

var quantors = map[syntax.Quantor]func(tally) value.Ternary{
	syntax.All: func(s tally) value.Ternary { return decided(s.no > 0, s.unknown > 0).Not() },
	syntax.Any: func(s tally) value.Ternary { return decided(s.yes > 0, s.unknown > 0) },
	syntax.None: func(s tally) value.Ternary {
		return decided(s.yes > 0, s.unknown > 0).Not()
	},
	syntax.Single: func(s tally) value.Ternary {
		if s.yes > 1 {
			return value.False
		}
		if s.unknown > 0 {
			return value.Unknown
		}
		return value.TernaryOf(s.yes == 1)
	},
}

// decided is true if a witness was found, unknown if there may be one.
func decided(found, possible bool) value.Ternary {
	switch {
	case found:
		return value.True
	case possible:
		return value.Unknown
	}
	return value.False
}

package exec

import (
	"strings"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

// unwindRange is unwind over range(), whose list it never makes.
type unwindRange struct {
	in   operator
	args []eval.Program
	slot int

	at, step int64
	left     uint64 // numbers of the current range that are still to come
}

// rangeArgs tells whether e is a call of range(), and with what.
func rangeArgs(e syntax.Expr) ([]syntax.Expr, bool) {
	call, ok := e.(*syntax.FunctionCall)
	if !ok || call.Distinct || !strings.EqualFold(call.Name.String(), "range") {
		return nil, false
	}
	return call.Args, true
}

func (b *builder) unwindRange(op *plan.Unwind, args []syntax.Expr, in operator, s *scope) (operator, *scope, error) {
	o := &unwindRange{in: in}
	for _, arg := range args {
		p, err := b.compile(arg, s)
		if err != nil {
			return nil, nil, err
		}
		o.args = append(o.args, p)
	}
	out := s.nested()
	o.slot = out.add(op.Var)
	return o, out, nil
}

func (o *unwindRange) open(q *query) error { o.left = 0; return o.in.open(q) }

func (o *unwindRange) next(q *query) (bool, error) {
	for o.left == 0 {
		ok, err := o.in.next(q)
		if !ok || err != nil {
			return false, err
		}
		if err := o.start(q); err != nil {
			return false, err
		}
	}
	if err := q.tick(); err != nil {
		return false, err
	}
	q.row[o.slot] = value.Integer(o.at)
	o.left--
	if o.left > 0 {
		o.at += o.step
	}
	return true, nil
}

// start computes the bounds for the row at hand.
func (o *unwindRange) start(q *query) error {
	args := make([]value.Value, len(o.args))
	for i, p := range o.args {
		v, err := q.compute(p)
		if err != nil {
			return err
		}
		args[i] = v
	}
	start, end, step, err := function.Range(args)
	if err != nil {
		return err
	}
	o.at, o.step, o.left = start, step, function.RangeLength(start, end, step)
	return nil
}

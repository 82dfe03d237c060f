package exec

import (
	"math"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// limit hands on the first rows only.
type limit struct {
	in    operator
	count eval.Program
	left  int
	drain bool // LIMIT 0 of a query that writes: the input is run all the same
}

func (b *builder) limit(op *plan.Limit, in operator, s *scope) (operator, *scope, error) {
	p, err := b.compile(op.Count, s)
	return &limit{in: in, count: p}, s, err
}

func (o *limit) open(q *query) error {
	n, err := rowNumber(q, o.count, "LIMIT")
	if err != nil {
		return err
	}
	o.left, o.drain = n, n == 0 && q.tx != nil
	return o.in.open(q)
}

func (o *limit) next(q *query) (bool, error) {
	for o.drain {
		var err error
		if o.drain, err = o.in.next(q); err != nil {
			return false, err
		}
	}
	if o.left == 0 {
		return false, nil
	}
	o.left--
	return o.in.next(q)
}

// skip leaves out the first rows.
type skip struct {
	in    operator
	count eval.Program
	left  int
}

func (b *builder) skip(op *plan.Skip, in operator, s *scope) (operator, *scope, error) {
	p, err := b.compile(op.Count, s)
	return &skip{in: in, count: p}, s, err
}

func (o *skip) open(q *query) error {
	n, err := rowNumber(q, o.count, "SKIP")
	if err != nil {
		return err
	}
	o.left = n
	return o.in.open(q)
}

func (o *skip) next(q *query) (bool, error) {
	for ; o.left > 0; o.left-- {
		if ok, err := o.in.next(q); !ok || err != nil {
			return false, err
		}
	}
	return o.in.next(q)
}

// rowNumber computes the number of a SKIP or LIMIT.
func rowNumber(q *query, p eval.Program, clause string) (int, error) {
	v, err := q.compute(p)
	if err != nil {
		return 0, err
	}
	n, ok := v.(value.Integer)
	if !ok {
		text := "NULL"
		if v != nil {
			text = v.String()
		}
		return 0, value.Errorf(value.SyntaxError, "Invalid input. '%s' is not a valid value. Must be a non-negative integer in %s.", text, clause)
	}
	if n < 0 {
		return 0, value.Errorf(value.SyntaxError, "Invalid input. '%d' is not a valid value. Must be a non-negative integer in %s.", n, clause)
	}
	return int(min(n, math.MaxInt/4)), nil
}

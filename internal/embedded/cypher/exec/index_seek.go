package exec

import (
	"fmt"
	"math"
	"strings"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// indexSeek finds nodes by an index, all when it opens: writes further up do not
// disturb it.
type indexSeek struct {
	op     *plan.NodeIndexSeek
	slot   int
	values []eval.Program
	lo, hi eval.Program
	ids    []uint32
}

func (b *builder) indexSeek(op *plan.NodeIndexSeek, args *scope) (operator, *scope, error) {
	o := &indexSeek{op: op}
	var err error
	if op.Kind != plan.SeekAll {
		if o.values, err = b.compileAll(op.Values, args); err != nil {
			return nil, nil, err
		}
	}
	if o.lo, err = b.compile(op.Lo, args); err != nil {
		return nil, nil, err
	}
	if o.hi, err = b.compile(op.Hi, args); err != nil {
		return nil, nil, err
	}
	s := args.nested()
	o.slot = s.add(op.Var)
	return o, s, nil
}

func (o *indexSeek) open(q *query) error {
	ix, ok := q.view.Index(o.op.Index.Name)
	if !ok {
		return fmt.Errorf("index %s is gone", o.op.Index.Name)
	}
	values := make([]value.Value, len(o.values))
	for i, p := range o.values {
		v, err := q.compute(p)
		if err != nil {
			return err
		}
		values[i] = v
	}
	var err error
	o.ids, err = o.seek(q, ix, values)
	return err
}

func (o *indexSeek) seek(q *query, ix *store.Index, values []value.Value) ([]uint32, error) {
	switch o.op.Kind {
	case plan.SeekEqual:
		return seekEqual(ix, values), nil
	case plan.SeekIn:
		return seekIn(ix, values[0]), nil
	case plan.SeekRange:
		return o.seekRange(q, ix)
	case plan.SeekAll:
		return ix.Scan(nil), nil
	case plan.SeekBox, plan.SeekDistance:
		return seekArea(ix, o.op.Kind, values), nil
	}
	text, ok := values[0].(value.String)
	if !ok {
		return nil, nil
	}
	switch o.op.Kind {
	case plan.SeekPrefix:
		return ix.SeekPrefix(string(text)), nil
	case plan.SeekContains:
		return q.view.SeekText(ix, string(text), strings.Contains), nil
	}
	return q.view.SeekText(ix, string(text), strings.HasSuffix), nil
}

// seekArea finds at least the points in a box, or so near to a point. On the earth
// a step of longitude is long or short, so that all its points are looked at.
func seekArea(ix *store.Index, kind plan.SeekKind, values []value.Value) []uint32 {
	from, ok := values[0].(value.Point)
	if !ok {
		return nil
	}
	low, high := math.Inf(-1), math.Inf(1)
	if kind == plan.SeekBox {
		if to, ok := values[1].(value.Point); ok && to.X >= from.X {
			low, high = from.X, to.X
		}
	} else if from.SRID == value.Cartesian || from.SRID == value.Cartesian3D {
		switch far := values[1].(type) {
		case value.Integer:
			low, high = from.X-float64(far), from.X+float64(far)
		case value.Float:
			low, high = from.X-float64(far), from.X+float64(far)
		}
	}
	return ix.SeekPoints(from.SRID, low, high)
}

// seekEqual finds what = is true for: nothing equals null or NaN.
func seekEqual(ix *store.Index, values []value.Value) []uint32 {
	for _, v := range values {
		if value.Equal(v, v) != value.True {
			return nil
		}
	}
	return ix.Seek(values)
}

// seekIn finds what IN is true for, each once.
func seekIn(ix *store.Index, list value.Value) []uint32 {
	var ids []uint32
	seen := map[uint32]bool{}
	elements, _ := list.(value.List)
	for _, v := range elements {
		for _, id := range seekEqual(ix, []value.Value{v}) {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// seekRange finds nothing when a bound is null.
func (o *indexSeek) seekRange(q *query, ix *store.Index) ([]uint32, error) {
	bound := func(p eval.Program, inclusive bool) (store.Bound, bool, error) {
		if p == nil {
			return store.Bound{}, true, nil
		}
		v, err := q.compute(p)
		return store.Bound{Value: v, Inclusive: inclusive}, v != nil, err
	}
	lo, okLo, err := bound(o.lo, o.op.LoIncl)
	if err != nil {
		return nil, err
	}
	hi, okHi, err := bound(o.hi, o.op.HiIncl)
	if err != nil || !okLo || !okHi {
		return nil, err
	}
	return ix.SeekRange(lo, hi), nil
}

func (o *indexSeek) next(q *query) (bool, error) {
	if len(o.ids) == 0 {
		return false, nil
	}
	if err := q.tick(); err != nil {
		return false, err
	}
	q.hit()
	q.row[o.slot] = value.Node(o.ids[0]).Value()
	o.ids = o.ids[1:]
	return true, nil
}

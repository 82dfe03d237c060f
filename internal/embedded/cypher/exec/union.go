package exec

import "rolegraph/internal/embedded/cypher/plan"

// union hands on the rows of one input, then of the other.
type union struct {
	inputs [2]operator
	slots  [2][]int // where each input has the columns
	out    []int
	at     int
}

func (b *builder) union(op *plan.Union, args *scope) (operator, *scope, error) {
	o := &union{}
	for i, in := range op.Inputs() {
		made, s, err := b.build(in, args)
		if err != nil {
			return nil, nil, err
		}
		o.inputs[i] = made
		if o.slots[i], err = slotsOf(s, op.Columns); err != nil {
			return nil, nil, err
		}
	}
	out := args.nested()
	for _, c := range op.Columns {
		o.out = append(o.out, out.add(c))
	}
	return o, out, nil
}

func (o *union) open(q *query) error { o.at = 0; return o.inputs[0].open(q) }

func (o *union) next(q *query) (bool, error) {
	for {
		ok, err := o.inputs[o.at].next(q)
		if err != nil {
			return false, err
		}
		if ok {
			for i, s := range o.slots[o.at] {
				q.row[o.out[i]] = q.row[s]
			}
			return true, nil
		}
		if o.at == 1 {
			return false, nil
		}
		o.at = 1
		if err := o.inputs[1].open(q); err != nil {
			return false, err
		}
	}
}

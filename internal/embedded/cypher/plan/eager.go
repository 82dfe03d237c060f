package plan

// withEagers puts an Eager wherever a clause that writes and one that reads, or
// the other way round, would otherwise work row by row: each clause must see
// what all rows of the clauses before it have done, and nothing of its own or of
// later clauses' doing.
func withEagers(op Operator) Operator {
	return Rewrite(op, func(op Operator) Operator {
		in := op.Inputs()
		if len(in) == 0 || isBarrier(op) || atMostOne(in[0]) && !cutsShort(op) {
			return op
		}
		below := pending(in[0])
		own := ownEffects(op)
		if reason, needed := conflict(below, own, op); needed {
			guarded := append([]Operator{&Eager{step: after(in[0]), Reason: reason}}, in[1:]...)
			return op.WithInputs(guarded...)
		}
		return op
	})
}

// readWrite is what a part of a plan reads and writes.
type readWrite struct{ reads, writes effects }

func conflict(below, own readWrite, op Operator) (reason string, needed bool) {
	switch {
	case own.writes.meets(below.reads):
		return "read before it is changed", true
	case own.reads.meets(below.writes):
		return "changed before it is read", true
	}
	return "all changes are made", cutsShort(op) && !below.writes.none()
}

// cutsShort tells whether the operator may leave rows of its input unread.
func cutsShort(op Operator) bool {
	_, ok := op.(*Limit)
	return ok
}

// isBarrier tells whether the operator reads all its input before it hands on
// the first row.
func isBarrier(op Operator) bool {
	switch op.(type) {
	case *Eager, *Aggregation, *Sort, *Top, *InTransactions:
		return true
	}
	return false
}

// pending is what op and the operators below it read and write while rows pass.
func pending(op Operator) readWrite {
	own := ownEffects(op)
	if isBarrier(op) || len(op.Inputs()) == 0 {
		return readWrite{own.reads, effects{}}
	}
	if _, ok := op.(*Union); ok {
		return own
	}
	below := pending(op.Inputs()[0])
	own.reads.merge(below.reads)
	own.writes.merge(below.writes)
	return own
}

// ownEffects is what the operator does itself, with its second input and all of
// that one's inputs.
func ownEffects(op Operator) readWrite {
	rw := readWrite{reads(op), writes(op)}
	in := op.Inputs()
	if _, ok := op.(*Union); ok {
		in = append([]Operator{nil}, in...)
	}
	for _, o := range in[min(1, len(in)):] {
		Walk(o, func(o Operator) {
			rw.reads.merge(reads(o))
			rw.writes.merge(writes(o))
		})
	}
	return rw
}

// atMostOne tells whether op hands on one row at most.
func atMostOne(op Operator) bool {
	switch op := op.(type) {
	case *Argument, *CountStore:
		return true
	case *Aggregation:
		return len(op.Keys) == 0
	case *Create, *Set, *Remove, *Delete, *Projection, *PathProjection, *Narrow, *Filter, *Eager, *Limit, *Skip, *Sort, *Foreach, *Distinct:
		return atMostOne(op.Inputs()[0])
	}
	return false
}

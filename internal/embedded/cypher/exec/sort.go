package exec

import (
	"container/heap"
	"slices"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// sorter orders all rows of its input; with a limit it holds no more than that.
type sorter struct {
	in          operator
	keys        []eval.Program
	descending  []bool
	slots       []int
	skip, limit eval.Program // nil when none

	rows   []sortRow
	at     int
	sorted bool
}

// sortRow is a row with the values to sort it by and its place in the input.
type sortRow struct {
	keys []value.Value
	kept kept
	seq  int
}

func (b *builder) sort(keys []plan.SortKey, in operator, s *scope) (operator, *scope, error) {
	o := &sorter{in: in, slots: s.live}
	for _, k := range keys {
		p, err := b.compile(k.Expr, s)
		if err != nil {
			return nil, nil, err
		}
		o.keys, o.descending = append(o.keys, p), append(o.descending, k.Descending)
	}
	return o, s, nil
}

func (b *builder) top(op *plan.Top, in operator, s *scope) (operator, *scope, error) {
	made, s, err := b.sort(op.Keys, in, s)
	if err != nil {
		return nil, nil, err
	}
	o := made.(*sorter)
	if o.skip, err = b.compile(op.Skip, s); err != nil {
		return nil, nil, err
	}
	o.limit, err = b.compile(op.Limit, s)
	return o, s, err
}

func (o *sorter) open(q *query) error {
	o.rows, o.at, o.sorted = nil, 0, false
	return o.in.open(q)
}

func (o *sorter) next(q *query) (bool, error) {
	if !o.sorted {
		if err := o.read(q); err != nil {
			return false, err
		}
		o.sorted = true
	}
	if o.at >= len(o.rows) {
		return false, nil
	}
	q.restore(o.slots, o.rows[o.at].kept)
	o.rows[o.at] = sortRow{}
	o.at++
	return true, nil
}

func (o *sorter) read(q *query) error {
	most, skip, err := o.bounds(q)
	if err != nil || most == 0 && q.tx == nil {
		return err
	}
	for seq := 0; ; seq++ {
		ok, err := o.in.next(q)
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		if err := o.take(q, seq, most); err != nil {
			return err
		}
	}
	slices.SortFunc(o.rows, o.compare)
	o.at = min(skip, len(o.rows))
	return nil
}

// bounds returns how many rows to hold, -1 for all, and how many of them to skip.
func (o *sorter) bounds(q *query) (most, skip int, err error) {
	if o.limit == nil {
		return -1, 0, nil
	}
	limit, err := rowNumber(q, o.limit, "LIMIT")
	if err != nil {
		return 0, 0, err
	}
	if o.skip != nil {
		if skip, err = rowNumber(q, o.skip, "SKIP"); err != nil {
			return 0, 0, err
		}
	}
	if limit == 0 {
		return 0, 0, nil
	}
	return max(skip+limit, limit), skip, nil
}

// take holds the current row, unless enough smaller ones are held.
func (o *sorter) take(q *query, seq, most int) error {
	row := sortRow{keys: make([]value.Value, len(o.keys)), seq: seq}
	for i, p := range o.keys {
		v, err := q.compute(p)
		if err != nil {
			return err
		}
		row.keys[i] = v
	}
	if most == 0 {
		return nil // only the input's changes are wanted
	}
	full := most >= 0 && len(o.rows) >= most
	if full && o.compare(row, o.rows[0]) >= 0 {
		return nil
	}
	var err error
	if full {
		row.kept = o.rows[0].kept
		for i, s := range o.slots {
			row.kept[i] = q.row[s]
		}
		o.rows[0] = row
		heap.Fix(o, 0)
		return nil
	}
	if row.kept, err = q.keep(o.slots); err != nil {
		return err
	}
	if most < 0 {
		o.rows = append(o.rows, row)
		return nil
	}
	heap.Push(o, row)
	return nil
}

// compare orders rows by their keys, equal ones as they came.
func (o *sorter) compare(a, b sortRow) int {
	for i := range a.keys {
		c := value.Order(a.keys[i], b.keys[i])
		if o.descending[i] {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return a.seq - b.seq
}

// A sorter with a limit is a heap with the greatest row on top.

// Len is heap.Interface's.
func (o *sorter) Len() int { return len(o.rows) }

// Less is heap.Interface's.
func (o *sorter) Less(i, j int) bool { return o.compare(o.rows[i], o.rows[j]) > 0 }

// Swap is heap.Interface's.
func (o *sorter) Swap(i, j int) { o.rows[i], o.rows[j] = o.rows[j], o.rows[i] }

// Push is heap.Interface's.
func (o *sorter) Push(x any) { o.rows = append(o.rows, x.(sortRow)) }

// Pop is heap.Interface's; nothing calls it.
func (o *sorter) Pop() any {
	last := o.rows[len(o.rows)-1]
	o.rows = o.rows[:len(o.rows)-1]
	return last
}

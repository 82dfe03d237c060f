package exec

import (
	"slices"

	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/internal/embedded/value"
)

// picker chooses among paths that come in the order of their lengths.
type picker struct {
	all    bool
	count  int64
	groups bool
	taken  []value.Path
	sizes  int64 // different lengths so far
}

// take takes a path if it is wanted, and tells whether more may be.
func (p *picker) take(path value.Path) bool {
	if n := len(p.taken); n == 0 || len(p.taken[n-1].Relationships) != len(path.Relationships) {
		p.sizes++
	}
	if p.all && p.sizes > 1 || p.groups && p.sizes > p.count {
		return false
	}
	p.taken = append(p.taken, path)
	return p.all || p.groups || int64(len(p.taken)) < p.count
}

// done tells whether no path of that length or longer is wanted.
func (p *picker) done(length int) bool {
	if len(p.taken) == 0 || len(p.taken[len(p.taken)-1].Relationships) == length {
		return false
	}
	return p.all || p.groups && p.sizes >= p.count
}

// selectPaths keeps, of all paths between the same two ends, the shortest.
type selectPaths struct {
	in    operator
	op    *plan.SelectPaths
	path  int
	slots []int
	rows  []pathRow
	full  bool
}

type pathRow struct {
	path value.Path
	kept kept
}

func (b *builder) selectPaths(op *plan.SelectPaths, in operator, s *scope) (operator, *scope, error) {
	path, err := s.slot(op.Path)
	return &selectPaths{in: in, op: op, path: path, slots: s.live}, s, err
}

func (o *selectPaths) open(q *query) error { o.rows, o.full = nil, false; return o.in.open(q) }

func (o *selectPaths) next(q *query) (bool, error) {
	if !o.full {
		if err := o.read(q); err != nil {
			return false, err
		}
		o.full = true
	}
	if len(o.rows) == 0 {
		return false, nil
	}
	q.restore(o.slots, o.rows[0].kept)
	o.rows = o.rows[1:]
	return true, nil
}

func (o *selectPaths) read(q *query) error {
	var all []pathRow
	for {
		ok, err := o.in.next(q)
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		k, err := q.keep(o.slots)
		if err != nil {
			return err
		}
		if p, ok := q.row[o.path].(value.Path); ok {
			all = append(all, pathRow{p, k})
		}
	}
	slices.SortStableFunc(all, func(a, b pathRow) int { return len(a.path.Relationships) - len(b.path.Relationships) })
	pickers := map[[2]value.Node]*picker{}
	for _, row := range all {
		ends := [2]value.Node{row.path.Nodes[0], row.path.Nodes[len(row.path.Nodes)-1]}
		p := pickers[ends]
		if p == nil {
			p = &picker{all: o.op.All, count: max(o.op.Count, 1), groups: o.op.Groups}
			pickers[ends] = p
		}
		if before := len(p.taken); p.all || p.groups || int64(before) < p.count {
			if p.take(row.path); len(p.taken) > before {
				o.rows = append(o.rows, row)
			}
		}
	}
	return nil
}

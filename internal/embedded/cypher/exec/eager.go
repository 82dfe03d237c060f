package exec

// eager reads all rows before it hands on the first.
type eager struct {
	in    operator
	slots []int
	rows  []kept
	at    int
	full  bool
}

func (o *eager) open(q *query) error {
	o.rows, o.at, o.full = nil, 0, false
	return o.in.open(q)
}

func (o *eager) next(q *query) (bool, error) {
	for !o.full {
		ok, err := o.in.next(q)
		if err != nil {
			return false, err
		}
		if !ok {
			o.full = true
			break
		}
		k, err := q.keep(o.slots)
		if err != nil {
			return false, err
		}
		o.rows = append(o.rows, k)
	}
	if o.at == len(o.rows) {
		return false, nil
	}
	q.restore(o.slots, o.rows[o.at])
	o.rows[o.at] = nil
	o.at++
	return true, nil
}

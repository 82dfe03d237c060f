package exec

// argument hands on one row: the current one.
type argument struct{ done bool }

func (o *argument) open(*query) error { o.done = false; return nil }

func (o *argument) next(*query) (bool, error) {
	first := !o.done
	o.done = true
	return first, nil
}

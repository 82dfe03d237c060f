package store

import (
	"math"
	"slices"
	"strings"

	"rolegraph/internal/embedded/value"
)

// Seek returns the ids of what has exactly these values in the index's first
// properties, in index order.
func (ix *Index) Seek(values []value.Value) []uint32 {
	var ids []uint32
	after := entry{values: values, edge: 1}
	ix.tree.Ascend(entry{values: values, edge: -1}, func(e entry) bool {
		if entryLess(after, e) {
			return false
		}
		ids = append(ids, e.id)
		return true
	})
	return ids
}

// Bound is one end of a range; a nil Value means that the range has no such end.
type Bound struct {
	Value     value.Value
	Inclusive bool
}

// SeekRange returns the ids of what has a first property between two bounds, at
// least one of which is given. As < and > compare, only values of the bounds' own
// type count.
func (ix *Index) SeekRange(lo, hi Bound) []uint32 {
	var ids []uint32
	take := func(e entry) bool {
		v := e.values[0]
		inLo, okLo := lo.admits(v, 1)
		inHi, okHi := hi.admits(v, -1)
		if inLo && inHi {
			ids = append(ids, e.id)
		}
		return okLo && okHi
	}
	if lo.Value != nil {
		ix.tree.Ascend(entry{values: []value.Value{lo.Value}, edge: -1}, func(e entry) bool {
			return take(e) && !hi.passed(e.values[0])
		})
		return ids
	}
	ix.tree.Descend(entry{values: []value.Value{hi.Value}, edge: 1}, take)
	return ids
}

// admits tells whether v lies on the side of the bound that sign says, and
// whether the two can be compared at all.
func (b Bound) admits(v value.Value, sign int) (in, comparable bool) {
	if b.Value == nil {
		return true, true
	}
	switch value.Compare(v, b.Value) {
	case value.Less:
		return sign < 0, true
	case value.Greater:
		return sign > 0, true
	case value.Same:
		return b.Inclusive, true
	}
	return false, false
}

// passed tells whether v lies above the bound.
func (b Bound) passed(v value.Value) bool {
	return b.Value != nil && value.Compare(v, b.Value) == value.Greater
}

// SeekPrefix returns the ids of what has a string that starts with prefix in the
// index's first property.
func (ix *Index) SeekPrefix(prefix string) []uint32 {
	var ids []uint32
	ix.tree.Ascend(entry{values: []value.Value{value.String(prefix)}, edge: -1}, func(e entry) bool {
		s, ok := e.values[0].(value.String)
		if !ok || !strings.HasPrefix(string(s), prefix) {
			return false
		}
		ids = append(ids, e.id)
		return true
	})
	return ids
}

// SeekPoints returns the ids of the points of a system whose x lies between two
// bounds, these included.
func (ix *Index) SeekPoints(srid value.SRID, low, high float64) []uint32 {
	var ids []uint32
	first := value.Point{SRID: srid, X: low, Y: math.Inf(-1), Z: math.Inf(-1)}
	ix.tree.Ascend(entry{values: []value.Value{first}, edge: -1}, func(e entry) bool {
		p, ok := e.values[0].(value.Point)
		if !ok || p.SRID != srid || p.X > high {
			return false
		}
		ids = append(ids, e.id)
		return true
	})
	return ids
}

// SeekText returns the ids of what has a string in a text index for which test
// holds, where test can only hold if the part is somewhere in the string.
func (v *View) SeekText(ix *Index, part string, test func(s, part string) bool) []uint32 {
	if len(part) < gramSize {
		return ix.Scan(func(v value.Value) bool {
			s, ok := v.(value.String)
			return ok && test(string(s), part)
		})
	}
	candidates := ix.grams.having(part)
	return slices.DeleteFunc(candidates, func(id uint32) bool {
		found, _ := findProp(v.propsOf(ix, id), ix.keys[0])
		s, ok := found.(value.String)
		return !ok || !test(string(s), part)
	})
}

// Scan returns the ids of all that the index holds and keep admits by its first
// value, in index order; keep nil means all.
func (ix *Index) Scan(keep func(value.Value) bool) []uint32 {
	ids := make([]uint32, 0, ix.Size())
	ix.tree.Scan(func(e entry) bool {
		if keep == nil || keep(e.values[0]) {
			ids = append(ids, e.id)
		}
		return true
	})
	return ids
}

// Size is how many nodes or relationships the index holds.
func (ix *Index) Size() int {
	if ix.words != nil {
		return len(ix.words.lengths())
	}
	return ix.tree.Len()
}

package exec

import (
	"sync/atomic"

	"rolegraph/internal/embedded/value"
)

// Account is the memory that a transaction may hold: an estimate, kept by
// whatever keeps rows and values.
type Account struct {
	limit int64
	used  atomic.Int64
}

// NewAccount makes an account of limit bytes.
func NewAccount(limit int64) *Account { return &Account{limit: limit} }

// Reserve books bytes, or gives them back if negative. Its error ends the query.
func (a *Account) Reserve(bytes int64) error {
	if used := a.used.Add(bytes); used > a.limit {
		a.used.Add(-bytes)
		return value.Errorf(value.OutOfMemory,
			"The allocation of an extra %d bytes would use more than the limit of %d bytes that one transaction may use; let the query hold fewer rows at once, or raise the limit", bytes, a.limit)
	}
	return nil
}

// release gives everything back.
func (a *Account) release(bytes int64) { a.used.Add(-bytes) }

// RowBytes estimates what holding a row costs.
func RowBytes(row []value.Value) int64 {
	size := int64(24)
	for _, v := range row {
		size += 16 + heldBytes(v)
	}
	return size
}

// heldBytes estimates what holding v costs besides its two words. What is stored
// in the graph is shared and costs nothing.
func heldBytes(v value.Value) int64 {
	switch v := v.(type) {
	case value.String:
		return int64(len(v)) + 16
	case value.List:
		size := int64(24)
		for _, e := range v {
			size += 16 + heldBytes(e)
		}
		return size
	case value.Map:
		size := int64(24)
		for _, e := range v {
			size += 48 + heldBytes(e.Value)
		}
		return size
	case value.Path:
		return 64 + 16*int64(len(v.Nodes))
	case nil, value.Boolean:
		return 0
	}
	return 8
}

package value

import "sync/atomic"

// Value is n as a Value, without an allocation: rows carry the same few handles
// again and again.
func (n Node) Value() Value { return nodeValues.of(n) }

// Value is r as a Value, without an allocation.
func (r Relationship) Value() Value { return relationshipValues.of(r) }

var (
	nodeValues         handleValues[Node]
	relationshipValues handleValues[Relationship]
)

const (
	handlesPerPage = 1024
	handlePages    = 4096 // ids beyond these pages are boxed each time
)

// handleValues keeps the Values of handles, made a page at a time when first
// asked for: about 24 bytes a handle.
type handleValues[T Node | Relationship] struct {
	pages [handlePages]atomic.Pointer[[handlesPerPage]Value]
}

func (h *handleValues[T]) of(id T) Value {
	at := uint64(id) / handlesPerPage
	if at >= handlePages {
		return boxed(id)
	}
	page := h.pages[at].Load()
	if page == nil {
		page = newHandlePage(T(at * handlesPerPage))
		h.pages[at].Store(page)
	}
	return page[uint64(id)%handlesPerPage]
}

func newHandlePage[T Node | Relationship](first T) *[handlesPerPage]Value {
	page := new([handlesPerPage]Value)
	for i := range page {
		page[i] = boxed(first + T(i))
	}
	return page
}

func boxed[T Node | Relationship](id T) Value { return any(id).(Value) }

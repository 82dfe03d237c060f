package eval

import "rolegraph/internal/embedded/cypher/syntax"

// Scope maps the variables that an expression may name to slots of the row.
type Scope struct {
	// Subquery compiles the expressions that need a plan. The scope it is given
	// knows every variable that the expression may use, those of enclosing
	// comprehensions included.
	Subquery func(e syntax.Expr, scope *Scope) (Program, error)

	slots   map[string]int
	outer   *Scope
	bound   map[string]int // by the expression's text
	subject int            // slot of the nearest CASE's subject plus one; 0 looks further out
	width   *int           // shared by all scopes of a row
}

// NewScope makes a scope of a new row: names get the slots 0, 1, ….
func NewScope(names ...string) *Scope {
	s := &Scope{slots: map[string]int{}, width: new(int)}
	for _, name := range names {
		s.Add(name)
	}
	return s
}

// Nested makes a scope over the same row in which names may be added that hide
// those of s. Later additions to s are seen in it.
func (s *Scope) Nested() *Scope {
	return &Scope{slots: map[string]int{}, outer: s, width: s.width}
}

// Fresh makes an empty scope over the same row: after WITH only what it projects
// is known, while the slots of before may still be read by slot.
func (s *Scope) Fresh() *Scope {
	return &Scope{Subquery: s.subquery(), slots: map[string]int{}, width: s.width}
}

// Add gives name a new slot, hiding any older variable of that name.
func (s *Scope) Add(name string) int {
	slot := s.Slot()
	s.slots[name] = slot
	return slot
}

// Alias makes name another name of an existing slot.
func (s *Scope) Alias(name string, slot int) { s.slots[name] = slot }

// Slot gives a new slot without a name.
func (s *Scope) Slot() int {
	slot := *s.width
	*s.width++
	return slot
}

// Lookup finds the slot of a variable.
func (s *Scope) Lookup(name string) (slot int, ok bool) {
	for ; s != nil; s = s.outer {
		if slot, ok := s.slots[name]; ok {
			return slot, true
		}
	}
	return 0, false
}

// Width is the number of slots that a row needs so far.
func (s *Scope) Width() int { return *s.width }

// Bind says that the value of e lies in slot: wherever an equal expression (by
// its text) occurs, Compile reads the slot. So aggregations and grouping keys
// are computed once, by the operator that groups.
func (s *Scope) Bind(e syntax.Expr, slot int) {
	if s.bound == nil {
		s.bound = map[string]int{}
	}
	s.bound[e.String()] = slot
}

// boundSlot finds the slot that an expression was bound to.
func (s *Scope) boundSlot(e syntax.Expr) (int, bool) {
	for ; s != nil; s = s.outer {
		if len(s.bound) == 0 {
			continue
		}
		if slot, ok := s.bound[e.String()]; ok {
			return slot, true
		}
	}
	return 0, false
}

// caseSlot is the slot of the nearest CASE's subject.
func (s *Scope) caseSlot() int {
	for s.subject == 0 && s.outer != nil {
		s = s.outer
	}
	return s.subject - 1
}

// subquery is the nearest hook.
func (s *Scope) subquery() func(e syntax.Expr, scope *Scope) (Program, error) {
	for s.Subquery == nil && s.outer != nil {
		s = s.outer
	}
	return s.Subquery
}

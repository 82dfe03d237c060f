package plan

import (
	"slices"
	"strings"
	"sync"

	"rolegraph/internal/embedded/cypher/function"
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// Plan is a statement ready to run.
type Plan struct {
	Root    Operator
	Columns []string
	Writes  bool // it changes data
	Schema  bool // it changes indexes or constraints
	Reads   bool // it hands out rows
	// ReadOnly tells whether all that running it does is to hand out rows.
	ReadOnly bool

	planner *planner
	schema  uint64 // of the graph that it was made for
	mu      sync.Mutex
	nested  map[place]nestedPlan
	inside  map[Operator][]Operator // plans of expressions by the operator that computes them
}

// Options say what to plan for.
type Options struct {
	View *store.View // whose indexes and counts to use
	Off  []string    // rules to leave out
	// Fields lists a procedure's outputs; nil for one without.
	Fields func(procedure string) []string
}

// planner plans one statement.
type planner struct {
	view   *store.View
	off    map[string]bool
	fields func(procedure string) []string
	anon   int
	writes bool
	// readOnly tells whether the whole statement changes nothing, so that what
	// the view counts holds to its end.
	readOnly bool
	seen     map[string][]string // labels that patterns gave to nodes
	facts    []Fact
}

// Build plans a checked statement.
func Build(stmt *syntax.Statement, o Options) *Plan {
	p := &planner{view: o.View, off: map[string]bool{}, fields: o.Fields, readOnly: onlyReads(stmt), seen: map[string][]string{}}
	for _, name := range o.Off {
		p.off[name] = true
	}
	var plan *Plan
	if q, ok := stmt.Body.(*syntax.Query); ok {
		plan = p.query(q)
	} else {
		plan = p.command(stmt.Body)
	}
	plan.schema, plan.ReadOnly = o.View.SchemaVersion(), p.readOnly && !plan.Schema
	return plan
}

func (p *planner) query(q *syntax.Query) *Plan {
	op, columns := p.union(q, func() *branch { return p.newBranch(nobody) })
	plan := &Plan{Columns: columns, Writes: p.writes, Reads: columns != nil, planner: p}
	if columns == nil {
		op = &EmptyResult{step{in: []Operator{op}}}
	}
	op = p.rewrite(op)
	if p.writes {
		op = settled(op, columns)
	}
	plan.Root = &ProduceResults{step: after(op), Columns: columns, Vars: columns}
	return plan
}

// onlyReads tells whether a statement has no clause that may change the graph.
func onlyReads(stmt *syntax.Statement) bool {
	reads := true
	syntax.Walk(stmt, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Terminate, *syntax.Create, *syntax.Merge, *syntax.Set, *syntax.Remove, *syntax.Delete, *syntax.Foreach, *syntax.Call:
			reads = false
		}
		return reads
	})
	return reads
}

func nobody(string) bool { return false }

// branch is a chain of operators under construction.
type branch struct {
	*planner
	op    Operator
	outer func(string) bool // variables of the query around this one
	vars  []string          // variables known now, in order
	// importable are the variables that an importing WITH, the first clause of
	// a subquery in the older form, may ask for.
	importable []string
}

func (p *planner) newBranch(outer func(string) bool) *branch {
	return &branch{planner: p, op: &Argument{step: leaf(1)}, outer: outer}
}

func (b *branch) knows(name string) bool { return slices.Contains(b.vars, name) || b.outer(name) }

func (b *branch) add(names ...string) {
	for _, n := range names {
		if !b.knows(n) {
			b.vars = append(b.vars, n)
		}
	}
}

// visible are the variables that * stands for, in alphabetical order.
func (b *branch) visible() []string {
	var names []string
	for _, n := range b.vars {
		if !strings.HasPrefix(n, " ") {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return names
}

// singleQuery adds all clauses and returns the columns, nil if there is no RETURN.
func (b *branch) singleQuery(q *syntax.SingleQuery) []string {
	for i, c := range q.Clauses {
		if _, ok := c.(*syntax.With); ok && i == 0 {
			b.add(b.importable...)
		}
		switch c := c.(type) {
		case *syntax.Match:
			b.match(c)
		case *syntax.Unwind:
			b.unwind(c)
		case *syntax.With:
			b.with(c)
		case *syntax.Return:
			return b.project(c.Projection, nil)
		case *syntax.Finish:
			return nil
		case *syntax.Call:
			b.call(c)
		case *syntax.CallSubquery:
			b.callSubquery(c)
		case *syntax.LoadCSV:
			b.loadCSV(c)
		default:
			b.update(c)
		}
	}
	return b.standaloneColumns(q)
}

// update adds a clause that writes.
func (b *branch) update(c syntax.Clause) {
	b.writes = true
	switch c := c.(type) {
	case *syntax.Create:
		b.create(c)
	case *syntax.Merge:
		b.merge(c)
	case *syntax.Set:
		b.set(c)
	case *syntax.Remove:
		b.remove(c)
	case *syntax.Delete:
		b.delete(c)
	case *syntax.Foreach:
		b.foreach(c)
	}
}

// isAggregate tells whether e itself is an aggregating call.
func isAggregate(e syntax.Node) bool {
	switch e := e.(type) {
	case *syntax.CountStar:
		return true
	case *syntax.FunctionCall:
		f, ok := function.Lookup(e.Name.Full())
		return ok && f.Aggregate
	}
	return false
}

package plan

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/store"
)

// pattern is a MATCH taken apart: what is to be found, in no order.
type pattern struct {
	nodes      []string // in order of appearance
	rels       []*patternRel
	paths      []*pathVariable
	predicates []*predicate
	selected   []*selected
	labels     map[string][]string // labels that a node must have
}

// patternRel is what leads from one node to another: a relationship, a path of
// variable length, a shortest path or a repeated pattern.
type patternRel struct {
	name, from, to string
	dir            store.Direction
	types          []string // nil means all
	length         *syntax.Length
	each           string      // variable of one relationship of a variable length
	eachWhere      syntax.Expr // what each of them must satisfy
	shortest       *shortest
	repeat         *repeat
	repeatable     bool // may equal other relationships of the MATCH
}

// shortest says which of the paths to keep.
type shortest struct {
	path     string
	all      bool
	count    int64
	groups   bool
	selector bool
	where    []syntax.Expr // what the path itself must satisfy
}

// repeat is a quantified path pattern.
type repeat struct {
	inner    *pattern
	from, to string // inner nodes at the ends
	min, max int64
	groups   []string // named and unnamed inner variables that become lists
	rels     []string // inner relationships in order
}

// pathVariable is a path to build when its parts are bound.
type pathVariable struct {
	name  string
	steps []PathStep
}

// selected is a path pattern of which only the shortest matches count.
type selected struct {
	inner    *pattern
	path     *pathVariable
	from, to string
	selector *syntax.Selector
}

func (p *planner) newPattern() *pattern { return &pattern{labels: map[string][]string{}} }

func (p *planner) anonymous() string {
	p.anon++
	return anonymousName(p.anon - 1)
}

// nameOf is the variable's name, or a new one that no query can write.
func (p *planner) nameOf(v *syntax.Variable) string {
	if v == nil {
		return p.anonymous()
	}
	return v.Name
}

// takeApart adds a pattern's parts and its WHERE.
func (p *planner) takeApart(parts []*syntax.PatternPart, where syntax.Expr, mode syntax.MatchMode) *pattern {
	pat := p.newPattern()
	pat.addPredicates(where)
	for _, part := range parts {
		p.addPart(pat, part, mode == syntax.RepeatableElements)
	}
	return pat
}

func (p *planner) addPart(pat *pattern, part *syntax.PatternPart, repeatable bool) {
	path := &pathVariable{}
	if part.Variable != nil {
		path.name = part.Variable.Name
	}
	if part.Selector != nil && part.Selector.Kind != syntax.SelectAll {
		p.addSelected(pat, part, path)
		return
	}
	before := len(pat.rels)
	p.addElements(pat, part.Path.Elements, path)
	for _, r := range pat.rels[before:] {
		r.repeatable = repeatable
	}
	if part.Function != syntax.NoFunction {
		r := pat.rels[before]
		r.length = orSingle(r.length)
		r.shortest = &shortest{path: orAnonymous(p, path.name), all: part.Function == syntax.AllShortestPaths}
		r.repeatable = true
		return
	}
	if path.name != "" {
		pat.paths = append(pat.paths, path)
	}
}

func orSingle(l *syntax.Length) *syntax.Length {
	if l == nil {
		return &syntax.Length{Min: 1, Max: 1}
	}
	return l
}

func orAnonymous(p *planner, name string) string {
	if name == "" {
		return p.anonymous()
	}
	return name
}

// addElements adds the elements of a path and returns the nodes at its ends.
func (p *planner) addElements(pat *pattern, elements []syntax.PatternElement, path *pathVariable) (first, last string) {
	for i := 0; i < len(elements); i++ {
		switch e := elements[i].(type) {
		case *syntax.NodePattern:
			last = p.addNode(pat, e, last, followsRepeat(elements, i))
		case *syntax.RelationshipPattern:
			next := p.addNode(pat, elements[i+1].(*syntax.NodePattern), "", false)
			name := p.addRelationship(pat, e, last, next)
			path.steps = append(path.steps, PathStep{Var: name}, PathStep{Var: next, Node: true})
			last = next
			i++
			continue
		case *syntax.ParenthesizedPath:
			from := last
			if i == 0 || from == "" || !isNode(elements[i-1]) && !followsRepeat(elements, i) {
				from = last
			}
			var start string
			start, last = p.addParenthesized(pat, e, from, path)
			if first == "" {
				first = start
				path.steps = append([]PathStep{{Var: start, Node: true}}, path.steps...)
			}
			continue
		}
		if first == "" {
			first = last
			path.steps = append(path.steps, PathStep{Var: first, Node: true})
		}
	}
	return first, last
}

func isNode(e syntax.PatternElement) bool {
	_, ok := e.(*syntax.NodePattern)
	return ok
}

// followsRepeat tells whether the node at i is the one that the parenthesized
// path before it ends in.
func followsRepeat(elements []syntax.PatternElement, i int) bool {
	if i == 0 {
		return false
	}
	_, ok := elements[i-1].(*syntax.ParenthesizedPath)
	return ok
}

// addNode adds a node pattern. With joined, the node is the unnamed one called
// same, which then must be what the pattern says.
func (p *planner) addNode(pat *pattern, n *syntax.NodePattern, same string, joined bool) string {
	name := p.nameOf(n.Variable)
	if joined && same != "" {
		pat.rename(same, name)
	}
	pat.addNodeName(name)
	v := variable(name)
	if n.Labels != nil {
		pat.addPredicates(&syntax.HasLabels{Operand: v, Labels: n.Labels})
		pat.labels[name] = append(pat.labels[name], requiredLabels(n.Labels)...)
	}
	pat.addProperties(v, n.Properties)
	pat.addPredicates(n.Where)
	return name
}

func (pat *pattern) addNodeName(name string) {
	for _, n := range pat.nodes {
		if n == name {
			return
		}
	}
	pat.nodes = append(pat.nodes, name)
}

// rename gives the node at the end of a repeated pattern the name that follows.
func (pat *pattern) rename(from, to string) {
	for i, n := range pat.nodes {
		if n == from {
			pat.nodes = append(pat.nodes[:i], pat.nodes[i+1:]...)
			break
		}
	}
	for _, r := range pat.rels {
		if r.to == from {
			r.to = to
		}
		if r.from == from {
			r.from = to
		}
	}
}

// addProperties adds an equality for each entry of a map.
func (pat *pattern) addProperties(v *syntax.Variable, props syntax.Expr) {
	for _, e := range equalities(v, props) {
		pat.addPredicates(e)
	}
}

func equalities(v *syntax.Variable, props syntax.Expr) []syntax.Expr {
	m, ok := props.(*syntax.Map)
	if !ok {
		return nil
	}
	var out []syntax.Expr
	for _, e := range m.Entries {
		out = append(out, &syntax.Binary{Op: syntax.Eq, Left: &syntax.Property{Subject: v, Key: e.Key}, Right: e.Value})
	}
	return out
}

func (p *planner) addRelationship(pat *pattern, r *syntax.RelationshipPattern, from, to string) string {
	rel := &patternRel{name: p.nameOf(r.Variable), from: from, to: to, dir: direction(r.Direction), length: r.Length}
	if r.Quantifier != nil {
		rel.length = &syntax.Length{Min: r.Quantifier.Min, Max: r.Quantifier.Max}
	}
	v := variable(rel.name)
	if rel.length != nil {
		rel.each = p.anonymous()
		v = variable(rel.each)
	}
	var wheres []syntax.Expr
	types, simple := typeNames(r.Types)
	if simple {
		rel.types = types
	} else {
		wheres = append(wheres, &syntax.HasLabels{Operand: v, Labels: r.Types})
	}
	wheres = append(wheres, equalities(v, r.Properties)...)
	if r.Where != nil {
		wheres = append(wheres, renamed(r.Where, rel.name, v.Name))
	}
	if rel.length != nil {
		rel.eachWhere = conjunction(wheres)
	} else {
		for _, w := range wheres {
			pat.addPredicates(w)
		}
	}
	pat.rels = append(pat.rels, rel)
	return rel.name
}

func direction(d syntax.Direction) store.Direction {
	switch d {
	case syntax.Outgoing:
		return store.Outgoing
	case syntax.Incoming:
		return store.Incoming
	}
	return store.Both
}

// typeNames returns the names of A|B|C; simple is false for other expressions.
func typeNames(l syntax.LabelExpr) (names []string, simple bool) {
	switch l := l.(type) {
	case nil:
		return nil, true
	case *syntax.LabelAny:
		return nil, true
	case *syntax.LabelName:
		return []string{l.Name}, l.Dynamic == nil
	case *syntax.LabelOr:
		left, ok := typeNames(l.Left)
		right, ok2 := typeNames(l.Right)
		return append(left, right...), ok && ok2 && left != nil && right != nil
	}
	return nil, false
}

// requiredLabels are the labels that whatever satisfies the expression has.
func requiredLabels(l syntax.LabelExpr) []string {
	switch l := l.(type) {
	case *syntax.LabelName:
		if l.Dynamic == nil {
			return []string{l.Name}
		}
	case *syntax.LabelAnd:
		return append(requiredLabels(l.Left), requiredLabels(l.Right)...)
	}
	return nil
}

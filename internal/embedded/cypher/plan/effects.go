package plan

import (
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
)

// effects is what an operator reads of the graph, or changes in it.
type effects struct {
	nodes  bool // which nodes there are
	labels nameSet
	types  nameSet // relationships by type
	props  nameSet
}

// nameSet is a set of names, or all of them.
type nameSet struct {
	all   bool
	names map[string]bool
}

func (s *nameSet) add(names ...string) {
	if s.names == nil {
		s.names = map[string]bool{}
	}
	for _, n := range names {
		s.names[n] = true
	}
}

func (s *nameSet) merge(o nameSet) {
	s.all = s.all || o.all
	for n := range o.names {
		s.add(n)
	}
}

func (s nameSet) empty() bool { return !s.all && len(s.names) == 0 }

func (s nameSet) meets(o nameSet) bool {
	if s.all || o.all {
		return !s.empty() && !o.empty()
	}
	for n := range s.names {
		if o.names[n] {
			return true
		}
	}
	return false
}

func everything() effects {
	all := nameSet{all: true}
	return effects{nodes: true, labels: all, types: all, props: all}
}

func (e *effects) merge(o effects) {
	e.nodes = e.nodes || o.nodes
	e.labels.merge(o.labels)
	e.types.merge(o.types)
	e.props.merge(o.props)
}

func (e effects) none() bool {
	return !e.nodes && e.labels.empty() && e.types.empty() && e.props.empty()
}

func (e effects) meets(o effects) bool {
	return e.nodes && o.nodes || e.labels.meets(o.labels) || e.types.meets(o.types) || e.props.meets(o.props)
}

// reads is what an operator itself, not its inputs, reads.
func reads(op Operator) effects {
	var e effects
	switch op := op.(type) {
	case *AllNodesScan, *NodeByID:
		e.nodes = true
	case *NodeByLabelScan:
		e.labels.add(op.Label)
	case *CountStore:
		e.nodes, e.labels.all = true, true
		if op.Relationships {
			e.types = typesRead(op.Types)
		}
	case *NodeIndexSeek:
		e.labels.add(op.Index.Labels...)
		e.props.add(op.Index.Properties...)
	case *RelationshipScan:
		e.types = typesRead(op.Types)
	case *Expand:
		e.types = typesRead(op.Types)
	case *VarLengthExpand:
		e.types = typesRead(op.Types)
		e.merge(exprReads(op.Where))
	case *ShortestPath:
		return everything()
	case *ProcedureCall:
		return everything()
	case *Filter:
		e.merge(exprReads(op.Predicates...))
	case *Projection:
		e.merge(itemReads(op.Items))
	case *Aggregation:
		e.merge(itemReads(op.Keys))
		e.merge(itemReads(op.Calls))
	case *Distinct:
		e.merge(itemReads(op.Items))
	case *Sort:
		e.merge(keyReads(op.Keys))
	case *Top:
		e.merge(keyReads(op.Keys))
	case *Unwind:
		e.merge(exprReads(op.List))
	case *Foreach:
		e.merge(exprReads(op.List))
	}
	return e
}

func typesRead(types []string) nameSet {
	if types == nil {
		return nameSet{all: true}
	}
	var s nameSet
	s.add(types...)
	return s
}

func itemReads(items []Item) effects {
	var e effects
	for _, it := range items {
		e.merge(exprReads(it.Expr))
	}
	return e
}

func keyReads(keys []SortKey) effects {
	var e effects
	for _, k := range keys {
		e.merge(exprReads(k.Expr))
	}
	return e
}

func exprReads(exprs ...syntax.Expr) effects {
	var e effects
	for _, x := range exprs {
		if x == nil {
			continue
		}
		syntax.Walk(x, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.Property:
				e.props.add(n.Key.Text)
			case *syntax.HasLabels:
				e.labels.all = true
			case *syntax.Index, *syntax.MapProjection:
				e.props.all = true
			case *syntax.SubqueryExpr, *syntax.PatternExpr, *syntax.PatternComprehension:
				e = everything()
			case *syntax.FunctionCall:
				switch name := strings.ToLower(n.Name.Full()); name {
				case "labels":
					e.labels.all = true
				case "properties", "keys":
					e.props.all = true
				}
			}
			return true
		})
	}
	return e
}

// writes is what an operator itself changes.
func writes(op Operator) effects {
	var e effects
	switch op := op.(type) {
	case *Create:
		e.created(op.Nodes, op.Relationships)
	case *Merge:
		e.created(op.Nodes, op.Relationships)
		e.set(op.OnCreate)
		e.set(op.OnMatch)
	case *Set:
		e.set(op.Items)
	case *Remove:
		for _, it := range op.Items {
			switch it := it.(type) {
			case *syntax.RemoveProperty:
				e.setProperty(it.Target)
			case *syntax.RemoveLabels:
				e.setLabels(it.Labels)
			}
		}
	case *Delete:
		return everything()
	}
	return e
}

func (e *effects) created(nodes []NewNode, rels []NewRelationship) {
	for _, n := range nodes {
		e.nodes = true
		e.setLabels(n.Labels)
	}
	for _, r := range rels {
		if r.Type == nil || r.Type.Dynamic != nil {
			e.types.all = true
			continue
		}
		e.types.add(r.Type.Name)
	}
}

func (e *effects) setLabels(labels []*syntax.LabelName) {
	for _, l := range labels {
		if l.Dynamic != nil {
			e.labels.all = true
			continue
		}
		e.labels.add(l.Name)
	}
}

func (e *effects) setProperty(target syntax.Expr) {
	if p, ok := target.(*syntax.Property); ok {
		e.props.add(p.Key.Text)
		return
	}
	e.props.all = true
}

func (e *effects) set(items []syntax.SetItem) {
	for _, it := range items {
		switch it := it.(type) {
		case *syntax.SetProperty:
			e.setProperty(it.Target)
		case *syntax.SetProperties:
			e.props.all = true
		case *syntax.SetLabels:
			e.setLabels(it.Labels)
		}
	}
}

package check

import "rolegraph/internal/embedded/cypher/syntax"

var entity = Node.join(Relationship)

func (c *checker) setItems(items []syntax.SetItem, s *scope) {
	for _, item := range items {
		switch item := item.(type) {
		case *syntax.SetProperty:
			c.target(item.Target, s)
			c.expr(item.Value, s)
		case *syntax.SetProperties:
			c.want(item.Variable, s, entity)
			c.want(item.Value, s, entity.join(Map))
		case *syntax.SetLabels:
			c.labelled(item.Variable, item.Labels, s)
		}
	}
}

func (c *checker) remove(n *syntax.Remove, s *scope) {
	for _, item := range n.Items {
		switch item := item.(type) {
		case *syntax.RemoveProperty:
			c.target(item.Target, s)
		case *syntax.RemoveLabels:
			c.labelled(item.Variable, item.Labels, s)
		}
	}
}

// target checks a property that is written.
func (c *checker) target(e syntax.Expr, s *scope) {
	switch e := e.(type) {
	case *syntax.Property:
		c.want(e.Subject, s, holders)
	case *syntax.Index:
		c.want(e.Subject, s, entity.join(Map))
		c.want(e.Index, s, String)
	}
}

// labelled checks a variable whose labels are written.
func (c *checker) labelled(v *syntax.Variable, labels []*syntax.LabelName, s *scope) {
	c.want(v, s, Node)
	for _, label := range labels {
		c.labels(label, s)
	}
}

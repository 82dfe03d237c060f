package check

import "rolegraph/internal/embedded/cypher/syntax"

func (c *checker) delete(n *syntax.Delete, s *scope) {
	for _, e := range n.Exprs {
		if labels, ok := e.(*syntax.HasLabels); ok {
			c.fail(syntax.InvalidDelete, labels.Start, "DELETE doesn't support removing labels from a node. Try REMOVE.")
		}
		c.want(e, s, entity.join(Path))
	}
}

package check

import (
	"strings"

	"rolegraph/internal/embedded/cypher/syntax"
)

// useGraph refuses every database but the one there is.
func (c *checker) useGraph(n *syntax.Use) {
	if name := strings.ToLower(n.Graph.String()); name != "neo4j" {
		panic(&syntax.Error{
			Code:    "Neo.ClientError.Database.DatabaseNotFound",
			Detail:  syntax.DatabaseNotFound,
			Message: "Graph not found: " + n.Graph.String(),
			Offset:  n.Start,
		})
	}
}

package dataset

import (
	_ "embed"
	"strings"

	"rolegraph/internal/load/dump"
)

//go:embed existing_nodes.cypher
var existingNodes string

//go:embed existing_edges.cypher
var existingEdges string

//go:embed await_indexes.cypher
var awaitIndexes string

//go:embed create_constraint.cypher
var createConstraint string

//go:embed add_nodes.cypher
var addNodes string

//go:embed change_nodes.cypher
var changeNodes string

//go:embed complete_nodes.cypher
var completeNodes string

//go:embed remove_nodes.cypher
var removeNodes string

//go:embed add_edges.cypher
var addEdges string

//go:embed change_edges.cypher
var changeEdges string

//go:embed remove_edges.cypher
var removeEdges string

//go:embed running_loads.cypher
var runningLoads string

//go:embed unmade_indexes.cypher
var unmadeIndexes string

//go:embed drop_unmade_index.cypher
var dropUnmadeIndex string

//go:embed mark_dataset.cypher
var markDataset string

//go:embed dataset_node.cypher
var datasetNode string

// fill puts a label into the text of a query.
func fill(query, label string) string {
	return strings.ReplaceAll(query, "`$LABEL`", dump.Quote(label))
}

// fill puts the kind's names into the text of a query.
func (k EdgeKind) fill(query string) string {
	query = strings.ReplaceAll(query, "`$START`", dump.Quote(k.Start))
	query = strings.ReplaceAll(query, "`$END`", dump.Quote(k.End))
	return strings.ReplaceAll(query, "`$TYPE`", dump.Quote(k.Type))
}

// String is the kind as a pattern.
func (k EdgeKind) String() string { return "(" + k.Start + ")-" + k.Type + "->(" + k.End + ")" }

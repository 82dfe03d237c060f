package query

import (
	"slices"
	"strings"
)

// harmless are the operators that only read, by name without what stands in
// parentheses: those that Neo4j 5.26 knows, apart from the ones below and from
// the reasons in forbidden. PartitionedX counts as X.
var harmless = set(`
	AllNodesScan Anti AntiConditionalApply AntiSemiApply Apply Argument ArgumentTracker
	AssertSameNode AssertSameRelationship AssertingMultiNodeIndexSeek AssertingMultiRelationshipIndexSeek
	BidirectionalRepeat CacheProperties CartesianProduct ConditionalApply
	DirectedAllRelationshipsScan DirectedRelationshipByElementIdSeek DirectedRelationshipByIdSeek
	DirectedRelationshipIndexContainsScan DirectedRelationshipIndexEndsWithScan DirectedRelationshipIndexScan
	DirectedRelationshipIndexSeek DirectedRelationshipIndexSeekByRange DirectedRelationshipTypeScan
	DirectedRelationshipUniqueIndexSeek DirectedRelationshipUniqueIndexSeekByRange DirectedUnionRelationshipTypesScan
	Distinct Eager EagerAggregation EmptyResult EmptyRow Error ExhaustiveLimit Expand Filter Input
	IntersectionNodeByLabelsScan LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit
	MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore NodeHashJoin
	NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange
	NodeLeftOuterHashJoin NodeRightOuterHashJoin NodeUniqueIndexSeek NodeUniqueIndexSeekByRange
	NonFuseable NullifyMetadata Optional OptionalExpand OrderedAggregation OrderedDistinct OrderedUnion
	PartialSort PartialTop PathPropagatingBFS PreserveOrder ProduceResults ProjectEndpoints Projection
	RelationshipCountFromCountStore RemoteBatchProperties Repeat RepeatOptions RollUpApply
	SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip Sort StatefulShortestPath
	SubtractionNodeByLabelsScan Top TriadicBuild TriadicFilter TriadicSelection
	UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek UndirectedRelationshipByIdSeek
	UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan UndirectedRelationshipIndexScan
	UndirectedRelationshipIndexSeek UndirectedRelationshipIndexSeekByRange UndirectedRelationshipTypeScan
	UndirectedRelationshipUniqueIndexSeek UndirectedRelationshipUniqueIndexSeekByRange UndirectedUnionRelationshipTypesScan
	Union UnionNodeByLabelsScan Unwind ValueHashJoin VarLengthExpand
	ShowConstraints ShowFunctions ShowIndexes ShowProcedures
`)

// writing are the operators that change data or schema, and the keywords that
// ask for each.
var writing = map[string]string{
	"Create": "CREATE", "LockingMerge": "MERGE", "Merge": "MERGE", "Foreach": "FOREACH",
	"Delete": "DELETE", "DetachDelete": "DELETE", "SetLabels": "SET", "RemoveLabels": "REMOVE",
	"SetProperty": "SET REMOVE", "SetProperties": "SET REMOVE", "SetDynamicProperty": "SET", "SetPropertiesFromMap": "SET",
	"SetNodePropertiesFromMap": "SET", "SetRelationshipPropertiesFromMap": "SET",
	"SubqueryForeach": "CREATE MERGE SET DELETE REMOVE FOREACH", "TransactionApply": "TRANSACTIONS", "TransactionForeach": "TRANSACTIONS",
	"CreateIndex": "CREATE", "CreateConstraint": "CREATE", "DropIndex": "DROP", "DropConstraint": "DROP",
	"DoNothingIfExists": "CREATE", "DoNothingIfNotExists": "DROP",
}

// ban is why an operator never runs, whoever asks, and the keyword that asks for it.
type ban struct{ keyword, reason string }

var forbidden = map[string]ban{
	"LoadCSV":               {"LOAD", "LOAD CSV reads files of the database server and calls addresses on the net."},
	"TerminateTransactions": {"TERMINATE", "TERMINATE TRANSACTIONS ends what other people run."},
	"ShowTransactions":      {"SHOW", "SHOW TRANSACTIONS tells what other people run."},
	"ShowSettings":          {"SHOW", "SHOW SETTINGS tells how the database server is set up."},
	"ShowDatabases":         {"SHOW", "Commands for databases, users and roles do not run here."},
	"AdministrationCommand": {"", "Commands for databases, users and roles do not run here."},
}

// procedures are those that only read data and schema.
var procedures = set(`
	db.labels db.relationshipTypes db.propertyKeys db.ping db.info
	db.schema.visualization db.schema.nodeTypeProperties db.schema.relTypeProperties
	db.index.fulltext.queryNodes db.index.fulltext.queryRelationships db.index.fulltext.listAvailableAnalyzers
	db.index.vector.queryNodes db.index.vector.queryRelationships
`)

// namespaces hold the built-in functions with a dot in their name.
var namespaces = set(`date datetime localdatetime localtime time duration point vector.similarity`)

func functionKnown(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	return dot < 0 || namespaces[strings.ToLower(name[:dot])]
}

// baseName takes the database, the parentheses and "Partitioned" off an
// operator's name: VarLengthExpand(All)@neo4j is VarLengthExpand.
func baseName(operator string) string {
	name, _, _ := strings.Cut(operator, "@")
	name, _, _ = strings.Cut(name, "(")
	return strings.TrimPrefix(name, "Partitioned")
}

func set(words string) map[string]bool {
	known := map[string]bool{}
	for word := range slices.Values(strings.Fields(words)) {
		known[word] = true
	}
	return known
}

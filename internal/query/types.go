package query

import (
	"time"

	"rolegraph/graph"
	"rolegraph/internal/typedjson"
)

// Request is one Cypher statement and how to run it.
type Request struct {
	Query   string         // one statement; a PROFILE or EXPLAIN in front is honoured
	Params  map[string]any // values of the statement's $parameters, as the driver takes them
	Limit   int            // rows to pull at most; 0 means no limit
	Timeout time.Duration  // 0 means the Runner's default
	Insist  bool           // run although the estimate is over the budget
	Client  string         // who asks: clients share the turns fairly
	Writer  bool           // who asks may change data and schema, where the Runner lets anybody
}

// Result is a whole answer.
type Result struct {
	Columns []string            `json:"columns"`
	Rows    [][]typedjson.Value `json:"rows"`
	Graph   graph.Graph         `json:"graph" doc:"every node and relationship found anywhere in the values, each once, with the end nodes of its relationships"`
	Summary Summary             `json:"summary"`
}

// Summary is what is known once the rows are through.
type Summary struct {
	graph.Cut
	StatementType string         `json:"statementType" enum:"r,rw,w,s" doc:"read, read and write, write, schema"`
	Counters      Counters       `json:"counters" doc:"what the statement changed"`
	Plan          *Plan          `json:"plan,omitempty" doc:"with PROFILE also the rows and hits of each operator"`
	Notifications []Notification `json:"notifications" doc:"what the database remarks: unknown names, slow constructs"`
	Milliseconds  Milliseconds   `json:"milliseconds"`
}

// Milliseconds is where the time went.
type Milliseconds struct {
	FirstRow  float64 `json:"firstRow" doc:"from asking the database to its first row, gate included"`
	Database  float64 `json:"database" doc:"as the database measured it"`
	RoundTrip float64 `json:"roundTrip" doc:"from asking the database to the last row, gate included"`
}

// Counters is what a statement changed.
type Counters struct {
	NodesCreated         int `json:"nodesCreated"`
	NodesDeleted         int `json:"nodesDeleted"`
	RelationshipsCreated int `json:"relationshipsCreated"`
	RelationshipsDeleted int `json:"relationshipsDeleted"`
	PropertiesSet        int `json:"propertiesSet"`
	LabelsAdded          int `json:"labelsAdded"`
	LabelsRemoved        int `json:"labelsRemoved"`
	IndexesAdded         int `json:"indexesAdded"`
	IndexesRemoved       int `json:"indexesRemoved"`
	ConstraintsAdded     int `json:"constraintsAdded"`
	ConstraintsRemoved   int `json:"constraintsRemoved"`
}

// Plan is one operator of an execution plan and the operators that feed it.
type Plan struct {
	Operator      string   `json:"operator" example:"NodeByLabelScan"`
	Details       string   `json:"details,omitempty" example:"r:Role"`
	EstimatedRows float64  `json:"estimatedRows"`
	Rows          *int64   `json:"rows,omitempty" doc:"with PROFILE: rows that it really gave"`
	DBHits        *int64   `json:"dbHits,omitempty" doc:"with PROFILE: accesses to the store"`
	Identifiers   []string `json:"identifiers" doc:"variables that are bound after it"`
	Children      []*Plan  `json:"children"`
}

// Notification is a remark of the database about a statement that works.
type Notification struct {
	Code        string          `json:"code" example:"Neo.ClientNotification.Statement.UnknownLabelWarning"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Severity    string          `json:"severity" example:"WARNING"`
	Position    *graph.Position `json:"position,omitempty"`
	Name        string          `json:"name,omitempty" doc:"the unknown label, relationship type or property"`
	Nearest     []string        `json:"nearest,omitempty" doc:"names that exist and look like it, best first"`
}

// Verdict is what the gate says of a statement.
type Verdict struct {
	Allowed       bool            `json:"allowed" doc:"would it run"`
	Code          graph.Code      `json:"code,omitempty" doc:"why not: refused or over_budget" enum:"refused,over_budget"`
	Reason        string          `json:"reason,omitempty" doc:"why not, in a sentence"`
	Position      *graph.Position `json:"position,omitempty" doc:"of what is refused"`
	Hint          string          `json:"hint,omitempty"`
	Writes        bool            `json:"writes" doc:"the statement changes data or schema"`
	EstimatedRows float64         `json:"estimatedRows" doc:"the largest estimate of any operator"`
	Budget        float64         `json:"budget" doc:"the largest estimate that runs without insisting"`
	Plan          *Plan           `json:"plan,omitempty"`
	Notifications []Notification  `json:"notifications"`
}

package plan

import (
	"slices"

	"rolegraph/internal/embedded/cypher/syntax"
)

func commandName(b syntax.Body) string {
	switch b := b.(type) {
	case *syntax.Show:
		return showTables[b.Kind].name
	case *syntax.Terminate:
		return "TerminateTransactions"
	case *syntax.Administration:
		return "AdministrationCommand"
	case *syntax.CreateIndex:
		return "CreateIndex"
	case *syntax.CreateConstraint:
		return "CreateConstraint"
	case *syntax.DropIndex:
		return "DropIndex"
	}
	return "DropConstraint"
}

// table is what a SHOW command can hand out; without YIELD the first columns.
type table struct {
	name    string
	columns []string
	usual   int
}

var showTables = map[syntax.ShowKind]table{
	syntax.ShowIndexes: {"ShowIndexes", []string{"id", "name", "state", "populationPercent", "type", "entityType",
		"labelsOrTypes", "properties", "indexProvider", "owningConstraint", "lastRead", "readCount",
		"trackedSince", "options", "failureMessage", "createStatement"}, 12},
	syntax.ShowConstraints: {"ShowConstraints", []string{"id", "name", "type", "entityType", "labelsOrTypes", "properties",
		"ownedIndex", "propertyType", "options", "createStatement"}, 8},
	syntax.ShowProcedures: {"ShowProcedures", []string{"name", "description", "mode", "worksOnSystem", "signature",
		"argumentDescription", "returnDescription", "admin", "rolesExecution", "rolesBoostedExecution", "isDeprecated",
		"deprecatedBy", "option"}, 4},
	syntax.ShowFunctions: {"ShowFunctions", []string{"name", "category", "description", "signature", "isBuiltIn",
		"argumentDescription", "returnDescription", "aggregating", "rolesExecution", "rolesBoostedExecution",
		"isDeprecated", "deprecatedBy"}, 3},
	syntax.ShowTransactions: {"ShowTransactions", []string{"database", "transactionId", "currentQueryId", "connectionId",
		"clientAddress", "username", "currentQuery", "startTime", "status", "elapsedTime", "outerTransactionId", "metaData",
		"parameters", "planner", "runtime", "indexes", "currentQueryStartTime", "protocol", "requestUri", "currentQueryStatus",
		"statusDetails", "currentQueryElapsedTime", "currentQueryCpuTime", "currentQueryWaitTime", "currentQueryIdleTime",
		"currentQueryActiveLockCount", "currentQueryAllocatedBytes", "currentQueryPageHits", "currentQueryPageFaults",
		"initializationStackTrace"}, 10},
	syntax.ShowDatabases: {"ShowDatabases", []string{"name", "type", "aliases", "access", "address", "role", "writer",
		"requestedStatus", "currentStatus", "statusMessage", "default", "home", "constituents", "databaseID", "serverID",
		"currentPrimariesCount", "currentSecondariesCount", "requestedPrimariesCount", "requestedSecondariesCount",
		"creationTime", "lastStartTime", "lastStopTime", "store", "lastCommittedTxn", "replicationLag", "options"}, 13},
	syntax.ShowSettings: {"ShowSettings", []string{"name", "value", "isDynamic", "defaultValue", "description", "startupValue",
		"isExplicitlySet", "validValues", "isDeprecated"}, 5},
	syntax.ShowUsers: {"AdministrationCommand", []string{"user", "roles", "passwordChangeRequired", "suspended", "home"}, 5},
}

var terminateTable = table{"TerminateTransactions", []string{"transactionId", "username", "message"}, 3}

// command plans SHOW with what follows it, and schema commands.
func (p *planner) command(body syntax.Body) *Plan {
	switch b := body.(type) {
	case *syntax.Show:
		return p.show(b, showTables[b.Kind], b.Yield, b.Where, b.Return)
	case *syntax.Terminate:
		return p.show(b, terminateTable, b.Yield, nil, b.Return)
	}
	op := &Command{step: leaf(1), Body: body}
	_, refused := body.(*syntax.Administration) // when it is to run
	return &Plan{Root: &ProduceResults{step: after(op)}, Schema: !refused, planner: p}
}

func (p *planner) show(body syntax.Body, t table, yield *syntax.Yield, where syntax.Expr, end *syntax.Return) *Plan {
	b := p.newBranch(nobody)
	columns := t.columns
	if yield == nil {
		columns = columns[:t.usual]
	}
	b.op = &Command{step: leaf(10), Body: body, Columns: columns}
	b.vars = slices.Clone(columns)
	if yield != nil {
		if !yield.Projection.Star {
			columns = b.project(yield.Projection, nil)
		} else {
			b.order(yield.Projection)
		}
		where = yield.Where
	}
	if where != nil {
		b.op = &Filter{step: after(b.op), Predicates: conjuncts(where)}
	}
	if end != nil {
		columns = b.project(end.Projection, nil)
	}
	op := p.rewrite(b.op)
	return &Plan{Root: &ProduceResults{step: after(op), Columns: columns, Vars: columns}, Columns: columns, Reads: true, planner: p}
}

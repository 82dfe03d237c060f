package cypher

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rolegraph/internal/embedded/value"
)

func (t *Tx) name() string { return fmt.Sprintf("neo4j-transaction-%d", t.id) }

// Transactions lists the running transactions as SHOW TRANSACTIONS does.
func (e *Engine) Transactions() []map[string]value.Value {
	e.mu.Lock()
	defer e.mu.Unlock()
	var rows []map[string]value.Value
	for t := range e.running {
		rows = append(rows, t.describe(e.options.Clock()))
	}
	slices.SortFunc(rows, func(a, b map[string]value.Value) int {
		return strings.Compare(a["transactionId"].String(), b["transactionId"].String())
	})
	return rows
}

// describe is a row of SHOW TRANSACTIONS.
func (t *Tx) describe(now time.Time) map[string]value.Value {
	query, began, elapsed := t.query.Load(), clockText(t.began), now.Sub(t.began)
	row := map[string]value.Value{
		"database": value.String(t.options.database()), "transactionId": value.String(t.name()),
		"connectionId": value.String(t.options.ConnectionID), "clientAddress": value.String(t.options.ClientAddress),
		"username": value.String(t.options.User), "startTime": began, "status": value.String("Running"),
		"elapsedTime":        value.Duration{Seconds: int64(elapsed / time.Second), Nanos: int32(elapsed % time.Second / time.Millisecond * time.Millisecond)},
		"outerTransactionId": value.String(""), "metaData": orEmpty(t.options.Metadata), "protocol": value.String("bolt"),
		"statusDetails": value.String(""), "currentQueryId": value.String(""), "currentQuery": value.String("")}
	if query != nil {
		row["currentQueryId"], row["currentQuery"] = value.String(fmt.Sprintf("query-%d", t.id)), value.String(*query)
		row["currentQueryStatus"], row["currentQueryStartTime"] = value.String("running"), began
		row["parameters"], row["planner"], row["runtime"] = value.Map{}, value.String("cost"), value.String("pull")
	}
	return row
}

func clockText(t time.Time) value.Value {
	return value.String(t.UTC().Format("2006-01-02T15:04:05.000Z"))
}

func orEmpty(m value.Map) value.Map {
	if m == nil {
		return value.Map{}
	}
	return m
}

// Terminate ends transactions as TERMINATE TRANSACTIONS does.
func (e *Engine) Terminate(ids []string) []map[string]value.Value {
	e.mu.Lock()
	defer e.mu.Unlock()
	var rows []map[string]value.Value
	for _, id := range ids {
		row := map[string]value.Value{"transactionId": value.String(id), "message": value.String("Transaction not found.")}
		for t := range e.running {
			if t.name() == id {
				t.cancel()
				row["username"], row["message"] = value.String(t.options.User), value.String("Transaction terminated.")
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// Databases lists the databases as SHOW DATABASES does: the one that there is, and
// the one that answers commands only.
func (e *Engine) Databases() []map[string]value.Value {
	row := func(name, kind string, home bool) map[string]value.Value {
		return map[string]value.Value{"name": value.String(name), "type": value.String(kind), "aliases": value.List{},
			"access": value.String("read-write"), "address": value.String(e.options.Address), "role": value.String("primary"),
			"writer": value.Boolean(true), "requestedStatus": value.String("online"), "currentStatus": value.String("online"),
			"statusMessage": value.String(""), "default": value.Boolean(home), "home": value.Boolean(home), "constituents": value.List{},
			"databaseID": value.String(e.store.Snapshot().DatabaseID()), "currentPrimariesCount": value.Integer(1),
			"currentSecondariesCount": value.Integer(0), "requestedPrimariesCount": value.Integer(1),
			"requestedSecondariesCount": value.Integer(0), "replicationLag": value.Integer(0), "options": value.Map{}}
	}
	return []map[string]value.Value{row(Database, "standard", true), row(SystemDatabase, "system", false)}
}

// Users lists the one user there is as SHOW USERS does; nobody is the current one
// where no password is asked for.
func (e *Engine) Users(current bool) []map[string]value.Value {
	user := e.options.User
	if user == "" {
		if current {
			return nil
		}
		user = "neo4j"
	}
	return []map[string]value.Value{{"user": value.String(user), "passwordChangeRequired": value.Boolean(false)}}
}

// Settings lists how the engine is set up, under the names of Neo4j's settings.
func (e *Engine) Settings() []map[string]value.Value {
	row := func(name, set, description string) map[string]value.Value {
		return map[string]value.Value{"name": value.String(name), "value": value.String(set), "isDynamic": value.Boolean(false),
			"defaultValue": value.String(set), "description": value.String(description), "startupValue": value.String(set),
			"isExplicitlySet": value.Boolean(false), "validValues": value.String(""), "isDeprecated": value.Boolean(false)}
	}
	o := e.options
	return []map[string]value.Value{
		row("db.memory.transaction.max", strconv.FormatInt(o.QueryMemory, 10), "The bytes that one transaction may hold."),
		row("db.transaction.timeout", o.Timeout.String(), "How long a transaction may take that sets no timeout; 0s means for ever."),
		row("dbms.security.auth_enabled", strconv.FormatBool(o.User != ""), "Whether clients must bring a user and password."),
		row("initial.dbms.default_database", Database, "The database that sessions use."),
		row("server.bolt.enabled", "true", "Whether Bolt is spoken."),
		row("server.bolt.listen_address", o.Address, "Where Bolt is spoken."),
		row("server.directories.import", o.ImportFolder, "Where LOAD CSV finds files; nowhere when empty."),
	}
}

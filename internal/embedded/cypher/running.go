package cypher

import (
	"fmt"
	"slices"
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
		rows = append(rows, map[string]value.Value{
			"database": value.String("neo4j"), "transactionId": value.String(t.name()), "currentQueryId": value.String(fmt.Sprintf("query-%d", t.id)),
			"connectionId": value.String(""), "clientAddress": value.String(""), "username": value.String(t.options.User),
			"currentQuery": value.String(t.query), "startTime": value.String(t.began.UTC().Format(time.RFC3339Nano)),
			"status": value.String("Running"), "metaData": orEmpty(t.options.Metadata),
			"elapsedTime": value.Duration{Seconds: int64(e.options.Clock().Sub(t.began) / time.Second)}})
	}
	slices.SortFunc(rows, func(a, b map[string]value.Value) int {
		return strings.Compare(a["transactionId"].String(), b["transactionId"].String())
	})
	return rows
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

// Databases lists the one database as SHOW DATABASES does.
func (e *Engine) Databases() []map[string]value.Value {
	return []map[string]value.Value{{"name": value.String("neo4j"), "type": value.String("standard"), "aliases": value.List{},
		"access": value.String("read-write"), "address": value.String(e.options.Address), "role": value.String("primary"),
		"writer": value.Boolean(true), "requestedStatus": value.String("online"), "currentStatus": value.String("online"),
		"statusMessage": value.String(""), "default": value.Boolean(true), "home": value.Boolean(true), "constituents": value.List{}}}
}

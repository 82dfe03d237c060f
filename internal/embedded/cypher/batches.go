package cypher

import (
	"context"
	"fmt"

	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

// batches gives CALL … IN TRANSACTIONS its transactions.
type batches struct{ tx *Tx }

func (b *batches) Begin(ctx context.Context) (*store.Tx, error) {
	b.tx.engine.lastTx.Add(1)
	return b.tx.engine.store.Begin(ctx)
}

func (b *batches) Commit(tx *store.Tx, deleted []value.Node) error {
	if err := connected(tx, deleted); err != nil {
		tx.Rollback()
		return err
	}
	return commit(tx)
}

func (b *batches) Rollback(tx *store.Tx) { tx.Rollback() }

func (b *batches) ID() string { return fmt.Sprintf("neo4j-transaction-%d", b.tx.engine.lastTx.Load()) }

package dataset

import (
	"fmt"
	"time"
)

// settleTime is how long a load waits for the transactions of an earlier one.
const settleTime = time.Minute

// settle waits until no transaction of an earlier load of the data set is open. A
// server finishes what a killed load had sent: what is committed between this
// load's look at the database and its own writing would be there twice, and two
// that make the same index get in each other's way.
func (d database) settle() error {
	for deadline := time.Now().Add(settleTime); ; {
		open, err := d.openTransactions()
		if err != nil || open == 0 {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("another load of the data set %q runs in %d transactions of the database; wait until it has ended, or end it", d.dataset, open)
		}
		select {
		case <-time.After(50 * time.Millisecond):
		case <-d.ctx.Done():
			return ErrInterrupted
		}
	}
}

// openTransactions counts the transactions in which loads of the data set write:
// each says so in its metadata.
func (d database) openTransactions() (open int64, err error) {
	err = d.rows(runningLoads, func(row []any) error {
		open, _ = row[0].(int64)
		return nil
	})
	return open, err
}

// metadata marks a transaction as a load's.
func (d database) metadata() map[string]any { return map[string]any{"load": d.dataset} }

package dataset

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
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
		if err := d.pause(); err != nil {
			return err
		}
	}
}

func (d database) pause() error {
	select {
	case <-time.After(50 * time.Millisecond):
		return nil
	case <-d.ctx.Done():
		return ErrInterrupted
	}
}

// unmadeTime is how long an index is given to be filled that is in the way.
const unmadeTime = 2 * time.Second

// ensure runs a statement that makes a constraint or an index unless it is there.
// Neo4j makes the index of a constraint first; when the client is killed meanwhile,
// the index stays, is never filled, and is in the way: then it is dropped.
func (d database) ensure(statement string) error {
	for deadline := time.Now().Add(unmadeTime); ; {
		err := d.run(statement, nil)
		if !isHalfMade(err) {
			return err
		}
		if time.Now().After(deadline) {
			if dropped, dropErr := d.dropUnmade(err); !dropped || dropErr != nil {
				return errors.Join(err, dropErr)
			}
			return d.run(statement, nil)
		}
		if err := d.pause(); err != nil {
			return err
		}
	}
}

// dropUnmade drops the index that an error names, if it is not filled and belongs to
// no constraint.
func (d database) dropUnmade(inTheWay error) (dropped bool, err error) {
	var names []string
	err = d.rows(unmadeIndexes, func(row []any) error {
		name, _ := row[0].(string)
		if strings.Contains(inTheWay.Error(), "'"+name+"'") {
			names = append(names, name)
		}
		return nil
	})
	for _, name := range names {
		err = errors.Join(err, d.run(dropUnmadeIndex, map[string]any{"name": name}))
	}
	return len(names) > 0, err
}

func isHalfMade(err error) bool {
	var wrong *neo4j.Neo4jError
	if !errors.As(err, &wrong) {
		return false
	}
	switch wrong.Code {
	case "Neo.ClientError.Schema.IndexWithNameAlreadyExists", "Neo.ClientError.Schema.IndexAlreadyExists":
		return true
	default:
		return false
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

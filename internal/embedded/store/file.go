package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// formatVersion is written to every file; another number is another layout.
const formatVersion = 1

// The reasons why a file can't be opened. The file stays as it is.
var (
	ErrLocked  = errors.New("another process has the database open")
	ErrForeign = errors.New("not a database of Rolegraph")
	ErrTorn    = errors.New("the database file is damaged")
	ErrFormat  = errors.New("the database file has a format of another version")
)

// lockWait is how long opening waits for another process to close the file.
const lockWait = 200 * time.Millisecond

// The buckets. Nodes, relationships and names are keyed by their number in big
// endian, so that a commit touches neighbouring pages and reading follows the file.
var (
	metaBucket         = []byte("meta") // see the keys below
	nodeBucket         = []byte("nodes")
	relationshipBucket = []byte("relationships")
	labelBucket        = []byte("labels")
	typeBucket         = []byte("types")
	keyBucket          = []byte("keys")
	schemaBucket       = []byte("schema") // index definitions by name

	formatKey   = []byte("format")
	idKey       = []byte("id")
	nextNodeKey = []byte("next node")
	nextRelKey  = []byte("next relationship")
)

// file is the durable side of a store: a bbolt database, of which each commit is
// one synced transaction.
type file struct {
	db *bbolt.DB
	// how many names of each sort are in the file
	labels, types, keys int
}

// Open opens the database in the file at path, or makes a new one. Its error
// wraps one of the reasons above or the operating system's.
func Open(path string) (*Store, error) {
	s, err := open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

func open(path string) (*Store, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return nil, reason(err)
	}
	s, err := load(db)
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return s, nil
}

// inspect looks at a file that exists before it is opened for writing: whether
// it is one of ours, and as long as it says.
func inspect(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) || err == nil && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockWait, ReadOnly: true})
	if err != nil {
		return reason(err)
	}
	defer db.Close()
	return db.View(func(tx *bbolt.Tx) error {
		if tx.Size() > info.Size() {
			return fmt.Errorf("%w: it has %d bytes of %d", ErrTorn, info.Size(), tx.Size())
		}
		return reading(func() error { return checkFormat(tx) })
	})
}

// checkFormat tells whether the file is one of ours. One without any bucket is:
// its maker ended before it laid out the buckets.
func checkFormat(tx *bbolt.Tx) error {
	meta := tx.Bucket(metaBucket)
	if meta == nil {
		if first, _ := tx.Cursor().First(); first == nil {
			return nil
		}
		return ErrForeign
	}
	if v := number(meta.Get(formatKey)); v != formatVersion {
		return fmt.Errorf("%w: it is %d, this version reads %d", ErrFormat, v, formatVersion)
	}
	return nil
}

// reason turns bbolt's errors into ours.
func reason(err error) error {
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return ErrLocked
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrVersionMismatch):
		return fmt.Errorf("%w: %w", ErrForeign, err)
	case errors.Is(err, bolterrors.ErrChecksum):
		return fmt.Errorf("%w: %w", ErrTorn, err)
	}
	return err
}

func (f *file) close() error { return f.db.Close() }

// write makes the transaction's changes durable: when it returns nil they are
// synced, else the file holds none of them.
func (f *file) write(t *Tx) error {
	names := t.store.nameCounts()
	err := f.db.Update(func(tx *bbolt.Tx) error { return f.put(tx, t) })
	if err == nil {
		f.labels, f.types, f.keys = names[0], names[1], names[2]
	}
	return err
}

func (s *Store) nameCounts() [3]int {
	return [3]int{s.labelNames.Len(), s.typeNames.Len(), s.keyNames.Len()}
}

func (f *file) put(tx *bbolt.Tx, t *Tx) error {
	p := putter{tx: tx}
	p.names(labelBucket, t.store.labelNames, f.labels)
	p.names(typeBucket, t.store.typeNames, f.types)
	p.names(keyBucket, t.store.keyNames, f.keys)
	p.records(nodeBucket, t.dirty.nodes, func(id uint32) ([]byte, error) { return t.nodes.get(id).encode() })
	p.records(relationshipBucket, t.dirty.relationships, func(id uint32) ([]byte, error) { return t.rels.get(id).encode() })
	if t.dirty.schema {
		p.schema(t.indexes)
	}
	p.put(metaBucket, nextNodeKey, bigEndian(t.nextNode))
	p.put(metaBucket, nextRelKey, bigEndian(t.nextRel))
	return p.err
}

func bigEndian(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }

// number reads what bigEndian wrote; anything else is 0.
func number(b []byte) uint32 {
	if len(b) != 4 {
		return 0
	}
	return binary.BigEndian.Uint32(b)
}

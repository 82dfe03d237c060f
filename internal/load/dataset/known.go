package dataset

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"

	"rolegraph/internal/typedjson"
)

// digest stands for a text; 16 bytes of SHA-256 do not collide in practice.
type digest [16]byte

func digestOf(texts ...string) digest {
	var b []byte
	for _, text := range texts {
		b = binary.AppendUvarint(b, uint64(len(text)))
		b = append(b, text...)
	}
	sum := sha256.Sum256(b)
	return digest(sum[:16])
}

// known is what the loader keeps of one item of the database.
type known struct {
	content uint64 // hash of the properties
	state   state
}

type state uint8

const (
	ours    state = iota // of this data set, not yet read in this run
	foreign              // of another data set
	seen                 // read in this run
)

// items are the known items of one kind, by key.
type items struct {
	known   map[digest]known
	foreign map[digest]map[string]any // properties of other data sets' nodes
	count   KindCount
}

// contentOf hashes properties. Where an item stands in its source is left out: it
// shifts from release to release without a change of fact.
func contentOf(properties map[string]any) (uint64, error) {
	if _, has := properties["source"]; has {
		properties = maps.Clone(properties)
		delete(properties, "source")
	}
	text, err := typedjson.Append(nil, properties)
	if err != nil {
		return 0, err
	}
	sum := sha256.Sum256(text)
	return binary.LittleEndian.Uint64(sum[:8]), nil
}

// missing returns the properties of want that have does not hold.
func missing(want, have map[string]any) map[string]any {
	lacking := map[string]any{}
	for name, v := range want {
		if _, held := have[name]; !held {
			lacking[name] = v
		}
	}
	return lacking
}

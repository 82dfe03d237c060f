package dataset

import (
	"encoding/binary"
	"hash/maphash"
	"math"

	"rolegraph/internal/typedjson"
)

// The hashes of one process; none of them outlives it.
var seeds = [3]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed(), maphash.MakeSeed()}

// digest stands for a key; 128 bits of two independent hashes do not collide in
// practice.
type digest [2]uint64

func digestOf(texts ...string) digest {
	var d digest
	for i := range d {
		var h maphash.Hash
		h.SetSeed(seeds[i])
		for _, text := range texts {
			writeText(&h, text)
		}
		d[i] = h.Sum64()
	}
	return d
}

// contentOf hashes properties, in whatever order they come.
func contentOf(properties map[string]any) (uint64, error) {
	var sum uint64
	for name, value := range properties {
		if value == nil {
			continue
		}
		var h maphash.Hash
		h.SetSeed(seeds[2])
		writeText(&h, name)
		if err := writeValue(&h, value); err != nil {
			return 0, err
		}
		sum += h.Sum64()
	}
	return sum, nil
}

// writeText writes a text so that two of them behind each other cannot be taken
// for two others.
func writeText(h *maphash.Hash, text string) {
	writeNumber(h, 's', uint64(len(text)))
	_, _ = h.WriteString(text)
}

func writeNumber(h *maphash.Hash, tag byte, n uint64) {
	var b [9]byte
	b[0] = tag
	binary.LittleEndian.PutUint64(b[1:], n)
	_, _ = h.Write(b[:])
}

// writeValue writes a property value, with its type.
func writeValue(h *maphash.Hash, value any) error {
	switch v := value.(type) {
	case string:
		writeText(h, v)
	case bool:
		writeNumber(h, 'b', map[bool]uint64{true: 1}[v])
	case int64:
		writeNumber(h, 'i', uint64(v))
	case float64:
		writeNumber(h, 'f', math.Float64bits(v))
	case []any:
		writeNumber(h, 'l', uint64(len(v)))
		for _, item := range v {
			if err := writeValue(h, item); err != nil {
				return err
			}
		}
	default:
		text, err := typedjson.Append(nil, value)
		_, _ = h.Write(text)
		return err
	}
	return nil
}

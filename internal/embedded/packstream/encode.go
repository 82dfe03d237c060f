package packstream

import (
	"encoding/binary"
	"fmt"
	"math"

	"rolegraph/internal/embedded/value"
)

// Encoder appends values to a buffer. The zero value is ready for use and speaks
// Bolt 4.4 without patches.
type Encoder struct {
	Dialect
	buf []byte
	err error
}

// Bytes returns what was written, and the first error if a value had no form.
func (e *Encoder) Bytes() ([]byte, error) { return e.buf, e.err }

// Reset empties the buffer, which is used again, and forgets the error.
func (e *Encoder) Reset() { e.buf, e.err = e.buf[:0], nil }

// Value appends any value. Handles (value.Node, …) have no form: export first.
func (e *Encoder) Value(v value.Value) {
	switch v := v.(type) {
	case nil:
		e.byte(null)
	case value.Boolean:
		e.boolean(bool(v))
	case value.Integer:
		e.Integer(int64(v))
	case value.Float:
		e.float(float64(v))
	case value.String:
		e.String(string(v))
	case value.Bytes:
		e.bytes(v)
	case value.List:
		e.List(v)
	case value.Map:
		e.Map(v)
	default:
		e.structure(v)
	}
}

// Struct appends the head of a structure; its fields must follow.
func (e *Encoder) Struct(tag byte, fields int) { e.buf = append(e.buf, tinyStruct|byte(fields), tag) }

// Integer appends an integer in its shortest form.
func (e *Encoder) Integer(i int64) {
	switch {
	case i >= -16 && i <= math.MaxInt8:
		e.byte(byte(i))
	case i >= math.MinInt8 && i <= math.MaxInt8:
		e.buf = append(e.buf, int8Tag, byte(i))
	case i >= math.MinInt16 && i <= math.MaxInt16:
		e.buf = binary.BigEndian.AppendUint16(append(e.buf, int16Tag), uint16(i))
	case i >= math.MinInt32 && i <= math.MaxInt32:
		e.buf = binary.BigEndian.AppendUint32(append(e.buf, int32Tag), uint32(i))
	default:
		e.buf = binary.BigEndian.AppendUint64(append(e.buf, int64Tag), uint64(i))
	}
}

// String appends a string.
func (e *Encoder) String(s string) {
	e.head(len(s), tinyString, string8)
	e.buf = append(e.buf, s...)
}

// List appends a list.
func (e *Encoder) List(l value.List) {
	e.head(len(l), tinyList, list8)
	for _, v := range l {
		e.Value(v)
	}
}

// Map appends a map.
func (e *Encoder) Map(m value.Map) {
	e.head(len(m), tinyMap, map8)
	for _, entry := range m {
		e.String(entry.Key)
		e.Value(entry.Value)
	}
}

func (e *Encoder) byte(b byte) { e.buf = append(e.buf, b) }

func (e *Encoder) boolean(b bool) {
	if b {
		e.byte(trueTag)
	} else {
		e.byte(falseTag)
	}
}

func (e *Encoder) float(f float64) {
	e.buf = binary.BigEndian.AppendUint64(append(e.buf, float64Tag), math.Float64bits(f))
}

func (e *Encoder) bytes(b []byte) {
	e.sized(len(b), bytes8)
	e.buf = append(e.buf, b...)
}

// head appends the marker and length of a string, list or map, in the tiny form
// up to 15.
func (e *Encoder) head(n int, tiny, first byte) {
	if n <= 15 {
		e.byte(tiny | byte(n))
		return
	}
	e.sized(n, first)
}

// sized appends the marker whose length takes 8, 16 or 32 bits, and the length.
func (e *Encoder) sized(n int, first byte) {
	switch {
	case n <= math.MaxUint8:
		e.buf = append(e.buf, first, byte(n))
	case n <= math.MaxUint16:
		e.buf = binary.BigEndian.AppendUint16(append(e.buf, first+1), uint16(n))
	case n <= math.MaxUint32:
		e.buf = binary.BigEndian.AppendUint32(append(e.buf, first+2), uint32(n))
	default:
		e.fail(fmt.Errorf("packstream: a length of %d does not fit 32 bits", n))
	}
}

func (e *Encoder) fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

package packstream

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"unicode/utf8"

	"rolegraph/internal/embedded/value"
)

// The limits of one decoded message, whatever lengths its bytes claim.
const (
	MaxDepth  = 1000
	MaxValues = 16 << 20
)

// ErrMalformed is wrapped by every error of a [Decoder].
var ErrMalformed = errors.New("packstream: malformed")

// Decoder reads values from bytes. After an error every further call returns
// nothing; Err tells the first one.
type Decoder struct {
	in     []byte
	depth  int
	values int
	err    error
}

// NewDecoder reads from b, which must stay as it is while values are in use.
func NewDecoder(b []byte) *Decoder { return &Decoder{in: b} }

// Err is the first error, nil if there was none.
func (d *Decoder) Err() error { return d.err }

// Rest is how many bytes have not been read.
func (d *Decoder) Rest() int { return len(d.in) }

// Struct reads the head of a structure; its fields follow.
func (d *Decoder) Struct() (tag byte, fields int) {
	marker := d.byte()
	if d.err == nil && marker&0xF0 != tinyStruct {
		d.fail("a structure was expected, not marker 0x%02X", marker)
	}
	return d.byte(), int(marker & 0x0F)
}

// Value reads one value. A structure that is no value is an error.
func (d *Decoder) Value() value.Value {
	if !d.enter() {
		return nil
	}
	defer d.leave()
	marker := d.byte()
	switch high := marker & 0xF0; {
	case d.err != nil:
		return nil
	case marker <= 0x7F || marker >= 0xF0:
		return value.Integer(int8(marker))
	case high == tinyString:
		return d.string(int(marker & 0x0F))
	case high == tinyList:
		return d.list(int(marker & 0x0F))
	case high == tinyMap:
		return d.dict(int(marker & 0x0F))
	case high == tinyStruct:
		return d.structure(d.byte(), int(marker&0x0F))
	}
	return d.marked(marker)
}

// marked reads a value whose marker is a byte of its own.
func (d *Decoder) marked(marker byte) value.Value {
	switch marker {
	case null:
		return nil
	case falseTag, trueTag:
		return value.Boolean(marker == trueTag)
	case float64Tag:
		return value.Float(math.Float64frombits(d.uint(8)))
	case int8Tag:
		return value.Integer(int8(d.uint(1)))
	case int16Tag:
		return value.Integer(int16(d.uint(2)))
	case int32Tag:
		return value.Integer(int32(d.uint(4)))
	case int64Tag:
		return value.Integer(int64(d.uint(8)))
	case bytes8, bytes16, bytes32:
		return value.Bytes(append([]byte{}, d.take(d.size(marker-bytes8))...))
	case string8, string16, string32:
		return d.string(d.size(marker - string8))
	case list8, list16, list32:
		return d.list(d.size(marker - list8))
	case map8, map16, map32:
		return d.dict(d.size(marker - map8))
	}
	d.fail("no value starts with marker 0x%02X", marker)
	return nil
}

func (d *Decoder) string(n int) value.Value {
	b := d.take(n)
	if !utf8.Valid(b) {
		d.fail("a string is not UTF-8")
	}
	return value.String(b)
}

func (d *Decoder) list(n int) value.Value {
	if n > len(d.in) { // an element takes a byte at least
		d.fail("a list of %d elements in %d bytes", n, len(d.in))
		return nil
	}
	list := make(value.List, 0, min(n, 1024))
	for i := 0; i < n && d.err == nil; i++ {
		list = append(list, d.Value())
	}
	return list
}

func (d *Decoder) dict(n int) value.Value {
	if 2*n > len(d.in) { // an entry takes two bytes at least
		d.fail("a map of %d entries in %d bytes", n, len(d.in))
		return nil
	}
	entries := make([]value.Entry, 0, min(n, 1024))
	for i := 0; i < n && d.err == nil; i++ {
		key, ok := d.Value().(value.String)
		if !ok {
			d.fail("the key of a map is not a string")
		}
		entries = append(entries, value.Entry{Key: string(key), Value: d.Value()})
	}
	return value.NewMap(entries)
}

// size reads a length of 8, 16 or 32 bits, for width 0, 1 or 2.
func (d *Decoder) size(width byte) int { return int(d.uint(1 << width)) }

func (d *Decoder) byte() byte { return byte(d.uint(1)) }

// uint reads a big-endian number of n bytes.
func (d *Decoder) uint(n int) uint64 {
	b := d.take(n)
	if b == nil {
		return 0
	}
	var padded [8]byte
	copy(padded[8-n:], b)
	return binary.BigEndian.Uint64(padded[:])
}

// take removes n bytes from the input; nil after an error.
func (d *Decoder) take(n int) []byte {
	if d.err == nil && n > len(d.in) {
		d.fail("%d bytes were expected, %d are left", n, len(d.in))
	}
	if d.err != nil {
		return nil
	}
	b := d.in[:n]
	d.in = d.in[n:]
	return b
}

func (d *Decoder) enter() bool {
	d.depth++
	d.values++
	if d.depth > MaxDepth {
		d.fail("nested deeper than %d", MaxDepth)
	}
	if d.values > MaxValues {
		d.fail("more than %d values", MaxValues)
	}
	if d.err != nil {
		d.depth--
	}
	return d.err == nil
}

func (d *Decoder) leave() { d.depth-- }

func (d *Decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s", ErrMalformed, fmt.Sprintf(format, args...))
	}
}

// Package packstream turns Cypher values into PackStream bytes and back: the
// serialisation that Bolt messages are made of (PackStream 1.0, with the
// structures of Bolt 4.4 and 5.x).
//
// An [Encoder] only appends, so it can't fail half way: what has no form is kept
// as its first error and told once, by Bytes. A [Decoder] takes any bytes: it
// returns an error for everything that is not PackStream, and its memory is
// bounded by the length of the input and by MaxValues.
//
// Start reading at Encoder.Value and Decoder.Value.
package packstream

// Dialect is what differs between protocol versions.
type Dialect struct {
	// UTC: date-times carry seconds since the epoch in UTC (Bolt 5, or 4.4 with
	// the "utc" patch); otherwise seconds on the local clock.
	UTC bool
	// ElementIDs: nodes and relationships carry their elementId (Bolt 5).
	ElementIDs bool
}

// Bolt5 is the dialect of Bolt 5.0 and later.
var Bolt5 = Dialect{UTC: true, ElementIDs: true}

// The marker bytes. Tiny forms carry their size in the lower four bits.
const (
	tinyString = 0x80
	tinyList   = 0x90
	tinyMap    = 0xA0
	tinyStruct = 0xB0
	null       = 0xC0
	float64Tag = 0xC1
	falseTag   = 0xC2
	trueTag    = 0xC3
	int8Tag    = 0xC8
	int16Tag   = 0xC9
	int32Tag   = 0xCA
	int64Tag   = 0xCB
	bytes8     = 0xCC
	bytes16    = 0xCD
	bytes32    = 0xCE
	string8    = 0xD0
	string16   = 0xD1
	string32   = 0xD2
	list8      = 0xD4
	list16     = 0xD5
	list32     = 0xD6
	map8       = 0xD8
	map16      = 0xD9
	map32      = 0xDA
)

// The tags of the structures that are values.
const (
	tagNode                = 0x4E
	tagRelationship        = 0x52
	tagUnboundRelationship = 0x72
	tagPath                = 0x50
	tagDate                = 0x44
	tagTime                = 0x54
	tagLocalTime           = 0x74
	tagDateTime            = 0x49
	tagDateTimeZone        = 0x69
	tagLegacyDateTime      = 0x46
	tagLegacyDateTimeZone  = 0x66
	tagLocalDateTime       = 0x64
	tagDuration            = 0x45
	tagPoint2D             = 0x58
	tagPoint3D             = 0x59
)

package packstream

import (
	"time"

	"rolegraph/internal/embedded/value"
)

// fieldsOf says how many fields each structure has that a client may send.
var fieldsOf = map[byte]int{
	tagDate: 1, tagTime: 2, tagLocalTime: 1, tagLocalDateTime: 2, tagDuration: 4,
	tagDateTime: 3, tagDateTimeZone: 3, tagLegacyDateTime: 3, tagLegacyDateTimeZone: 3,
	tagPoint2D: 3, tagPoint3D: 4,
}

// structure reads the fields of a structure that is a value. Nodes,
// relationships and paths are no parameters, so they are errors.
func (d *Decoder) structure(tag byte, fields int) value.Value {
	want, known := fieldsOf[tag]
	switch {
	case !known:
		d.fail("structure 0x%02X is no value that can be sent", tag)
	case fields != want:
		d.fail("structure 0x%02X has %d fields, not %d", tag, want, fields)
	}
	if d.err != nil {
		return nil
	}
	switch tag {
	case tagDate:
		return value.Date{Days: d.integer()}
	case tagTime:
		return value.Time{Nanos: d.nanosOfDay(), Offset: d.offset()}
	case tagLocalTime:
		return value.LocalTime{Nanos: d.nanosOfDay()}
	case tagLocalDateTime:
		return value.LocalDateTime{Seconds: d.integer(), Nanos: d.nanos()}
	case tagDuration:
		return value.Duration{Months: d.integer(), Days: d.integer(), Seconds: d.integer(), Nanos: d.nanos()}
	case tagPoint2D, tagPoint3D:
		return d.point(fields)
	}
	return d.dateTime(tag)
}

func (d *Decoder) dateTime(tag byte) value.Value {
	v := value.DateTime{Seconds: d.integer(), Nanos: d.nanos()}
	switch tag {
	case tagDateTime:
		v.Zone.Offset = d.offset()
	case tagLegacyDateTime:
		v.Zone.Offset = d.offset()
		v.Seconds -= int64(v.Zone.Offset)
	default:
		d.zone(&v, tag == tagLegacyDateTimeZone)
	}
	return v
}

// zone reads a zone's name and finds the offset in force; local tells that the
// seconds are those of the local clock.
func (d *Decoder) zone(v *value.DateTime, local bool) {
	name, _ := d.Value().(value.String)
	location, err := time.LoadLocation(string(name))
	if err != nil || name == "" || name == "Local" {
		d.fail("%q is no time zone", string(name))
		return
	}
	instant := time.Unix(v.Seconds, 0).In(location)
	if local {
		clock := time.Unix(v.Seconds, 0).UTC()
		instant = time.Date(clock.Year(), clock.Month(), clock.Day(), clock.Hour(), clock.Minute(), clock.Second(), 0, location)
		v.Seconds = instant.Unix()
	}
	_, offset := instant.Zone()
	v.Zone = value.Zone{Offset: int32(offset), Name: string(name)}
}

func (d *Decoder) point(fields int) value.Value {
	p := value.Point{SRID: value.SRID(d.within(0, 1<<30)), X: d.float(), Y: d.float()}
	if fields == 4 {
		p.Z = d.float()
	}
	flat := p.SRID == value.WGS84 || p.SRID == value.Cartesian
	solid := p.SRID == value.WGS84In3D || p.SRID == value.Cartesian3D
	if d.err == nil && (fields == 3 && !flat || fields == 4 && !solid) {
		d.fail("no coordinate reference system %d with %d dimensions", p.SRID, fields-1)
	}
	return p
}

func (d *Decoder) integer() int64 {
	i, ok := d.Value().(value.Integer)
	if !ok {
		d.fail("a field is not an integer")
	}
	return int64(i)
}

func (d *Decoder) float() float64 {
	f, ok := d.Value().(value.Float)
	if !ok {
		d.fail("a field is not a float")
	}
	return float64(f)
}

// within reads an integer and refuses one outside [low, high].
func (d *Decoder) within(low, high int64) int64 {
	i := d.integer()
	if i < low || i > high {
		d.fail("%d is not between %d and %d", i, low, high)
	}
	return i
}

const day = int64(24 * time.Hour)

func (d *Decoder) nanosOfDay() int64 { return d.within(0, day-1) }
func (d *Decoder) nanos() int32      { return int32(d.within(0, 999_999_999)) }
func (d *Decoder) offset() int32     { return int32(d.within(-18*3600, 18*3600)) }

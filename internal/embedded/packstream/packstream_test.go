package packstream

import (
	"errors"
	"math"
	"strings"
	"testing"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rolegraph/internal/embedded/value"
)

var dialects = map[string]Dialect{"4.4": {}, "4.4 utc": {UTC: true}, "5": Bolt5}

func roundTrip(t interface{ Fatalf(string, ...any) }, d Dialect, v value.Value) value.Value {
	e := Encoder{Dialect: d}
	e.Value(v)
	b, err := e.Bytes()
	if err != nil {
		t.Fatalf("encode %v: %v", v, err)
	}
	dec := NewDecoder(b)
	got := dec.Value()
	if dec.Err() != nil || dec.Rest() != 0 {
		t.Fatalf("decode %v: %v, %d bytes left", v, dec.Err(), dec.Rest())
	}
	return got
}

func TestEdgesOfEveryWidth(t *testing.T) {
	stockholm := value.Zone{Offset: 7200, Name: "Europe/Stockholm"}
	values := []value.Value{
		nil, value.Boolean(true), value.Boolean(false),
		value.Float(0), value.Float(math.Copysign(0, -1)), value.Float(math.Inf(1)), value.Float(math.MaxFloat64),
		value.Bytes{}, value.Bytes(make([]byte, 255)), value.Bytes(make([]byte, 256)), value.Bytes(make([]byte, 65536)),
		value.Date{Days: -1}, value.Date{Days: 365_241_780_471},
		value.Time{Nanos: 86_399_999_999_999, Offset: -64800}, value.LocalTime{Nanos: 1},
		value.LocalDateTime{Seconds: -62_135_596_800, Nanos: 999_999_999},
		value.DateTime{Seconds: 1_700_000_000, Nanos: 5, Zone: value.Zone{Offset: 3600}},
		value.DateTime{Seconds: 1_690_000_000, Nanos: 5, Zone: stockholm},
		value.Duration{Months: -1, Days: 2, Seconds: math.MaxInt64, Nanos: 999_999_999},
		value.Point{SRID: value.WGS84, X: 1, Y: 2}, value.Point{SRID: value.Cartesian3D, X: 1, Y: 2, Z: 3},
	}
	for _, i := range []int64{0, -16, -17, 127, 128, -128, -129, 32767, 32768, -32768, -32769, 1<<31 - 1, 1 << 31, -1 << 31, -1<<31 - 1, math.MaxInt64, math.MinInt64} {
		values = append(values, value.Integer(i))
	}
	for _, n := range []int{0, 15, 16, 255, 256, 65535, 65536} {
		values = append(values, value.String(strings.Repeat("é", n/2)+strings.Repeat("x", n%2)), make(value.List, n))
		entries := make([]value.Entry, n)
		for i := range entries {
			entries[i] = value.Entry{Key: string(rune(0x10000 + i)), Value: value.Integer(i)}
		}
		values = append(values, value.NewMap(entries))
	}
	for name, dialect := range dialects {
		for _, v := range values {
			if diff := cmp.Diff(v, roundTrip(t, dialect, v)); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

func TestAnyNestedValue(t *testing.T) {
	scalar := rapid.OneOf(
		rapid.Just[value.Value](nil),
		rapid.Map(rapid.Int64(), func(i int64) value.Value { return value.Integer(i) }),
		rapid.Map(rapid.Float64(), func(f float64) value.Value { return value.Float(f) }),
		rapid.Map(rapid.String(), func(s string) value.Value { return value.String(s) }),
		rapid.Map(rapid.Int64Range(0, 86_399_999_999_999), func(n int64) value.Value { return value.LocalTime{Nanos: n} }),
	)
	nested := rapid.Custom(func(t *rapid.T) value.Value {
		list := value.List(rapid.SliceOfN(scalar, 0, 20).Draw(t, "list"))
		dict := rapid.MapOfN(rapid.String(), scalar, 0, 20).Draw(t, "map")
		return value.List{list, value.MapOf(dict)}
	})
	rapid.Check(t, func(t *rapid.T) {
		v := nested.Draw(t, "value")
		for _, dialect := range dialects {
			if diff := cmp.Diff(v, roundTrip(t, dialect, v)); diff != "" {
				t.Fatalf("%s", diff)
			}
		}
	})
}

// The walk of a path: to a, to b, and back to a over the same relationship.
func TestPath(t *testing.T) {
	a, b := value.NodeData{ID: 1}, value.NodeData{ID: 2}
	r := value.RelationshipData{ID: 7, Start: 1, End: 2, Type: "R"}
	e := Encoder{}
	e.Value(value.PathData{Nodes: []value.NodeData{a, b, a}, Relationships: []value.RelationshipData{r, r}})
	got, _ := e.Bytes()
	want := []byte{0xB3, 0x50,
		0x92, 0xB3, 0x4E, 1, 0x90, 0xA0, 0xB3, 0x4E, 2, 0x90, 0xA0,
		0x91, 0xB3, 0x72, 7, 0x81, 'R', 0xA0,
		0x94, 1, 1, 0xFF, 0}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMalformed(t *testing.T) {
	for name, b := range map[string][]byte{
		"empty":               {},
		"list without end":    {0xD6, 0xFF, 0xFF, 0xFF, 0xFF},
		"map without end":     {0xDA, 0x7F, 0xFF, 0xFF, 0xFF, 0x81, 'k'},
		"string cut":          {0xD0, 0x05, 'a'},
		"string not UTF-8":    {0x81, 0xFF},
		"key not a string":    {0xA1, 0x01, 0x01},
		"unknown marker":      {0xC4},
		"unknown structure":   {0xB1, 0x01, 0x01},
		"node as a value":     {0xB3, 0x4E, 1, 0x90, 0xA0},
		"date with two":       {0xB2, 0x44, 1, 1},
		"nanos too many":      {0xB2, 0x64, 1, 0xFF},
		"unknown zone":        {0xB3, 0x69, 1, 1, 0x82, 'X', 'Y'},
		"point in no system":  append([]byte{0xB3, 0x58, 1}, make([]byte, 18)...),
		"deeper than allowed": []byte(strings.Repeat("\x91", MaxDepth+1)),
	} {
		d := NewDecoder(b)
		if v := d.Value(); !errors.Is(d.Err(), ErrMalformed) {
			t.Errorf("%s: got %v, %v", name, v, d.Err())
		}
	}
}

func TestHandlesHaveNoForm(t *testing.T) {
	e := Encoder{}
	e.Value(value.List{value.Node(1)})
	if _, err := e.Bytes(); err == nil {
		t.Error("a handle was encoded")
	}
}

// Whatever bytes come, decoding ends; and what decodes encodes to the same value.
func FuzzDecode(f *testing.F) {
	e := Encoder{Dialect: Bolt5}
	e.Value(value.MapOf(map[string]value.Value{"a": value.List{value.Integer(1), value.Date{Days: 5}}}))
	b, _ := e.Bytes()
	f.Add(b)
	f.Add([]byte{0xD6, 0xFF, 0xFF, 0xFF, 0xFF})
	f.Fuzz(func(t *testing.T, b []byte) {
		d := NewDecoder(b)
		v := d.Value()
		if d.Err() != nil {
			return
		}
		again := roundTrip(t, Bolt5, v)
		nan := cmp.Comparer(func(a, b value.Float) bool { return math.Float64bits(float64(a)) == math.Float64bits(float64(b)) })
		if diff := cmp.Diff(v, again, nan); diff != "" {
			t.Fatal(diff)
		}
	})
}

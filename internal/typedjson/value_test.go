package typedjson

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
	"pgregory.net/rapid"
)

func TestValueJSON(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	offset := time.FixedZone(offsetZone, -3*3600-30*60)
	node := dbtype.Node{ElementId: "4:x:1", Labels: []string{"Role"}, Props: map[string]any{"id": "a"}}
	loop := dbtype.Relationship{ElementId: "5:x:1", StartElementId: "4:x:1", EndElementId: "4:x:1", Type: "LIKES", Props: map[string]any{}}
	for _, c := range []struct {
		v    any
		want string
	}{
		{nil, `null`},
		{true, `true`},
		{int64(1 << 53), `9007199254740992`},
		{int64(1<<53 + 1), `{"$type":"Integer","_value":"9007199254740993"}`},
		{int64(math.MinInt64), `{"$type":"Integer","_value":"-9223372036854775808"}`},
		{0.1, `0.1`},
		{5e-324, `5e-324`},
		{1.0, `{"$type":"Float","_value":"1.0"}`},
		{1e300, `{"$type":"Float","_value":"1e+300"}`},
		{math.Copysign(0, -1), `{"$type":"Float","_value":"-0.0"}`},
		{math.NaN(), `{"$type":"Float","_value":"NaN"}`},
		{math.Inf(-1), `{"$type":"Float","_value":"-Infinity"}`},
		{"C# <b>\"é\u2028", `"C# \u003cb\u003e\"é\u2028"`},
		{[]byte{1, 2, 3}, `{"$type":"Base64","_value":"AQID"}`},
		{[]any{int64(1), "a", nil}, `[1,"a",null]`},
		{map[string]any{"b": int64(1), "a": 0.5}, `{"a":0.5,"b":1}`},
		{map[string]any{"$type": "x"}, `{"$type":"Map","_value":{"$type":"x"}}`},
		{dbtype.Date(time.Date(-44, 3, 15, 0, 0, 0, 0, time.UTC)), `{"$type":"Date","_value":"-0044-03-15"}`},
		{dbtype.Date(time.Date(12025, 3, 15, 0, 0, 0, 0, time.UTC)), `{"$type":"Date","_value":"+12025-03-15"}`},
		{dbtype.Time(time.Date(0, 0, 0, 12, 30, 0, 5, offset)), `{"$type":"Time","_value":"12:30:00.000000005-03:30"}`},
		{dbtype.LocalTime(time.Date(0, 0, 0, 12, 30, 0, 0, time.Local)), `{"$type":"LocalTime","_value":"12:30:00"}`},
		{dbtype.LocalDateTime(time.Date(2025, 5, 31, 1, 2, 3, 0, time.Local)), `{"$type":"LocalDateTime","_value":"2025-05-31T01:02:03"}`},
		{time.Date(2025, 5, 31, 1, 2, 3, 0, offset), `{"$type":"OffsetDateTime","_value":"2025-05-31T01:02:03-03:30"}`},
		{time.Unix(1761436800, 0).In(berlin), `{"$type":"ZonedDateTime","_value":"2025-10-26T02:00:00+02:00[Europe/Berlin]"}`},
		{time.Unix(1761440400, 0).In(berlin), `{"$type":"ZonedDateTime","_value":"2025-10-26T02:00:00+01:00[Europe/Berlin]"}`},
		{dbtype.Duration{Months: 1, Days: -2, Seconds: -1, Nanos: 500_000_000}, `{"$type":"Duration","_value":"P1M-2DT-0.5S"}`},
		{dbtype.Point2D{X: 13.5, Y: 52, SpatialRefId: 4326}, `{"$type":"Point","_value":"SRID=4326;POINT (13.5 52.0)"}`},
		{dbtype.Point3D{X: 1, Y: 2, Z: 3, SpatialRefId: 9157}, `{"$type":"Point","_value":"SRID=9157;POINT Z (1.0 2.0 3.0)"}`},
		{node, `{"$type":"Node","_value":{"_element_id":"4:x:1","_labels":["Role"],"_properties":{"id":"a"}}}`},
		{loop, `{"$type":"Relationship","_value":{"_element_id":"5:x:1","_start_node_element_id":"4:x:1","_end_node_element_id":"4:x:1","_type":"LIKES","_properties":{}}}`},
	} {
		text, err := json.Marshal(Value{c.v})
		if err != nil || string(text) != c.want {
			t.Errorf("%#v: %s %v, want %s", c.v, text, err, c.want)
			continue
		}
		var back Value
		if err := json.Unmarshal(text, &back); err != nil || !same(back.V, c.v) {
			t.Errorf("%s came back as %#v %v, want %#v", text, back.V, err, c.v)
		}
	}
}

// A path that comes back to a node lists that node again.
func TestPathJSON(t *testing.T) {
	a := dbtype.Node{ElementId: "a", Labels: []string{}, Props: map[string]any{}}
	b := dbtype.Node{ElementId: "b", Labels: []string{}, Props: map[string]any{}}
	ab := dbtype.Relationship{ElementId: "1", StartElementId: "a", EndElementId: "b", Type: "T", Props: map[string]any{}}
	ba := dbtype.Relationship{ElementId: "2", StartElementId: "b", EndElementId: "a", Type: "T", Props: map[string]any{}}
	path := dbtype.Path{Nodes: []dbtype.Node{a, b}, Relationships: []dbtype.Relationship{ab, ba}}
	if diff := cmp.Diff([]any{a, ab, b, ba, a}, Walk(path)); diff != "" {
		t.Errorf("walk (-want +got):\n%s", diff)
	}
	text, err := json.Marshal(Value{path})
	if err != nil {
		t.Fatal(err)
	}
	var back Value
	if err := json.Unmarshal(text, &back); err != nil || !same(back.V, path) {
		t.Errorf("%s came back as %#v %v", text, back.V, err)
	}
}

func TestValueFromClient(t *testing.T) {
	for text, want := range map[string]any{
		`1e3`:                              1000.0,
		`1.0`:                              1.0,
		`9223372036854775807`:              int64(math.MaxInt64),
		`{"$type":"String","_value":"a"}`:  "a",
		`{"$type":"List","_value":[1]}`:    []any{int64(1)},
		`{"$type":"Null","_value":null}`:   nil,
		`{"$type":"Integer","_value":"1"}`: int64(1),
		`{"$type":"Duration","_value":"P1Y2WT1H1M1S"}`: dbtype.Duration{Months: 12, Days: 14, Seconds: 3661},
	} {
		var v Value
		if err := json.Unmarshal([]byte(text), &v); err != nil || !same(v.V, want) {
			t.Errorf("%s: %#v %v, want %#v", text, v.V, err, want)
		}
	}
	for _, text := range []string{
		`9223372036854775808`, `{"$type":"Date","_value":"2025-02-30"}`, `{"$type":"Date"}`, `{"$type":"Thing","_value":"a"}`,
		`{"$type":"Time","_value":"12:00"}`, `{"$type":"LocalTime","_value":"12:00Z"}`, `{"$type":"Integer","_value":"1.5"}`,
		`{"$type":"Node","_value":{}}`, `{"$type":"Path","_value":[]}`, `{"$type":"Point","_value":"POINT (1 2)"}`,
		`{"$type":"ZonedDateTime","_value":"2025-01-01T00:00:00Z[Nowhere/There]"}`, `{"$type":"Duration","_value":"P"}`,
		`{"$type":"Date","_value":"2025-01-01","more":1}`, `{"a":{"$type":1,"_value":1}}`,
	} {
		var v Value
		if err := json.Unmarshal([]byte(text), &v); err == nil {
			t.Errorf("%s was read as %#v", text, v.V)
		}
	}
}

func TestValueRefusesGoValues(t *testing.T) {
	if text, err := json.Marshal(Value{struct{}{}}); err == nil {
		t.Errorf("struct{}{} became %s", text)
	}
}

func TestValueRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := values(3).Draw(t, "value")
		text, err := json.Marshal(Value{v})
		if err != nil {
			t.Fatal(err)
		}
		var back Value
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if !same(v, back.V) {
			t.Fatalf("%s came back as %#v, was %#v", text, back.V, v)
		}
	})
}

func FuzzValueJSON(f *testing.F) {
	for _, text := range []string{`null`, `{"$type":"Duration","_value":"P1M"}`, `{"$type":"Path","_value":[]}`, `[1,2.5,{"a":"b"}]`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var v, back Value
		if json.Unmarshal(text, &v) != nil {
			return
		}
		again, err := json.Marshal(v)
		if err != nil {
			t.Fatalf("%s was read as %#v: %v", text, v.V, err)
		}
		if err := json.Unmarshal(again, &back); err != nil || !same(v.V, back.V) {
			t.Fatalf("%s, written as %s, came back as %#v: %v", text, again, back.V, err)
		}
	})
}

// values generates Cypher values nested up to depth.
func values(depth int) *rapid.Generator[any] {
	kinds := []*rapid.Generator[any]{
		rapid.Just[any](nil), rapid.Bool().AsAny(), rapid.String().AsAny(), rapid.Int64().AsAny(),
		rapid.Float64().AsAny(), rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Copysign(0, -1), 1e15, 1e16}).AsAny(),
		rapid.SampledFrom([]int64{1 << 53, 1<<53 + 1, -1 << 53, -1<<53 - 1}).AsAny(), rapid.SliceOf(rapid.Byte()).AsAny(),
		temporals(), durations(), points(),
	}
	if depth > 0 {
		keys := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"$type", "_value"}))
		kinds = append(kinds, rapid.SliceOfN(values(depth-1), 0, 4).AsAny(), rapid.MapOfN(keys, values(depth-1), 0, 4).AsAny(), nodes(depth-1))
	}
	return rapid.OneOf(kinds...)
}

func temporals() *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		zones := []string{"UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"}
		instant := time.Unix(rapid.Int64Range(-1e11, 1e12).Draw(t, "seconds"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanos")).UTC()
		hour, minute, second := instant.Clock()
		offset := time.FixedZone(offsetZone, rapid.IntRange(-18*3600, 18*3600).Draw(t, "offset"))
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			return dbtype.Date(time.Date(instant.Year(), instant.Month(), instant.Day(), 0, 0, 0, 0, time.UTC))
		case 1:
			return dbtype.Time(time.Date(0, 0, 0, hour, minute, second, instant.Nanosecond(), offset))
		case 2:
			return dbtype.LocalTime(time.Date(0, 0, 0, hour, minute, second, instant.Nanosecond(), time.Local))
		case 3:
			return dbtype.LocalDateTime(time.Date(instant.Year(), instant.Month(), instant.Day(), hour, minute, second, instant.Nanosecond(), time.Local))
		case 4:
			return instant.In(offset)
		}
		zone, err := time.LoadLocation(rapid.SampledFrom(zones).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}
		return instant.In(zone)
	})
}

func durations() *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		return dbtype.Duration{
			Months: rapid.Int64Range(-1e15, 1e15).Draw(t, "months"), Days: rapid.Int64Range(-1e15, 1e15).Draw(t, "days"),
			Seconds: rapid.Int64Range(-1e15, 1e15).Draw(t, "seconds"), Nanos: rapid.IntRange(0, 999_999_999).Draw(t, "nanos"),
		}
	})
}

func points() *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		f, srid := rapid.Float64(), rapid.Uint32().Draw(t, "srid")
		if rapid.Bool().Draw(t, "flat") {
			return dbtype.Point2D{X: f.Draw(t, "x"), Y: f.Draw(t, "y"), SpatialRefId: srid}
		}
		return dbtype.Point3D{X: f.Draw(t, "x"), Y: f.Draw(t, "y"), Z: f.Draw(t, "z"), SpatialRefId: srid}
	})
}

func nodes(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		return dbtype.Node{
			ElementId: rapid.String().Draw(t, "id"),
			Labels:    rapid.SliceOfN(rapid.String(), 0, 3).Draw(t, "labels"),
			Props:     rapid.MapOfN(rapid.String(), values(depth), 0, 3).Draw(t, "properties"),
		}
	})
}

// same tells whether two values are equal in type and every detail; NaN is itself.
func same(a, b any) bool {
	if reflect.TypeOf(a) != reflect.TypeOf(b) {
		return false
	}
	return cmp.Equal(a, b,
		cmp.Comparer(func(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b }),
		cmp.Comparer(func(a, b []byte) bool { return string(a) == string(b) }),
		cmp.Comparer(sameTime),
		cmp.Comparer(func(a, b dbtype.Date) bool { return sameTime(a.Time(), b.Time()) }),
		cmp.Comparer(func(a, b dbtype.Time) bool { return sameTime(a.Time(), b.Time()) }),
		cmp.Comparer(func(a, b dbtype.LocalTime) bool { return sameTime(a.Time(), b.Time()) }),
		cmp.Comparer(func(a, b dbtype.LocalDateTime) bool { return sameTime(a.Time(), b.Time()) }),
		cmp.Comparer(func(a, b *dbtype.InvalidValue) bool { return a.Message == b.Message }),
	)
}

func sameTime(a, b time.Time) bool {
	_, x := a.Zone()
	_, y := b.Zone()
	return a.Equal(b) && x == y && a.Location().String() == b.Location().String()
}

package value

import (
	"math"

	"pgregory.net/rapid"
)

// anyValue generates values of every kind, with many near each other.
func anyValue() *rapid.Generator[Value] {
	return rapid.Custom(func(t *rapid.T) Value {
		return drawValue(t, 2)
	})
}

func drawValue(t *rapid.T, depth int) Value {
	scalars := []func(*rapid.T) Value{
		func(*rapid.T) Value { return nil },
		func(t *rapid.T) Value { return Boolean(rapid.Bool().Draw(t, "bool")) },
		drawInteger, drawFloat,
		func(t *rapid.T) Value { return String(rapid.StringMatching(`[ab😀é]{0,3}`).Draw(t, "string")) },
		func(t *rapid.T) Value { return Bytes(rapid.SliceOfN(rapid.Byte(), 0, 3).Draw(t, "bytes")) },
		func(t *rapid.T) Value { return Node(rapid.Uint64Range(0, 3).Draw(t, "node")) },
		func(t *rapid.T) Value { return Relationship(rapid.Uint64Range(0, 3).Draw(t, "relationship")) },
		drawPath, drawPoint, drawTemporal,
	}
	choice := rapid.IntRange(0, len(scalars)+1).Draw(t, "kind")
	switch {
	case choice < len(scalars):
		return scalars[choice](t)
	case depth == 0:
		return nil
	case choice == len(scalars):
		list := make(List, rapid.IntRange(0, 3).Draw(t, "length"))
		for i := range list {
			list[i] = drawValue(t, depth-1)
		}
		return list
	}
	m := map[string]Value{}
	for _, k := range rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3).Draw(t, "keys") {
		m[k] = drawValue(t, depth-1)
	}
	return MapOf(m)
}

func drawInteger(t *rapid.T) Value {
	return rapid.OneOf(
		rapid.Map(rapid.Int64Range(-3, 3), func(n int64) Value { return Integer(n) }),
		rapid.Map(rapid.Int64(), func(n int64) Value { return Integer(n) }),
		rapid.SampledFrom([]Value{Integer(math.MaxInt64), Integer(math.MinInt64), Integer(1<<53 + 1), Integer(1 << 53)}),
	).Draw(t, "integer")
}

func drawFloat(t *rapid.T) Value {
	return rapid.OneOf(
		rapid.Map(rapid.Int64Range(-6, 6), func(n int64) Value { return Float(float64(n) / 2) }),
		rapid.Map(rapid.Float64(), func(f float64) Value { return Float(f) }),
		rapid.SampledFrom([]Value{Float(math.NaN()), Float(math.Inf(1)), Float(math.Inf(-1)), Float(math.Copysign(0, -1)), Float(1 << 53), Float(math.MaxInt64)}),
	).Draw(t, "float")
}

func drawPath(t *rapid.T) Value {
	length := rapid.IntRange(0, 2).Draw(t, "path")
	p := Path{Nodes: []Node{Node(rapid.Uint64Range(0, 1).Draw(t, "start"))}}
	for range length {
		p.Nodes = append(p.Nodes, Node(rapid.Uint64Range(0, 1).Draw(t, "node")))
		p.Relationships = append(p.Relationships, Relationship(rapid.Uint64Range(0, 1).Draw(t, "relationship")))
	}
	return p
}

func drawPoint(t *rapid.T) Value {
	coordinate := rapid.SampledFrom([]float64{-1, 0, 0.5, 1})
	p := Point{SRID: rapid.SampledFrom([]SRID{WGS84, WGS84In3D, Cartesian, Cartesian3D}).Draw(t, "srid"), X: coordinate.Draw(t, "x"), Y: coordinate.Draw(t, "y")}
	if p.SRID.ThreeD() {
		p.Z = coordinate.Draw(t, "z")
	}
	return p
}

func drawTemporal(t *rapid.T) Value {
	switch rapid.IntRange(0, 5).Draw(t, "temporal") {
	case 0:
		return drawDate(t)
	case 1:
		return drawLocalTime(t)
	case 2:
		return Time{drawLocalTime(t).Nanos, drawOffset(t)}
	case 3:
		return drawDate(t).At(drawLocalTime(t))
	case 4:
		return drawDateTime(t)
	}
	return drawDuration(t)
}

func drawDate(t *rapid.T) Date {
	return Date{rapid.OneOf(rapid.Int64Range(-3, 3), rapid.Int64Range(-800_000, 800_000), rapid.Int64Range(firstDay, lastDay)).Draw(t, "days")}
}

func drawLocalTime(t *rapid.T) LocalTime {
	seconds := rapid.Int64Range(0, 86399).Draw(t, "seconds")
	nanos := rapid.OneOf(rapid.Just(int64(0)), rapid.SampledFrom([]int64{1, 500_000_000, 999_999_999}), rapid.Int64Range(0, 999_999_999)).Draw(t, "nanos")
	return LocalTime{seconds*1e9 + nanos}
}

func drawOffset(t *rapid.T) int32 {
	return rapid.OneOf(rapid.SampledFrom([]int32{0, 3600, -3600, 5400}), rapid.Map(rapid.Int32Range(-1079, 1079), func(m int32) int32 { return m * 60 })).Draw(t, "offset")
}

func drawDateTime(t *rapid.T) DateTime {
	zone := Zone{Offset: drawOffset(t)}
	if rapid.Bool().Draw(t, "named") {
		zone, _ = LoadZone(rapid.SampledFrom([]string{"Europe/Paris", "America/New_York", "Asia/Kolkata", "UTC", "Pacific/Apia"}).Draw(t, "zone"))
	}
	// Away from the ends of the calendar, where an offset leads over them.
	date := Date{rapid.OneOf(rapid.Int64Range(0, 30_000), rapid.Int64Range(firstDay+1, lastDay-1)).Draw(t, "days")}
	return date.At(drawLocalTime(t)).In(zone)
}

func drawDuration(t *rapid.T) Duration {
	part := rapid.OneOf(rapid.Int64Range(-3, 3), rapid.Int64Range(-1_000_000, 1_000_000))
	d, err := NewDuration(part.Draw(t, "months"), part.Draw(t, "days"), part.Draw(t, "seconds"), rapid.Int64Range(-2e9, 2e9).Draw(t, "nanos"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

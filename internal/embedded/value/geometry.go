package value

import (
	"math"
	"strings"
)

// earthRadius is Neo4j's, in metres.
const earthRadius = 6378140.0

// PointFrom makes a point of a map: x and y, or longitude and latitude, with z or
// height in three dimensions, and crs or srid to name the system.
func PointFrom(m Map) (Value, error) {
	for _, e := range m {
		if e.Value == nil && isPointField(e.Key) {
			return nil, nil
		}
	}
	p, err := coordinates(m)
	if err != nil {
		return nil, err
	}
	if err := p.setSystem(m); err != nil {
		return nil, err
	}
	if p.SRID.Geographic() && (p.Y < -90 || p.Y > 90) {
		return nil, Errorf(ArgumentError, "Cannot create WGS84 point with invalid coordinate: [%s, %s]. Valid range for Y coordinate is [-90, 90].", Float(p.X), Float(p.Y))
	}
	if p.SRID.Geographic() && (p.X < -180 || p.X > 180) {
		p.X = math.Remainder(p.X, 360)
	}
	return p, nil
}

func isPointField(name string) bool {
	switch name {
	case "x", "y", "z", "longitude", "latitude", "height", "crs", "srid":
		return true
	}
	return false
}

// coordinates reads the numbers and chooses the system that their names imply.
func coordinates(m Map) (Point, error) {
	names, system := [3]string{"x", "y", "z"}, Cartesian
	if _, ok := m.Lookup("x"); !ok {
		names, system = [3]string{"longitude", "latitude", "height"}, WGS84
	}
	var numbers [3]float64
	given := 0
	for i, name := range names {
		v, ok := m.Lookup(name)
		if !ok && name == "height" {
			v, ok = m.Lookup("z")
		}
		if !ok {
			continue
		}
		switch v.(type) {
		case Integer, Float:
			numbers[i] = toFloat(v)
		default:
			return Point{}, Errorf(ArgumentError, "Cannot assign %s to field '%s'", Describe(v), name)
		}
		given++
	}
	_, hasZ := m.Lookup(names[2])
	_, hasPlainZ := m.Lookup("z")
	if n := given; n < 2 || n == 2 && (hasZ || hasPlainZ) {
		return Point{}, Errorf(ArgumentError, "A point must contain either 'x' and 'y' or 'latitude' and 'longitude'")
	}
	if given == 3 {
		system = map[SRID]SRID{Cartesian: Cartesian3D, WGS84: WGS84In3D}[system]
	}
	return Point{system, numbers[0], numbers[1], numbers[2]}, nil
}

// setSystem takes the system that crs or srid names, which must have as many
// dimensions as there are coordinates.
func (p *Point) setSystem(m Map) error {
	named, ok, err := namedSystem(m)
	if err != nil || !ok {
		return err
	}
	if named.ThreeD() != p.SRID.ThreeD() {
		dimensions, got := 2, 3
		if named.ThreeD() {
			dimensions, got = 3, 2
		}
		return Errorf(ArgumentError, "Cannot create point with %dD coordinate reference system and %d coordinates. Please consider using equivalent %dD coordinate reference system", dimensions, got, got)
	}
	if p.SRID.Geographic() && !named.Geographic() {
		return Errorf(ArgumentError, "Geographic points does not support coordinate reference system: %s.This is set either in the csv header or the actual data column", named.CRS())
	}
	p.SRID = named
	return nil
}

func namedSystem(m Map) (SRID, bool, error) {
	if v, ok := m.Lookup("crs"); ok {
		for srid, name := range crsNames {
			if s, isString := v.(String); isString && strings.EqualFold(string(s), name) {
				return srid, true, nil
			}
		}
		return 0, false, Errorf(ArgumentError, "Unknown coordinate reference system: %s", Text(v))
	}
	if v, ok := m.Lookup("srid"); ok {
		n, _ := v.(Integer)
		if _, known := crsNames[SRID(n)]; !known {
			return 0, false, Errorf(ArgumentError, "Unknown coordinate reference system: code=%s", Text(v))
		}
		return SRID(n), true, nil
	}
	return 0, false, nil
}

// Distance is the distance of two points of one system, in its unit: straight in
// a Cartesian one, in metres along a great circle on the earth, with the
// difference of heights as the other leg. ok is false for different systems.
func Distance(a, b Point) (distance float64, ok bool) {
	if a.SRID != b.SRID {
		return 0, false
	}
	if !a.SRID.Geographic() {
		return math.Sqrt((a.X-b.X)*(a.X-b.X) + (a.Y-b.Y)*(a.Y-b.Y) + (a.Z-b.Z)*(a.Z-b.Z)), true
	}
	along := centralAngle(a, b) * (earthRadius + (a.Z+b.Z)/2)
	return math.Sqrt(along*along + (a.Z-b.Z)*(a.Z-b.Z)), true
}

// centralAngle is by the haversine formula.
func centralAngle(a, b Point) float64 {
	lat1, lat2 := radians(a.Y), radians(b.Y)
	dLat, dLon := math.Sin(radians(b.Y-a.Y)/2), math.Sin(radians(b.X-a.X)/2)
	h := dLat*dLat + math.Cos(lat1)*math.Cos(lat2)*dLon*dLon
	return 2 * math.Atan2(math.Sqrt(h), math.Sqrt(1-h))
}

func radians(degrees float64) float64 { return degrees / 180 * math.Pi }

// WithinBox tells whether p lies in the box between two corners, borders included;
// ok is false for different systems. On the earth a box whose western border is
// east of the other crosses the 180th meridian.
func WithinBox(p, lowerLeft, upperRight Point) (within, ok bool) {
	if p.SRID != lowerLeft.SRID || p.SRID != upperRight.SRID {
		return false, false
	}
	inX := lowerLeft.X <= p.X && p.X <= upperRight.X
	if p.SRID.Geographic() && lowerLeft.X > upperRight.X {
		inX = p.X >= lowerLeft.X || p.X <= upperRight.X
	}
	inY := lowerLeft.Y <= p.Y && p.Y <= upperRight.Y
	inZ := lowerLeft.Z <= p.Z && p.Z <= upperRight.Z
	return inX && inY && inZ, true
}

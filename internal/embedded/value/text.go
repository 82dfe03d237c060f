package value

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// String is "true" or "false".
func (b Boolean) String() string { return strconv.FormatBool(bool(b)) }

// String is decimal.
func (i Integer) String() string { return strconv.FormatInt(int64(i), 10) }

// String is the number as Java writes a double: "1.0", "1.0E10", "NaN",
// "Infinity".
func (f Float) String() string {
	v := float64(f)
	switch {
	case math.IsNaN(v):
		return "NaN"
	case math.IsInf(v, 1):
		return "Infinity"
	case math.IsInf(v, -1):
		return "-Infinity"
	case v == 0 || math.Abs(v) >= 1e-3 && math.Abs(v) < 1e7:
		return withFraction(strconv.FormatFloat(v, 'f', -1, 64))
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'E', -1, 64), "E")
	n, _ := strconv.Atoi(exponent)
	return withFraction(mantissa) + "E" + strconv.Itoa(n)
}

func withFraction(digits string) string {
	if strings.Contains(digits, ".") {
		return digits
	}
	return digits + ".0"
}

// String is the text itself.
func (s String) String() string { return string(s) }

// String lists the bytes as signed numbers.
func (b Bytes) String() string {
	l, _ := AsList(b)
	return l.String()
}

// String is the list as Neo4j prints it: "[1, a, NULL]".
func (l List) String() string {
	var b strings.Builder
	b.WriteByte('[')
	for i, v := range l {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(Text(v))
	}
	b.WriteByte(']')
	return b.String()
}

// String is the map as Neo4j prints it: "{a: 1, b: NULL}".
func (m Map) String() string {
	var b strings.Builder
	b.WriteByte('{')
	for i, e := range m {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(e.Key + ": " + Text(e.Value))
	}
	b.WriteByte('}')
	return b.String()
}

// Text is v's text, "NULL" for null.
func Text(v Value) string {
	if v == nil {
		return "NULL"
	}
	return v.String()
}

// String names the node by its id.
func (n Node) String() string { return fmt.Sprintf("(%d)", uint64(n)) }

// String names the relationship by its id.
func (r Relationship) String() string { return fmt.Sprintf("[%d]", uint64(r)) }

// String shows the nodes and relationships by their ids: "(0)-[3]-(1)".
func (p Path) String() string {
	var b strings.Builder
	for i, n := range p.Nodes {
		if i > 0 {
			b.WriteString("-" + p.Relationships[i-1].String() + "-")
		}
		b.WriteString(n.String())
	}
	return b.String()
}

// String names the node by its id.
func (n NodeData) String() string { return Node(n.ID).String() }

// String names the relationship by its id.
func (r RelationshipData) String() string { return Relationship(r.ID).String() }

// String shows the number of relationships.
func (p PathData) String() string { return fmt.Sprintf("path of length %d", len(p.Relationships)) }

var crsNames = map[SRID]string{WGS84: "wgs-84", WGS84In3D: "wgs-84-3d", Cartesian: "cartesian", Cartesian3D: "cartesian-3d"}

// CRS is the name of the coordinate reference system: "wgs-84".
func (s SRID) CRS() string { return crsNames[s] }

// ThreeD tells whether points of the system have a z.
func (s SRID) ThreeD() bool { return s == WGS84In3D || s == Cartesian3D }

// Geographic tells whether x and y are longitude and latitude.
func (s SRID) Geographic() bool { return s == WGS84 || s == WGS84In3D }

// String is the point as Neo4j prints it: "point({x: 1.0, y: 2.0, crs: 'cartesian'})".
func (p Point) String() string {
	z := ""
	if p.SRID.ThreeD() {
		z = ", z: " + Float(p.Z).String()
	}
	return "point({x: " + Float(p.X).String() + ", y: " + Float(p.Y).String() + z + ", crs: '" + p.SRID.CRS() + "'})"
}

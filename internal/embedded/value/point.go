package value

// SRID numbers a coordinate reference system.
type SRID int32

// The coordinate reference systems that Neo4j knows.
const (
	WGS84       SRID = 4326
	WGS84In3D   SRID = 4979
	Cartesian   SRID = 7203
	Cartesian3D SRID = 9157
)

// Point is a place in a coordinate reference system: x, y and z, or longitude,
// latitude (degrees) and height (metres). Z is 0 in two dimensions.
type Point struct {
	SRID    SRID
	X, Y, Z float64
}

// Kind is KindPoint.
func (Point) Kind() Kind { return KindPoint }

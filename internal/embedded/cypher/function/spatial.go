package function

import "rolegraph/internal/embedded/value"

var spatialFunctions = []*Function{
	scalar("Spatial", "point(input :: MAP) :: POINT", "The point with the coordinates of a map: x, y and z, or longitude, latitude and height; crs or srid.", point),
	scalar("Spatial", "point.distance(from :: POINT, to :: POINT) :: FLOAT", "The distance of two points, in metres on the earth.", distance),
	scalar("Spatial", "point.withinBBox(point :: POINT, lowerLeft :: POINT, upperRight :: POINT) :: BOOLEAN", "Whether a point lies in the box between two corners.", withinBBox),
}

func point(_ *Context, args []value.Value) (value.Value, error) {
	m, ok := args[0].(value.Map)
	if !ok {
		return nil, value.Errorf(value.TypeError, "Invalid input for function 'point()': Expected a map but got %s", value.Describe(args[0]))
	}
	return value.PointFrom(m)
}

func distance(_ *Context, args []value.Value) (value.Value, error) {
	a, ok1 := args[0].(value.Point)
	b, ok2 := args[1].(value.Point)
	if !ok1 || !ok2 {
		return nil, nil
	}
	d, ok := value.Distance(a, b)
	if !ok {
		return nil, nil
	}
	return value.Float(d), nil
}

func withinBBox(_ *Context, args []value.Value) (value.Value, error) {
	var points [3]value.Point
	for i, a := range args {
		p, ok := a.(value.Point)
		if !ok {
			return nil, nil
		}
		points[i] = p
	}
	within, ok := value.WithinBox(points[0], points[1], points[2])
	if !ok {
		return nil, nil
	}
	return value.Boolean(within), nil
}

package canvas

// Shift moves items.
func Shift(items []Item, dx, dy float64) []Item {
	out := make([]Item, len(items))
	shift := func(p Point) Point { return Point{X: p.X + dx, Y: p.Y + dy} }
	for i, item := range items {
		switch it := item.(type) {
		case Rect:
			it.X, it.Y = it.X+dx, it.Y+dy
			out[i] = it
		case Circle:
			it.Center = shift(it.Center)
			out[i] = it
		case Path:
			it.Points = shiftAll(it.Points, shift)
			out[i] = it
		case Polygon:
			it.Points = shiftAll(it.Points, shift)
			out[i] = it
		case Text:
			it.X, it.Y = it.X+dx, it.Y+dy
			out[i] = it
		case Group:
			it.Items = Shift(it.Items, dx, dy)
			out[i] = it
		}
	}
	return out
}

func shiftAll(points []Point, shift func(Point) Point) []Point {
	out := make([]Point, len(points))
	for i, p := range points {
		out[i] = shift(p)
	}
	return out
}

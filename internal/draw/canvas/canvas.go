// Package canvas holds a picture as a list of simple shapes, and writes it as SVG
// or paints it as PNG.
//
// Both writers take the same shapes, so both show the same lines. Colours are
// names, not values: the palette gives each a value for light and for dark.
// Strings come from a database; escape in svg.go is the one place where they
// become SVG.
//
// Start reading at Drawing.
package canvas

// Theme chooses the colours of a drawing.
type Theme int

// The themes. Auto holds both: the viewer's system chooses. A PNG cannot, and is light.
const (
	Auto Theme = iota
	LightOnly
	DarkOnly
)

// Drawing is a picture. Coordinates are CSS pixels, from the top left corner.
type Drawing struct {
	Width, Height float64
	Title         string // what a screen reader announces
	Description   string // what the picture says, in words
	Theme         Theme
	Items         []Item // painted in this order, which is also the reading order
}

// Item is one of Rect, Circle, Path, Polygon, Text and Group.
type Item interface{ item() }

// Point is a place.
type Point struct{ X, Y float64 }

// Pen draws outlines; a zero Width draws none.
type Pen struct {
	Color Color
	Width float64
	Dash  bool
}

// Rect is a rectangle with rounded corners.
type Rect struct {
	X, Y, W, H, Radius float64
	Fill               Color
	Pen                Pen
}

// Circle is a disc.
type Circle struct {
	Center Point
	Radius float64
	Fill   Color
	Pen    Pen
}

// Path is a line through Points: the start, then three points for each cubic
// Bézier curve. Straight takes the points as corners instead.
type Path struct {
	Points   []Point
	Straight bool
	Pen      Pen
	Title    string // shown when pointed at
	Ends     string // the Boxes that it joins, with a space between, for readers of an SVG
}

// Polygon is a filled area.
type Polygon struct {
	Points []Point
	Fill   Color
}

// Anchor says which part of a text stands at its X.
type Anchor int

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Text is one line of text; Y is its base line.
type Text struct {
	X, Y   float64
	String string
	Size   float64
	Bold   bool
	Anchor Anchor
	Color  Color
}

// Group is items that belong together: one stop for a screen reader, and a link
// where Href is set.
type Group struct {
	Href        string
	Title       string // its name, shown in full when pointed at
	Description string // what the drawing says about it with lines
	Decorative  bool   // told elsewhere in words: hidden from screen readers
	Node        string // the node that it shows as Label:key, for readers of an SVG
	Box         string // the box that it stands in, which the Ends of lines name
	Items       []Item
}

func (Rect) item()    {}
func (Circle) item()  {}
func (Path) item()    {}
func (Polygon) item() {}
func (Text) item()    {}
func (Group) item()   {}

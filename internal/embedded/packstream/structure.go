package packstream

import (
	"fmt"

	"rolegraph/internal/embedded/value"
)

// structure appends a value that PackStream knows as a structure.
func (e *Encoder) structure(v value.Value) {
	switch v := v.(type) {
	case value.NodeData:
		e.node(v)
	case value.RelationshipData:
		e.relationship(v)
	case value.PathData:
		e.path(v)
	case value.Date:
		e.integers(tagDate, v.Days)
	case value.Time:
		e.integers(tagTime, v.Nanos, int64(v.Offset))
	case value.LocalTime:
		e.integers(tagLocalTime, v.Nanos)
	case value.DateTime:
		e.dateTime(v)
	case value.LocalDateTime:
		e.integers(tagLocalDateTime, v.Seconds, int64(v.Nanos))
	case value.Duration:
		e.integers(tagDuration, v.Months, v.Days, v.Seconds, int64(v.Nanos))
	case value.Point:
		e.point(v)
	default:
		e.fail(fmt.Errorf("packstream: no form for a %T", v))
	}
}

func (e *Encoder) integers(tag byte, fields ...int64) {
	e.Struct(tag, len(fields))
	for _, f := range fields {
		e.Integer(f)
	}
}

func (e *Encoder) dateTime(v value.DateTime) {
	seconds, offsetTag, zoneTag := v.Seconds, byte(tagDateTime), byte(tagDateTimeZone)
	if !e.UTC {
		seconds, offsetTag, zoneTag = v.Seconds+int64(v.Zone.Offset), tagLegacyDateTime, tagLegacyDateTimeZone
	}
	if v.Zone.Name == "" {
		e.integers(offsetTag, seconds, int64(v.Nanos), int64(v.Zone.Offset))
		return
	}
	e.Struct(zoneTag, 3)
	e.Integer(seconds)
	e.Integer(int64(v.Nanos))
	e.String(v.Zone.Name)
}

func (e *Encoder) point(v value.Point) {
	if v.SRID == value.WGS84 || v.SRID == value.Cartesian {
		e.Struct(tagPoint2D, 3)
		e.Integer(int64(v.SRID))
		e.float(v.X)
		e.float(v.Y)
		return
	}
	e.Struct(tagPoint3D, 4)
	e.Integer(int64(v.SRID))
	e.float(v.X)
	e.float(v.Y)
	e.float(v.Z)
}

func (e *Encoder) node(v value.NodeData) {
	e.Struct(tagNode, e.count(3, 1))
	e.Integer(int64(v.ID))
	e.head(len(v.Labels), tinyList, list8)
	for _, label := range v.Labels {
		e.String(label)
	}
	e.Map(v.Properties)
	e.elementID(v.ElementID)
}

func (e *Encoder) relationship(v value.RelationshipData) {
	e.Struct(tagRelationship, e.count(5, 3))
	e.Integer(int64(v.ID))
	e.Integer(int64(v.Start))
	e.Integer(int64(v.End))
	e.String(v.Type)
	e.Map(v.Properties)
	e.elementID(v.ElementID)
	e.elementID(v.StartElementID)
	e.elementID(v.EndElementID)
}

func (e *Encoder) unbound(v value.RelationshipData) {
	e.Struct(tagUnboundRelationship, e.count(3, 1))
	e.Integer(int64(v.ID))
	e.String(v.Type)
	e.Map(v.Properties)
	e.elementID(v.ElementID)
}

// count is how many fields a structure has: fewer before Bolt 5.
func (e *Encoder) count(before, more int) int {
	if e.ElementIDs {
		return before + more
	}
	return before
}

func (e *Encoder) elementID(id string) {
	if e.ElementIDs {
		e.String(id)
	}
}

// path appends the distinct nodes, the distinct relationships, and the walk: for
// each step the relationship's number from 1, negative against its direction,
// and the number of the node it leads to.
func (e *Encoder) path(p value.PathData) {
	nodes, nodeAt := distinct(p.Nodes, func(n value.NodeData) uint64 { return n.ID })
	rels, relAt := distinct(p.Relationships, func(r value.RelationshipData) uint64 { return r.ID })
	e.Struct(tagPath, 3)
	e.head(len(nodes), tinyList, list8)
	for _, n := range nodes {
		e.node(n)
	}
	e.head(len(rels), tinyList, list8)
	for _, r := range rels {
		e.unbound(r)
	}
	e.head(2*len(p.Relationships), tinyList, list8)
	for i, r := range p.Relationships {
		step := int64(relAt[r.ID] + 1)
		if r.Start != p.Nodes[i].ID {
			step = -step
		}
		e.Integer(step)
		e.Integer(int64(nodeAt[p.Nodes[i+1].ID]))
	}
}

// distinct returns each item once, in order, and where it stands.
func distinct[T any](items []T, id func(T) uint64) ([]T, map[uint64]int) {
	at := make(map[uint64]int, len(items))
	var once []T
	for _, item := range items {
		if _, seen := at[id(item)]; !seen {
			at[id(item)] = len(once)
			once = append(once, item)
		}
	}
	return once, at
}

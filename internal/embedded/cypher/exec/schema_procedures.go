package exec

import (
	"slices"
	"strings"

	"rolegraph/internal/embedded/store"
	"rolegraph/internal/embedded/value"
)

var nodeTypeFields = []Field{{Name: "nodeType", Type: stringType}, {Name: "nodeLabels", Type: stringListType},
	{Name: "propertyName", Type: stringType}, {Name: "propertyTypes", Type: stringListType}, {Name: "mandatory", Type: booleanType}}

var relTypeFields = []Field{{Name: "relType", Type: stringType}, {Name: "propertyName", Type: stringType},
	{Name: "propertyTypes", Type: stringListType}, {Name: "mandatory", Type: booleanType}}

// profile is what is known of the properties of all nodes with the same labels,
// or of all relationships of a type.
type profile struct {
	names []string
	count int
	seen  map[string]int
	types map[string][]string
}

func (p *profile) add(props value.Map) {
	p.count++
	for _, e := range props {
		p.seen[e.Key]++
		if name := javaType(e.Value); !slices.Contains(p.types[e.Key], name) {
			p.types[e.Key] = append(p.types[e.Key], name)
		}
	}
}

var javaTypes = map[value.Kind]string{
	value.KindString: "String", value.KindInteger: "Long", value.KindFloat: "Double", value.KindBoolean: "Boolean",
	value.KindDate: "Date", value.KindDateTime: "DateTime", value.KindLocalDateTime: "LocalDateTime", value.KindTime: "Time",
	value.KindLocalTime: "LocalTime", value.KindDuration: "Duration", value.KindPoint: "Point", value.KindBytes: "ByteArray",
}

func javaType(v value.Value) string {
	if l, ok := v.(value.List); ok {
		if len(l) == 0 {
			return "StringArray"
		}
		return javaTypes[l[0].Kind()] + "Array"
	}
	return javaTypes[v.Kind()]
}

// profiles groups by the joined names.
type profiles map[string]*profile

func (all profiles) of(names []string) *profile {
	key := ""
	for _, n := range names {
		key += ":`" + n + "`"
	}
	if all[key] == nil {
		all[key] = &profile{names: names, seen: map[string]int{}, types: map[string][]string{}}
	}
	return all[key]
}

// rows makes a row of each property, or one without property; lead is what comes
// before it.
func (all profiles) rows(lead func(key string, p *profile) []value.Value) [][]value.Value {
	var rows [][]value.Value
	for _, key := range sortedKeys(all) {
		p := all[key]
		if len(p.seen) == 0 {
			rows = append(rows, append(lead(key, p), nil, nil, value.Boolean(false)))
		}
		for _, prop := range sortedKeys(p.seen) {
			slices.Sort(p.types[prop])
			rows = append(rows, append(lead(key, p), value.String(prop), strings2list(p.types[prop]), value.Boolean(p.seen[prop] == p.count)))
		}
	}
	return rows
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, strings.Compare)
	return keys
}

func nodeTypeProperties(c *Call) ([][]value.Value, error) {
	all := profiles{}
	nodes := c.View.AllNodes()
	for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
		labels, err := c.View.Labels(n)
		if err != nil {
			return nil, err
		}
		props, err := c.View.NodeProperties(n)
		if err != nil {
			return nil, err
		}
		all.of(labels).add(props)
	}
	return all.rows(func(key string, p *profile) []value.Value {
		return []value.Value{value.String(key), strings2list(p.names)}
	}), nil
}

func relTypeProperties(c *Call) ([][]value.Value, error) {
	all := profiles{}
	rels := c.View.RelationshipsByType(nil)
	for r, ok := rels.Next(); ok; r, ok = rels.Next() {
		props, err := c.View.RelationshipProperties(r)
		if err != nil {
			return nil, err
		}
		all.of([]string{c.View.Type(r)}).add(props)
	}
	return all.rows(func(key string, p *profile) []value.Value { return []value.Value{value.String(key)} }), nil
}

// schemaVisualization draws a node for each label and a relationship for each
// type between two labels.
func schemaVisualization(c *Call) ([][]value.Value, error) {
	v := c.View
	var nodes, rels value.List
	byLabel := map[uint32]value.NodeData{}
	for id := range uint32(v.LabelNames().Len()) {
		if v.LabelCount(id) > 0 {
			byLabel[id] = labelNode(v, id)
			nodes = append(nodes, byLabel[id])
		}
	}
	for typ := range uint32(v.TypeNames().Len()) {
		for _, pair := range labelPairs(v, typ) {
			rels = append(rels, typeRelationship(v, len(rels), typ, byLabel[pair[0]], byLabel[pair[1]]))
		}
	}
	return [][]value.Value{{nodes, rels}}, nil
}

func labelNode(v *store.View, label uint32) value.NodeData {
	name := v.LabelNames().Name(label)
	indexes, constraints := value.List{}, value.List{}
	for _, ix := range v.Indexes() {
		if ix.Relationships || !slices.Contains(ix.Labels, name) {
			continue
		}
		if ix.Unique {
			constraints = append(constraints, value.String(ix.String()))
			continue
		}
		indexes = append(indexes, value.String(strings.Join(ix.Properties, ",")))
	}
	id := -uint64(label) - 1
	return value.NodeData{ID: id, ElementID: v.NodeElementID(value.Node(id)), Labels: []string{name},
		Properties: value.NewMap([]value.Entry{{Key: "name", Value: value.String(name)}, {Key: "indexes", Value: indexes}, {Key: "constraints", Value: constraints}})}
}

func typeRelationship(v *store.View, n int, typ uint32, from, to value.NodeData) value.RelationshipData {
	id := -uint64(n) - 1
	name := v.TypeNames().Name(typ)
	return value.RelationshipData{ID: id, ElementID: v.RelationshipElementID(value.Relationship(id)), Type: name,
		Start: from.ID, End: to.ID, StartElementID: from.ElementID, EndElementID: to.ElementID,
		Properties: value.NewMap([]value.Entry{{Key: "name", Value: value.String(name)}})}
}

// labelPairs lists which labels a type leads from and to.
func labelPairs(v *store.View, typ uint32) [][2]uint32 {
	seen := map[[2]uint32]bool{}
	var pairs [][2]uint32
	rels := v.RelationshipsByType([]uint32{typ})
	for r, ok := rels.Next(); ok; r, ok = rels.Next() {
		for _, from := range v.LabelIDs(v.Start(r)) {
			for _, to := range v.LabelIDs(v.End(r)) {
				if pair := [2]uint32{from, to}; !seen[pair] {
					seen[pair] = true
					pairs = append(pairs, pair)
				}
			}
		}
	}
	return pairs
}

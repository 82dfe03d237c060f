package value

// Node is a handle of a node: its dense id.
type Node uint64

// Relationship is a handle of a relationship: its dense id.
type Relationship uint64

// Path alternates nodes and relationships: it has one node more than
// relationships, and relationship i connects node i with node i+1, in either
// direction.
type Path struct {
	Nodes         []Node
	Relationships []Relationship
}

func (Node) Kind() Kind         { return KindNode }
func (Relationship) Kind() Kind { return KindRelationship }
func (Path) Kind() Kind         { return KindPath }

// Graph tells what is behind handles: the snapshot that a query reads, with the
// query's own writes on top. A method that finds its node or relationship
// deleted returns an [Error] with the code EntityNotFound.
type Graph interface {
	// Labels returns the labels of n in the order in which they are to be shown.
	Labels(n Node) ([]string, error)
	// LabelList is Labels as a list of strings.
	LabelList(n Node) (Value, error)
	HasLabel(n Node, label string) (bool, error)
	// NodeProperty returns nil if n has no such property.
	NodeProperty(n Node, key string) (Value, error)
	NodeProperties(n Node) (Map, error)
	NodeElementID(n Node) string

	// Type, Start and End hold for a deleted relationship too.
	Type(r Relationship) string
	TypeText(r Relationship) Value
	Start(r Relationship) Node
	End(r Relationship) Node
	// RelationshipProperty returns nil if r has no such property.
	RelationshipProperty(r Relationship, key string) (Value, error)
	RelationshipProperties(r Relationship) (Map, error)
	RelationshipElementID(r Relationship) string
}

// NodeData is a node as it leaves the database.
type NodeData struct {
	ID         uint64
	ElementID  string
	Labels     []string
	Properties Map
}

// RelationshipData is a relationship as it leaves the database.
type RelationshipData struct {
	ID, Start, End                          uint64
	ElementID, StartElementID, EndElementID string
	Type                                    string
	Properties                              Map
}

// PathData is a path as it leaves the database: as in [Path], one node more than
// relationships.
type PathData struct {
	Nodes         []NodeData
	Relationships []RelationshipData
}

func (NodeData) Kind() Kind         { return KindNode }
func (RelationshipData) Kind() Kind { return KindRelationship }
func (PathData) Kind() Kind         { return KindPath }

// Export replaces the handles in v, at any depth, by their data, so that the
// result can be sent when the graph has moved on. A value without handles is
// returned as it is.
func Export(v Value, g Graph) (Value, error) {
	switch v := v.(type) {
	case Node:
		return exportNode(v, g)
	case Relationship:
		return exportRelationship(v, g)
	case Path:
		return exportPath(v, g)
	case List:
		return exportList(v, g)
	case Map:
		return exportMap(v, g)
	}
	return v, nil
}

func exportNode(n Node, g Graph) (NodeData, error) {
	labels, err := g.Labels(n)
	if err != nil {
		return NodeData{}, err
	}
	properties, err := g.NodeProperties(n)
	return NodeData{ID: uint64(n), ElementID: g.NodeElementID(n), Labels: labels, Properties: properties}, err
}

func exportRelationship(r Relationship, g Graph) (RelationshipData, error) {
	properties, err := g.RelationshipProperties(r)
	start, end := g.Start(r), g.End(r)
	return RelationshipData{
		ID: uint64(r), Start: uint64(start), End: uint64(end),
		ElementID: g.RelationshipElementID(r), StartElementID: g.NodeElementID(start), EndElementID: g.NodeElementID(end),
		Type: g.Type(r), Properties: properties,
	}, err
}

func exportPath(p Path, g Graph) (PathData, error) {
	out := PathData{Nodes: make([]NodeData, len(p.Nodes)), Relationships: make([]RelationshipData, len(p.Relationships))}
	var err error
	for i, n := range p.Nodes {
		if out.Nodes[i], err = exportNode(n, g); err != nil {
			return out, err
		}
	}
	for i, r := range p.Relationships {
		if out.Relationships[i], err = exportRelationship(r, g); err != nil {
			return out, err
		}
	}
	return out, nil
}

// exportList copies the list only from its first handle on.
func exportList(l List, g Graph) (List, error) {
	out := l
	for i, v := range l {
		if !holdsHandle(v) {
			continue
		}
		if &out[0] == &l[0] {
			out = append(make(List, 0, len(l)), l...)
		}
		var err error
		if out[i], err = Export(v, g); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func exportMap(m Map, g Graph) (Map, error) {
	out := m
	for i, e := range m {
		if !holdsHandle(e.Value) {
			continue
		}
		if &out[0] == &m[0] {
			out = append(make(Map, 0, len(m)), m...)
		}
		var err error
		if out[i].Value, err = Export(e.Value, g); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// holdsHandle tells whether v is or may hold a handle.
func holdsHandle(v Value) bool {
	switch v.(type) {
	case Node, Relationship, Path, List, Map:
		return true
	}
	return false
}

package function

import (
	"slices"

	"rolegraph/internal/embedded/value"
)

var graphFunctions = []*Function{
	scalar("List", "keys(input :: NODE | RELATIONSHIP | MAP) :: LIST<STRING>", "The names of the properties of a node or relationship, or the keys of a map.", keys),
	scalar("List", "labels(input :: NODE) :: LIST<STRING>", "The labels of a node.", labels),
	scalar("List", "nodes(input :: PATH) :: LIST<NODE>", "The nodes of a path, in order.", nodes),
	scalar("List", "relationships(input :: PATH) :: LIST<RELATIONSHIP>", "The relationships of a path, in order.", relationships),
	scalar("Scalar", "elementId(input :: NODE | RELATIONSHIP) :: STRING", "The element id of a node or relationship.", elementID),
	scalar("Scalar", "endNode(input :: RELATIONSHIP) :: NODE", "The node that a relationship leads to.", endNode),
	scalar("Scalar", "id(input :: NODE | RELATIONSHIP) :: INTEGER", "The numeric id of a node or relationship; elementId is preferred.", id),
	scalar("Scalar", "length(input :: PATH) :: INTEGER", "The number of relationships of a path.", length),
	scalar("Scalar", "properties(input :: NODE | RELATIONSHIP | MAP) :: MAP", "All properties of a node or relationship as a map.", properties),
	scalar("Scalar", "startNode(input :: RELATIONSHIP) :: NODE", "The node that a relationship starts from.", startNode),
	scalar("Scalar", "type(input :: RELATIONSHIP) :: STRING", "The type of a relationship.", relationshipType),
}

func keys(ctx *Context, args []value.Value) (value.Value, error) {
	m, err := propertiesOf(ctx, "keys", args[0])
	if err != nil {
		return nil, err
	}
	list := make(value.List, len(m))
	for i, e := range m {
		list[i] = value.String(e.Key)
	}
	return list, nil
}

func properties(ctx *Context, args []value.Value) (value.Value, error) {
	m, err := propertiesOf(ctx, "properties", args[0])
	if err != nil {
		return nil, err
	}
	return m, nil
}

func propertiesOf(ctx *Context, function string, v value.Value) (value.Map, error) {
	switch v := v.(type) {
	case value.Node:
		return ctx.Graph.NodeProperties(v)
	case value.Relationship:
		return ctx.Graph.RelationshipProperties(v)
	case value.Map:
		return v, nil
	}
	return nil, value.Errorf(value.TypeError,
		"Invalid input for function '%s()': Expected a node, a relationship or a literal map but got %s", function, value.Describe(v))
}

func labels(ctx *Context, args []value.Value) (value.Value, error) {
	n, ok := args[0].(value.Node)
	if !ok {
		return nil, wrongType("labels", "a Node", args[0])
	}
	return ctx.Graph.LabelList(n)
}

func nodes(_ *Context, args []value.Value) (value.Value, error) {
	p, ok := args[0].(value.Path)
	if !ok {
		return nil, noPath("nodes", args[0])
	}
	list := make(value.List, len(p.Nodes))
	for i, n := range p.Nodes {
		list[i] = n
	}
	return list, nil
}

func relationships(_ *Context, args []value.Value) (value.Value, error) {
	p, ok := args[0].(value.Path)
	if !ok {
		return nil, noPath("relationships", args[0])
	}
	list := make(value.List, len(p.Relationships))
	for i, r := range p.Relationships {
		list[i] = r
	}
	return list, nil
}

func noPath(function string, v value.Value) error {
	return value.Errorf(value.TypeError, "Invalid input for function '%s()': Expected %s to be a path", function, value.Describe(v))
}

func length(_ *Context, args []value.Value) (value.Value, error) {
	p, ok := args[0].(value.Path)
	if !ok {
		return nil, wrongType("length", "a Path", args[0])
	}
	return value.Integer(len(p.Relationships)), nil
}

func elementID(ctx *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.Node:
		return value.String(ctx.Graph.NodeElementID(v)), nil
	case value.Relationship:
		return value.String(ctx.Graph.RelationshipElementID(v)), nil
	}
	return nil, noEntity("elementId", args[0])
}

func id(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.Node:
		return value.Integer(v), nil
	case value.Relationship:
		return value.Integer(v), nil
	}
	return nil, noEntity("id", args[0])
}

func noEntity(function string, v value.Value) error {
	return value.Errorf(value.TypeError, "Invalid input for function '%s()': Expected %s to be a node or relationship, but it was `%s`",
		function, value.Describe(v), value.ClassName(v))
}

func startNode(ctx *Context, args []value.Value) (value.Value, error) {
	r, err := relationship("startNode", args[0])
	if err != nil {
		return nil, err
	}
	return ctx.Graph.Start(r), nil
}

func endNode(ctx *Context, args []value.Value) (value.Value, error) {
	r, err := relationship("endNode", args[0])
	if err != nil {
		return nil, err
	}
	return ctx.Graph.End(r), nil
}

func relationship(function string, v value.Value) (value.Relationship, error) {
	r, ok := v.(value.Relationship)
	if !ok {
		return 0, value.Errorf(value.TypeError, "Invalid input for function '%s()': Expected %s to be a RelationshipValue", function, value.Describe(v))
	}
	return r, nil
}

func relationshipType(ctx *Context, args []value.Value) (value.Value, error) {
	r, ok := args[0].(value.Relationship)
	if !ok {
		return nil, wrongType("type", "a Relationship", args[0])
	}
	return ctx.Graph.TypeText(r), nil
}

// reversed returns the list from its end to its start.
func reversed(l value.List) value.List {
	out := slices.Clone(l)
	slices.Reverse(out)
	return out
}

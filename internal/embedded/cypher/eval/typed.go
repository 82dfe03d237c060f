package eval

import (
	"rolegraph/internal/embedded/cypher/syntax"
	"rolegraph/internal/embedded/value"
)

func compileIsTyped(e *syntax.IsTyped, scope *Scope) (Predicate, error) {
	operand, err := compile(e.Operand, scope)
	if err != nil {
		return nil, err
	}
	t := TypeOf(e.Type)
	return func(ctx *Context, row Row) (value.Ternary, error) {
		v, err := operand(ctx, row)
		return value.TernaryOf(t.Contains(v) != e.Not), err
	}, nil
}

// TypeOf turns a type as it is written into one that values can be asked about.
func TypeOf(t *syntax.Type) value.Type {
	out := value.Type{Kind: typeKinds[t.Kind], NotNull: t.NotNull}
	if t.Element != nil {
		element := TypeOf(t.Element)
		out.Element = &element
	}
	for _, m := range t.Members {
		member := TypeOf(m)
		member.NotNull = member.NotNull || t.NotNull
		out.Union = append(out.Union, member)
	}
	return out
}

var typeKinds = map[syntax.TypeKind]value.Kind{
	syntax.TypeAny: value.KindAny, syntax.TypeNothing: value.KindNothing, syntax.TypeNull: value.KindNull,
	syntax.TypeBoolean: value.KindBoolean, syntax.TypeString: value.KindString, syntax.TypeInteger: value.KindInteger,
	syntax.TypeFloat: value.KindFloat, syntax.TypeDate: value.KindDate, syntax.TypeLocalTime: value.KindLocalTime,
	syntax.TypeZonedTime: value.KindTime, syntax.TypeLocalDateTime: value.KindLocalDateTime,
	syntax.TypeZonedDateTime: value.KindDateTime, syntax.TypeDuration: value.KindDuration, syntax.TypePoint: value.KindPoint,
	syntax.TypeNode: value.KindNode, syntax.TypeRelationship: value.KindRelationship, syntax.TypeMap: value.KindMap,
	syntax.TypeList: value.KindList, syntax.TypePath: value.KindPath, syntax.TypePropertyValue: value.KindPropertyValue,
	syntax.TypeUnion: value.KindUnion,
}

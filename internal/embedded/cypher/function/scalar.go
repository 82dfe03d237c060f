package function

import (
	"crypto/rand"
	"fmt"
	"unicode/utf8"

	"rolegraph/internal/embedded/value"
)

var scalarFunctions = []*Function{
	scalar("Scalar", "char_length(input :: STRING) :: INTEGER", "The number of characters of a string.", charLength),
	scalar("Scalar", "character_length(input :: STRING) :: INTEGER", "The number of characters of a string.", charLength),
	scalar("Scalar", "coalesce(input :: ANY...) :: ANY", "The first argument that is not null.", coalesce).withNull(),
	scalar("Scalar", "file() :: STRING", "The file that LOAD CSV is reading, null outside of it.", file),
	scalar("Scalar", "linenumber() :: INTEGER", "The line that LOAD CSV is at, null outside of it.", linenumber),
	scalar("Scalar", "nullIf(v1 :: ANY, v2 :: ANY) :: ANY", "Null if both arguments are equal, else the first.", nullIf).withNull(),
	scalar("Scalar", "randomUUID() :: STRING", "A random UUID.", randomUUID).volatile(),
	scalar("Scalar", "size(input :: STRING | LIST<ANY>) :: INTEGER", "The number of elements of a list, or of characters of a string.", size),
	scalar("Scalar", "timestamp() :: INTEGER", "Milliseconds since 1970-01-01T00:00:00Z by the statement's clock.", timestamp),
	scalar("Scalar", "valueType(input :: ANY) :: STRING", "The narrowest type of a value.", valueType).withNull(),
	scalar("Predicate", "isEmpty(input :: STRING | MAP | LIST<ANY>) :: BOOLEAN", "Whether a string, map or list is empty.", isEmpty),
	scalar("Predicate", "exists(input :: ANY) :: BOOLEAN", "Whether a value is not null; for patterns, whether they match.", exists).withNull(),
}

func charLength(_ *Context, args []value.Value) (value.Value, error) {
	s, ok := args[0].(value.String)
	if !ok {
		return nil, wrongType("character_length", "a String", args[0])
	}
	return value.Integer(utf8.RuneCountInString(string(s))), nil
}

func coalesce(_ *Context, args []value.Value) (value.Value, error) {
	for _, a := range args {
		if a != nil {
			return a, nil
		}
	}
	return nil, nil
}

func nullIf(_ *Context, args []value.Value) (value.Value, error) {
	if value.Equal(args[0], args[1]) == value.True {
		return nil, nil
	}
	return args[0], nil
}

func exists(_ *Context, args []value.Value) (value.Value, error) {
	return value.Boolean(args[0] != nil), nil
}

func size(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.String:
		return value.Integer(utf8.RuneCountInString(string(v))), nil
	case value.List:
		return value.Integer(len(v)), nil
	case value.Bytes:
		return value.Integer(len(v)), nil
	}
	return nil, wrongType("size", "a String or List", args[0])
}

func isEmpty(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.String:
		return value.Boolean(v == ""), nil
	case value.Map:
		return value.Boolean(len(v) == 0), nil
	case value.List:
		return value.Boolean(len(v) == 0), nil
	case value.Bytes:
		return value.Boolean(len(v) == 0), nil
	}
	return nil, wrongType("isEmpty", "a List, Map, or String", args[0])
}

func valueType(_ *Context, args []value.Value) (value.Value, error) {
	return value.String(value.TypeOf(args[0]).String()), nil
}

func timestamp(ctx *Context, _ []value.Value) (value.Value, error) {
	return value.Integer(ctx.Statement.UnixMilli()), nil
}

func file(ctx *Context, _ []value.Value) (value.Value, error) {
	if ctx.LoadCSV == nil {
		return nil, nil
	}
	return value.String(ctx.LoadCSV.File), nil
}

func linenumber(ctx *Context, _ []value.Value) (value.Value, error) {
	if ctx.LoadCSV == nil {
		return nil, nil
	}
	return value.Integer(ctx.LoadCSV.Line), nil
}

// randomUUID makes a version 4 UUID of RFC 9562, from the context's random source
// if it has one.
func randomUUID(ctx *Context, _ []value.Value) (value.Value, error) {
	var b [16]byte
	if ctx.Rand == nil {
		if _, err := rand.Read(b[:]); err != nil {
			return nil, err
		}
	} else {
		for i := range b {
			b[i] = byte(ctx.Rand.Uint32())
		}
	}
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return value.String(fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])), nil
}

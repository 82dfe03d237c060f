package function

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"rolegraph/internal/embedded/value"
)

var conversionFunctions = []*Function{
	scalar("Scalar", "toBoolean(input :: BOOLEAN | STRING | INTEGER) :: BOOLEAN", "The boolean that a string or integer stands for, null if none.", toBoolean),
	scalar("Scalar", "toBooleanOrNull(input :: ANY) :: BOOLEAN", "Like toBoolean, but null for other types.", orNull(toBoolean)),
	scalar("List", "toBooleanList(input :: LIST<ANY>) :: LIST<BOOLEAN>", "Each element by toBooleanOrNull.", eachOrNull("toBooleanList", toBoolean)),
	scalar("Scalar", "toFloat(input :: STRING | INTEGER | FLOAT) :: FLOAT", "The number as a float, null if a string is no number.", toFloat),
	scalar("Scalar", "toFloatOrNull(input :: ANY) :: FLOAT", "Like toFloat, but null for other types.", orNull(toFloat)),
	scalar("List", "toFloatList(input :: LIST<ANY>) :: LIST<FLOAT>", "Each element by toFloatOrNull.", eachOrNull("toFloatList", toFloat)),
	scalar("Scalar", "toInteger(input :: BOOLEAN | STRING | INTEGER | FLOAT) :: INTEGER", "The number without its fraction, null if a string is no number.", toInteger),
	scalar("Scalar", "toIntegerOrNull(input :: ANY) :: INTEGER", "Like toInteger, but null for other types.", orNull(toInteger)),
	scalar("List", "toIntegerList(input :: LIST<ANY>) :: LIST<INTEGER>", "Each element by toIntegerOrNull.", eachOrNull("toIntegerList", toInteger)),
	scalar("String", "toString(input :: ANY) :: STRING", "The value as text.", toString),
	scalar("String", "toStringOrNull(input :: ANY) :: STRING", "Like toString, but null for types that have no text.", orNull(toString)),
	scalar("List", "toStringList(input :: LIST<ANY>) :: LIST<STRING>", "Each element by toStringOrNull.", eachOrNull("toStringList", toString)),
}

type call = func(*Context, []value.Value) (value.Value, error)

// orNull turns the errors of f into null.
func orNull(f call) call {
	return func(ctx *Context, args []value.Value) (value.Value, error) {
		v, err := f(ctx, args)
		if err != nil {
			return nil, nil
		}
		return v, nil
	}
}

// eachOrNull applies f to every element of a list.
func eachOrNull(name string, f call) call {
	return func(ctx *Context, args []value.Value) (value.Value, error) {
		l, ok := value.AsList(args[0])
		if !ok {
			return nil, wrongType(name, "a List", args[0])
		}
		out := make(value.List, len(l))
		for i, e := range l {
			if e == nil {
				continue
			}
			if v, err := f(ctx, []value.Value{e}); err == nil {
				out[i] = v
			}
		}
		return out, nil
	}
}

func toBoolean(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.Boolean:
		return v, nil
	case value.Integer:
		return value.Boolean(v != 0), nil
	case value.String:
		switch strings.ToLower(strings.TrimSpace(string(v))) {
		case "true":
			return value.Boolean(true), nil
		case "false":
			return value.Boolean(false), nil
		}
		return nil, nil
	}
	return nil, wrongType("toBoolean", "a Boolean, Integer or String", args[0])
}

func toFloat(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.Float:
		return v, nil
	case value.Integer:
		return value.Float(v), nil
	case value.String:
		if f, ok := parseFloat(strings.TrimSpace(string(v))); ok {
			return value.Float(f), nil
		}
		return nil, nil
	}
	return nil, wrongType("toFloat", "a String, Float or Integer", args[0])
}

// javaFloat is what java.lang.Double.parseDouble reads, besides NaN and Infinity.
var javaFloat = regexp.MustCompile(`^([+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|0[xX][0-9a-fA-F]*\.?[0-9a-fA-F]*[pP][+-]?\d+))[fFdD]?$`)

func parseFloat(s string) (float64, bool) {
	switch strings.TrimPrefix(s, "+") {
	case "NaN", "-NaN":
		return math.NaN(), true
	case "Infinity":
		return math.Inf(1), true
	case "-Infinity":
		return math.Inf(-1), true
	}
	m := javaFloat.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	f, err := strconv.ParseFloat(m[1], 64)
	return f, err == nil || math.IsInf(f, 0)
}

func toInteger(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.Integer:
		return v, nil
	case value.Float:
		return truncated(float64(v)), nil
	case value.Boolean:
		if v {
			return value.Integer(1), nil
		}
		return value.Integer(0), nil
	case value.String:
		return parseInteger(string(v))
	}
	return nil, wrongType("toInteger", "a String, Float, Integer or Boolean", args[0])
}

// truncated drops the fraction; what is too large becomes the largest integer, NaN
// 0, as in Java.
func truncated(f float64) value.Integer {
	switch {
	case math.IsNaN(f):
		return 0
	case f >= math.MaxInt64:
		return math.MaxInt64
	case f <= math.MinInt64:
		return math.MinInt64
	}
	return value.Integer(f)
}

var (
	integerText = regexp.MustCompile(`^[+-]?\d+$`)
	decimalText = regexp.MustCompile(`^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$`)
)

func parseInteger(s string) (value.Value, error) {
	if integerText.MatchString(s) {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return nil, tooLarge(s)
		}
		return value.Integer(n), nil
	}
	if !decimalText.MatchString(s) {
		return nil, nil
	}
	f, _ := strconv.ParseFloat(s, 64)
	if math.Abs(f) > math.MaxInt64 {
		return nil, tooLarge(s)
	}
	return truncated(f), nil
}

func tooLarge(s string) error { return value.Errorf(value.TypeError, "integer, %s, is too large", s) }

func toString(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.String:
		return v, nil
	case value.List, value.Map, value.Bytes, value.Node, value.Relationship, value.Path:
		return nil, wrongType("toString", "a String, Float, Integer, Boolean, Temporal or Duration", v)
	default:
		return value.String(v.String()), nil
	}
}

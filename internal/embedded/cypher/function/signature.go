package function

import (
	"strings"

	"rolegraph/internal/embedded/value"
)

// scalar makes a row of the table from a signature as SHOW FUNCTIONS prints it,
// with optional parameters in brackets and "..." behind one that may be repeated:
//
//	round(value :: FLOAT, [precision :: INTEGER | FLOAT], [mode :: STRING]) :: FLOAT
//
// The tests prove that every signature of the table can be read.
func scalar(category, signature, description string, call func(ctx *Context, args []value.Value) (value.Value, error)) *Function {
	f := parseSignature(signature)
	f.Category, f.Description, f.Call, f.Deterministic = category, description, call, true
	return f
}

// aggregate makes a row for an aggregating function.
func aggregate(signature, description string, newAggregator func() Aggregator) *Function {
	f := parseSignature(signature)
	f.Category, f.Description, f.New, f.Aggregate, f.Deterministic = "Aggregating", description, newAggregator, true, true
	return f
}

// withNull marks a function that is called with null arguments too.
func (f *Function) withNull() *Function {
	f.HandlesNull = true
	return f
}

// volatile marks a function whose answers differ from call to call.
func (f *Function) volatile() *Function {
	f.Deterministic = false
	return f
}

func parseSignature(signature string) *Function {
	name, rest, _ := strings.Cut(signature, "(")
	end := strings.LastIndex(rest, ") :: ")
	f := &Function{Name: name, Result: mustType(rest[end+len(") :: "):])}
	for _, text := range splitParams(rest[:end]) {
		f.Params = append(f.Params, parseParam(text, &f.Variadic))
	}
	return f
}

func splitParams(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ", ")
}

func parseParam(text string, variadic *bool) Param {
	if inner, ok := strings.CutPrefix(text, "["); ok {
		p := parseParam(strings.TrimSuffix(inner, "]"), variadic)
		p.Optional = true
		return p
	}
	if inner, ok := strings.CutSuffix(text, "..."); ok {
		*variadic, text = true, inner
	}
	name, typ, _ := strings.Cut(text, " :: ")
	return Param{Name: name, Type: mustType(typ)}
}

// mustType reads a type of the table; an unreadable one is ANY.
func mustType(text string) value.Type {
	t, err := value.ParseType(text)
	if err != nil {
		return value.Type{Kind: value.KindAny}
	}
	return t
}

// Signature is the function's signature as SHOW FUNCTIONS prints it.
func (f *Function) Signature() string {
	params := make([]string, len(f.Params))
	for i, p := range f.Params {
		params[i] = p.Name + " :: " + p.Type.String()
	}
	return f.Name + "(" + strings.Join(params, ", ") + ") :: " + f.Result.String()
}

package function

import (
	"rolegraph/internal/embedded/value"
)

var listFunctions = []*Function{
	scalar("Scalar", "head(list :: LIST<ANY>) :: ANY", "The first element of a list, null if it is empty.", head),
	scalar("Scalar", "last(list :: LIST<ANY>) :: ANY", "The last element of a list, null if it is empty.", last),
	scalar("List", "tail(input :: LIST<ANY>) :: LIST<ANY>", "The list without its first element.", tail),
	scalar("List", "range(start :: INTEGER, end :: INTEGER, [step :: INTEGER]) :: LIST<INTEGER>", "The integers from start to end, both included, in steps.", rangeList).withNull(),
	scalar("String", "reverse(input :: STRING | LIST<ANY>) :: STRING | LIST<ANY>", "The string or list from its end to its start.", reverse),
}

func head(_ *Context, args []value.Value) (value.Value, error) {
	l, ok := value.AsList(args[0])
	if !ok {
		return nil, value.NotIndexable(args[0], "Int(0)")
	}
	if len(l) == 0 {
		return nil, nil
	}
	return l[0], nil
}

func last(_ *Context, args []value.Value) (value.Value, error) {
	l, ok := value.AsList(args[0])
	if !ok {
		return nil, value.NotIndexable(args[0], "Int(-1)")
	}
	if len(l) == 0 {
		return nil, nil
	}
	return l[len(l)-1], nil
}

// tail of a single value is the tail of the list of it, as Neo4j has it.
func tail(_ *Context, args []value.Value) (value.Value, error) {
	l, ok := value.AsList(args[0])
	if !ok || len(l) == 0 {
		return value.List{}, nil
	}
	return l[1:], nil
}

func reverse(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.String:
		return reverseString(v), nil
	case value.List:
		return reversed(v), nil
	}
	return nil, value.Errorf(value.TypeError,
		"Invalid input for function 'reverse()': Expected a string or a list; consider converting the value to a string with toString() or creating a list.")
}

// bytesPerElement is what a list of integers takes per element: the interface and
// the integer behind it.
const bytesPerElement = 24

func rangeList(ctx *Context, args []value.Value) (value.Value, error) {
	start, end, step, err := Range(args)
	if err != nil {
		return nil, err
	}
	return integersBetween(ctx, start, end, step)
}

// Range reads the arguments of range(): start, end and, optionally, the step.
func Range(args []value.Value) (start, end, step int64, err error) {
	if start, err = rangeBound("start", args[0]); err != nil {
		return 0, 0, 0, err
	}
	if end, err = rangeBound("end", args[1]); err != nil {
		return 0, 0, 0, err
	}
	step = 1
	if len(args) > 2 {
		if step, err = rangeBound("step", args[2]); err != nil {
			return 0, 0, 0, err
		}
	}
	if step == 0 {
		return 0, 0, 0, value.Errorf(value.ArgumentError, "Step argument to 'range()' cannot be zero")
	}
	return start, end, step, nil
}

func rangeBound(name string, v value.Value) (int64, error) {
	switch v := v.(type) {
	case value.Integer:
		return int64(v), nil
	case value.Float:
		return int64(v), nil
	}
	return 0, value.Errorf(value.TypeError, "Invalid input for %s value in function 'range()': Expected a numeric value but got: %s", name, value.Describe(v))
}

func integersBetween(ctx *Context, start, end, step int64) (value.Value, error) {
	n := RangeLength(start, end, step)
	if n > 1<<31-1 {
		return nil, value.Errorf(value.OutOfMemory, "The list of range(%d, %d, %d) is longer than a list may be. Use a greater step.", start, end, step)
	}
	if err := ctx.Reserve(int64(n) * bytesPerElement); err != nil {
		return nil, err
	}
	list := make(value.List, n)
	for i := range list {
		list[i] = value.Integer(start + int64(i)*step)
	}
	return list, nil
}

// RangeLength is how many numbers range() counts from start to end, both
// included; at most 2^64-1.
func RangeLength(start, end, step int64) uint64 {
	if step > 0 && start > end || step < 0 && start < end {
		return 0
	}
	distance, stride := uint64(end)-uint64(start), uint64(step)
	if step < 0 {
		distance, stride = uint64(start)-uint64(end), -uint64(step)
	}
	return max(distance/stride, distance/stride+1)
}

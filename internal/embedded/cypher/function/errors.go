package function

import "rolegraph/internal/embedded/value"

// wrongType says that a function got v where it expected something else.
func wrongType(function, expected string, v value.Value) error {
	return value.Errorf(value.TypeError, "Invalid input for function '%s()': Expected %s, got: %s", function, expected, value.Describe(v))
}

// noString says that a function of strings got v.
func noString(function string, v value.Value) error {
	return value.Errorf(value.TypeError,
		"Expected a string value for `%s`, but got: %s; consider converting it to a string with toString().", function, value.Describe(v))
}

// noNumber says that a function of numbers got something else.
func noNumber(function string) error {
	return value.Errorf(value.TypeError, "%s() requires numbers", function)
}

// wrongCall says that a temporal function got arguments that it does not take.
func wrongCall(function string, args []value.Value) error {
	text := ""
	for i, a := range args {
		if i > 0 {
			text += ", "
		}
		text += value.Describe(a)
	}
	return value.Errorf(value.ProcedureCallFailed, "Invalid call signature for %s: Provided input was [%s]", function, text)
}

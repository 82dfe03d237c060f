package graph

import "fmt"

// between returns n, or standard when n is 0, and an error outside low to high.
func between(argument string, n, standard, low, high int) (int, error) {
	if n == 0 {
		return standard, nil
	}
	if n < low || n > high {
		return 0, badArgument(argument, "%s must lie between %d and %d, not %d.", argument, low, high, n)
	}
	return n, nil
}

func badArgument(argument, format string, args ...any) *Error {
	return &Error{Code: BadArgument, Argument: argument, Message: fmt.Sprintf(format, args...)}
}

// direction returns d, or Both when it is empty.
func direction(d Direction) (Direction, error) {
	switch d {
	case "":
		return Both, nil
	case Out, In, Both:
		return d, nil
	}
	return "", badArgument("direction", "direction must be out, in or both, not %q.", string(d))
}

package function

import "rolegraph/internal/embedded/value"

var durationFunctions = []*Function{
	scalar("Temporal", "duration(input :: ANY) :: DURATION", "The duration that a string or a map of units gives.", duration),
	scalar("Temporal", "duration.between(from :: ANY, to :: ANY) :: DURATION", "The time between two temporal values in months, days and seconds.", between("Between", value.Between)),
	scalar("Temporal", "duration.inDays(from :: ANY, to :: ANY) :: DURATION", "The whole days between two temporal values.", between("InDays", value.BetweenDays)),
	scalar("Temporal", "duration.inMonths(from :: ANY, to :: ANY) :: DURATION", "The whole months between two temporal values.", between("InMonths", value.BetweenMonths)),
	scalar("Temporal", "duration.inSeconds(from :: ANY, to :: ANY) :: DURATION", "The seconds between two temporal values.", between("InSeconds", value.BetweenSeconds)),
}

func duration(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.String:
		return asValue(value.ParseDuration(string(v)))
	case value.Map:
		return asValue(value.DurationFrom(v))
	}
	return nil, wrongCall("DurationFunction", args)
}

func between(name string, f func(a, b value.Value) (value.Duration, error)) call {
	return func(_ *Context, args []value.Value) (value.Value, error) {
		if !isTemporal(args[0]) || !isTemporal(args[1]) {
			return nil, wrongCall(name, args)
		}
		return asValue(f(args[0], args[1]))
	}
}

package function

import (
	"time"

	"rolegraph/internal/embedded/value"
)

var temporalFunctions = []*Function{
	scalar("Temporal", "date([input :: ANY]) :: DATE", "Today, or the date that a string, map or temporal value gives.", construct("DateFunction", date)),
	scalar("Temporal", "localtime([input :: ANY]) :: LOCAL TIME", "Now, or the time of day that a string, map or temporal value gives.", construct("LocalTimeFunction", localTime)),
	scalar("Temporal", "time([input :: ANY]) :: ZONED TIME", "Now, or the time with offset that a string, map or temporal value gives.", construct("TimeFunction", zonedTime)),
	scalar("Temporal", "localdatetime([input :: ANY]) :: LOCAL DATETIME", "Now, or the date and time that a string, map or temporal value gives.", construct("LocalDateTimeFunction", localDateTime)),
	scalar("Temporal", "datetime([input :: ANY]) :: ZONED DATETIME", "Now, or the instant that a string, map or temporal value gives.", construct("DateTimeFunction", dateTime)),
	scalar("Temporal", "date.truncate(unit :: STRING, [input :: ANY], [fields :: MAP]) :: DATE", "The date at the start of a unit, with the fields on top.", truncate(truncateDate)).withNull(),
	scalar("Temporal", "localtime.truncate(unit :: STRING, [input :: ANY], [fields :: MAP]) :: LOCAL TIME", "The time at the start of a unit, with the fields on top.", truncate(truncateLocalTime)).withNull(),
	scalar("Temporal", "time.truncate(unit :: STRING, [input :: ANY], [fields :: MAP]) :: ZONED TIME", "The time at the start of a unit, with the fields on top.", truncate(truncateTime)).withNull(),
	scalar("Temporal", "localdatetime.truncate(unit :: STRING, [input :: ANY], [fields :: MAP]) :: LOCAL DATETIME", "The date and time at the start of a unit, with the fields on top.", truncate(truncateLocalDateTime)).withNull(),
	scalar("Temporal", "datetime.truncate(unit :: STRING, [input :: ANY], [fields :: MAP]) :: ZONED DATETIME", "The instant at the start of a unit, with the fields on top.", truncate(truncateDateTime)).withNull(),
	scalar("Temporal", "datetime.fromepoch(seconds :: INTEGER | FLOAT, nanoseconds :: INTEGER | FLOAT) :: ZONED DATETIME", "The instant a number of seconds after 1970-01-01T00:00:00Z.", fromEpoch).withNull(),
	scalar("Temporal", "datetime.fromepochmillis(milliseconds :: INTEGER | FLOAT) :: ZONED DATETIME", "The instant a number of milliseconds after 1970-01-01T00:00:00Z.", fromEpochMillis).withNull(),
}

// family makes one type of temporal value of what the functions of its name take.
type family struct {
	now   func(now value.DateTime) value.Value
	parse func(text string, zone value.Zone) (value.Value, error)
	build func(m value.Map, now value.DateTime) (value.Value, error)
	from  func(v value.Value, zone value.Zone) (value.Value, error)
}

var date = family{
	now:   func(now value.DateTime) value.Value { return now.Local().Date() },
	parse: func(text string, _ value.Zone) (value.Value, error) { return asValue(value.ParseDate(text)) },
	build: func(m value.Map, _ value.DateTime) (value.Value, error) { return asValue(value.DateFrom(m)) },
	from:  func(v value.Value, _ value.Zone) (value.Value, error) { return asValue(value.DateIn(v)) },
}

var localTime = family{
	now:   func(now value.DateTime) value.Value { return now.Local().Time() },
	parse: func(text string, _ value.Zone) (value.Value, error) { return asValue(value.ParseLocalTime(text)) },
	build: func(m value.Map, _ value.DateTime) (value.Value, error) { return asValue(value.LocalTimeFrom(m)) },
	from:  func(v value.Value, _ value.Zone) (value.Value, error) { return asValue(value.ClockIn(v)) },
}

var zonedTime = family{
	now: func(now value.DateTime) value.Value {
		return value.Time{Nanos: now.Local().Time().Nanos, Offset: now.Zone.Offset}
	},
	parse: func(text string, zone value.Zone) (value.Value, error) { return asValue(value.ParseTime(text, zone)) },
	build: func(m value.Map, now value.DateTime) (value.Value, error) {
		return asValue(value.TimeFrom(m, now.Zone, now.Seconds))
	},
	from: timeOf,
}

var localDateTime = family{
	now:   func(now value.DateTime) value.Value { return now.Local() },
	parse: func(text string, _ value.Zone) (value.Value, error) { return asValue(value.ParseLocalDateTime(text)) },
	build: func(m value.Map, _ value.DateTime) (value.Value, error) { return asValue(value.LocalDateTimeFrom(m)) },
	from:  func(v value.Value, _ value.Zone) (value.Value, error) { return asValue(localDateTimeOf(v)) },
}

var dateTime = family{
	now: func(now value.DateTime) value.Value { return now },
	parse: func(text string, zone value.Zone) (value.Value, error) {
		return asValue(value.ParseDateTime(text, zone))
	},
	build: func(m value.Map, now value.DateTime) (value.Value, error) {
		return asValue(value.DateTimeFrom(m, now.Zone))
	},
	from: dateTimeOf,
}

// asValue keeps the value from being a typed one beside an error.
func asValue[T value.Value](v T, err error) (value.Value, error) {
	if err != nil {
		return nil, err
	}
	return v, nil
}

func timeOf(v value.Value, zone value.Zone) (value.Value, error) {
	switch v := v.(type) {
	case value.Time:
		return v, nil
	case value.DateTime:
		return value.Time{Nanos: v.Local().Time().Nanos, Offset: v.Zone.Offset}, nil
	}
	clock, err := value.ClockIn(v)
	return value.Time{Nanos: clock.Nanos, Offset: zone.Offset}, err
}

func localDateTimeOf(v value.Value) (value.LocalDateTime, error) {
	clock, err := value.ClockIn(v)
	if err != nil {
		return value.LocalDateTime{}, err
	}
	d, err := value.DateIn(v)
	return d.At(clock), err
}

func dateTimeOf(v value.Value, zone value.Zone) (value.Value, error) {
	switch v := v.(type) {
	case value.DateTime:
		return v, nil
	case value.LocalDateTime:
		return v.In(zone), nil
	}
	return nil, value.Errorf(value.TypeError, "Cannot select datetime from: %s", v)
}

// construct is the function that bears the family's name.
func construct(name string, f family) call {
	return func(ctx *Context, args []value.Value) (value.Value, error) {
		now := value.DateTimeOf(ctx.Statement, ctx.Zone)
		if len(args) == 0 {
			return f.now(now), nil
		}
		switch v := args[0].(type) {
		case value.String:
			return f.parse(string(v), now.Zone)
		case value.Map:
			if zone, ok := onlyZone(v); ok {
				return nowIn(f, ctx.Statement, zone)
			}
			return f.build(v, now)
		case value.Date, value.LocalTime, value.Time, value.LocalDateTime, value.DateTime:
			return f.from(v, now.Zone)
		}
		return nil, wrongCall(name, args)
	}
}

// onlyZone returns the zone of a map that asks what time it is there.
func onlyZone(m value.Map) (value.String, bool) {
	if len(m) != 1 || m[0].Key != "timezone" {
		return "", false
	}
	zone, ok := m[0].Value.(value.String)
	return zone, ok
}

func nowIn(f family, now time.Time, zone value.String) (value.Value, error) {
	z, err := value.LoadZone(string(zone))
	if err != nil {
		return nil, err
	}
	return f.now(value.DateTimeOf(now, z)), nil
}

type truncation func(unit string, v value.Value, fields value.Map, now value.DateTime) (value.Value, error)

func truncateDate(unit string, v value.Value, fields value.Map, _ value.DateTime) (value.Value, error) {
	return asValue(value.TruncateDate(unit, v, fields))
}

func truncateLocalTime(unit string, v value.Value, fields value.Map, _ value.DateTime) (value.Value, error) {
	return asValue(value.TruncateLocalTime(unit, v, fields))
}

func truncateTime(unit string, v value.Value, fields value.Map, now value.DateTime) (value.Value, error) {
	return asValue(value.TruncateTime(unit, v, fields, now.Zone, now.Seconds))
}

func truncateLocalDateTime(unit string, v value.Value, fields value.Map, _ value.DateTime) (value.Value, error) {
	return asValue(value.TruncateLocalDateTime(unit, v, fields))
}

func truncateDateTime(unit string, v value.Value, fields value.Map, now value.DateTime) (value.Value, error) {
	return asValue(value.TruncateDateTime(unit, v, fields, now.Zone))
}

func truncate(f truncation) call {
	return func(ctx *Context, args []value.Value) (value.Value, error) {
		now := value.DateTimeOf(ctx.Statement, ctx.Zone)
		var input value.Value = now
		if len(args) > 1 {
			input = args[1]
		}
		var fields value.Value
		if len(args) > 2 {
			fields = args[2]
		}
		unit, ok := args[0].(value.String)
		m, isMap := fields.(value.Map)
		if !ok || !isTemporal(input) || fields != nil && !isMap {
			return nil, wrongCall("Truncate", []value.Value{args[0], input, fields})
		}
		return f(string(unit), input, m, now)
	}
}

func isTemporal(v value.Value) bool {
	switch v.(type) {
	case value.Date, value.LocalTime, value.Time, value.LocalDateTime, value.DateTime:
		return true
	}
	return false
}

func fromEpoch(_ *Context, args []value.Value) (value.Value, error) {
	if err := wholeNumbers("FromEpoch", args); err != nil {
		return nil, err
	}
	return instant(int64(args[0].(value.Integer)), int64(args[1].(value.Integer)))
}

func fromEpochMillis(_ *Context, args []value.Value) (value.Value, error) {
	if err := wholeNumbers("FromEpochMillis", args); err != nil {
		return nil, err
	}
	millis := int64(args[0].(value.Integer))
	return instant(millis/1000, millis%1000*1e6)
}

func wholeNumbers(name string, args []value.Value) error {
	for _, a := range args {
		switch a.(type) {
		case value.Integer:
		case nil, value.Float:
			return wrongCall(name, args)
		default:
			return value.Errorf(value.TypeError, "Can't coerce `%s` to Number", value.Describe(a))
		}
	}
	return nil
}

// instant adds the two to the start of 1970 in UTC, which checks their range.
func instant(seconds, nanos int64) (value.Value, error) {
	d, err := value.NewDuration(0, 0, seconds, nanos)
	if err != nil {
		return nil, err
	}
	return value.AddDuration(value.DateTime{}, d)
}

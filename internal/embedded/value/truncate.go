package value

import "slices"

// timeUnits are the units below a day that a time can be truncated to, with
// their length in nanoseconds.
var timeUnits = map[string]int64{
	"day": nanosPerDay, "hour": 3600e9, "minute": 60e9, "second": 1e9, "millisecond": 1e6, "microsecond": 1e3,
}

// unitPlurals are java.time's names of the units below a day.
var unitPlurals = map[string]string{
	"hour": "Hours", "minute": "Minutes", "second": "Seconds", "millisecond": "Millis", "microsecond": "Micros",
}

var dateUnits = []string{"millennium", "century", "decade", "year", "weekYear", "quarter", "month", "week", "day"}

// truncateDate goes back to the first day of the unit.
func truncateDate(d Date, unit string) Date {
	year, month, _ := civil(d.Days)
	switch unit {
	case "millennium":
		return Date{daysFromCivil(year/1000*1000, 1, 1)}
	case "century":
		return Date{daysFromCivil(year/100*100, 1, 1)}
	case "decade":
		return Date{daysFromCivil(year/10*10, 1, 1)}
	case "year":
		return Date{daysFromCivil(year, 1, 1)}
	case "weekYear":
		weekYear, _ := weekOf(d.Days)
		return Date{firstMonday(weekYear)}
	case "quarter":
		return Date{daysFromCivil(year, (month-1)/3*3+1, 1)}
	case "month":
		return Date{daysFromCivil(year, month, 1)}
	case "week":
		return Date{d.Days - int64(weekday(d.Days)) + 1}
	}
	return d
}

func checkUnit(unit string) error {
	if _, ok := timeUnits[unit]; ok || slices.Contains(dateUnits, unit) {
		return nil
	}
	return Errorf(NotSupported, "Unsupported unit: %s", unit)
}

// TruncateDate is date.truncate: the date of v at the start of the unit, with the
// fields of m on top.
func TruncateDate(unit string, v Value, m Map) (Date, error) {
	if err := checkUnit(unit); err != nil {
		return Date{}, err
	}
	if !slices.Contains(dateUnits, unit) {
		return Date{}, Errorf(TypeError, "Unit too small for truncation: %s", unitPlurals[unit])
	}
	d, err := DateIn(v)
	if err != nil {
		return Date{}, err
	}
	d = truncateDate(d, unit)
	if len(m) == 0 {
		return d, nil
	}
	b, err := newBuilder(m, dateFields)
	if err != nil {
		return d, err
	}
	b.date = &d
	return b.buildDate(false)
}

// TruncateLocalTime is localtime.truncate.
func TruncateLocalTime(unit string, v Value, m Map) (LocalTime, error) {
	b, err := truncateClock(unit, v, m)
	if err != nil {
		return LocalTime{}, err
	}
	return b.buildClock()
}

// TruncateTime is time.truncate; zone is that of values that have none, today the
// instant at which a named zone's offset counts.
func TruncateTime(unit string, v Value, m Map, zone Zone, today int64) (Time, error) {
	b, err := truncateClock(unit, v, m, []string{"timezone"})
	if err != nil {
		return Time{}, err
	}
	given, err := b.timezone()
	if err != nil {
		return Time{}, err
	}
	b.zone = zoneIn(v)
	t, err := b.buildClock()
	return Time{t.Nanos, b.chooseOffset(given, zone, today).Offset}, err
}

func truncateClock(unit string, v Value, m Map, more ...[]string) (*builder, error) {
	if err := checkUnit(unit); err != nil {
		return nil, err
	}
	length, ok := timeUnits[unit]
	if !ok {
		return nil, Errorf(TypeError, "Unit is too large to be used for truncation")
	}
	clock, err := ClockIn(v)
	if err != nil {
		return nil, err
	}
	clock.Nanos -= clock.Nanos % length
	b := &builder{fields: map[string]Value{}}
	if len(m) > 0 {
		if b, err = newBuilder(m, append(more, timeFields)...); err != nil {
			return nil, err
		}
	}
	b.clock, b.truncated = &clock, length
	return b, nil
}

// TruncateLocalDateTime is localdatetime.truncate.
func TruncateLocalDateTime(unit string, v Value, m Map) (LocalDateTime, error) {
	b, err := truncateLocal(unit, v, m, "local date time")
	if err != nil {
		return LocalDateTime{}, err
	}
	return b.buildLocal()
}

// TruncateDateTime is datetime.truncate; zone is that of values that have none.
func TruncateDateTime(unit string, v Value, m Map, zone Zone) (DateTime, error) {
	b, err := truncateLocal(unit, v, m, "date time", []string{"timezone"})
	if err != nil {
		return DateTime{}, err
	}
	given, err := b.timezone()
	if err != nil {
		return DateTime{}, err
	}
	b.zone = zoneIn(v)
	local, err := b.buildLocal()
	return local.In(b.chooseZone(given, zone)), err
}

func truncateLocal(unit string, v Value, m Map, kind string, more ...[]string) (*builder, error) {
	if err := checkUnit(unit); err != nil {
		return nil, err
	}
	date, err := DateIn(v)
	if err != nil {
		return nil, err
	}
	clock := LocalTime{}
	length := int64(nanosPerDay)
	if !slices.Contains(dateUnits, unit) {
		length = timeUnits[unit]
		if clock, err = ClockIn(v); err != nil {
			return nil, Errorf(TypeError, "Cannot truncate %s to %s with a time based unit.", v, kind)
		}
		clock.Nanos -= clock.Nanos % length
	}
	date = truncateDate(date, unit)
	b := &builder{fields: map[string]Value{}}
	if len(m) > 0 {
		if b, err = newBuilder(m, append(more, dateFields, timeFields)...); err != nil {
			return nil, err
		}
	}
	b.date, b.clock, b.truncated = &date, &clock, length
	return b, nil
}

package value

// Plus adds component by component.
func (d Duration) Plus(e Duration) (Duration, error) {
	months, o1 := addOverflows(d.Months, e.Months)
	days, o2 := addOverflows(d.Days, e.Days)
	seconds, o3 := addOverflows(d.Seconds, e.Seconds)
	if o1 || o2 || o3 {
		return Duration{}, Errorf(ArithmeticError, "long overflow")
	}
	return NewDuration(months, days, seconds, int64(d.Nanos)+int64(e.Nanos))
}

// Minus subtracts component by component.
func (d Duration) Minus(e Duration) (Duration, error) {
	return d.Plus(e.Negated())
}

// Negated changes the sign of every component.
func (d Duration) Negated() Duration {
	if d.Nanos == 0 {
		return Duration{-d.Months, -d.Days, -d.Seconds, 0}
	}
	return Duration{-d.Months, -d.Days, -d.Seconds - 1, 1e9 - d.Nanos}
}

// Times multiplies every component by a number; fractions are carried down to the
// smaller units.
func (d Duration) Times(factor Value) (Duration, error) {
	if n, ok := factor.(Integer); ok {
		months, o1 := mulOverflows(d.Months, int64(n))
		days, o2 := mulOverflows(d.Days, int64(n))
		seconds, o3 := mulOverflows(d.Seconds, int64(n))
		nanos, o4 := mulOverflows(int64(d.Nanos), int64(n))
		if !(o1 || o2 || o3 || o4) {
			return NewDuration(months, days, seconds, nanos)
		}
	}
	f := toFloat(factor)
	return ApproximateDuration(float64(d.Months)*f, float64(d.Days)*f, float64(d.Seconds)*f, float64(d.Nanos)*f)
}

// DividedBy divides every component by a number; fractions are carried down to the
// smaller units.
func (d Duration) DividedBy(divisor Value) (Duration, error) {
	f := toFloat(divisor)
	if f == 0 {
		return Duration{}, Errorf(ArithmeticError, "/ by zero")
	}
	return ApproximateDuration(float64(d.Months)/f, float64(d.Days)/f, float64(d.Seconds)/f, float64(d.Nanos)/f)
}

func toFloat(v Value) float64 {
	switch v := v.(type) {
	case Integer:
		return float64(v)
	case Float:
		return float64(v)
	}
	return 0
}

// AddDuration adds d to a temporal value: first months (to the month's last day at
// most), then days, then seconds. A date takes whole days of the seconds; a time of
// day takes the seconds only, and goes round the clock.
func AddDuration(v Value, d Duration) (Value, error) {
	switch v := v.(type) {
	case Date:
		return v.plus(d.Months, d.Days, d.Seconds/secondsPerDay)
	case LocalTime:
		return LocalTime{turnClock(v.Nanos, d)}, nil
	case Time:
		return Time{turnClock(v.Nanos, d), v.Offset}, nil
	case LocalDateTime:
		return v.plus(d)
	case DateTime:
		return v.plus(d)
	case Duration:
		return v.Plus(d)
	}
	return nil, Errorf(TypeError, "Cannot add a duration to %s", Describe(v))
}

// SubtractDuration is AddDuration of the negated d.
func SubtractDuration(v Value, d Duration) (Value, error) {
	if v, ok := v.(Duration); ok {
		return v.Minus(d)
	}
	return AddDuration(v, d.Negated())
}

func turnClock(nanos int64, d Duration) int64 {
	return floorMod(nanos+d.Seconds%secondsPerDay*1e9+int64(d.Nanos), nanosPerDay)
}

var (
	firstDay = daysFromCivil(-maxYear, 1, 1)
	lastDay  = daysFromCivil(maxYear, 12, 31)
)

// plus adds months, then days twice.
func (d Date) plus(months, days, moreDays int64) (Date, error) {
	year, month, day := civil(d.Days)
	total, o1 := addOverflows(year*12+int64(month)-1, months)
	year = floorDiv(total, 12)
	if o1 || checkYear(year) != nil {
		return d, yearOverflow(year)
	}
	moved := clampedDate(year, int(floorMod(total, 12))+1, day).Days
	moved, o2 := addOverflows(moved, days)
	moved, o3 := addOverflows(moved, moreDays)
	if o2 || o3 || moved < firstDay || moved > lastDay {
		year, _, _ := civil(max(firstDay-1, min(moved, lastDay+1)))
		return d, yearOverflow(year)
	}
	return Date{moved}, nil
}

func yearOverflow(year int64) error {
	return Errorf(ArithmeticError, "Invalid value for Year (valid values %d - %d): %d", -maxYear, maxYear, year)
}

func (t LocalDateTime) plus(d Duration) (LocalDateTime, error) {
	date, err := t.Date().plus(d.Months, d.Days, 0)
	if err != nil {
		return t, err
	}
	return date.At(t.Time()).plusSeconds(d.Seconds, d.Nanos)
}

func (t LocalDateTime) plusSeconds(seconds int64, nanos int32) (LocalDateTime, error) {
	sum, overflow := addOverflows(t.Seconds, seconds)
	n := t.Nanos + nanos
	moved := LocalDateTime{sum + int64(n/1e9), n % 1e9}
	if days := moved.Date().Days; overflow || days < firstDay || days > lastDay {
		year, _, _ := civil(days)
		return t, yearOverflow(year)
	}
	return moved, nil
}

// plus moves the local clock by months and days, and the instant by seconds.
func (t DateTime) plus(d Duration) (DateTime, error) {
	local, err := t.Local().plus(Duration{Months: d.Months, Days: d.Days})
	if err != nil {
		return t, err
	}
	moved := local.In(t.Zone)
	instant, err := LocalDateTime{moved.Seconds, moved.Nanos}.plusSeconds(d.Seconds, d.Nanos)
	return DateTime{instant.Seconds, instant.Nanos, t.Zone.at(instant.Seconds)}, err
}

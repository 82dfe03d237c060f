package value

// dateSystem is a way to name a day of a year, with the fields that are its own,
// the coarser first; the finer needs the coarser.
type dateSystem struct {
	name         string
	coarse, fine string
	build        func(b *builder, year int64) (Date, error)
	weekYear     bool // the year is that of the weeks
}

var (
	weekSystem     = dateSystem{name: "week", coarse: "week", fine: "dayOfWeek", build: (*builder).weekDate, weekYear: true}
	quarterSystem  = dateSystem{name: "quarter", coarse: "quarter", fine: "dayOfQuarter", build: (*builder).quarterDate}
	ordinalSystem  = dateSystem{name: "ordinal", fine: "ordinalDay", build: (*builder).ordinalDate}
	calendarSystem = dateSystem{name: "calendar", coarse: "month", fine: "day", build: (*builder).calendarDate}
)

// system finds the one that the fields speak of.
func (b *builder) system() (dateSystem, error) {
	chosen := calendarSystem
	for _, s := range []dateSystem{ordinalSystem, quarterSystem, weekSystem} {
		if b.has(s.coarse) || b.has(s.fine) {
			chosen = s
		}
	}
	for _, other := range []dateSystem{calendarSystem, ordinalSystem, quarterSystem, weekSystem} {
		for _, field := range []string{other.coarse, other.fine} {
			if other.name != chosen.name && field != "" && b.has(field) {
				return chosen, Errorf(TypeError, "Cannot assign %s to %s date.", field, chosen.name)
			}
		}
	}
	return chosen, nil
}

// buildDate makes the date. With complete, which a time demands, every field of the
// system must be given unless a date was selected.
func (b *builder) buildDate(complete bool) (Date, error) {
	if b.date != nil && !b.hasAny(dateFields) {
		return *b.date, nil
	}
	system, err := b.system()
	if err != nil {
		return Date{}, err
	}
	if b.date == nil {
		if err := b.checkComplete(system, complete); err != nil {
			return Date{}, err
		}
	}
	year, err := b.integer("year", b.selectedYear(system))
	if err != nil {
		return Date{}, err
	}
	if err := checkYear(year); err != nil {
		return Date{}, err
	}
	return system.build(b, year)
}

func (b *builder) checkComplete(s dateSystem, complete bool) error {
	if !b.has("year") {
		return Errorf(ArgumentError, "year must be specified")
	}
	if s.coarse != "" && b.has(s.fine) && !b.has(s.coarse) {
		return Errorf(ArgumentError, "%s cannot be specified without %s", s.fine, s.coarse)
	}
	for _, field := range []string{s.coarse, s.fine} {
		if complete && field != "" && !b.has(field) {
			return Errorf(ArgumentError, "%s must be specified", field)
		}
	}
	return nil
}

func (b *builder) selectedYear(s dateSystem) int64 {
	if b.date == nil {
		return 0
	}
	if s.weekYear {
		year, _ := weekOf(b.date.Days)
		return year
	}
	year, _, _ := civil(b.date.Days)
	return year
}

// integers reads two fields, each with what it is otherwise.
func (b *builder) integers(first string, a int64, second string, c int64) (x, y int, err error) {
	n, err := b.integer(first, a)
	if err != nil {
		return 0, 0, err
	}
	m, err := b.integer(second, c)
	return int(n), int(m), err
}

// calendarDate keeps the selected day as far as the month has it; a day that is
// given must exist.
func (b *builder) calendarDate(year int64) (Date, error) {
	month, day := 1, 1
	if b.date != nil {
		_, month, day = civil(b.date.Days)
	}
	month, day, err := b.integers("month", int64(month), "day", int64(day))
	if err != nil {
		return Date{}, err
	}
	if b.date != nil && !b.has("day") && month >= 1 && month <= 12 {
		return clampedDate(year, month, day), nil
	}
	return orError(civilDate(year, month, day))
}

func (b *builder) weekDate(year int64) (Date, error) {
	week, day := 1, 1
	if b.date != nil {
		_, week = weekOf(b.date.Days)
		day = weekday(b.date.Days)
	}
	week, day, err := b.integers("week", int64(week), "dayOfWeek", int64(day))
	if err != nil {
		return Date{}, err
	}
	return orError(weekDate(year, week, day))
}

// quarterDate keeps the selected month of the quarter and its day, unless the day
// of the quarter is given.
func (b *builder) quarterDate(year int64) (Date, error) {
	month, day := 1, 1
	if b.date != nil {
		_, month, day = civil(b.date.Days)
	}
	quarter, dayOfQuarter, err := b.integers("quarter", int64(month+2)/3, "dayOfQuarter", 1)
	if err != nil {
		return Date{}, err
	}
	if b.date != nil && !b.has("dayOfQuarter") && quarter >= 1 && quarter <= 4 {
		return clampedDate(year, quarter*3-2+(month-1)%3, day), nil
	}
	return orError(quarterDate(year, quarter, dayOfQuarter))
}

func (b *builder) ordinalDate(year int64) (Date, error) {
	day, err := b.integer("ordinalDay", 1)
	if err != nil {
		return Date{}, err
	}
	return orError(ordinalDate(year, int(day)))
}

// orError turns a nil *Error into a nil error.
func orError[T any](v T, err *Error) (T, error) {
	if err != nil {
		return v, err
	}
	return v, nil
}

// buildClock makes the time of day.
func (b *builder) buildClock() (LocalTime, error) {
	var nanos int64
	if b.clock != nil {
		nanos = b.clock.Nanos
	} else if err := b.checkClock(); err != nil {
		return LocalTime{}, err
	}
	if !b.hasAny(timeFields) {
		return LocalTime{nanos}, nil
	}
	seconds := nanos / 1e9
	hour, minute, err := b.integers("hour", seconds/3600, "minute", seconds/60%60)
	if err != nil {
		return LocalTime{}, err
	}
	second, err := b.integer("second", seconds%60)
	if err != nil {
		return LocalTime{}, err
	}
	fraction, err := b.fraction(nanos % 1e9)
	if err != nil {
		return LocalTime{}, err
	}
	return orError(clock(hour, minute, int(second), int(fraction)))
}

// checkClock refuses a field whose coarser one is missing.
func (b *builder) checkClock() error {
	if b.hasAny(timeFields) && !b.has("hour") {
		return Errorf(ArgumentError, "hour must be specified")
	}
	for i, field := range timeFields[1:3] {
		if b.has(field) && !b.has(timeFields[i]) {
			return Errorf(ArgumentError, "%s cannot be specified without %s", field, timeFields[i])
		}
	}
	for _, field := range timeFields[3:] {
		if b.has(field) && !b.has("second") {
			return Errorf(ArgumentError, "%s cannot be specified without second", field)
		}
	}
	return nil
}

// fraction is the nanoseconds of the second: the sum of the three fields, of which
// each stays below the next coarser one that is given.
func (b *builder) fraction(selected int64) (int64, error) {
	if !b.hasAny(timeFields[3:]) {
		return selected, nil
	}
	limit, total := int64(1e9), int64(0)
	if b.truncated > 0 {
		limit, total = min(limit, b.truncated), selected
	}
	for _, f := range []struct {
		field, name string
		nanos       int64
	}{{"millisecond", "Millisecond", 1e6}, {"microsecond", "Microsecond", 1e3}, {"nanosecond", "Nanosecond", 1}} {
		if !b.has(f.field) {
			continue
		}
		n, err := b.integer(f.field, 0)
		if err != nil {
			return 0, err
		}
		if n < 0 || n >= limit/f.nanos {
			return 0, Errorf(ArgumentError, "Invalid value for %s: %d", f.name, n)
		}
		total += n * f.nanos
		limit = f.nanos
	}
	return total, nil
}

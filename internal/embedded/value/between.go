package value

// A moment is a temporal value made ready to be compared with another: what it
// lacks is taken from the other one.
type moment struct {
	local LocalDateTime
	zone  *Zone
}

// moments pairs two temporal values: a missing date is the other's, a missing time
// midnight, a missing zone the other's. Of two zones the first counts.
func moments(a, b Value) (from, to moment, dated bool, err error) {
	dateA, errA := DateIn(a)
	dateB, errB := DateIn(b)
	dated = errA == nil && errB == nil
	if errA != nil {
		dateA = dateB
	}
	if errB != nil {
		dateB = dateA
	}
	if from, err = momentOf(a, dateA); err != nil {
		return from, to, dated, err
	}
	if to, err = momentOf(b, dateB); err != nil {
		return from, to, dated, err
	}
	switch {
	case from.zone == nil:
		from.zone = to.zone
	case to.zone == nil:
		to.zone = from.zone
	default:
		to = moment{to.local.In(*to.zone).In(*from.zone).Local(), from.zone}
	}
	return from, to, dated, nil
}

func momentOf(v Value, date Date) (moment, error) {
	switch v.(type) {
	case Date:
		return moment{local: date.At(LocalTime{})}, nil
	case LocalTime, Time, LocalDateTime, DateTime:
		clock, err := ClockIn(v)
		return moment{date.At(clock), zoneIn(v)}, err
	}
	return moment{}, Errorf(TypeError, "Invalid input %s: expected a temporal value", Describe(v))
}

// Between is the duration from a to b in months, days and seconds; only in
// seconds if one of them has no date.
func Between(a, b Value) (Duration, error) {
	from, to, dated, err := moments(a, b)
	if err != nil || !dated {
		return from.seconds(to), err
	}
	months := from.months(to)
	from = from.moved(Duration{Months: months})
	days := from.days(to)
	from = from.moved(Duration{Days: days})
	rest := from.seconds(to)
	return Duration{months, days, rest.Seconds, rest.Nanos}, nil
}

// BetweenMonths is the number of whole months from a to b; 0 if one of them has no
// date.
func BetweenMonths(a, b Value) (Duration, error) {
	from, to, dated, err := moments(a, b)
	if err != nil || !dated {
		return Duration{}, firstError(err, needDate(a, b, "Months"))
	}
	return Duration{Months: from.months(to)}, nil
}

// BetweenDays is the number of whole days from a to b; 0 if one of them has no
// date.
func BetweenDays(a, b Value) (Duration, error) {
	from, to, dated, err := moments(a, b)
	if err != nil || !dated {
		return Duration{}, firstError(err, needDate(a, b, "Days"))
	}
	return Duration{Days: from.days(to)}, nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// needDate refuses a date's unit if neither value has a date.
func needDate(a, b Value, unit string) error {
	if _, err := DateIn(a); err == nil {
		return nil
	}
	if _, err := DateIn(b); err == nil {
		return nil
	}
	return Errorf(TypeError, "Unsupported unit: %s", unit)
}

// BetweenSeconds is the time from a to b in seconds and nanoseconds.
func BetweenSeconds(a, b Value) (Duration, error) {
	from, to, _, err := moments(a, b)
	return from.seconds(to), err
}

// months counts whole months on the local clock, towards zero.
func (m moment) months(to moment) int64 {
	y1, m1, d1 := civil(m.local.Date().Days)
	y2, m2, d2 := civil(to.local.Date().Days)
	months := (y2-y1)*12 + int64(m2-m1)
	t1 := int64(d1)*nanosPerDay + m.local.Time().Nanos
	t2 := int64(d2)*nanosPerDay + to.local.Time().Nanos
	switch {
	case months > 0 && t2 < t1:
		months--
	case months < 0 && t2 > t1:
		months++
	}
	return months
}

// days counts whole days on the local clock, towards zero.
func (m moment) days(to moment) int64 {
	days := to.local.Date().Days - m.local.Date().Days
	t1, t2 := m.local.Time().Nanos, to.local.Time().Nanos
	switch {
	case days > 0 && t2 < t1:
		days--
	case days < 0 && t2 > t1:
		days++
	}
	return days
}

// seconds is the distance of the instants, or of the local clocks if there is no
// zone.
func (m moment) seconds(to moment) Duration {
	a, b := m.local, to.local
	if m.zone != nil {
		a.Seconds, b.Seconds = a.In(*m.zone).Seconds, b.In(*to.zone).Seconds
	}
	seconds, nanos := b.Seconds-a.Seconds, b.Nanos-a.Nanos
	if nanos < 0 {
		seconds, nanos = seconds-1, nanos+1e9
	}
	return Duration{Seconds: seconds, Nanos: nanos}
}

// moved adds months or days that lead towards another moment, so they cannot
// overflow.
func (m moment) moved(d Duration) moment {
	if local, err := m.local.plus(d); err == nil {
		m.local = local
	}
	return m
}

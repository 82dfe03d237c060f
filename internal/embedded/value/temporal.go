package value

// Date is a calendar date: days since 1970-01-01 in the proleptic Gregorian
// calendar, for the years -999,999,999 to 999,999,999.
type Date struct{ Days int64 }

// LocalTime is a time of day without offset: nanoseconds since midnight.
type LocalTime struct{ Nanos int64 }

// Time is a time of day with an offset: local nanoseconds since midnight, and
// the offset in seconds east of UTC.
type Time struct {
	Nanos  int64
	Offset int32
}

// LocalDateTime is a date and time without zone: seconds since
// 1970-01-01T00:00:00 on the local clock, and nanoseconds of the second.
type LocalDateTime struct {
	Seconds int64
	Nanos   int32
}

// DateTime is an instant in a zone: seconds since 1970-01-01T00:00:00Z,
// nanoseconds of the second, and the zone in which it is read.
type DateTime struct {
	Seconds int64
	Nanos   int32
	Zone    Zone
}

// Zone is a fixed offset or, with a Name, a time zone of the tz database. Offset
// counts seconds east of UTC; in a named zone it is the one in force at the
// instant that the zone belongs to.
type Zone struct {
	Offset int32
	Name   string
}

// Duration is an amount of time in units that do not convert into each other:
// months, days, and seconds with nanoseconds (0 to 999,999,999).
type Duration struct {
	Months, Days, Seconds int64
	Nanos                 int32
}

func (Date) Kind() Kind          { return KindDate }
func (LocalTime) Kind() Kind     { return KindLocalTime }
func (Time) Kind() Kind          { return KindTime }
func (LocalDateTime) Kind() Kind { return KindLocalDateTime }
func (DateTime) Kind() Kind      { return KindDateTime }
func (Duration) Kind() Kind      { return KindDuration }

const nanosPerDay = secondsPerDay * 1e9

// Date is the day on the local clock.
func (t LocalDateTime) Date() Date { return Date{floorDiv(t.Seconds, secondsPerDay)} }

// Time is the time of day on the local clock.
func (t LocalDateTime) Time() LocalTime {
	return LocalTime{floorMod(t.Seconds, secondsPerDay)*1e9 + int64(t.Nanos)}
}

// Local is the reading of the local clock.
func (t DateTime) Local() LocalDateTime {
	return LocalDateTime{t.Seconds + int64(t.Zone.Offset), t.Nanos}
}

// At joins a day and a time of day.
func (d Date) At(t LocalTime) LocalDateTime {
	return LocalDateTime{d.Days*secondsPerDay + t.Nanos/1e9, int32(t.Nanos % 1e9)}
}

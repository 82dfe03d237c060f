package value

import (
	"slices"
	"strings"
)

// A builder makes a temporal value of the fields of a map. Selectors (date, time,
// datetime, epochSeconds, epochMillis) give the parts to start from; the other
// fields replace theirs. What is neither given nor selected takes its least value.
type builder struct {
	fields map[string]Value // by lower-case name, without nulls
	date   *Date
	clock  *LocalTime
	zone   *Zone
	// truncated is the length in nanoseconds of the unit that clock was truncated
	// to: a fraction of a second is added to the clock within it. 0 means that a
	// fraction replaces the clock's.
	truncated int64
}

var (
	dateFields = []string{"year", "month", "day", "week", "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay"}
	timeFields = []string{"hour", "minute", "second", "millisecond", "microsecond", "nanosecond"}
	selectors  = []string{"date", "time", "datetime", "epochSeconds", "epochMillis", "timezone"}
)

// newBuilder takes the fields of m, which may have any of the names allowed.
func newBuilder(m Map, allowed ...[]string) (*builder, error) {
	b := &builder{fields: make(map[string]Value, len(m))}
	for _, e := range m {
		if err := checkField(e.Key, allowed); err != nil {
			return nil, err
		}
		if e.Value != nil {
			b.fields[strings.ToLower(e.Key)] = e.Value
		}
	}
	if len(m) == 0 {
		return nil, Errorf(ArgumentError, "At least one temporal unit must be specified.")
	}
	return b, nil
}

func checkField(name string, allowed [][]string) error {
	same := func(field string) bool { return strings.EqualFold(field, name) }
	if slices.ContainsFunc(slices.Concat(allowed...), same) {
		return nil
	}
	if slices.ContainsFunc(slices.Concat(dateFields, timeFields, selectors), same) {
		return Errorf(TypeError, "Not supported: %s", name)
	}
	return Errorf(ArgumentError, "No such field: %s", name)
}

func (b *builder) has(field string) bool {
	_, ok := b.fields[strings.ToLower(field)]
	return ok
}

func (b *builder) hasAny(fields []string) bool { return slices.ContainsFunc(fields, b.has) }

// integer returns a field, or otherwise if it is not there.
func (b *builder) integer(field string, otherwise int64) (int64, error) {
	v, ok := b.fields[strings.ToLower(field)]
	if !ok {
		return otherwise, nil
	}
	i, ok := v.(Integer)
	if !ok {
		return 0, Errorf(NotSupported, "%s must be an integer value, but was a %s", field, javaName(v))
	}
	return int64(i), nil
}

var javaNames = map[Kind]string{
	KindString: "UTF8StringValue", KindFloat: "DoubleValue", KindInteger: "LongValue", KindBoolean: "BooleanValue",
}

// javaName is the class by which Neo4j's messages call a value.
func javaName(v Value) string {
	if name, ok := javaNames[v.Kind()]; ok {
		return name
	}
	return ClassName(v)
}

// selectParts sets the parts to start from.
func (b *builder) selectParts() error {
	if b.has("datetime") && (b.has("date") || b.has("time")) {
		return Errorf(ArgumentError, "datetime cannot be selected together with date or time.")
	}
	if err := b.selectEpoch(); err != nil {
		return err
	}
	for _, s := range []struct {
		field      string
		date, time bool
	}{{"datetime", true, true}, {"date", true, false}, {"time", false, true}} {
		if v, ok := b.fields[s.field]; ok {
			if err := b.selectFrom(s.field, v, s.date, s.time); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) selectFrom(field string, v Value, date, time bool) error {
	switch v.(type) {
	case Date, LocalTime, Time, LocalDateTime, DateTime:
	default:
		return Errorf(ArgumentError, "Cannot construct %s from: %s", field, Describe(v))
	}
	if date {
		d, err := DateIn(v)
		if err != nil {
			return err
		}
		b.date = &d
	}
	if time {
		t, err := ClockIn(v)
		if err != nil {
			return err
		}
		b.clock = &t
		b.zone = zoneIn(v)
	}
	return nil
}

func (b *builder) selectEpoch() error {
	if b.has("epochSeconds") && b.has("epochMillis") {
		return Errorf(ArgumentError, "epochMillis cannot be selected together with epochSeconds.")
	}
	for field, perSecond := range map[string]int64{"epochSeconds": 1, "epochMillis": 1000} {
		if !b.has(field) {
			continue
		}
		if b.hasAny([]string{"datetime", "date", "time"}) {
			return Errorf(ArgumentError, "%s cannot be selected together with datetime.", field)
		}
		n, err := b.integer(field, 0)
		if err != nil {
			return err
		}
		if err := checkEpoch(floorDiv(n, perSecond)); err != nil {
			return err
		}
		local := LocalDateTime{floorDiv(n, perSecond), int32(floorMod(n, perSecond) * (1e9 / perSecond))}
		b.setLocal(local, &UTC)
	}
	return nil
}

// checkEpoch refuses seconds that lie outside the calendar.
func checkEpoch(seconds int64) error {
	if days := floorDiv(seconds, secondsPerDay); days < firstDay || days > lastDay {
		return Errorf(ArgumentError, "Invalid value for EpochSeconds: %d", seconds)
	}
	return nil
}

func (b *builder) setLocal(local LocalDateTime, zone *Zone) {
	date, clock := local.Date(), local.Time()
	b.date, b.clock, b.zone = &date, &clock, zone
}

// timezone returns the zone named by the field timezone, nil if there is none.
func (b *builder) timezone() (*Zone, error) {
	v, ok := b.fields["timezone"]
	if !ok {
		return nil, nil
	}
	name, ok := v.(String)
	if !ok {
		return nil, Errorf(ArgumentError, "Cannot construct time zone from: %s", Describe(v))
	}
	zone, err := LoadZone(string(name))
	return &zone, err
}

// DateIn is the date of a temporal value.
func DateIn(v Value) (Date, error) {
	switch v := v.(type) {
	case Date:
		return v, nil
	case LocalDateTime:
		return v.Date(), nil
	case DateTime:
		return v.Local().Date(), nil
	}
	return Date{}, Errorf(TypeError, "Cannot get the date of: %s", v)
}

// ClockIn is the time of day of a temporal value, as its clock shows it.
func ClockIn(v Value) (LocalTime, error) {
	switch v := v.(type) {
	case LocalTime:
		return v, nil
	case Time:
		return LocalTime{v.Nanos}, nil
	case LocalDateTime:
		return v.Time(), nil
	case DateTime:
		return v.Local().Time(), nil
	}
	return LocalTime{}, Errorf(TypeError, "Cannot get the time of: %s", v)
}

// zoneIn is the zone of a temporal value, nil if it has none.
func zoneIn(v Value) *Zone {
	switch v := v.(type) {
	case Time:
		return &Zone{Offset: v.Offset}
	case DateTime:
		return &v.Zone
	}
	return nil
}

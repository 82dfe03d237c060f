package value

import (
	"regexp"
	"strconv"
	"strings"
)

// The text forms are those of ISO 8601 in their extended and basic variants:
// calendar, week, quarter and ordinal dates; times of one to three parts with a
// fraction of up to nine digits; offsets and zone names.
const (
	datePattern = `(?:(?P<year>\d{4}|[+-]\d{1,9})` +
		`(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?|-?W(?P<week>\d{1,2})(?:-?(?P<weekday>\d))?` +
		`|-?Q(?P<quarter>\d)(?:-?(?P<quarterday>\d{1,2}))?|-?(?P<ordinal>\d{3}))?` +
		`|(?P<basicyear>\d{4})(?P<basicmonth>\d{2})(?P<basicday>\d{2})?)`
	timePattern = `(?:(?P<hour>\d{1,2})(?::(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,](?P<fraction>\d{1,9}))?)?)?` +
		`|(?P<basichour>\d{2})(?P<basicminute>\d{2})(?:(?P<basicsecond>\d{2})(?:[.,](?P<basicfraction>\d{1,9}))?)?)`
	zonePattern = `(?P<offset>[Zz]|[+-]\d{2}(?::?\d{2})?)?(?:\[(?P<zone>[^\]]+)\])?`
)

var (
	dateText          = regexp.MustCompile(`^` + datePattern + `$`)
	localTimeText     = regexp.MustCompile(`^[Tt]?` + timePattern + `$`)
	timeText          = regexp.MustCompile(`^[Tt]?` + timePattern + zonePattern + `$`)
	localDateTimeText = regexp.MustCompile(`^` + datePattern + `(?:[Tt]` + timePattern + `)?$`)
	dateTimeText      = regexp.MustCompile(`^` + datePattern + `(?:[Tt]` + timePattern + zonePattern + `)?$`)
)

// captures are the named parts of a text; a part that is missing is "".
type captures map[string]string

func capture(pattern *regexp.Regexp, text, kind string) (captures, error) {
	m := pattern.FindStringSubmatch(text)
	if m == nil {
		return nil, Errorf(SyntaxError, "Text cannot be parsed to a %s\n\"%s\"\n ^", kind, text)
	}
	parts := captures{}
	for i, name := range pattern.SubexpNames() {
		if name != "" && m[i] != "" {
			parts[strings.TrimPrefix(name, "basic")] = m[i]
		}
	}
	return parts, nil
}

// ParseDate reads "2015-07-21", "20150721", "2015-W30-2", "2015-Q3-20",
// "2015-202" and their shorter forms.
func ParseDate(text string) (Date, error) {
	parts, err := capture(dateText, text, "Date")
	if err != nil {
		return Date{}, err
	}
	return parts.date()
}

// ParseLocalTime reads "21:40:32.142", "214032.142" and their shorter forms.
func ParseLocalTime(text string) (LocalTime, error) {
	parts, err := capture(localTimeText, text, "LocalTime")
	if err != nil {
		return LocalTime{}, err
	}
	return parts.clock()
}

// ParseTime reads a time with an offset; the zone given is that of texts that
// have none.
func ParseTime(text string, zone Zone) (Time, error) {
	parts, err := capture(timeText, text, "Time")
	if err != nil {
		return Time{}, err
	}
	if parts["zone"] != "" {
		return Time{}, Errorf(ArgumentError, "Using a named time zone e.g. [UTC] is not valid for a time without a date. "+
			"Instead, use a specific time zone string e.g. +00:00.")
	}
	clock, err := parts.clock()
	if err != nil {
		return Time{}, err
	}
	zone, err = parts.zone(zone)
	return Time{clock.Nanos, zone.Offset}, err
}

// ParseLocalDateTime reads a date, T and a time; without a time it is midnight.
func ParseLocalDateTime(text string) (LocalDateTime, error) {
	parts, err := capture(localDateTimeText, text, "LocalDateTime")
	if err != nil {
		return LocalDateTime{}, err
	}
	return parts.dateTime()
}

// ParseDateTime reads a date, T, a time, an offset and a zone's name in brackets;
// zone is that of texts that have none.
func ParseDateTime(text string, zone Zone) (DateTime, error) {
	parts, err := capture(dateTimeText, text, "DateTime")
	if err != nil {
		return DateTime{}, err
	}
	local, err := parts.dateTime()
	if err != nil {
		return DateTime{}, err
	}
	if zone, err = parts.zone(zone); err != nil {
		return DateTime{}, err
	}
	t := local.In(zone)
	if parts["zone"] != "" && parts["offset"] != "" && t.Zone.Offset != zone.Offset {
		return DateTime{}, Errorf(ArgumentError, "Timezone and offset do not match: %s", text)
	}
	return t, nil
}

func (c captures) number(name string, otherwise int) int {
	n, err := strconv.Atoi(c[name])
	if err != nil {
		return otherwise
	}
	return n
}

func (c captures) date() (Date, error) {
	d, err := c.calendarDate(int64(c.number("year", 0)))
	if err != nil {
		return Date{}, Errorf(SyntaxError, "%s", err.Message)
	}
	return d, nil
}

func (c captures) calendarDate(year int64) (Date, *Error) {
	switch {
	case c["week"] != "":
		return weekDate(year, c.number("week", 1), c.number("weekday", 1))
	case c["quarter"] != "":
		return quarterDate(year, c.number("quarter", 1), c.number("quarterday", 1))
	case c["ordinal"] != "":
		return ordinalDate(year, c.number("ordinal", 1))
	}
	return civilDate(year, c.number("month", 1), c.number("day", 1))
}

func (c captures) clock() (LocalTime, error) {
	fraction := c["fraction"] + strings.Repeat("0", 9-len(c["fraction"]))
	nanos, _ := strconv.Atoi(fraction)
	t, err := clock(c.number("hour", 0), c.number("minute", 0), c.number("second", 0), nanos)
	if err != nil {
		return LocalTime{}, Errorf(SyntaxError, "%s", err.Message)
	}
	return t, nil
}

func (c captures) dateTime() (LocalDateTime, error) {
	d, err := c.date()
	if err != nil {
		return LocalDateTime{}, err
	}
	t, err := c.clock()
	return d.At(t), err
}

// zone is the offset or the named zone of the text; a named zone carries the
// offset of the text, if there is one, to tell the two halves of a fold apart.
func (c captures) zone(otherwise Zone) (Zone, error) {
	zone := otherwise
	var err error
	if c["zone"] != "" {
		if zone, err = LoadZone(c["zone"]); err != nil {
			return zone, err
		}
	}
	if c["offset"] == "" {
		return zone, nil
	}
	offset, ok := parseOffset(c["offset"])
	if !ok {
		return zone, Errorf(SyntaxError, "Invalid value for TimeZone: Text '%s' could not be parsed at index 0\n\"%s\"\n ^", c["offset"], c["offset"])
	}
	if c["zone"] == "" {
		return Zone{Offset: offset}, nil
	}
	zone.Offset = offset
	return zone, nil
}

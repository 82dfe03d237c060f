package typedjson

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// The texts of single values: ISO 8601 for temporal ones, extended well-known
// text for points.

// FormatFloat writes a float so that it cannot be taken for an integer.
func FormatFloat(v float64) string {
	switch {
	case math.IsInf(v, 1):
		return "Infinity"
	case math.IsInf(v, -1):
		return "-Infinity"
	case v == math.Trunc(v) && math.Abs(v) < 1e15:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// Temporal returns the type name and the text of a temporal value; ok is false for
// any other value. The text is what Cypher's function for the type reads.
func Temporal(v any) (name, text string, ok bool) {
	switch v := v.(type) {
	case dbtype.Date:
		return "Date", formatDate(v.Time()), true
	case dbtype.Time:
		return "Time", formatClock(v.Time()) + formatOffset(v.Time()), true
	case dbtype.LocalTime:
		return "LocalTime", formatClock(v.Time()), true
	case dbtype.LocalDateTime:
		return "LocalDateTime", formatDate(v.Time()) + "T" + formatClock(v.Time()), true
	case time.Time:
		name, text = formatDateTime(v)
		return name, text, true
	case dbtype.Duration:
		return "Duration", formatDuration(v), true
	}
	return "", "", false
}

func formatDate(t time.Time) string {
	if y := t.Year(); y < 0 || y > 9999 {
		return fmt.Sprintf("%+05d-%02d-%02d", y, t.Month(), t.Day())
	}
	return t.Format("2006-01-02")
}

func formatClock(t time.Time) string { return t.Format("15:04:05.999999999") }

// formatOffset writes seconds only where an offset has them.
func formatOffset(t time.Time) string {
	_, seconds := t.Zone()
	if seconds == 0 {
		return "Z"
	}
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d:%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf(":%02d", seconds%60)
	}
	return text
}

// formatDateTime tells the two kinds of DATE TIME apart as the driver does: it
// calls a zone that is only an offset "Offset".
func formatDateTime(t time.Time) (name, text string) {
	text = formatDate(t) + "T" + formatClock(t) + formatOffset(t)
	if zone := t.Location().String(); zone != offsetZone && zone != "Local" {
		return "ZonedDateTime", text + "[" + zone + "]"
	}
	return "OffsetDateTime", text
}

const offsetZone = "Offset"

// formatDuration keeps the four parts of a duration apart. Seconds carry the
// nanoseconds as decimals, both with one sign.
func formatDuration(d dbtype.Duration) string {
	seconds, nanos, sign := d.Seconds, d.Nanos, ""
	if seconds < 0 && nanos > 0 {
		seconds, nanos = seconds+1, nanos-1_000_000_000
	}
	if nanos < 0 {
		nanos = -nanos
		if seconds == 0 {
			sign = "-"
		}
	}
	text := fmt.Sprintf("P%dM%dDT%s%d", d.Months, d.Days, sign, seconds)
	if nanos > 0 {
		text += strings.TrimRight(fmt.Sprintf(".%09d", nanos), "0")
	}
	return text + "S"
}

func formatPoint(srid uint32, coordinates ...float64) string {
	texts := make([]string, len(coordinates))
	for i, c := range coordinates {
		texts[i] = FormatFloat(c)
	}
	kind := "POINT"
	if len(coordinates) == 3 {
		kind = "POINT Z"
	}
	return fmt.Sprintf("SRID=%d;%s (%s)", srid, kind, strings.Join(texts, " "))
}

const (
	datePart   = `([+-]?\d{4,9})-(\d\d)-(\d\d)`
	clockPart  = `(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?`
	offsetPart = `(Z|[+-]\d\d:?\d\d(?::\d\d)?)`
)

var (
	dateText     = regexp.MustCompile(`^` + datePart + `$`)
	clockText    = regexp.MustCompile(`^` + clockPart + offsetPart + `?$`)
	dateTimeText = regexp.MustCompile(`^` + datePart + `T` + clockPart + `(?:` + offsetPart + `(?:\[([^\]]+)\])?)?$`)
	durationText = regexp.MustCompile(`^P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?` +
		`(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:\.(\d{1,9}))?S)?)?$`)
	pointText = regexp.MustCompile(`^SRID=(\d+);\s*POINT(?: Z)? ?\(([^()]*)\)$`)
)

func parseDate(s string) (time.Time, error) {
	m := dateText.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, fmt.Errorf("%q is no date such as 2025-05-31", s)
	}
	return inRange(s, m[1:4], nil, time.UTC)
}

// parseClock reads a time of day; an offset must be there, or must not.
func parseClock(s string, withOffset bool) (time.Time, error) {
	m := clockText.FindStringSubmatch(s)
	if m == nil || (m[5] != "") != withOffset {
		return time.Time{}, fmt.Errorf("%q is no time such as 12:30:00, or its offset is missing or too much", s)
	}
	zone := time.Local
	if withOffset {
		zone = parseOffset(m[5])
	}
	return inRange(s, nil, m[1:5], zone)
}

func parseLocalDateTime(s string) (time.Time, error) {
	m := dateTimeText.FindStringSubmatch(s)
	if m == nil || m[8] != "" {
		return time.Time{}, fmt.Errorf("%q is no local date and time such as 2025-05-31T12:30:00", s)
	}
	return inRange(s, m[1:4], m[4:8], time.Local)
}

// parseDateTime reads a date and time with an offset and perhaps a zone. The
// offset fixes the instant; the zone says how to show it.
func parseDateTime(s string) (time.Time, error) {
	m := dateTimeText.FindStringSubmatch(s)
	if m == nil || m[8] == "" {
		return time.Time{}, fmt.Errorf("%q is no date and time with an offset such as 2025-05-31T12:30:00+02:00", s)
	}
	t, err := inRange(s, m[1:4], m[4:8], parseOffset(m[8]))
	if err != nil || m[9] == "" {
		return t, err
	}
	zone, err := time.LoadLocation(m[9])
	if err != nil {
		return t, fmt.Errorf("%q: there is no time zone %s", s, m[9])
	}
	return t.In(zone), nil
}

// inRange makes a time of date and clock parts and refuses those that do not exist,
// such as 30 February.
func inRange(s string, date, clock []string, zone *time.Location) (time.Time, error) {
	year, month, day := 0, 0, 0
	if date != nil {
		year, month, day = number(date[0]), number(date[1]), number(date[2])
	}
	hour, minute, second, nanos := 0, 0, 0, 0
	if clock != nil {
		hour, minute, second = number(clock[0]), number(clock[1]), number(clock[2])
		nanos = number((clock[3] + "000000000")[:9])
	}
	t := time.Date(year, time.Month(month), day, hour, minute, second, nanos, zone)
	if date != nil && (t.Year() != year || int(t.Month()) != month || t.Day() != day) || t.Hour() != hour || t.Minute() != minute || t.Second() != second {
		return t, fmt.Errorf("%q does not exist", s)
	}
	return t, nil
}

func parseOffset(s string) *time.Location {
	if s == "Z" {
		return time.FixedZone(offsetZone, 0)
	}
	digits := strings.ReplaceAll(s[1:], ":", "") + "00"
	seconds := number(digits[:2])*3600 + number(digits[2:4])*60 + number(digits[4:6])
	if s[0] == '-' {
		seconds = -seconds
	}
	return time.FixedZone(offsetZone, seconds)
}

// number reads digits that a pattern has already checked; none are 0.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func parseDuration(s string) (dbtype.Duration, error) {
	m := durationText.FindStringSubmatch(s)
	if m == nil || s == "P" || strings.HasSuffix(s, "T") {
		return dbtype.Duration{}, fmt.Errorf("%q is no duration such as P1M2DT3.5S", s)
	}
	var n [8]int64 // years, months, weeks, days, hours, minutes, -, seconds
	for i, text := range m[1:9] {
		var err error
		if n[i], err = strconv.ParseInt("0"+strings.TrimPrefix(text, "-"), 10, 64); err != nil {
			return dbtype.Duration{}, fmt.Errorf("%q is too long", s)
		}
		if strings.HasPrefix(text, "-") {
			n[i] = -n[i]
		}
	}
	seconds, nanos := n[7], number((m[9] + "000000000")[:9])
	if m[7] == "-" {
		seconds, nanos = -seconds, -nanos
	}
	if nanos < 0 {
		seconds, nanos = seconds-1, nanos+1_000_000_000
	}
	return dbtype.Duration{Months: n[0]*12 + n[1], Days: n[2]*7 + n[3], Seconds: n[4]*3600 + n[5]*60 + seconds, Nanos: nanos}, nil
}

func parsePoint(s string) (any, error) {
	m := pointText.FindStringSubmatch(s)
	if m == nil {
		return nil, fmt.Errorf("%q is no point such as SRID=4326;POINT (13.4 52.5)", s)
	}
	srid, err := strconv.ParseUint(m[1], 10, 32)
	if err != nil {
		return nil, err
	}
	var c []float64
	for _, field := range strings.Fields(m[2]) {
		f, err := strconv.ParseFloat(field, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no coordinate", field)
		}
		c = append(c, f)
	}
	switch len(c) {
	case 2:
		return dbtype.Point2D{X: c[0], Y: c[1], SpatialRefId: uint32(srid)}, nil
	case 3:
		return dbtype.Point3D{X: c[0], Y: c[1], Z: c[2], SpatialRefId: uint32(srid)}, nil
	}
	return nil, fmt.Errorf("%q has %d coordinates, not 2 or 3", s, len(c))
}

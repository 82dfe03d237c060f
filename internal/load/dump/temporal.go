package dump

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The layouts of ISO 8601 behind the year, which has its own form beyond 9999.
const (
	dateLayout  = "-01-02"
	clockLayout = "15:04:05.999999999"
	stampLayout = dateLayout + "T" + clockLayout
)

// temporalText returns the kind of a temporal value, which is Cypher's function
// for it, and its text, which that function reads; false for any other value.
func temporalText(v any) (kind, text string, ok bool) {
	switch v := v.(type) {
	case neo4j.Date:
		return "date", isoDate(v.Time(), dateLayout), true
	case neo4j.LocalTime:
		return "localtime", v.Time().Format(clockLayout), true
	case neo4j.Time:
		return "time", v.Time().Format(clockLayout) + offset(v.Time()), true
	case neo4j.LocalDateTime:
		return "localdatetime", isoDate(v.Time(), stampLayout), true
	case time.Time:
		return "datetime", isoDate(v, stampLayout) + offset(v) + zone(v), true
	case neo4j.Duration:
		return "duration", isoDuration(v), true
	}
	return "", "", false
}

// isoDate formats t with its year as Cypher writes it: four digits, or a sign and
// up to nine.
func isoDate(t time.Time, layout string) string {
	if y := t.Year(); y < 0 || y > 9999 {
		return fmt.Sprintf("%+05d", y) + t.Format(layout)
	}
	return fmt.Sprintf("%04d", t.Year()) + t.Format(layout)
}

func offset(t time.Time) string {
	if _, seconds := t.Zone(); seconds%60 != 0 {
		return t.Format("Z07:00:00")
	}
	return t.Format("Z07:00")
}

// zone names the time zone in brackets; nothing for a mere offset, which the
// driver calls "Offset".
func zone(t time.Time) string {
	if name := t.Location().String(); name != offsetName {
		return "[" + name + "]"
	}
	return ""
}

const offsetName = "Offset"

// isoDuration writes the four parts of a duration, each with its own sign.
func isoDuration(d neo4j.Duration) string {
	sign, seconds, nanos := "", d.Seconds, int64(d.Nanos)
	if seconds < 0 && nanos > 0 {
		seconds, nanos = seconds+1, 1_000_000_000-nanos
		if seconds == 0 {
			sign = "-"
		}
	}
	text := fmt.Sprintf("P%dM%dDT%s%d", d.Months, d.Days, sign, seconds)
	if nanos != 0 {
		text += "." + strings.TrimRight(fmt.Sprintf("%09d", nanos), "0")
	}
	return text + "S"
}

// parseTemporal is the reverse of temporalText.
func parseTemporal(kind, text string) (any, error) {
	switch kind {
	case "date":
		t, err := parseISO(text, dateLayout)
		return neo4j.DateOf(t), err
	case "localtime":
		t, err := time.Parse(clockLayout, text)
		return neo4j.LocalTimeOf(t), err
	case "time":
		t, err := parseOffset(text, clockLayout)
		return neo4j.OffsetTimeOf(t), err
	case "localdatetime":
		t, err := parseISO(text, stampLayout)
		return neo4j.LocalDateTimeOf(t), err
	case "datetime":
		return parseDateTime(text)
	case "duration":
		return parseDuration(text)
	}
	return nil, fmt.Errorf("no type of value is called %q", kind)
}

// parseISO reads a text that begins with a year of any length.
func parseISO(text, layout string) (time.Time, error) {
	cut := strings.IndexByte(strings.TrimLeft(text, "+-"), '-')
	if cut < 0 {
		return time.Time{}, fmt.Errorf("%q is no date", text)
	}
	cut += len(text) - len(strings.TrimLeft(text, "+-"))
	year, err := strconv.Atoi(text[:cut])
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is no date: %w", text, err)
	}
	t, err := parseOffset("2000"+text[cut:], "2006"+layout) // a leap year takes every day
	if err != nil {
		return time.Time{}, err
	}
	return time.Date(year, t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location()), nil
}

// parseOffset reads a text with or without an offset from UTC at its end.
func parseOffset(text, layout string) (time.Time, error) {
	for _, suffix := range []string{"", "Z07:00", "Z07:00:00"} {
		if t, err := time.Parse(layout+suffix, text); err == nil {
			_, seconds := t.Zone()
			return t.In(time.FixedZone(offsetName, seconds)), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date or time of the form %s", text, layout)
}

func parseDateTime(text string) (time.Time, error) {
	text, name, named := strings.Cut(strings.TrimSuffix(text, "]"), "[")
	t, err := parseISO(text, stampLayout)
	if err != nil || !named {
		return t, err
	}
	location, err := time.LoadLocation(name)
	if err != nil {
		return time.Time{}, err
	}
	return t.In(location), nil
}

func parseDuration(text string) (neo4j.Duration, error) {
	var months, days int64
	var rest string
	if _, err := fmt.Sscanf(text, "P%dM%dDT%s", &months, &days, &rest); err != nil {
		return neo4j.Duration{}, fmt.Errorf("%q is no duration: %w", text, err)
	}
	whole, fraction, _ := strings.Cut(strings.TrimSuffix(rest, "S"), ".")
	seconds, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return neo4j.Duration{}, fmt.Errorf("%q is no duration: %w", text, err)
	}
	nanos, err := strconv.Atoi((fraction + "000000000")[:9])
	if err != nil {
		return neo4j.Duration{}, fmt.Errorf("%q is no duration: %w", text, err)
	}
	if strings.HasPrefix(whole, "-") && nanos > 0 {
		seconds, nanos = seconds-1, 1_000_000_000-nanos
	}
	return neo4j.DurationOf(months, days, seconds, nanos), nil
}

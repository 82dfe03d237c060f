package value

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // so that named zones work on every machine
)

// UTC is the zone without offset, written Z.
var UTC = Zone{}

// maxOffset is the greatest offset from UTC, 18 hours.
const maxOffset = 18 * 3600

// locations caches what time.LoadLocation reads, by upper-case name.
var locations sync.Map

// LoadZone finds a zone by what may stand between brackets or in a timezone
// field: "Z", an offset as in "+01:00", or a name of the tz database in any case.
// The offset of a named zone is set once the zone is put to use.
func LoadZone(name string) (Zone, error) {
	if offset, ok := parseOffset(name); ok && (len(name) == 1 || strings.Contains(name, ":")) {
		return Zone{Offset: offset}, nil
	}
	location, err := location(name)
	if err != nil {
		return Zone{}, Errorf(SyntaxError, "Invalid value for TimeZone: Text '%s' could not be parsed at index 0\n\"%s\"\n ^", name, name)
	}
	return Zone{Offset: unresolved, Name: location.String()}, nil
}

// unresolved is the offset of a named zone before an instant is known.
const unresolved = math.MinInt32

var zoneName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9~/._+-]*$`)

// location loads a zone. The names that Java knows are those with a slash and a
// few abbreviations; "Local" is Go's own and no zone.
func location(name string) (*time.Location, error) {
	key := strings.ToUpper(name)
	if l, ok := locations.Load(key); ok {
		return l.(*time.Location), nil
	}
	if !zoneName.MatchString(name) || javaLacks[key] {
		return nil, Errorf(SyntaxError, "unknown time zone %s", name)
	}
	l, err := time.LoadLocation(name)
	for _, spelling := range []string{key, titleCase(name)} {
		if err != nil {
			l, err = time.LoadLocation(spelling)
		}
	}
	if err == nil {
		locations.Store(key, l)
	}
	return l, err
}

var javaLacks = map[string]bool{"LOCAL": true, "EST": true, "MST": true, "HST": true}

// titleCase spells a name as the tz database does: "europe/london" becomes
// "Europe/London", "america/port_of_spain" "America/Port_of_Spain".
func titleCase(name string) string {
	small := map[string]bool{"of": true, "es": true, "au": true}
	var b strings.Builder
	for _, word := range zoneWord.FindAllString(strings.ToLower(name), -1) {
		if !small[word] {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(word)
	}
	return b.String()
}

var zoneWord = regexp.MustCompile(`[^/_-]+|[/_-]`)

var offsetPattern = regexp.MustCompile(`^([+-])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?$`)

// parseOffset reads "Z", "+01", "+0100", "+01:00" or "+01:00:30".
func parseOffset(text string) (seconds int32, ok bool) {
	if text == "Z" || text == "z" {
		return 0, true
	}
	m := offsetPattern.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	var total int
	for i, unit := range []int{3600, 60, 1} {
		n, _ := strconv.Atoi("0" + m[i+2])
		if i > 0 && n > 59 {
			return 0, false
		}
		total += n * unit
	}
	if m[1] == "-" {
		total = -total
	}
	return int32(total), -maxOffset <= total && total <= maxOffset
}

// at returns the zone with the offset that is in force at an instant.
func (z Zone) at(seconds int64) Zone {
	if z.Name == "" {
		return z
	}
	l, err := location(z.Name)
	if err != nil {
		return z
	}
	_, offset := time.Unix(seconds, 0).In(l).Zone()
	return Zone{Offset: int32(offset), Name: z.Name}
}

// In reads a local clock in a zone. Where the zone's clock jumps forward over the
// time, it is moved later by the gap; where the time comes twice, it is the
// first, unless the zone already has the offset of the second.
func (t LocalDateTime) In(z Zone) DateTime {
	if z.Name == "" {
		return DateTime{t.Seconds - int64(z.Offset), t.Nanos, z}
	}
	before := z.at(t.Seconds - secondsPerDay)
	after := z.at(t.Seconds + secondsPerDay)
	for _, candidate := range []Zone{z, before, after} {
		if instant := t.Seconds - int64(candidate.Offset); z.at(instant) == candidate {
			return DateTime{instant, t.Nanos, candidate}
		}
	}
	instant := t.Seconds - int64(before.Offset)
	return DateTime{instant, t.Nanos, z.at(instant)}
}

// In reads the same instant in another zone.
func (t DateTime) In(z Zone) DateTime { return DateTime{t.Seconds, t.Nanos, z.at(t.Seconds)} }

// In reads the same time in another offset.
func (t Time) In(offset int32) Time {
	return Time{floorMod(t.utc()+int64(offset)*1e9, nanosPerDay), offset}
}

// DateTimeOf is a Go time in a zone.
func DateTimeOf(t time.Time, z Zone) DateTime {
	return DateTime{Seconds: t.Unix(), Nanos: int32(t.Nanosecond())}.In(z)
}

package value

import (
	"math"
	"math/bits"
	"regexp"
	"strconv"
	"strings"
)

// NewDuration makes a duration, carrying nanoseconds over into seconds. Its
// average length must fit into 64 bits of seconds.
func NewDuration(months, days, seconds, nanos int64) (Duration, error) {
	carried, overflow := addOverflows(seconds, floorDiv(nanos, 1e9))
	d := Duration{months, days, carried, int32(floorMod(nanos, 1e9))}
	if overflow || !d.fits() {
		return Duration{}, Errorf(ArgumentError,
			"Invalid value for duration, will cause overflow. Value was months=%d, days=%d, seconds=%d, nanos=%d", months, days, seconds, nanos)
	}
	return d, nil
}

func addOverflows(a, b int64) (sum int64, overflow bool) {
	sum = a + b
	return sum, (a^sum)&(b^sum) < 0
}

func mulOverflows(a, b int64) (product int64, overflow bool) {
	hi, lo := bits.Mul64(abs(a), abs(b))
	limit := uint64(math.MaxInt64)
	if (a < 0) != (b < 0) {
		limit++
	}
	return a * b, hi != 0 || lo > limit
}

func abs(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func (d Duration) fits() bool {
	months, o1 := mulOverflows(d.Months, averageSecondsPerMonth)
	days, o2 := mulOverflows(d.Days, secondsPerDay)
	sum, o3 := addOverflows(months, days)
	_, o4 := addOverflows(sum, d.Seconds)
	return !(o1 || o2 || o3 || o4)
}

// ApproximateDuration makes a duration of fractions: the fraction of a month becomes days
// of the average month, that of a day seconds, that of a second nanoseconds. What
// is below a nanosecond is dropped.
func ApproximateDuration(months, days, seconds, nanos float64) (Duration, error) {
	wholeMonths := toInt(months)
	days += (months - float64(wholeMonths)) * averageSecondsPerMonth / secondsPerDay
	wholeDays := toInt(days)
	seconds += (days - float64(wholeDays)) * secondsPerDay
	wholeSeconds := toInt(seconds)
	nanos += (seconds - float64(wholeSeconds)) * 1e9
	return NewDuration(wholeMonths, wholeDays, wholeSeconds, toInt(nanos))
}

// toInt drops the fraction; what is too large becomes the largest integer, NaN 0.
func toInt(f float64) int64 {
	switch {
	case math.IsNaN(f):
		return 0
	case f >= math.MaxInt64:
		return math.MaxInt64
	case f <= math.MinInt64:
		return math.MinInt64
	}
	return int64(f)
}

// durationUnits maps the fields of a duration to their base unit: month, day,
// second or nanosecond, and how many of it they are.
var durationUnits = map[string]struct {
	base  int
	times int64
}{
	"years": {0, 12}, "months": {0, 1}, "weeks": {1, 7}, "days": {1, 1},
	"hours": {2, 3600}, "minutes": {2, 60}, "seconds": {2, 1},
	"milliseconds": {3, 1e6}, "microseconds": {3, 1e3}, "nanoseconds": {3, 1},
}

// amounts sums up numbers of base units, exactly as long as all are integers.
type amounts struct {
	whole    [4]int64
	fraction [4]float64
	inexact  bool
	overflow bool
}

func (a *amounts) add(unit string, v Value) {
	u := durationUnits[unit]
	switch v := v.(type) {
	case Integer:
		n, o1 := mulOverflows(int64(v), u.times)
		sum, o2 := addOverflows(a.whole[u.base], n)
		a.whole[u.base], a.overflow = sum, a.overflow || o1 || o2
		a.fraction[u.base] += float64(v) * float64(u.times)
	case Float:
		a.fraction[u.base] += float64(v) * float64(u.times)
		a.inexact = true
	}
}

func (a *amounts) duration() (Duration, error) {
	if a.inexact {
		return ApproximateDuration(a.fraction[0], a.fraction[1], a.fraction[2], a.fraction[3])
	}
	if a.overflow {
		return Duration{}, Errorf(ArithmeticError, "long overflow")
	}
	return NewDuration(a.whole[0], a.whole[1], a.whole[2], a.whole[3])
}

// DurationFrom makes a duration of a map: {days: 14, hours: 16}; numbers may be
// fractions.
func DurationFrom(m Map) (Duration, error) {
	if len(m) == 0 {
		return Duration{}, Errorf(ArgumentError, "At least one temporal unit must be specified.")
	}
	var a amounts
	for _, e := range m {
		unit := strings.ToLower(e.Key)
		if _, ok := durationUnits[unit]; !ok {
			return Duration{}, Errorf(NotSupported, "Unknown field: %s", e.Key)
		}
		switch e.Value.(type) {
		case nil, Integer, Float:
			a.add(unit, e.Value)
		default:
			return Duration{}, Errorf(NotSupported, "%s must be a number value, but was a %s", e.Key, javaName(e.Value))
		}
	}
	return a.duration()
}

const amount = `([+-]?\d+(?:[.,]\d+)?)`

var (
	unitDuration = regexp.MustCompile(`^([+-])?[Pp](?:` + amount + `[Yy])?(?:` + amount + `[Mm])?(?:` + amount + `[Ww])?(?:` + amount + `[Dd])?` +
		`([Tt](?:` + amount + `[Hh])?(?:` + amount + `[Mm])?(?:` + amount + `[Ss])?)?$`)
	unitNames    = []string{2: "years", 3: "months", 4: "weeks", 5: "days", 7: "hours", 8: "minutes", 9: "seconds"}
	dateDuration = regexp.MustCompile(`^([+-])?[Pp](?:(\d{4})-(\d{2})-(\d{2})|(\d{4})(\d{2})(\d{2}))?` +
		`(?:[Tt](?:(\d{2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?|(\d{2})(\d{2})(?:(\d{2}(?:[.,]\d{1,9})?))?))?$`)
	dateUnitNames = []string{2: "years", "months", "days", "years", "months", "days", "hours", "minutes", "seconds", "hours", "minutes", "seconds"}
)

// ParseDuration reads "P1Y2M3DT4H5M6.7S" and "P2012-02-02T14:37:21.545". Only the
// last number may have a fraction.
func ParseDuration(text string) (Duration, error) {
	m, names := unitDuration.FindStringSubmatch(text), unitNames
	if m == nil || m[6] == "T" || m[6] == "t" {
		m, names = dateDuration.FindStringSubmatch(text), dateUnitNames
	}
	unreadable := Errorf(SyntaxError, "Text cannot be parsed to a Duration\n\"%s\"\n ^", text)
	if m == nil {
		return Duration{}, unreadable
	}
	var a amounts
	seen := false
	for i := 2; i < len(m); i++ {
		if m[i] == "" || names[min(i, len(names)-1)] == "" {
			continue
		}
		if a.inexact {
			return Duration{}, unreadable
		}
		n, err := readAmount(m[i], m[1] == "-", names[i] == "seconds", &a)
		if err != nil {
			return Duration{}, err
		}
		a.add(names[i], n)
		seen = true
	}
	if !seen {
		return Duration{}, unreadable
	}
	return a.duration()
}

// readAmount reads one number of a duration. A fraction of a second is added to a
// as nanoseconds, which keeps it exact.
func readAmount(text string, negative, seconds bool, a *amounts) (Value, error) {
	text = strings.Replace(text, ",", ".", 1)
	if negative {
		if text[0] == '-' {
			text = text[1:]
		} else {
			text = "-" + strings.TrimPrefix(text, "+")
		}
	}
	whole, fraction, isFraction := strings.Cut(text, ".")
	if isFraction && seconds {
		nanos, _ := strconv.ParseInt((fraction + "000000000")[:9], 10, 64)
		if text[0] == '-' {
			nanos = -nanos
		}
		a.add("nanoseconds", Integer(nanos))
	} else if isFraction {
		f, _ := strconv.ParseFloat(text, 64)
		return Float(f), nil
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return nil, Errorf(NotSupported, "For input string: \"%s\"", whole)
	}
	return Integer(n), nil
}

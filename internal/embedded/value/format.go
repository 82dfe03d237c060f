package value

import (
	"fmt"
	"strconv"
	"strings"
)

// String is ISO 8601, "2020-01-31"; years beyond 9999 carry a sign.
func (d Date) String() string {
	y, m, day := civil(d.Days)
	return formatYear(y) + fmt.Sprintf("-%02d-%02d", m, day)
}

func formatYear(y int64) string {
	switch {
	case y > 9999:
		return fmt.Sprintf("+%d", y)
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// String is ISO 8601, "10:05:00.25", with as many digits as are needed.
func (t LocalTime) String() string { return formatClock(t.Nanos) }

func formatClock(nanos int64) string {
	seconds := nanos / 1e9
	text := fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	return text + formatFraction(nanos%1e9)
}

// formatFraction is a fraction of a second without trailing zeros: ".25", or
// nothing.
func formatFraction(nanos int64) string {
	if nanos == 0 {
		return ""
	}
	return strings.TrimRight(fmt.Sprintf(".%09d", nanos), "0")
}

// String is ISO 8601 with the offset: "10:05:00+01:00".
func (t Time) String() string { return formatClock(t.Nanos) + formatOffset(t.Offset) }

func formatOffset(seconds int32) string {
	if seconds == 0 {
		return "Z"
	}
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d:%02d", sign, seconds/3600, seconds/60%60)
	if s := seconds % 60; s != 0 {
		text += fmt.Sprintf(":%02d", s)
	}
	return text
}

// String is ISO 8601: "2020-01-31T10:05:00".
func (t LocalDateTime) String() string {
	return t.Date().String() + "T" + t.Time().String()
}

// String is ISO 8601 with the zone's name, if it has one:
// "2020-01-31T10:05:00+01:00[Europe/Paris]".
func (t DateTime) String() string {
	text := t.Local().String() + formatOffset(t.Zone.Offset)
	if t.Zone.Name != "" {
		text += "[" + t.Zone.Name + "]"
	}
	return text
}

// String is ISO 8601 with years and months, days, hours, minutes and seconds:
// "P1Y2M3DT4H5M6.7S"; an empty duration is "PT0S".
func (d Duration) String() string {
	var b strings.Builder
	b.WriteByte('P')
	unit := func(n int64, letter byte) {
		if n != 0 {
			b.WriteString(strconv.FormatInt(n, 10))
			b.WriteByte(letter)
		}
	}
	unit(d.Months/12, 'Y')
	unit(d.Months%12, 'M')
	unit(d.Days, 'D')
	if d.Seconds != 0 || d.Nanos != 0 {
		d.writeClock(&b, unit)
	}
	if b.Len() == 1 {
		return "PT0S"
	}
	return b.String()
}

// writeClock writes hours, minutes and seconds with one sign for all.
func (d Duration) writeClock(b *strings.Builder, unit func(int64, byte)) {
	b.WriteByte('T')
	seconds, nanos := d.Seconds, int64(d.Nanos)
	if seconds < 0 && nanos > 0 {
		seconds, nanos = seconds+1, 1e9-nanos
	}
	unit(seconds/3600, 'H')
	unit(seconds/60%60, 'M')
	rest := seconds % 60
	if rest == 0 && nanos == 0 {
		return
	}
	if rest == 0 && d.Seconds < 0 {
		b.WriteByte('-')
	}
	b.WriteString(strconv.FormatInt(rest, 10) + formatFraction(nanos) + "S")
}

package progress

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestPlainLinesTellRateAndTimeLeft(t *testing.T) {
	for unit, want := range map[string]string{
		"rows": `^30 of 100 rows, 3 a second, 23s left\n$`,
		Bytes:  `^0.0 of 0.0 MB, 0.0 a second, 23s left\n$`,
	} {
		var out strings.Builder
		m := New(&out, unit)
		m.start = m.start.Add(-10 * time.Second)
		m.Set(5, 100)  // less than a tenth
		m.Set(20, 100) // too soon
		m.told = m.told.Add(-2 * pause)
		m.Set(30, 100)
		m.Set(31, 100)
		m.Done()
		if !regexp.MustCompile(want).MatchString(out.String()) {
			t.Errorf("%s: %q, want %s", unit, out.String(), want)
		}
	}
}

func TestNothingIsShownWithoutOutputOrTotal(t *testing.T) {
	New(nil, "rows").Set(1, 2)
	var out strings.Builder
	m := New(&out, "rows")
	m.told = m.told.Add(-2 * pause)
	m.Set(1, 0)
	if out.String() != "" {
		t.Errorf("%q", out.String())
	}
}

// Package progress shows how far a long piece of work is: a bar on a terminal,
// plain lines anywhere else.
package progress

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// Meter shows one piece of work. The zero value shows nothing.
type Meter struct {
	out   io.Writer
	unit  string
	bar   *progressbar.ProgressBar
	start time.Time
	tenth int // of the work that the last plain line told
	told  time.Time
}

// Bytes is the unit that is shown as megabytes.
const Bytes = "bytes"

// New returns a meter that writes to out, counting in unit ("rows"). It draws a
// bar when out is a terminal. With out nil it shows nothing.
func New(out io.Writer, unit string) *Meter {
	m := &Meter{out: out, unit: unit, start: time.Now(), told: time.Now()}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		m.bar = progressbar.NewOptions64(-1,
			progressbar.OptionSetWriter(out), progressbar.OptionSetDescription(unit),
			progressbar.OptionShowBytes(unit == Bytes), progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString(unit),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return m
}

// pause is the least time between two plain lines.
const pause = time.Second

// Set tells that done of total units are done. A plain line, with rate and time
// left, comes at each tenth of long work.
func (m *Meter) Set(done, total int) {
	switch {
	case m.out == nil || total <= 0:
	case m.bar != nil:
		if m.bar.GetMax() != total {
			m.bar.ChangeMax(total)
		}
		_ = m.bar.Set(done)
	case done*10/total > m.tenth && time.Since(m.told) > pause:
		m.tenth, m.told = done*10/total, time.Now()
		m.line(done, total)
	}
}

func (m *Meter) line(done, total int) {
	spent := time.Since(m.start)
	left := time.Duration(float64(spent) / float64(done) * float64(total-done))
	rate := float64(done) / max(spent.Seconds(), 0.001)
	if m.unit == Bytes {
		fmt.Fprintf(m.out, "%.1f of %.1f MB, %.1f a second, %s left\n", float64(done)/1e6, float64(total)/1e6, rate/1e6, left.Round(time.Second))
		return
	}
	fmt.Fprintf(m.out, "%d of %d %s, %.0f a second, %s left\n", done, total, m.unit, rate, left.Round(time.Second))
}

// Done takes the bar off the terminal.
func (m *Meter) Done() {
	if m.bar != nil {
		_ = m.bar.Finish()
	}
}

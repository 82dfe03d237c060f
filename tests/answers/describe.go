// Package answers writes the values that a driver hands out in one canonical
// text each, close to Cypher's own notation, so that tests compare texts: map
// keys and labels sorted, floats never like integers.
package answers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Describe gives the canonical text of a value from the driver. Temporal values
// are strings, as Cypher's toString writes them. With unordered the elements of
// lists are sorted too.
func Describe(v any, unordered bool) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool, int64:
		return fmt.Sprint(v)
	case float64:
		return Float(v)
	case string:
		return strconv.Quote(v)
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = Describe(item, unordered)
		}
		return List(items, unordered)
	case map[string]any:
		return describeProperties(v, unordered)
	case neo4j.Node:
		return Node(v.Labels, someProperties(v.Props, unordered))
	case neo4j.Relationship:
		return "[:" + v.Type + someProperties(v.Props, unordered) + "]"
	case neo4j.Path:
		return describePath(v, unordered)
	}
	return strconv.Quote(describeTemporal(v))
}

func describeProperties(m map[string]any, unordered bool) string {
	entries := make([]string, 0, len(m))
	for k, v := range m {
		entries = append(entries, k+": "+Describe(v, unordered))
	}
	return Map(entries)
}

func someProperties(m map[string]any, unordered bool) string {
	if len(m) == 0 {
		return ""
	}
	return describeProperties(m, unordered)
}

// describePath walks the relationships, since the driver hands out the distinct
// nodes of a path only.
func describePath(p neo4j.Path, unordered bool) string {
	nodes := map[string]neo4j.Node{}
	for _, n := range p.Nodes {
		nodes[n.ElementId] = n
	}
	at := p.Nodes[0]
	text := "<" + Describe(at, unordered)
	for _, r := range p.Relationships {
		if r.StartElementId == at.ElementId {
			at = nodes[r.EndElementId]
			text += "-" + Describe(r, unordered) + "->"
		} else {
			at = nodes[r.StartElementId]
			text += "<-" + Describe(r, unordered) + "-"
		}
		text += Describe(at, unordered)
	}
	return text + ">"
}

func describeTemporal(v any) string {
	switch v := v.(type) {
	case neo4j.Date:
		return date(v.Time())
	case neo4j.LocalTime:
		return clock(v.Time())
	case neo4j.Time:
		return clock(v.Time()) + offset(v.Time())
	case neo4j.LocalDateTime:
		return date(v.Time()) + "T" + clock(v.Time())
	case time.Time:
		text := date(v) + "T" + clock(v) + offset(v)
		if zone := v.Location().String(); strings.Contains(zone, "/") {
			text += "[" + zone + "]"
		}
		return text
	case neo4j.Duration:
		return duration(v)
	}
	return fmt.Sprintf("%T %v", v, v)
}

// date writes years beyond 9999 with a sign, as ISO 8601 demands.
func date(t time.Time) string {
	year := fmt.Sprintf("%04d", t.Year())
	if t.Year() > 9999 {
		year = "+" + year
	} else if t.Year() < 0 {
		year = fmt.Sprintf("-%04d", -t.Year())
	}
	return year + t.Format("-01-02")
}

// clock leaves out seconds that are zero and writes a fraction in groups of three.
func clock(t time.Time) string {
	switch nanos := t.Nanosecond(); {
	case nanos == 0 && t.Second() == 0:
		return t.Format("15:04")
	case nanos == 0:
		return t.Format("15:04:05")
	case nanos%1_000_000 == 0:
		return t.Format("15:04:05.000")
	case nanos%1_000 == 0:
		return t.Format("15:04:05.000000")
	}
	return t.Format("15:04:05.000000000")
}

func offset(t time.Time) string {
	if _, seconds := t.Zone(); seconds%60 != 0 {
		return t.Format("Z07:00:00")
	}
	return t.Format("Z07:00")
}

// duration writes the parts that are not zero; seconds and nanoseconds have one
// sign.
func duration(d neo4j.Duration) string {
	text := "P"
	part := func(n int64, unit string) {
		if n != 0 {
			text += strconv.FormatInt(n, 10) + unit
		}
	}
	part(d.Months/12, "Y")
	part(d.Months%12, "M")
	part(d.Days, "D")
	hours, minutes, rest := d.Seconds/3600, d.Seconds%3600/60, d.Seconds%60
	if d.Seconds < 0 && d.Nanos > 0 { // nanoseconds count forwards
		total := d.Seconds + 1
		hours, minutes, rest = total/3600, total%3600/60, total%60
	}
	if d.Seconds != 0 || d.Nanos != 0 {
		text += "T"
	}
	part(hours, "H")
	part(minutes, "M")
	text += seconds(rest, d)
	if text == "P" {
		return "PT0S"
	}
	return text
}

// seconds writes the seconds that are left beside hours and minutes.
func seconds(rest int64, d neo4j.Duration) string {
	nanos := int64(d.Nanos)
	sign := ""
	if d.Seconds < 0 {
		if nanos > 0 {
			nanos = 1_000_000_000 - nanos
		}
		if rest < 0 || nanos > 0 {
			sign = "-"
		}
		rest = -rest
	}
	if rest == 0 && nanos == 0 {
		return ""
	}
	text := sign + strconv.FormatInt(rest, 10)
	if nanos != 0 {
		text += strings.TrimRight(fmt.Sprintf(".%09d", nanos), "0")
	}
	return text + "S"
}

// List writes a list of texts.
func List(items []string, unordered bool) string {
	if unordered {
		slices.Sort(items)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// Map writes a map of entries "key: value".
func Map(entries []string) string {
	slices.Sort(entries)
	return "{" + strings.Join(entries, ", ") + "}"
}

// Node writes a node; properties is "" or a map's text.
func Node(labels []string, properties string) string {
	labels = slices.Sorted(slices.Values(labels))
	text := "("
	for _, label := range labels {
		text += ":" + label
	}
	return text + properties + ")"
}

// Float writes a float so that it can't be taken for an integer.
func Float(f float64) string {
	text := strconv.FormatFloat(f, 'g', -1, 64)
	if strings.ContainsAny(text, ".eIN") {
		return text
	}
	return text + ".0"
}

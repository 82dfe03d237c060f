package draw

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"rolegraph/graph"
	"rolegraph/internal/draw/typeset"
	"rolegraph/internal/typedjson"
)

// count writes a number with thousands separators.
func count[N int | int64](n N) string {
	return message.NewPrinter(language.English).Sprintf("%d", n)
}

// plural writes a count and its noun.
func plural[N int | int64](n N, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "x") {
		noun += "e"
	}
	return count(n) + " " + noun + "s"
}

// cutNote says what an answer left out, "" when it is whole.
func cutNote(c graph.Cut, noun string) string {
	if !c.Truncated() {
		return ""
	}
	least := ""
	switch {
	case c.AtLeast && c.Total <= int64(c.Returned):
		return fmt.Sprintf("Shows the first %s; there may be more (%s).", plural(c.Returned, noun), typeset.Clean(c.Reason))
	case c.AtLeast:
		least = "at least "
	}
	return fmt.Sprintf("Shows %s of %s%s (%s).", count(c.Returned), least, plural(c.Total, noun), typeset.Clean(c.Reason))
}

// footer tells date and data set of the data, and the texts that must stand
// wherever they are shown: of the data sets in the picture, or of all when the
// nodes do not say where they come from.
func footer(used map[string]bool, datasets []graph.DatasetInfo) []string {
	shown := slices.DeleteFunc(slices.Clone(datasets), func(d graph.DatasetInfo) bool { return !used[d.ID] })
	if len(shown) == 0 {
		shown = datasets
	}
	var lines []string
	for _, d := range shown {
		parts := []string{"Data: " + firstOf(d.Name, d.ID)}
		if d.Version != "" {
			parts[0] += " " + d.Version
		}
		if d.Date != "" {
			parts = append(parts, d.Date)
		}
		lines = append(lines, typeset.Clean(strings.Join(parts, ", ")+"."))
	}
	for _, d := range shown {
		if text := typeset.Clean(d.Attribution); text != "" && !slices.Contains(lines, text) {
			lines = append(lines, text)
		}
	}
	return lines
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// when is the property that says in which organisations a fact holds.
func when(properties map[string]typedjson.Value) string {
	text, _ := properties["when"].V.(string)
	return typeset.Clean(text)
}

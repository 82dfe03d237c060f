package table

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// suggestion is "; did you mean …?" with the nearest of the known names, or
// nothing when none is near.
func suggestion(name string, known []string) string {
	best, least := "", len([]rune(name))/3+1
	for _, candidate := range known {
		if d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(candidate)); d <= least {
			if d < least || best == "" {
				best, least = candidate, d
			}
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

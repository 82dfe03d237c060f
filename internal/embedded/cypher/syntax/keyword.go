package syntax

import "strings"

// quoted are the words that would read as something else than a name where an
// expression starts, so that they are printed in backticks.
var quoted = map[string]bool{}

func needsQuotes(name string) bool { return quoted[strings.ToUpper(name)] }

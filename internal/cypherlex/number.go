package cypherlex

// numberLen returns the length of the number literal that s starts with. Like
// Neo4j it takes letters and underscores that directly follow along, so that
// `1abc` is one wrong number, not a number and a name; but `1..2` is a range.
func numberLen(s string) int {
	i := nameRun(s, 0)
	if hasRadix(s) {
		return i
	}
	if i < len(s)-1 && s[i] == '.' && isDigit(s[i+1]) && allDecimal(s[:i]) {
		i = nameRun(s, i+1)
	}
	if i < len(s)-1 && isSign(s[i]) && isDigit(s[i+1]) && endsInExponent(s[:i]) {
		i = nameRun(s, i+1)
	}
	return i
}

// nameRun returns the end of the run of name characters that starts at i.
func nameRun(s string, i int) int {
	return i + nameLen(s[i:])
}

func hasRadix(s string) bool {
	return len(s) > 1 && s[0] == '0' && (s[1]|0x20 == 'x' || s[1] == 'o')
}

func allDecimal(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) && s[i] != '_' {
			return false
		}
	}
	return true
}

// endsInExponent tells whether s is digits, a point or underscores, then e or E.
func endsInExponent(s string) bool {
	last := len(s) - 1
	if last < 1 || s[last]|0x20 != 'e' {
		return false
	}
	for i := range last {
		if !isDigit(s[i]) && s[i] != '_' && s[i] != '.' {
			return false
		}
	}
	return true
}

func isSign(c byte) bool { return c == '+' || c == '-' }

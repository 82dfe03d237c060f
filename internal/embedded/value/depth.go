package value

// MaxDepth is how deep lists and maps may lie in each other, so that walking a
// value cannot exhaust the stack.
const MaxDepth = 1000

// CheckDepth refuses a value that is nested deeper than [MaxDepth].
func CheckDepth(v Value) error {
	if deeper(v, MaxDepth) {
		return Errorf(StackOverflow, "A value is nested deeper than %d levels. Build flatter lists and maps.", MaxDepth)
	}
	return nil
}

func deeper(v Value, levels int) bool {
	switch v := v.(type) {
	case List:
		for _, e := range v {
			if levels == 0 || deeper(e, levels-1) {
				return true
			}
		}
	case Map:
		for _, e := range v {
			if levels == 0 || deeper(e.Value, levels-1) {
				return true
			}
		}
	}
	return false
}

package cypherlex

// pairs are the signs of two characters.
var pairs = map[string]Kind{
	"..": DotDot, "::": DblColon, "+=": PlusEq, "=~": RegexEq, "<>": Neq,
	"!=": BangEq, "<=": Le, ">=": Ge, "||": DblPipe,
}

// singles are the signs of one character.
var singles = [128]Kind{
	'(': LParen, ')': RParen, '[': LBracket, ']': RBracket, '{': LBrace, '}': RBrace,
	',': Comma, ';': Semicolon, '.': Dot, ':': Colon, '+': Plus, '-': Minus,
	'*': Star, '%': Percent, '^': Caret, '=': Eq, '<': Lt, '>': Gt,
	'!': Bang, '&': Amp, '|': Pipe, '?': Question,
}

// scanSign reads the longest sign that s starts with.
func scanSign(s string) (Kind, int) {
	if len(s) > 1 {
		if kind, ok := pairs[s[:2]]; ok {
			return kind, 2
		}
	}
	if kind := singles[s[0]]; kind != EOF {
		return kind, 1
	}
	return Unknown, 1
}

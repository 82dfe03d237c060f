package cypherlex

// Kind classifies a token.
type Kind uint8

// The kinds of tokens.
const (
	EOF      Kind = iota // the end of the source, with an empty text
	Space                // a run of white space
	Comment              // from // to the end of the line, or /* … */
	Ident                // an unescaped name; keywords are names
	Quoted               // a name in backticks
	String               // a string in single or double quotes
	Number               // a number literal; whether it is valid is for the parser
	Param                // $name, $`name` or $1 without a space in between
	Unclosed             // a string, backtick or comment that never ends
	Unknown              // a character that begins no token

	Dollar    // $ before anything but a name
	LParen    // (
	RParen    // )
	LBracket  // [
	RBracket  // ]
	LBrace    // {
	RBrace    // }
	Comma     // ,
	Semicolon // ;
	Dot       // .
	DotDot    // ..
	Colon     // :
	DblColon  // ::
	Plus      // +
	PlusEq    // +=
	Minus     // -
	ArrowLine // a Unicode dash: only as part of an arrow
	Star      // *
	Slash     // /
	Percent   // %
	Caret     // ^
	Eq        // =
	RegexEq   // =~
	Neq       // <>
	BangEq    // !=, which Cypher has not; parsers suggest <>
	Lt        // <
	Gt        // >
	ArrowLeft // a Unicode left head: only as part of an arrow
	ArrowHead // a Unicode right head: only as part of an arrow
	Le        // <=
	Ge        // >=
	Bang      // !
	Amp       // &
	Pipe      // |
	DblPipe   // ||
	Question  // ?
)

// Token is one token of a source text.
type Token struct {
	Kind   Kind
	Text   string // exactly as written
	Offset int    // in bytes from the start of the source
}

// End returns the byte offset behind the token.
func (t Token) End() int { return t.Offset + len(t.Text) }

// Skippable tells whether the token only separates others.
func (t Token) Skippable() bool { return t.Kind == Space || t.Kind == Comment }

// Err returns what is wrong with a token of kind Unclosed or Unknown, as an
// [*Error], and nil for all others.
func (t Token) Err() error {
	switch t.Kind {
	case Unclosed:
		return &Error{Message: unclosedMessage(t.Text), Offset: t.Offset}
	case Unknown:
		return &Error{Message: "Invalid input '" + t.Text + "'", Offset: t.Offset}
	}
	return nil
}

func unclosedMessage(text string) string {
	switch text[0] {
	case '/':
		return "Failed to parse comment. A comment starting on `/*` must have a closing `*/`."
	case '\'', '"':
		return "Failed to parse string literal. The query must contain an even number of non-escaped quotes."
	}
	return "Failed to parse escaped name. A name starting on a backtick must have a closing backtick."
}

// Error is a lexical error and where it starts.
type Error struct {
	Message string
	Offset  int // in bytes from the start of the source or, for a single token's text, of the token
}

func (e *Error) Error() string { return e.Message }

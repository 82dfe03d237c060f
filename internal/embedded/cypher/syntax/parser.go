package syntax

// Parse reads one statement; a semicolon at its end is allowed. The error is
// an [*Error].
func Parse(src string) (*Statement, error) {
	return nil, &Error{Code: SyntaxError, Detail: "UnexpectedSyntax", Message: "not yet parsed"}
}

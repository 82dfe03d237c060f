package value

import "fmt"

// Code is a Neo4j status code.
type Code string

// The codes that computing with values can end with.
const (
	SyntaxError         Code = "Neo.ClientError.Statement.SyntaxError"
	TypeError           Code = "Neo.ClientError.Statement.TypeError"
	ArgumentError       Code = "Neo.ClientError.Statement.ArgumentError"
	ArithmeticError     Code = "Neo.ClientError.Statement.ArithmeticError"
	EntityNotFound      Code = "Neo.ClientError.Statement.EntityNotFound"
	ParameterMissing    Code = "Neo.ClientError.Statement.ParameterMissing"
	NotSupported        Code = "Neo.DatabaseError.Statement.ExecutionFailed"
	ProcedureCallFailed Code = "Neo.ClientError.Procedure.ProcedureCallFailed"
	SemanticError       Code = "Neo.ClientError.Statement.SemanticError"
	StackOverflow       Code = "Neo.TransientError.General.StackOverFlowError"
	OutOfMemory         Code = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
)

// Error is a failure with Neo4j's status code and a message close to Neo4j's.
type Error struct {
	Code    Code
	Message string
}

func (e *Error) Error() string { return string(e.Code) + ": " + e.Message }

// Errorf makes an [Error].
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

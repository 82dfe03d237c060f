package syntax

// precedence says how tightly an expression binds: a higher one more tightly.
type precedence uint8

const (
	precOr precedence = iota
	precXor
	precAnd
	precNot
	precComparison
	precPredicate // IN, STARTS WITH, IS NULL, …
	precAdd
	precMultiply
	precPower
	precUnary
	precPostfix
)

var opPrecedences = [...]precedence{
	Or: precOr, Xor: precXor, And: precAnd,
	Eq: precComparison, Neq: precComparison, Lt: precComparison, Le: precComparison, Gt: precComparison, Ge: precComparison,
	In: precPredicate, StartsWith: precPredicate, EndsWith: precPredicate, Contains: precPredicate, Matches: precPredicate,
	Add: precAdd, Subtract: precAdd, Concat: precAdd,
	Multiply: precMultiply, Divide: precMultiply, Modulo: precMultiply,
	Power: precPower, Not: precNot, Negate: precUnary, Identity: precUnary,
}

func precedenceOf(e Expr) precedence {
	switch e := e.(type) {
	case *Unary:
		return opPrecedences[e.Op]
	case *Binary:
		return opPrecedences[e.Op]
	case *Chain:
		return precComparison
	case *IsNull, *IsTyped, *IsNormalized:
		return precPredicate
	case *Integer:
		if e.Value < 0 {
			return precUnary
		}
	}
	return precPostfix
}

package syntax

// Detail is the openCypher TCK's word for an error.
type Detail string

// The details of errors. Each has an example, which a test of package check runs.
const (
	// AmbiguousAggregationExpression: an aggregating item depends on something that is no grouping key.
	//
	// Example: MATCH (n) RETURN n.x + count(*)
	AmbiguousAggregationExpression Detail = "AmbiguousAggregationExpression"

	// ColumnNameConflict: two columns have the same name.
	//
	// Example: RETURN 1 AS a, 2 AS a
	ColumnNameConflict Detail = "ColumnNameConflict"

	// CreatingVarLength: a relationship of variable length cannot be created.
	//
	// Example: CREATE ()-[:R*2]->()
	CreatingVarLength Detail = "CreatingVarLength"

	// DatabaseNotFound: USE names a database that does not exist.
	//
	// Example: USE elsewhere RETURN 1
	DatabaseNotFound Detail = "DatabaseNotFound"

	// DifferentColumnsInUnion: the parts of a UNION have different columns.
	//
	// Example: RETURN 1 AS a UNION RETURN 2 AS b
	DifferentColumnsInUnion Detail = "DifferentColumnsInUnion"

	// FloatingPointOverflow: a float literal is too large.
	//
	// Example: RETURN 1e999
	FloatingPointOverflow Detail = "FloatingPointOverflow"

	// IntegerOverflow: an integer literal is too large.
	//
	// Example: RETURN 9223372036854775808
	IntegerOverflow Detail = "IntegerOverflow"

	// InvalidAggregation: an aggregation stands where there are no groups.
	//
	// Example: MATCH (n) WHERE count(*) > 1 RETURN n
	InvalidAggregation Detail = "InvalidAggregation"

	// InvalidArgumentPassingMode: a CALL within a query leaves its arguments out.
	//
	// Example: UNWIND [1] AS x CALL db.labels YIELD label RETURN label
	InvalidArgumentPassingMode Detail = "InvalidArgumentPassingMode"

	// InvalidArgumentType: a value is of a type that cannot be used here.
	//
	// Example: RETURN 1 AND true
	InvalidArgumentType Detail = "InvalidArgumentType"

	// InvalidClauseComposition: a clause stands where it must not, or is missing.
	//
	// Example: MATCH (n)
	InvalidClauseComposition Detail = "InvalidClauseComposition"

	// InvalidDelete: DELETE of labels.
	//
	// Example: MATCH (n) DELETE n:A
	InvalidDelete Detail = "InvalidDelete"

	// InvalidNumberLiteral: a number is written wrongly.
	//
	// Example: RETURN 0xZ
	InvalidNumberLiteral Detail = "InvalidNumberLiteral"

	// InvalidNumberOfArguments: a function or procedure gets too few or too many arguments.
	//
	// Example: RETURN toUpper()
	InvalidNumberOfArguments Detail = "InvalidNumberOfArguments"

	// InvalidParameterUse: a parameter stands for all properties of a pattern.
	//
	// Example: MATCH (n $p) RETURN n
	InvalidParameterUse Detail = "InvalidParameterUse"

	// InvalidRelationshipPattern: a relationship's length is written wrongly or combined with what it cannot be.
	//
	// Example: MATCH ()-[r:R..]->() RETURN r
	InvalidRelationshipPattern Detail = "InvalidRelationshipPattern"

	// InvalidUnicodeCharacter: a character that begins no token.
	//
	// Example: RETURN 1 — 2
	InvalidUnicodeCharacter Detail = "InvalidUnicodeCharacter"

	// InvalidUnicodeLiteral: \u without four hexadecimal digits.
	//
	// Example: RETURN '\uXYZ'
	InvalidUnicodeLiteral Detail = "InvalidUnicodeLiteral"

	// NegativeIntegerArgument: a number of rows or paths is negative.
	//
	// Example: RETURN 1 LIMIT -1
	NegativeIntegerArgument Detail = "NegativeIntegerArgument"

	// NestedAggregation: an aggregation within an aggregation.
	//
	// Example: RETURN count(count(*))
	NestedAggregation Detail = "NestedAggregation"

	// NoExpressionAlias: an expression of WITH or of a subquery's RETURN has no name.
	//
	// Example: WITH 1 + 1 RETURN 1
	NoExpressionAlias Detail = "NoExpressionAlias"

	// NoSingleRelationshipType: a created relationship has no type or several.
	//
	// Example: CREATE ()-->()
	NoSingleRelationshipType Detail = "NoSingleRelationshipType"

	// NoVariablesInScope: RETURN * where there are no variables.
	//
	// Example: MATCH () RETURN *
	NoVariablesInScope Detail = "NoVariablesInScope"

	// NonConstantExpression: an expression depends on rows or chance where it must not.
	//
	// Example: MATCH (n) RETURN n LIMIT n.x
	NonConstantExpression Detail = "NonConstantExpression"

	// ProcedureNotFound: CALL names a procedure that does not exist.
	//
	// Example: CALL no.such.procedure()
	ProcedureNotFound Detail = "ProcedureNotFound"

	// RequiresDirectedRelationship: a created relationship has no direction.
	//
	// Example: CREATE ()-[:R]-()
	RequiresDirectedRelationship Detail = "RequiresDirectedRelationship"

	// UndefinedVariable: nothing binds the variable.
	//
	// Example: RETURN x
	UndefinedVariable Detail = "UndefinedVariable"

	// UnexpectedSyntax: the text does not follow the grammar.
	//
	// Example: RETURN )
	UnexpectedSyntax Detail = "UnexpectedSyntax"

	// UnknownFunction: there is no function of that name.
	//
	// Example: RETURN noSuchFunction(1)
	UnknownFunction Detail = "UnknownFunction"

	// VariableAlreadyBound: a variable is bound a second time.
	//
	// Example: UNWIND [1] AS x UNWIND [2] AS x RETURN x
	VariableAlreadyBound Detail = "VariableAlreadyBound"

	// VariableTypeConflict: a variable is used as something else than it is.
	//
	// Example: MATCH ()-[r]->() MATCH (r) RETURN r
	VariableTypeConflict Detail = "VariableTypeConflict"
)

// Package cypherlex is the lexical grammar of Cypher as Neo4j 5 reads it:
// source text in, tokens with byte offsets out.
//
// It promises that nothing is lost: the texts of all tokens, white space and
// comments included, joined give back the source, whatever its bytes. What is
// no token of Cypher, such as a string without an end, is a token of kind
// [Unclosed] or [Unknown] and says what is wrong by [Token.Err].
//
// Keywords are ordinary [Ident] tokens: Cypher reserves none of them
// everywhere, so only a parser can tell. Signs of two dashes and arrows are
// single-character tokens, since `a<-1` compares and `(a)<-[r]-(b)` points.
//
// Unicode escapes (\uXXXX) are read inside strings and backticks. Neo4j also
// reads them elsewhere in a query; here they are Unknown there.
//
// Start reading at [Lexer.Next]. The grammar follows Cypher5Lexer of Neo4j 5.26,
// asked query by query.
package cypherlex

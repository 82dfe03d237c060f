package script

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rolegraph/internal/cypherlex"
)

// command is a parsed [Command]: its name without the colon and what follows.
type command struct {
	name     string
	argument string
	at       int // byte offset of the argument in the piece
}

func parseCommand(text string) command {
	text = strings.TrimSuffix(text, ";")
	lex := cypherlex.New(text)
	colon := lex.Next()
	name := lex.Next()
	if name.Kind != cypherlex.Ident {
		return command{name: text[colon.End():], at: colon.End()}
	}
	first := lex.NextSignificant()
	return command{
		name:     strings.ToLower(name.Text),
		argument: strings.TrimRight(text[first.Offset:], " \t\r\n"),
		at:       first.Offset,
	}
}

// assignment is what :param sets: one name, or with no name all keys of a map.
type assignment struct {
	name       string
	expression string
	at         int // byte offset of the expression in the argument
}

// parseAssignment reads `name => expression` or `{map}`; false when it is neither.
func parseAssignment(argument string) (assignment, bool) {
	lex := cypherlex.New(argument)
	first := lex.NextSignificant()
	switch first.Kind {
	case cypherlex.LBrace:
		return assignment{expression: argument}, true
	case cypherlex.Ident, cypherlex.Quoted:
	default:
		return assignment{}, false
	}
	name, err := cypherlex.NameOf(first)
	equals, arrow := lex.NextSignificant(), lex.Next()
	if err != nil || equals.Kind != cypherlex.Eq || arrow.Kind != cypherlex.Gt {
		return assignment{}, false
	}
	expression := lex.NextSignificant()
	return assignment{name, argument[expression.Offset:], expression.Offset}, expression.Kind != cypherlex.EOF
}

// command runs the command of a step.
func (r *run) command(s step) error {
	c := parseCommand(s.Text)
	if alone[c.name] && c.argument != "" {
		return s.fail(c.at, ":%s takes no argument", c.name)
	}
	switch c.name {
	case "param", "params":
		return r.param(s, c)
	case "begin":
		return r.begin(s)
	case "commit", "rollback":
		return r.end(s, c.name == "commit")
	case "use":
		return r.useCommand(s, c)
	}
	return s.fail(0, "unknown command :%s; scripts have :param, :params, :begin, :commit, :rollback, :use and :source", c.name)
}

// alone are the commands without an argument.
var alone = map[string]bool{"begin": true, "commit": true, "rollback": true}

// fail is an error at a byte offset of the step.
func (s step) fail(at int, format string, args ...any) error {
	return &Error{Source: s.source, Offset: s.Offset + at, Message: fmt.Sprintf(format, args...)}
}

// param sets parameters, lists them without an argument, or clears them.
func (r *run) param(s step, c command) error {
	switch c.argument {
	case "", "list":
		r.listParams()
		return nil
	case "clear":
		clear(r.params)
		return nil
	}
	set, ok := parseAssignment(c.argument)
	if !ok {
		return s.fail(c.at, "expected `:param name => expression` or `:param {name: expression}`")
	}
	value, err := r.evaluate(set.expression)
	if err != nil {
		return queryError(s.source, set.expression, s.Offset+c.at+set.at, len(returnPrefix), err)
	}
	if set.name != "" {
		r.params[set.name] = value
		return nil
	}
	values, ok := value.(map[string]any)
	if !ok {
		return s.fail(c.at, "expected a map of parameters")
	}
	maps.Copy(r.params, values)
	return nil
}

func (r *run) listParams() {
	if r.Notice == nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(r.params)) {
		r.Notice(fmt.Sprintf(":param %s => %v", name, r.params[name]))
	}
}

func (r *run) begin(s step) error {
	if r.openedBy != nil {
		return s.fail(0, "a transaction is open already, since %s", r.openedBy.place())
	}
	r.openedBy = &s
	if r.DryRun {
		return nil
	}
	tx, err := r.session.BeginTransaction(r.ctx)
	if err != nil {
		return queryError(s.source, "", s.Offset, 0, err)
	}
	r.tx = tx
	return nil
}

// end commits the open transaction or rolls it back.
func (r *run) end(s step, commit bool) error {
	if r.openedBy == nil {
		return s.fail(0, "no transaction is open: :begin is missing")
	}
	opened := r.openedBy
	r.openedBy = nil
	if r.DryRun {
		if !commit {
			r.notTried(s, "rolls back the transaction of "+opened.place()+", which is counted here all the same")
		}
		return nil
	}
	tx := r.tx
	r.tx = nil
	if !commit {
		r.undone()
		return tx.Rollback(r.ctx)
	}
	if err := tx.Commit(r.ctx); err != nil {
		return queryError(s.source, "", s.Offset, 0, err)
	}
	r.committed()
	return nil
}

func (r *run) useCommand(s step, c command) error {
	name, err := cypherlex.NameOf(cypherlex.New(c.argument).Next())
	switch {
	case r.tx != nil || r.openedBy != nil:
		return s.fail(0, "the database cannot change while a transaction is open")
	case err != nil || c.argument == "":
		return s.fail(c.at, "expected `:use database`")
	}
	r.Database = name
	r.use(name)
	return nil
}

package tck

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/internal/embedded"
	"rolegraph/internal/embedded/cypher/exec"
	"rolegraph/internal/embedded/value"
)

func TestEmbedded(t *testing.T) {
	folder := kit(t)
	db := embedded.StartT(t)
	driver, err := neo4j.NewDriverWithContext(db.URI(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	register := func(signature string, header []string, rows [][]any) error {
		p, err := tableProcedure(signature, header, rows)
		if err == nil {
			db.Engine().Register(p)
		}
		return err
	}
	runAll(t, target{driver: driver, folder: folder, register: register}, "embedded.txt")
}

// signatureOf takes a signature such as "test.my.proc(a :: STRING?) :: (b :: INTEGER?)"
// apart.
var signatureOf = regexp.MustCompile(`^([\w.]+)\((.*?)\) :: (?:\((.*)\)|VOID)$`)

// tableProcedure makes a procedure that answers with the rows of a table whose
// first columns equal the arguments.
func tableProcedure(signature string, header []string, rows [][]any) (exec.Procedure, error) {
	m := signatureOf.FindStringSubmatch(strings.TrimSpace(signature))
	if m == nil {
		return exec.Procedure{}, fmt.Errorf("signature %q", signature)
	}
	args, err := fields(m[2])
	if err != nil {
		return exec.Procedure{}, err
	}
	results, err := fields(m[3])
	if err != nil {
		return exec.Procedure{}, err
	}
	if len(header) != 0 && len(header) != len(args)+len(results) {
		return exec.Procedure{}, fmt.Errorf("%d columns for %q", len(header), signature)
	}
	return exec.Procedure{Name: m[1], Mode: "READ", Args: args, Results: results, Call: func(c *exec.Call) ([][]value.Value, error) {
		var out [][]value.Value
		for _, row := range rows {
			if values := convert(row); slices.EqualFunc(values[:len(args)], c.Args, value.Equivalent) {
				out = append(out, values[len(args):])
			}
		}
		return out, nil
	}}, nil
}

// fields reads "name :: STRING?, id :: NUMBER?".
func fields(list string) ([]exec.Field, error) {
	var out []exec.Field
	for _, field := range strings.Split(list, ",") {
		name, typ, found := strings.Cut(field, "::")
		if !found {
			continue
		}
		typ = strings.TrimSuffix(strings.TrimSpace(typ), "?")
		if typ == "NUMBER" {
			typ = "INTEGER | FLOAT"
		}
		parsed, err := value.ParseType(typ)
		if err != nil {
			return nil, err
		}
		out = append(out, exec.Field{Name: strings.TrimSpace(name), Type: parsed})
	}
	return out, nil
}

func convert(row []any) []value.Value {
	out := make([]value.Value, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case bool:
			out[i] = value.Boolean(v)
		case int64:
			out[i] = value.Integer(v)
		case float64:
			out[i] = value.Float(v)
		case string:
			out[i] = value.String(v)
		}
	}
	return out
}

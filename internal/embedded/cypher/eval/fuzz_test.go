package eval_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/value"
)

// A budget refuses what exceeds it.
type budget struct{ left int64 }

func (b *budget) Reserve(bytes int64) error {
	if bytes > b.left {
		return value.Errorf(value.OutOfMemory, "over budget")
	}
	b.left -= bytes
	return nil
}

// Whatever can be parsed ends in a value or in an error with a code, within its
// memory.
func FuzzEvaluate(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			f.Add(strings.TrimPrefix(strings.TrimSpace(line), "| "))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := parseExpression(text)
		if err != nil || strings.Contains(text, ";") {
			return
		}
		scope := eval.NewScope("x")
		program, err := eval.Compile(e, scope)
		if err != nil {
			return
		}
		ctx := testContext(nil)
		ctx.Memory = &budget{1 << 20}
		ctx.Graph = smallGraph{}
		v, err := program(ctx, make(eval.Row, scope.Width()))
		var coded *value.Error
		if err != nil && !errors.As(err, &coded) {
			t.Errorf("%s: %v has no code", text, err)
		}
		value.AppendKey([]byte(value.Text(v)), v)
	})
}

package eval_test

import (
	"errors"
	"testing"

	"rolegraph/internal/embedded/cypher/eval"
	"rolegraph/internal/embedded/value"
)

const megabyte = 1 << 20

func TestMemoryIsBookedWhileAProgramRuns(t *testing.T) {
	for _, c := range []struct {
		text string
		fits bool
	}{
		{"size(reduce(a = [], x IN range(1, 5000) | a + x))", true},
		{"size(reduce(a = '', x IN range(1, 5000) | a + 'abcdefgh'))", true},
		{"size([x IN range(1, 500) | size(range(1, 10000))])", true},
		{"range(1, 1000000000000)", false},
		{"size([x IN range(1, 500) | range(1, 10000)])", false},
		{"size(reduce(a = [1], x IN range(1, 60) | a + a))", false},
		{"size(reduce(a = 'ab', x IN range(1, 60) | a + a))", false},
		{"size(reduce(a = 'ab', x IN range(1, 60) | replace(a, 'a', 'aa')))", false},
	} {
		memory := &budget{megabyte}
		_, err := runWithin(t, c.text, memory)
		var refused *value.Error
		if c.fits && err != nil || !c.fits && (!errors.As(err, &refused) || refused.Code != value.OutOfMemory) {
			t.Errorf("%s: %v", c.text, err)
		}
		if memory.left != megabyte {
			t.Errorf("%s left %d bytes booked", c.text, megabyte-memory.left)
		}
	}
}

func runWithin(t *testing.T, text string, memory *budget) (value.Value, error) {
	t.Helper()
	e, err := parseExpression(text)
	if err != nil {
		t.Fatal(err)
	}
	scope := eval.NewScope()
	program, err := eval.Compile(e, scope)
	if err != nil {
		t.Fatal(err)
	}
	ctx := testContext(nil)
	ctx.Memory = memory
	return program(ctx, make(eval.Row, scope.Width()))
}

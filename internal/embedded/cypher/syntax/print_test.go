package syntax

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPrint gives, for each source, how it prints; printing that again changes
// nothing. Sources in testdata/print.txt print as the line below them.
func TestPrint(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "print.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for block := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n\n") {
		source, want, ok := strings.Cut(block, "\n")
		if !ok {
			want = source
		}
		statement, err := Parse(source)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		if got := statement.String(); got != want {
			t.Errorf("%s\n got %s\nwant %s", source, got, want)
		}
		checkFixedPoint(t, statement)
		checkSpans(t, statement, source)
	}
}

func checkFixedPoint(t *testing.T, statement *Statement) {
	t.Helper()
	printed := statement.String()
	again, err := Parse(printed)
	if err != nil {
		t.Fatalf("%s: cannot be parsed: %v", printed, err)
	}
	if got := again.String(); got != printed {
		t.Fatalf("%s\nprints then as %s", printed, got)
	}
}

// checkSpans demands that every node lies in the source and within its parent.
func checkSpans(t *testing.T, n Node, source string) {
	t.Helper()
	n.children(func(child Node) {
		if child.Pos() < n.Pos() || child.End() > n.End() || child.Pos() > child.End() || child.End() > len(source) {
			t.Errorf("%s: %T %s at %d-%d lies outside of %T %s at %d-%d",
				source, child, child, child.Pos(), child.End(), n, n, n.Pos(), n.End())
		}
		checkSpans(t, child, source)
	})
}

package draw

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"rolegraph/graph"
)

// Resident memory of this process and its workers, after many different
// pictures, stays within 1.5 times what it was after 100. DRAW_SOAK sets how
// many; make soak asks for 2,000.
func TestMemoryStaysFlat(t *testing.T) {
	total := 0
	if text := os.Getenv("DRAW_SOAK"); text != "" {
		var err error
		if total, err = strconv.Atoi(text); err != nil || total < 200 {
			t.Fatalf("DRAW_SOAK=%q: want a number of 200 or more", text)
		}
	}
	if total == 0 {
		t.Skip("long: DRAW_SOAK=2000 runs it")
	}
	s := newStudio(t, Config{CacheBytes: 4 << 20})
	var early int64
	for i := 1; i <= total; i++ {
		render(t, s, soakScene(i), SVG)
		if i > 50 && i <= 100 {
			early = max(early, resident(t, s))
		}
	}
	var late int64
	for i := 1; i <= 50; i++ {
		render(t, s, soakScene(total+i), SVG)
		late = max(late, resident(t, s))
	}
	t.Logf("%d MiB after 100 pictures, %d MiB after %d; %+v", early>>20, late>>20, total, s.Stats())
	if late > early*3/2 {
		t.Errorf("%d bytes after 100 pictures, %d after %d", early, late, total)
	}
}

// soakScene is a different picture for every number.
func soakScene(i int) *Scene {
	g := tree(60)
	g.Nodes[0].Name = fmt.Sprintf("Team number %d", i)
	g.Relationships = append(g.Relationships, graph.Relationship{Type: "LINK", Start: fmt.Sprint(i % 60), End: fmt.Sprint(i / 60 % 60)})
	return Result(g, testOptions())
}

// resident is the memory that this process and the workers hold.
func resident(t *testing.T, s *Studio) int64 {
	t.Helper()
	runtime.GC()
	debug.FreeOSMemory()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Skip("this system does not tell a process's memory")
	}
	pages, err := strconv.ParseInt(strings.Fields(string(text))[1], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return pages*int64(os.Getpagesize()) + s.Stats().WorkerBytes
}

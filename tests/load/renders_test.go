package load

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
	"testing"

	"rolegraph/tests/program"
)

// After many different pictures over HTTP, the api and its workers hold at most
// 1.5 times the memory that they held after 100. ROLEGRAPH_RENDERS sets how many;
// make soak asks for 2,000.
func TestRendersLeaveMemoryFlat(t *testing.T) {
	total := 200
	if text := os.Getenv("ROLEGRAPH_RENDERS"); text != "" {
		var err error
		if total, err = strconv.Atoi(text); err != nil || total < 200 {
			t.Fatalf("ROLEGRAPH_RENDERS=%q: want a number of 200 or more", text)
		}
	}
	p := program.API(t, "--data", ":memory:", "--bolt", "127.0.0.1:0")
	early := most(t, p, 0, 100)
	draw(t, p, 100, total-50)
	late := most(t, p, total-50, total)
	t.Logf("%d MiB after 100 pictures, %d MiB after %d", early>>20, late>>20, total)
	if late > early*3/2 {
		t.Errorf("%d bytes after 100 pictures, %d after %d", early, late, total)
	}
}

// most draws pictures and returns the most memory that was held on the way.
func most(t *testing.T, p *program.Running, from, to int) (bytes int64) {
	t.Helper()
	for i := from; i < to; i++ {
		draw(t, p, i, i+1)
		bytes = max(bytes, p.Resident(t))
	}
	return bytes
}

// draw asks for pictures that differ in what they show, so that each is laid out.
func draw(t *testing.T, p *program.Running, from, to int) {
	t.Helper()
	for i := from; i < to; i++ {
		address := fmt.Sprintf("/api/v1/diagrams/cypher.svg?query=MATCH%%20p=(a:Role)--(b)%%20RETURN%%20p%%20SKIP%%20%d%%20LIMIT%%20%d&title=Number%%20%d", i%45, 20+i/45, i)
		if status := get(t, p.URL+address); status != http.StatusOK {
			t.Fatalf("picture %d: %d\n%s", i, status, p.Log)
		}
	}
}

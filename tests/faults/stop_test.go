package faults

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"rolegraph/tests/program"
	"rolegraph/tests/testdb"
)

// A stream that is not done when the server must stop gets a last frame that
// says so.
func TestStopEndsALongStreamWithAnError(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		p := program.API(t, "--uri", db.URI, "--no-seed", "--drain", "200ms")
		s := stream(t, p.URL, "UNWIND range(1, 100000000) AS i RETURN i")
		for range 100 {
			s.next()
		}
		stopped := make(chan int, 1)
		go func() { stopped <- p.Stop(t) }()
		if _, last := s.rest(); last.Error == nil || last.Error.Code != "stopping" || last.Error.Status != http.StatusServiceUnavailable {
			t.Errorf("last frame %+v\n%s", last, p.Log)
		}
		if code := <-stopped; code != 0 {
			t.Errorf("exit code %d\n%s", code, p.Log)
		}
	})
}

// A stream that can finish in time does.
func TestStopLetsAStreamFinish(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		p := program.API(t, "--uri", db.URI, "--no-seed", "--drain", "50s")
		s := stream(t, p.URL, "UNWIND range(1, 200000) AS i RETURN i")
		for range 100 {
			s.next()
		}
		stopped := make(chan int, 1)
		go func() { stopped <- p.Stop(t) }()
		if rows, last := s.rest(); last.Summary == nil || rows != 200_000-99 {
			t.Errorf("%d rows, last frame %+v\n%s", rows, last, p.Log)
		}
		if code := <-stopped; code != 0 {
			t.Errorf("exit code %d\n%s", code, p.Log)
		}
	})
}

// Pictures in the making are finished, workers included.
func TestStopLetsPicturesFinish(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		tangle(t, db)
		p := program.API(t, "--uri", db.URI, "--no-seed", "--drain", "50s")
		pictures, all := ask(t, p.URL, 4)
		eventually(t, "a worker at work", func() bool {
			_, text := fetch(t, p.URL+"/metrics")
			return strings.Contains(text, "\nrolegraph_draw_workers_busy 2")
		})
		workers := p.Workers(t)
		if code := p.Stop(t); code != 0 {
			t.Errorf("exit code %d\n%s", code, p.Log)
		}
		all.Wait()
		for _, picture := range pictures {
			if picture != "200" {
				t.Errorf("a picture ended with %s", picture)
			}
		}
		for _, pid := range workers {
			eventually(t, "the worker is gone", func() bool { return !alive(pid) })
		}
	})
}

// ask asks for n pictures of the tangle at once; each gives 200 or what came.
func ask(t *testing.T, url string, n int) (pictures []string, all *sync.WaitGroup) {
	pictures, all = make([]string, n), &sync.WaitGroup{}
	for i := range n {
		all.Go(func() {
			status, text := fetch(t, tangled(url, i))
			if pictures[i] = text; status == http.StatusOK && strings.HasSuffix(strings.TrimSpace(text), "</svg>") {
				pictures[i] = "200"
			}
		})
	}
	return pictures, all
}

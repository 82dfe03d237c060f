package faults

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"rolegraph/tests/program"
	"rolegraph/tests/testdb"
)

// A worker that dies while it draws costs one reply at most; here none, since the
// job is tried again. Every later picture is there.
func TestKilledWorkerCostsOneReplyAtMost(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		tangle(t, db)
		p := program.API(t, "--uri", db.URI, "--no-seed")
		pictures, all := ask(t, p.URL, 4)
		eventually(t, "a worker at work", func() bool {
			_, text := fetch(t, p.URL+"/metrics")
			return strings.Contains(text, "\nrolegraph_draw_workers_busy 2")
		})
		killed := p.Workers(t)[0]
		if err := syscall.Kill(killed, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		all.Wait()
		failed := 0
		for _, picture := range pictures {
			if picture != "200" {
				failed++
			}
		}
		if failed > 1 {
			t.Errorf("%d of %d pictures failed: %.300q\n%s", failed, len(pictures), pictures, p.Log)
		}
		if status, text := fetch(t, tangled(p.URL, 10)); status != 200 {
			t.Errorf("after that: %d %.300s", status, text)
		}
		if status, text := fetch(t, p.URL+"/readyz"); status != 200 {
			t.Errorf("not ready: %s", text)
		}
	})
}

// Workers that die while they wait for work cost nothing.
func TestKilledIdleWorkersCostNothing(t *testing.T) {
	db := testdb.Embedded(t)
	p := program.API(t, "--uri", db.URI)
	for i := range 3 {
		for _, pid := range p.Workers(t) {
			_ = syscall.Kill(pid, syscall.SIGKILL) // one may be ending already
		}
		if status, text := fetch(t, fmt.Sprintf("%s/api/v1/diagrams/schema.svg?title=%d", p.URL, i)); status != 200 {
			t.Errorf("%d %.300s\n%s", status, text, p.Log)
		}
	}
}

// alive tells whether a process has not ended.
func alive(pid int) bool {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err == nil && !strings.Contains(string(text), ") Z ")
}

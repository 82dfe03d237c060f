package faults

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rolegraph/tests/program"
	"rolegraph/tests/testdb"
)

// questions are what every fault is tried on: two questions, two pictures, a
// statement, each with an answer that stays the same.
var questions = []string{
	"/api/v1/roles?limit=3",
	"/api/v1/compare?roles=ml-engineer,ml-researcher",
	"/api/v1/diagrams/org.svg",
	"/api/v1/diagrams/cypher.svg?query=MATCH%20p=(:Role)-[:USES]->(:Tool)%20RETURN%20p",
}

// wanted are the answers to the questions while nothing is wrong.
func wanted(t *testing.T, url string) map[string]string {
	t.Helper()
	answers := map[string]string{}
	for _, question := range questions {
		eventually(t, "an answer to "+question, func() bool {
			status, text := fetch(t, url+question)
			answers[question] = text
			return status == http.StatusOK
		})
	}
	return answers
}

// The network between api and database fails in each of its ways. Meanwhile every
// question gets its answer or a clear error, the health check is green, and the
// readiness check tells the part that is missing; afterwards all is as before.
func TestNetworkFails(t *testing.T) {
	faults := []struct {
		name string
		fault
		statuses []int // that an answer may have
	}{
		{"refuses connections", fault{refuse: true}, []int{503}},
		{"cuts connections at once", fault{cut: 1}, []int{503}},
		{"cuts answers in the middle", fault{cut: 700}, []int{200, 503}},
		{"cuts answers later", fault{cut: 4000}, []int{200, 503}},
		{"swallows everything", fault{hole: true}, []int{503, 504}},
		{"is slow", fault{delay: 20 * time.Millisecond}, []int{200, 504}},
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		network := startProxy(t, db.URI)
		p := program.API(t, "--uri", network.uri, "--query-timeout", "3s")
		want := wanted(t, p.URL)
		for _, f := range faults {
			network.set(f.fault)
			if f.refuse {
				network.drop()
			}
			checkFault(t, p, want, f.name, f.statuses)
			network.set(fault{})
			eventually(t, f.name+": it is over", func() bool {
				status, _ := fetch(t, p.URL+"/readyz")
				return status == http.StatusOK
			})
			for _, question := range questions {
				eventually(t, f.name+": afterwards "+question, func() bool {
					status, text := fetch(t, p.URL+question)
					if status == http.StatusOK && text != want[question] {
						t.Fatalf("%s: afterwards %s is answered with %s", f.name, question, text)
					}
					return status == http.StatusOK
				})
			}
		}
	})
}

// checkFault asks everything while the network fails.
func checkFault(t *testing.T, p *program.Running, want map[string]string, name string, statuses []int) {
	t.Helper()
	var all sync.WaitGroup
	for _, question := range questions {
		all.Go(func() {
			status, text := fetch(t, p.URL+question)
			switch {
			case !slices.Contains(statuses, status):
				t.Errorf("%s: %s: %d %.300s", name, question, status, text)
			case status == http.StatusOK && text != want[question]:
				t.Errorf("%s: %s is answered with %.300s", name, question, text)
			case status != http.StatusOK && !strings.Contains(text, `"code":"unavailable"`) && !strings.Contains(text, `"code":"timed_out"`):
				t.Errorf("%s: %s: %d %.300s", name, question, status, text)
			}
		})
	}
	all.Wait()
	if status, _ := fetch(t, p.URL+"/healthz"); status != http.StatusOK {
		t.Errorf("%s: the health check says %d", name, status)
	}
	if status, text := fetch(t, p.URL+"/readyz"); !slices.Contains(statuses, http.StatusOK) && (status != http.StatusServiceUnavailable || !strings.Contains(text, `"database":"does not answer"`)) {
		t.Errorf("%s: the readiness check says %d %s", name, status, text)
	}
}

// A stream that loses its database ends in an error, never as if it were whole.
func TestStreamLosesItsDatabase(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		network := startProxy(t, db.URI)
		p := program.API(t, "--uri", network.uri, "--no-seed", "--query-timeout", "3s")
		for name, lose := range map[string]func(){
			"cut":     network.drop,
			"swallow": func() { network.set(fault{hole: true}) },
		} {
			s := streamFor(t, p.URL, "UNWIND range(1, 100000000) AS i RETURN i", 0)
			for i := range 100 {
				if f, _ := s.next(); i > 0 && !slices.Equal(f.Row, []any{float64(i)}) {
					t.Fatalf("%s: frame %d is %+v", name, i, f)
				}
			}
			lose()
			_, last := s.rest()
			if last.Error == nil || last.Error.Code != "unavailable" && last.Error.Code != "timed_out" {
				t.Errorf("%s: last frame %+v\n%s", name, last, p.Log)
			}
			network.set(fault{})
			eventually(t, name+": a stream afterwards", func() bool {
				rows, last := streamFor(t, p.URL, "UNWIND range(1, 1000) AS i RETURN i", 0).rest()
				return rows == 1000 && last.Summary != nil
			})
		}
	})
}

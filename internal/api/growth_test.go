package api_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"rolegraph/seed"
	"rolegraph/tests/testdb"
)

// The same questions and pictures over HTTP on made-up graphs of three sizes, asked
// in turn: medians in milliseconds, and how many times as long the largest takes as
// the middle one, which is ten times smaller. The middle one has the size of O*NET's
// core: a thousand roles, 28,000 nodes, 150,000 relationships. A role has as much of
// everything whatever the size; a hub keeps its share of all roles, so that it grows.
// Each call asks about something else.
//
//	go test ./internal/api -run '^$' -bench Growth -benchtime 20x
func BenchmarkGrowth(b *testing.B) {
	sizes := []*size{{times: 1}, {times: 10}, {times: 100}}
	for _, s := range sizes {
		s.fill(b)
	}
	for _, s := range sizes {
		b.Run(fmt.Sprintf("x%d", s.times), func(b *testing.B) {
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(s.nodes), "nodes")
			b.ReportMetric(float64(s.edges), "relationships")
			b.ReportMetric(s.loading.Seconds(), "load-s")
			b.ReportMetric(s.heap, "heap-MB")
		})
	}
	for _, q := range growing {
		b.Run(q.name, func(b *testing.B) {
			for _, s := range sizes {
				s.took = nil
				readAll(b, s.server.URL+q.path(s, 0))
			}
			i := 0
			for b.Loop() {
				i++
				for _, s := range sizes {
					s.took = append(s.took, timed(func() { readAll(b, s.server.URL+q.path(s, i)) }))
				}
			}
			b.ReportMetric(0, "ns/op")
			for _, s := range sizes {
				slices.Sort(s.took)
				b.ReportMetric(milliseconds(s.median()), s.unit())
			}
			b.ReportMetric(float64(sizes[2].median())/float64(sizes[1].median()), "x100/x10")
		})
	}
}

// growing are the questions and pictures, of the i-th call.
var growing = []struct {
	name string
	path func(s *size, i int) string
}{
	{"typeahead", func(s *size, i int) string { return fmt.Sprintf("/api/v1/search?q=tool%%20%d", i%10) }},
	{"list", func(*size, int) string { return "/api/v1/roles" }},
	{"role", func(s *size, i int) string { return "/api/v1/roles/" + s.role(i) }},
	{"hub", func(s *size, i int) string { return fmt.Sprintf("/api/v1/tools/tool-%d", i%5) }},
	{"compare", func(s *size, i int) string { return fmt.Sprintf("/api/v1/compare?roles=%s,%s", s.role(i), s.role(i+1)) }},
	{"similar", func(s *size, i int) string { return "/api/v1/roles/" + s.role(i) + "/similar" }},
	{"routes", func(s *size, i int) string {
		return fmt.Sprintf("/api/v1/routes?from=%s&to=%s", s.role(i), s.role(i+3))
	}},
	{"paths", func(s *size, i int) string {
		return fmt.Sprintf("/api/v1/paths?from=Role:%s&to=Role:%s", s.role(i), s.role(i+1))
	}},
	{"schema", func(*size, int) string { return "/api/v1/schema" }},
	{"picture-of-a-role", func(s *size, i int) string { return "/api/v1/diagrams/thing.svg?label=Role&key=" + s.role(i) }},
	{"picture-of-a-hub", func(s *size, i int) string {
		return fmt.Sprintf("/api/v1/diagrams/thing.svg?label=Tool&key=tool-%d", i)
	}},
	{"picture-of-two-roles", func(s *size, i int) string {
		return fmt.Sprintf("/api/v1/diagrams/compare.svg?roles=%s,%s", s.role(i), s.role(i+1))
	}},
}

// size is a made-up graph behind an API.
type size struct {
	times        int
	server       *server
	nodes, edges int
	loading      time.Duration
	heap         float64 // MB that the database holds
	took         []time.Duration
}

// Of O*NET's core, a tenth: roles, tools, and what a role has of them.
const (
	rolesEach   = 100
	toolsEach   = 2690
	skillCount  = 68
	usesOfRole  = 73
	relatedEach = 18
)

func (s *size) unit() string          { return fmt.Sprintf("x%d-ms", s.times) }
func (s *size) median() time.Duration { return s.took[len(s.took)/2] }
func (s *size) role(i int) string     { return fmt.Sprintf("role-%d", i*7919%(rolesEach*s.times)) }

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// fill makes the graph in a database and starts an API on it.
func (s *size) fill(b *testing.B) {
	before := heap()
	db := testdb.Embedded(b)
	for statement := range strings.SplitSeq(strings.TrimSpace(seed.Schema()), ";") {
		if strings.TrimSpace(statement) != "" {
			db.Run(b, statement, nil)
		}
	}
	began := time.Now()
	roles, tools := rolesEach*s.times, toolsEach*s.times
	s.create(b, db, "UNWIND $rows AS i CREATE (:Role {id: 'role-' + i, name: 'Role ' + i, dataset: 'made up', job_zone: 1 + i % 5})", numbers(roles))
	s.create(b, db, "UNWIND $rows AS i CREATE (:Tool {id: 'tool-' + i, name: 'Tool ' + i, dataset: 'made up'})", numbers(tools))
	s.create(b, db, "UNWIND $rows AS i CREATE (:Skill {id: 'skill-' + i, name: 'Skill ' + i, dataset: 'made up'})", numbers(skillCount))
	s.nodes = roles + tools + skillCount
	random := rand.New(rand.NewPCG(1, uint64(s.times)))
	s.link(b, db, "Tool", "USES", func(int) []int { return s.uses(random, tools) })
	s.link(b, db, "Skill", "REQUIRES", func(int) []int { return upTo(skillCount) })
	s.link(b, db, "Role", "RELATED_TO", func(role int) []int { return near(random, role, roles) })
	s.loading = time.Since(began)
	s.heap = float64(heap()-before) / 1e6
	s.server = start(b, db)
}

// link draws the ends of each role's relationships.
func (s *size) link(b *testing.B, db testdb.DB, label, typ string, ends func(role int) []int) {
	query := strings.NewReplacer("LABEL", label, "TYPE", typ, "PREFIX", strings.ToLower(label)).Replace(
		"UNWIND $rows AS row MATCH (a:Role {id: 'role-' + row[0]}) MATCH (b:LABEL {id: 'PREFIX-' + row[1]}) " +
			"CREATE (a)-[:TYPE {importance: 1.0 + row[1] % 5, level: 1.0 + row[0] % 7, dataset: 'made up', source: 'made up'}]->(b)")
	var rows []any
	for role := range rolesEach * s.times {
		for _, end := range ends(role) {
			rows = append(rows, []any{role, end})
			s.edges++
		}
	}
	s.create(b, db, query, rows)
}

func (s *size) create(b *testing.B, db testdb.DB, query string, rows []any) {
	for batch := range slices.Chunk(rows, 20_000) {
		db.Run(b, query, map[string]any{"rows": batch})
	}
}

// uses draws the tools of a role: few are used by nearly all, most by one or two,
// as in O*NET.
func (s *size) uses(random *rand.Rand, tools int) []int {
	seen := map[int]bool{}
	var drawn []int
	for range 10 + random.IntN(2*(usesOfRole-10)) {
		tool := int(math.Pow(float64(tools), random.Float64())) - 1
		if random.IntN(2) == 0 {
			tool = random.IntN(tools)
		}
		if !seen[tool] {
			seen[tool] = true
			drawn = append(drawn, tool)
		}
	}
	return drawn
}

// near draws related roles, most of them not far off.
func near(random *rand.Rand, role, roles int) []int {
	seen := map[int]bool{role: true}
	var drawn []int
	for range relatedEach {
		other := (role + 1 + random.IntN(40)) % roles
		if !seen[other] {
			seen[other] = true
			drawn = append(drawn, other)
		}
	}
	return drawn
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

func numbers(n int) []any {
	all := make([]any, n)
	for i := range all {
		all[i] = i
	}
	return all
}

package graph_test

import (
	"archive/zip"
	"bufio"
	"math"
	"path"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// occupation is one role as O*NET's files have it, read without the loader.
type occupation struct {
	zone    int
	skills  map[string]float64 // by element: importance × level
	tools   map[string]bool
	related map[string]bool
}

// reckoner works out answers a second time, from the files alone.
type reckoner struct {
	roles       map[string]*occupation
	users       map[string]int // of each tool
	skillScale  float64        // importance × level of all that an average rated role requires
	toolScale   float64        // rarity of all tools that an average role uses
	hops        map[string]map[string]float64
	unreachable float64
}

// readFiles reads an archive in the layout of O*NET's text download.
func readFiles(t *testing.T, file string) *reckoner {
	t.Helper()
	r := &reckoner{roles: map[string]*occupation{}, users: map[string]int{}, unreachable: math.Inf(1)}
	rows(t, file, "Occupation Data.txt", func(v map[string]string) {
		r.roles["onet:"+v["O*NET-SOC Code"]] = &occupation{skills: map[string]float64{}, tools: map[string]bool{}, related: map[string]bool{}}
	})
	rows(t, file, "Job Zones.txt", func(v map[string]string) { r.of(v).zone, _ = strconv.Atoi(v["Job Zone"]) })
	for _, table := range []string{"Skills.txt", "Knowledge.txt"} {
		rows(t, file, table, func(v map[string]string) {
			n, err := strconv.ParseFloat(v["Data Value"], 64)
			if err != nil {
				n = 1
			}
			skills := r.of(v).skills
			if before, ok := skills[v["Element ID"]]; ok {
				n *= before
			}
			skills[v["Element ID"]] = n
		})
	}
	for _, table := range []string{"Technology Skills.txt", "Tools Used.txt"} {
		rows(t, file, table, func(v map[string]string) {
			tool := strings.Join(strings.Fields(cases.Fold().String(norm.NFC.String(v["Example"]))), " ")
			if tools := r.of(v).tools; !tools[tool] {
				tools[tool] = true
				r.users[tool]++
			}
		})
	}
	rows(t, file, "Related Occupations.txt", func(v map[string]string) {
		r.of(v).related["onet:"+v["Related O*NET-SOC Code"]] = true
	})
	r.average()
	r.costs()
	return r
}

func (r *reckoner) of(v map[string]string) *occupation { return r.roles["onet:"+v["O*NET-SOC Code"]] }

// rows hands the rows of a table on, by column.
func rows(t *testing.T, file, table string, take func(map[string]string)) {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	for _, member := range archive.File {
		if path.Base(member.Name) != table {
			continue
		}
		text, err := member.Open()
		if err != nil {
			t.Fatal(err)
		}
		defer text.Close()
		lines := bufio.NewScanner(text)
		lines.Buffer(nil, 1<<20)
		lines.Scan()
		columns := strings.Split(lines.Text(), "\t")
		for lines.Scan() {
			row := map[string]string{}
			for i, field := range strings.Split(lines.Text(), "\t") {
				row[columns[i]] = field
			}
			take(row)
		}
		return
	}
	t.Fatalf("%s has no %s", file, table)
}

// rarity is the weight of a tool.
func (r *reckoner) rarity(tool string) float64 {
	return math.Log(1 + float64(len(r.roles))/float64(r.users[tool]))
}

func (r *reckoner) average() {
	rated, using := 0.0, 0.0
	for _, o := range r.roles {
		if len(o.skills) > 0 {
			rated++
		}
		for _, rating := range o.skills {
			r.skillScale += rating
		}
		if len(o.tools) > 0 {
			using++
		}
		for tool := range o.tools {
			r.toolScale += r.rarity(tool)
		}
	}
	r.skillScale /= rated
	r.toolScale /= using
}

// gap is what a hop costs without its fixed part.
func (r *reckoner) gap(from, to string) float64 {
	a, b := r.roles[from], r.roles[to]
	skills, tools := 1.0, 1.0
	if len(a.skills) > 0 && len(b.skills) > 0 {
		skills = 0
		for skill, want := range b.skills {
			skills += math.Max(0, want-a.skills[skill]) / r.skillScale
		}
	}
	if len(a.tools) > 0 && len(b.tools) > 0 {
		tools = 0
		for tool := range b.tools {
			if !a.tools[tool] {
				tools += r.rarity(tool) / r.toolScale
			}
		}
	}
	return skills + tools
}

func (r *reckoner) costs() {
	r.hops = map[string]map[string]float64{}
	for from, o := range r.roles {
		r.hops[from] = map[string]float64{}
		for to := range o.related {
			if r.roles[to] != nil && to != from {
				r.hops[from][to] = 0.5 + r.gap(from, to)
			}
		}
	}
}

// shared is the tools of two roles, and their Jaccard index weighted by rarity.
func (r *reckoner) shared(a, b string) (tools map[string]bool, jaccard float64) {
	tools = map[string]bool{}
	both, either := 0.0, 0.0
	for tool := range r.roles[a].tools {
		either += r.rarity(tool)
		if r.roles[b].tools[tool] {
			tools[tool] = true
			both += r.rarity(tool)
		}
	}
	for tool := range r.roles[b].tools {
		if !tools[tool] {
			either += r.rarity(tool)
		}
	}
	if either == 0 {
		return tools, 0
	}
	return tools, both / either
}

// compareGap is the sum of what the second role has beyond the first, tools 1 each.
func (r *reckoner) compareGap(a, b string) float64 {
	sum := 0.0
	for tool := range r.roles[b].tools {
		if !r.roles[a].tools[tool] {
			sum++
		}
	}
	for skill, want := range r.roles[b].skills {
		sum += math.Max(0, want-r.roles[a].skills[skill])
	}
	return sum
}

// cheapest is the cost of the cheapest walk of at most so many hops, hop by hop.
func (r *reckoner) cheapest(from, to string, hops int) float64 {
	best := map[string]float64{from: 0}
	for range hops {
		next := map[string]float64{}
		for role, cost := range best {
			next[role] = cost
		}
		for role, cost := range best {
			for other, hop := range r.hops[role] {
				if old, ok := next[other]; !ok || cost+hop < old {
					next[other] = cost + hop
				}
			}
		}
		best = next
	}
	if cost, ok := best[to]; ok {
		return cost
	}
	return r.unreachable
}

// every collects the cost of every walk of at most so many hops that meets no role
// twice.
func (r *reckoner) every(from, to string, hops int) (costs []float64) {
	met := map[string]bool{from: true}
	var walk func(role string, cost float64, left int)
	walk = func(role string, cost float64, left int) {
		if role == to {
			costs = append(costs, cost)
			return
		}
		if left == 0 {
			return
		}
		if left == 1 { // only the last hop can end the walk
			if hop, ok := r.hops[role][to]; ok {
				costs = append(costs, cost+hop)
			}
			return
		}
		for other, hop := range r.hops[role] {
			if !met[other] {
				met[other] = true
				walk(other, cost+hop, left-1)
				delete(met, other)
			}
		}
	}
	walk(from, 0, hops)
	return costs
}

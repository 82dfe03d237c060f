package faults

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"rolegraph/tests/program"
	"rolegraph/tests/testdb"
)

// held is the memory that an api with its workers may hold whatever it is asked to
// draw: two workers of 192 MiB at the moment when they are replaced, two pictures
// being painted, the cache, and what the process itself needs.
const held = 1500 << 20

// statement is the address of a picture of what a query returns.
func statement(format, query string) string {
	return "/api/v1/diagrams/cypher." + format + "?limit=5000&query=" + url.QueryEscape(query)
}

// hostile are names that mean something to SVG, HTML, DOT, a URL or a terminal.
var hostile = []string{
	`</text></svg><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onload='alert(1)`, `]]><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>`,
	`<foreignObject><iframe src="https://evil.example"/></foreignObject>`, `<style>@import url(https://evil.example/x.css)</style>`, `javascript:alert(1)`, `data:text/html,<script>alert(1)</script>`,
	`&lt;script&gt;`, `&#x3c;script&#x3e;`, `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;`, `<?xml-stylesheet href="https://evil.example"?>`,
	`"]; node [image="/etc/passwd"]; "`, `<<table><tr><td><img src="/etc/passwd"/></td></tr></table>>`, `\N\G\L`, `digraph { a -> b }`, `"; URL="https://evil.example`,
	`//evil.example/`, `\\evil.example\share`, `/../../etc/passwd`, "a\x00b\x1b[31m\u202e\u2028\ufffe", "-- \n; -->", "{{constructor.constructor('alert(1)')()}}",
}

// Whatever names a graph holds, every picture of it is well formed, runs nothing,
// and refers to nothing outside.
func TestHostileGraphIsDrawnAsText(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		for i, name := range hostile {
			quoted := func(s string) string {
				return "`" + strings.NewReplacer("`", "``", `\u`, `\u005Cu`, "\x00", "").Replace(s) + "`"
			}
			db.Run(t, fmt.Sprintf("CREATE (:Team {id: $key, name: $name})<-[:MEMBER_OF {source: $name, `when`: $name}]-(:Role:%s {id: $key, name: $name, %s: $name})-[:%s]->(:Tool {id: $key, name: $name})",
				quoted(name), quoted(name), quoted(name)), map[string]any{"name": name, "key": fmt.Sprint(name, i)})
		}
		for _, label := range []string{"Role", "Team", "Tool"} {
			db.Run(t, "CREATE CONSTRAINT FOR (n:"+label+") REQUIRE n.id IS UNIQUE", nil)
		}
		p := program.API(t, "--uri", db.URI)
		addresses := []string{"/api/v1/diagrams/schema.svg", "/api/v1/diagrams/org.svg", statement("svg", "MATCH p = (:Team)<--(:Role)-->(:Tool) RETURN p")}
		for i, name := range hostile {
			key := url.QueryEscape(fmt.Sprint(name, i))
			addresses = append(addresses, "/api/v1/diagrams/thing.svg?label=Role&key="+key+"&title="+url.QueryEscape(name), "/api/v1/diagrams/neighborhood.svg?label=Team&key="+key)
		}
		for _, address := range addresses {
			response, err := client.Get(p.URL + address)
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(response.Body)
			_ = response.Body.Close()
			if err != nil || response.StatusCode != http.StatusOK {
				t.Fatalf("%s: %d %.300s %v", address, response.StatusCode, text, err)
			}
			policy := response.Header.Get("Content-Security-Policy")
			if !strings.HasPrefix(policy, "default-src 'none'; sandbox") || strings.Contains(policy, "script") || strings.Contains(policy, "unsafe") || response.Header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s is served with %v", address, response.Header)
			}
			checkInert(t, address, string(text))
		}
	})
}

// inert are the elements of a picture; none of them can run, load or animate.
var inert = []string{"svg", "title", "desc", "style", "rect", "circle", "path", "polygon", "text", "g", "a"}

var ownThing = regexp.MustCompile(`^/things/[^/]+/[^/]*$`)

// checkInert fails unless an SVG is well formed and has nothing that runs or loads.
func checkInert(t *testing.T, address, text string) {
	t.Helper()
	style := false
	for decoder := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if style = token.Name.Local == "style"; !slices.Contains(inert, token.Name.Local) || token.Name.Space != "http://www.w3.org/2000/svg" {
				t.Errorf("%s holds the element %v", address, token.Name)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || a.Name.Local == "style" || a.Name.Local == "href" && !ownThing.MatchString(a.Value) || !strings.HasPrefix(a.Name.Local, "data-") && a.Name.Local != "href" && strings.Contains(a.Value, "url(") {
					t.Errorf("%s holds the attribute %s=%q", address, a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			if style && (strings.Contains(string(token), "url(") || strings.Contains(string(token), "@import")) {
				t.Errorf("%s has the style %s", address, token)
			}
		case xml.Directive, xml.ProcInst:
			t.Errorf("%s holds %v", address, token)
		}
	}
}

// Graphs that are far too large, deep or wide get a picture that says what it
// leaves out, or a refusal that says why; memory stays within bounds.
func TestEnormousGraphs(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Run(t, "CREATE CONSTRAINT FOR (n:Node) REQUIRE n.id IS UNIQUE", nil)
		db.Run(t, "UNWIND range(0, 99999) AS i CALL (i) { CREATE (:Node {id: i, name: 'Node ' + i}) } IN TRANSACTIONS OF 10000 ROWS", nil)
		db.Run(t, "MATCH (hub:Node {id: 0}) MATCH (n:Node) WHERE n.id > 0 CALL (hub, n) { CREATE (n)-[:PART_OF]->(hub) } IN TRANSACTIONS OF 10000 ROWS", nil)
		db.Run(t, "UNWIND range(1, 3000) AS i MATCH (a:Node {id: i}), (b:Node {id: i + 1}) CREATE (b)-[:REPORTS_TO]->(a)", nil)
		db.Run(t, "CREATE CONSTRAINT FOR (n:Long) REQUIRE n.id IS UNIQUE", nil)
		db.Run(t, "UNWIND range(0, 19) AS i CREATE (:Long {id: i, name: $text, note: $text})-[:`"+strings.Repeat("LONG", 4000)+"`]->(:Long {id: 100 + i, name: i + $text})", map[string]any{"text": strings.Repeat("a long name ", 90_000)})
		p := program.API(t, "--uri", db.URI, "--no-seed")
		for _, a := range []struct {
			address  string
			statuses []int
			holds    string
		}{
			{statement("svg", "MATCH (n:Node) RETURN n LIMIT 5000"), []int{422}, `"code":"too_large"`},
			{statement("png", "MATCH p = (:Node)-[:PART_OF]->() RETURN p LIMIT 5000"), []int{422}, `"code":"too_large"`},
			{statement("mmd", "MATCH (n:Node) RETURN n LIMIT 5000"), []int{422}, `"code":"too_large"`},
			{statement("json", "MATCH p = (:Node)-[:PART_OF]->() RETURN p LIMIT 5000"), []int{200}, "Node 1"},
			{statement("dot", "MATCH p = (:Node)-[:PART_OF]->() RETURN p LIMIT 5000"), []int{200}, "digraph"},
			{statement("svg", "MATCH p = (:Node)-[:PART_OF]->() RETURN p LIMIT 1500"), []int{200, 504}, ""},
			{"/api/v1/diagrams/org.svg?rel=PART_OF:up&limit=500", []int{200}, "</svg>"},
			{"/api/v1/diagrams/org.svg?rel=REPORTS_TO:up&depth=10&limit=500", []int{200}, "</svg>"},
			{"/api/v1/diagrams/org.svg?rel=REPORTS_TO:up&limit=500&open=Node:" + strings.Join(numbers(1, 400), "&open=Node:"), []int{200}, "</svg>"},
			{"/api/v1/diagrams/neighborhood.svg?label=Node&key=0&depth=3&limit=300", []int{200}, "</svg>"},
			{"/api/v1/diagrams/thing.png?label=Node&key=0", []int{200}, "PNG"},
			{"/api/v1/diagrams/schema.svg", []int{200}, "</svg>"},
			{statement("svg", "MATCH p = (:Long)-->() RETURN p"), []int{200, 422}, ""},
			{statement("png", "MATCH p = (:Long)-->() RETURN p"), []int{200, 422}, ""},
			{"/api/v1/diagrams/thing.svg?label=Long&key=3", []int{200}, "</svg>"},
		} {
			status, text := fetch(t, p.URL+a.address)
			if !slices.Contains(a.statuses, status) || !strings.Contains(text, a.holds) {
				t.Errorf("%.120s: %d %.300s", a.address, status, text)
			}
			if strings.Contains(a.address, ".svg") && status == http.StatusOK {
				checkInert(t, a.address, text)
			}
			t.Logf("%d, %d KiB, %d MiB held: %.100s", status, len(text)>>10, p.Resident(t)>>20, a.address)
			if bytes := p.Resident(t); bytes > held {
				t.Errorf("%.120s: %d MiB are held", a.address, bytes>>20)
			}
		}
	})
}

func numbers(from, to int) (texts []string) {
	for i := from; i <= to; i++ {
		texts = append(texts, fmt.Sprint(i))
	}
	return texts
}

// While many graphs that are slow to lay out wait for the two workers, questions and
// health checks are answered, and every picture comes or is refused for a reason.
func TestSlowPicturesHoldNobodyUp(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		tangle(t, db)
		p := program.API(t, "--uri", db.URI)
		statuses := make([]string, 24)
		var all sync.WaitGroup
		for i := range statuses {
			all.Go(func() {
				status, text := fetch(t, tangled(p.URL, i))
				statuses[i] = fmt.Sprintf("%d %.200s", status, text)
			})
		}
		eventually(t, "both workers at work", func() bool {
			_, text := fetch(t, p.URL+"/metrics")
			return strings.Contains(text, "\nrolegraph_draw_workers_busy 2")
		})
		for range 20 {
			for _, path := range []string{"/healthz", "/readyz", "/api/v1/nodes/Knot", "/api/v1/nodes/Knot/7/neighbors", "/"} {
				if status, text := fetch(t, p.URL+path); status != http.StatusOK {
					t.Errorf("%s: %d %.300s", path, status, text)
				}
			}
		}
		if bytes := p.Resident(t); bytes > held {
			t.Errorf("%d MiB are held", bytes>>20)
		}
		all.Wait()
		for i, status := range statuses {
			if !slices.Contains([]string{"200", "503", "504"}, status[:3]) {
				t.Errorf("picture %d: %s", i, status)
			}
		}
	})
}

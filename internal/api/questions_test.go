package api_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/graph"
	"rolegraph/internal/api"
	"rolegraph/internal/typedjson"
	"rolegraph/tests/testdb"
)

// The question that the project exists for, over HTTP: of the six roles only one
// pair shares a tool.
func TestCompareOverHTTP(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		c := get[graph.Comparison](t, s, "/api/v1/compare?roles=ml-product-manager,devops-engineer,data-engineer,ml-engineer,ml-researcher,data-scientist")
		var sharing []string
		for _, p := range c.Pairs {
			for _, i := range p.Shared {
				sharing = append(sharing, c.Roles[p.A].Key+" "+c.Roles[p.B].Key+" "+c.Things[i].Name)
			}
		}
		if diff := cmp.Diff([]string{"ml-engineer ml-researcher TensorFlow"}, sharing); diff != "" || len(c.Pairs) != 15 {
			t.Errorf("%d pairs, %s", len(c.Pairs), diff)
		}
	})
}

func TestEveryQuestionRoute(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		roles := get[graph.List](t, s, "/api/v1/roles?limit=3")
		if roles.Returned != 3 || roles.Next == "" || roles.Reason == "" {
			t.Errorf("first page %+v", roles.Cut)
		}
		if rest := get[graph.List](t, s, "/api/v1/roles?limit=500&cursor="+url.QueryEscape(roles.Next)); int64(rest.Returned) != roles.Total-3 {
			t.Errorf("second page %+v of %+v", rest.Cut, roles.Cut)
		}
		for path, key := range map[string]string{"/api/v1/tools?q=TENSOR": "tensorflow", "/api/v1/degrees?q=ph": "phd", "/api/v1/nodes/Team?q=machine": "machine-learning-team"} {
			if list := get[graph.List](t, s, path); list.Returned != 1 || list.Items[0].Key != key {
				t.Errorf("%s: %+v", path, list.Items)
			}
		}
		if list := get[graph.List](t, s, "/api/v1/skills"); list.Returned == 0 || int64(list.Returned) != list.Total {
			t.Errorf("skills %+v", list.Cut)
		}
		if thing := get[graph.Thing](t, s, "/api/v1/roles/ml-engineer"); thing.Node.Name != "Machine Learning Engineer" || len(thing.Groups) == 0 || thing.Groups[0].Links[0].Properties["source"].V == nil {
			t.Errorf("a role without evidence: %+v", thing)
		}
		if n := get[graph.Neighbors](t, s, "/api/v1/nodes/Role/ml-engineer/neighbors?type=USES&other=Tool"); n.Page == nil || len(n.Counts) == 0 || n.Page.Returned != 2 {
			t.Errorf("neighbors %+v", n)
		}
		if alike := get[graph.Similar](t, s, "/api/v1/roles/ml-engineer/similar?via=tools"); len(alike.Items) != 1 || alike.Items[0].Key != "ml-researcher" {
			t.Errorf("similar %+v", alike.Items)
		}
		if p := get[graph.Paths](t, s, "/api/v1/paths?from=Role:ml-engineer&to=Role:ml-researcher&types=USES"); len(p.Paths) != 1 || len(p.Paths[0].Relationships) != 2 {
			t.Errorf("paths %+v", p.Paths)
		}
		if found := get[graph.SearchResult](t, s, "/api/v1/search?q=tensorflwo"); len(found.Items) == 0 || found.Items[0].Key != "tensorflow" {
			t.Errorf("search %+v", found.Items)
		}
		if org := get[graph.Org](t, s, "/api/v1/org?rel=MEMBER_OF:up&depth=2"); len(org.Nodes) == 0 {
			t.Error("no organisation")
		}
		if schema := get[graph.Schema](t, s, "/api/v1/schema"); len(schema.Labels) == 0 || len(schema.Connections) == 0 {
			t.Error("no schema")
		}
		if known := get[graph.Statistics](t, s, "/api/v1/statistics"); len(known.Datasets) != 1 || known.Datasets[0].ID != "seed" {
			t.Errorf("data sets %+v", known.Datasets)
		}
	})
}

// What stands behind an answer can be shown: its header names the statements.
func TestCypherBehindAnAnswer(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		r, _ := s.do(t, "GET", "/api/v1/compare?roles=ml-engineer,ml-researcher", "")
		asked := decode[[]struct {
			Name   string
			Params map[string]typedjson.Value
		}](t, r.Header.Get("X-Cypher"))
		texts := get[api.Queries](t, s, "/api/v1/queries")
		last := asked[len(asked)-1]
		i := slices.IndexFunc(texts.Items, func(q api.NamedQuery) bool { return q.Name == last.Name })
		if i < 0 || !strings.Contains(texts.Items[i].Cypher, "MATCH") || len(last.Params) == 0 {
			t.Errorf("asked %+v", asked)
		}
	})
}

func TestKeysThatAURLMustEscape(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		for _, key := range oddKeys {
			escaped := url.PathEscape(key)
			if key == ".." {
				escaped = "%2E%2E"
			}
			for _, path := range []string{"/api/v1/tools/" + escaped, "/api/v1/nodes/Tool/" + escaped} {
				if thing := get[graph.Thing](t, s, path); thing.Node.Key != key {
					t.Errorf("%s gives %q", path, thing.Node.Key)
				}
			}
			if n := get[graph.Neighbors](t, s, "/api/v1/nodes/Tool/"+escaped+"/neighbors"); n.Node.Key != key {
				t.Errorf("neighbors of %q: %q", key, n.Node.Key)
			}
			if p := get[graph.Paths](t, s, "/api/v1/paths?from=Role:devops-engineer&to="+url.QueryEscape("Tool:"+key)); len(p.Paths) == 0 {
				t.Errorf("no path to %q", key)
			}
			r, text := s.do(t, "GET", "/api/v1/diagrams/thing.dot?label=Tool&key="+url.QueryEscape(key), "")
			if r.StatusCode != http.StatusOK {
				t.Errorf("picture of %q: %d %s", key, r.StatusCode, text)
			}
		}
		if thing := get[graph.Thing](t, s, "/api/v1/tools/c++"); thing.Node.Key != "c++" {
			t.Errorf("a bare plus gives %q", thing.Node.Key)
		}
	})
}

func TestBadQuestions(t *testing.T) {
	cases := []struct {
		path, code, argument, nearest string
		status                        int
	}{
		{"/api/v1/roles/ml-enginer", "not_found", "", "ml-engineer", 404},
		{"/api/v1/tools/tensorflwo", "not_found", "", "tensorflow", 404},
		{"/api/v1/nodes/Rolle/x", "not_found", "", "", 404},
		{"/api/v1/nodes/Rolle", "not_found", "", "Role", 404},
		{"/api/v1/roles/ml-enginer/similar", "not_found", "", "ml-engineer", 404},
		{"/api/v1/compare?roles=ml-engineer,ml-reseacher", "not_found", "", "ml-researcher", 404},
		{"/api/v1/diagrams/thing.svg?label=Role&key=ml-enginer", "not_found", "", "ml-engineer", 404},
		{"/api/v1/roles?limit=501", "bad_argument", "limit", "", 422},
		{"/api/v1/roles?limit=x", "bad_argument", "limit", "", 422},
		{"/api/v1/roles?cursor=nonsense", "bad_argument", "cursor", "", 422},
		{"/api/v1/compare?roles=ml-engineer", "bad_argument", "roles", "", 422},
		{"/api/v1/compare?roles=a,b&via=teeth", "bad_argument", "via[0]", "", 422},
		{"/api/v1/paths?to=nonsense", "bad_argument", "to", "", 422},
		{"/api/v1/paths", "bad_argument", "to", "", 422},
		{"/api/v1/search", "bad_argument", "q", "", 422},
		{"/api/v1/org?rel=MEMBER_OF", "bad_argument", "rel", "", 422},
		{"/api/v1/diagrams/schema.pdf", "bad_argument", "format", "", 422},
		{"/api/v1/diagrams/schema.svg?theme=pink", "bad_argument", "theme", "", 422},
		{"/api/v1/diagrams/schema.svg?d=nonsense!", "bad_argument", "d", "", 422},
		{"/api/v1/diagrams/cypher.svg?query=CREATE%20(n)", "refused", "", "", 403},
		{"/api/v1/diagrams/cypher.svg?query=RETRUN", "bad_cypher", "", "", 400},
		{"/api/v1/diagrams/cypher.svg?query=RETURN%201&params=1", "bad_argument", "params", "", 422},
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		for _, c := range cases {
			p := s.refused(t, c.status, "GET", c.path, "")
			if p.Code != c.code || c.argument != "" && p.Argument != c.argument {
				t.Errorf("%s: %+v", c.path, p)
			}
			if c.nearest != "" && (len(p.Nearest) == 0 || p.Nearest[0] != c.nearest) {
				t.Errorf("%s: nearest %q, want %q", c.path, p.Nearest, c.nearest)
			}
		}
	})
}

// What a canvas asks: expand a node, bring nodes back, and what joins them.
func TestCanvasOverHTTP(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		post := func(path, body string) string {
			r, text := s.do(t, http.MethodPost, "/api/v1"+path, body)
			if r.StatusCode != http.StatusOK {
				t.Fatalf("POST %s: %d %s", path, r.StatusCode, text)
			}
			return text
		}
		e := decode[graph.Expansion](t, post("/nodes/Role/ml-engineer/expand", `{"type": "USES"}`))
		if len(e.Graph.Nodes) != 2 || len(e.Graph.Relationships) != 2 || len(e.Groups) == 0 {
			t.Errorf("expansion %+v", e)
		}
		l := decode[graph.Lookup](t, post("/nodes", `{"nodes": [{"label": "Tool", "key": "as/400 database"}, {"label": "Role", "key": "devops-engineer"}, {"label": "Tool", "key": "no"}]}`))
		if diff := cmp.Diff([]graph.NodeKey{{Label: "Tool", Key: "no"}}, l.Missing); diff != "" || len(l.Nodes) != 2 {
			t.Errorf("lookup %+v (-want +got):\n%s", l.Nodes, diff)
		}
		r := decode[graph.Relationships](t, post("/relationships", `{"nodes": ["`+l.Nodes[0].ElementID+`"], "others": ["`+l.Nodes[1].ElementID+`"]}`))
		if len(r.Items) != 1 || r.Items[0].Type != "USES" || r.Total != 1 {
			t.Errorf("between %+v", r)
		}
		for path, body := range map[string]string{
			"/nodes/Role/ml-engineer/expand": `{"limit": 501}`, "/nodes": `{}`, "/relationships": `{"nodes": "x"}`,
		} {
			if p := s.refused(t, http.StatusUnprocessableEntity, http.MethodPost, "/api/v1"+path, body); p.Code != "bad_argument" {
				t.Errorf("%s: %+v", path, p)
			}
		}
		// Everything on a large canvas fits.
		ids := strings.Repeat(`"`+l.Nodes[0].ElementID+`",`, 19_999) + `"` + l.Nodes[1].ElementID + `"`
		if r := decode[graph.Relationships](t, post("/relationships", `{"nodes": [`+ids+`], "others": [`+ids+`]}`)); len(r.Items) != 1 {
			t.Errorf("between of 20,000: %+v", r)
		}
	})
}

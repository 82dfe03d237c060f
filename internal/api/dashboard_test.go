package api_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"rolegraph/tests/testdb"
)

var metricName = regexp.MustCompile(`\b(?:http|rolegraph|process|go)_[a-z_]+`)

// Every metric that the dashboard and the operator's guide name is served, and the
// guide names every metric of ours.
func TestMetricsAreServedAndDescribed(t *testing.T) {
	db := testdb.Embedded(t)
	s := start(t, db)
	s.do(t, "POST", "/api/v1/cypher", cypherBody("CREATE (n)"))
	_, served := s.do(t, "GET", "/metrics", "")
	for _, file := range []string{"../../deploy/grafana-dashboard.json", "../../OPERATIONS.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, ".json") && !json.Valid(text) {
			t.Errorf("%s is no JSON", file)
		}
		for _, name := range metricName.FindAllString(string(text), -1) {
			if !strings.Contains(served, "\n"+name+"{") && !strings.Contains(served, "\n# TYPE "+name+" ") && !strings.Contains(served, "\n"+name+" ") {
				t.Errorf("%s names %s, which is not served", file, name)
			}
		}
		for _, m := range regexp.MustCompile(`(?m)^# TYPE ((?:rolegraph|http)_\w+)`).FindAllStringSubmatch(served, -1) {
			if strings.HasSuffix(file, ".md") && !strings.Contains(string(text), m[1]) {
				t.Errorf("%s does not describe %s", file, m[1])
			}
		}
	}
}

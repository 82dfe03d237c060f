package seed_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/seed"
	"rolegraph/tests/testdb"
)

// Every fact of the document, and nothing else.
func TestEveryFactIsAnEdge(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		var got []string
		for _, r := range db.Run(t, `
			MATCH (a)-[r]->(b)
			RETURN a.id, type(r), b.id, r.source, r.alternative, r.usual, r.when, r.note, r.dataset`, nil) {
			got = append(got, edgeLine(r.Values))
		}
		slices.Sort(got)
		want := strings.Split(strings.TrimSpace(edges), "\n")
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("edges (-want +got):\n%s", diff)
		}
	})
}

func edgeLine(v []any) string {
	line := fmt.Sprintf("%v %v %v | %v", v[0], v[1], v[2], v[3])
	for i, name := range []string{"alternative", "usual", "when", "note"} {
		if v[4+i] != nil {
			line += fmt.Sprintf(" | %s: %v", name, v[4+i])
		}
	}
	if v[8] != "seed" {
		line += fmt.Sprintf(" | dataset: %v", v[8])
	}
	return line
}

const edges = `
ml-product-manager MEMBER_OF machine-learning-team | heading
devops-engineer MEMBER_OF machine-learning-team | heading
data-engineer MEMBER_OF machine-learning-team | heading
ml-engineer MEMBER_OF machine-learning-team | heading
ml-researcher MEMBER_OF machine-learning-team | heading
data-scientist MEMBER_OF machine-learning-team | heading
ml-product-manager WORKS_WITH machine-learning-team | Machine Learning Product Manager
ml-product-manager WORKS_WITH other-business-functions | Machine Learning Product Manager
ml-product-manager WORKS_WITH end-users | Machine Learning Product Manager
ml-product-manager DOES write-design-docs | Machine Learning Product Manager
ml-product-manager DOES create-wireframes | Machine Learning Product Manager
ml-product-manager DOES plan-ml-projects | Machine Learning Product Manager
ml-product-manager RESEMBLES product-manager | Machine Learning Product Manager
ml-product-manager REQUIRES ml-development-process | Machine Learning Product Manager | note: deeply
ml-product-manager REQUIRES ml-mindset | Machine Learning Product Manager | note: deeply
devops-engineer DOES deploy-production-systems | DevOps Engineer
devops-engineer DOES monitor-production-systems | DevOps Engineer
devops-engineer DOES run-ml-infrastructure | DevOps Engineer
devops-engineer REQUIRES software-engineering | DevOps Engineer
devops-engineer COMES_FROM software-engineering-pipeline | DevOps Engineer | note: often
data-engineer DOES build-data-pipelines | Data Engineer
data-engineer DOES collect-data | Data Engineer
data-engineer DOES monitor-data | Data Engineer
data-engineer USES hadoop | Data Engineer
data-engineer USES kafka | Data Engineer
data-engineer USES airflow | Data Engineer
data-engineer REQUIRES distributed-systems | Data Engineer
data-engineer MEMBER_OF software-engineering-team | Data Engineer
software-engineering-team WORKS_WITH machine-learning-team | Data Engineer | note: actively
ml-engineer DOES train-prediction-models | Machine Learning Engineer
ml-engineer DOES deploy-prediction-models | Machine Learning Engineer
ml-engineer DOES run-prediction-systems | Machine Learning Engineer
ml-engineer USES tensorflow | Machine Learning Engineer
ml-engineer USES docker | Machine Learning Engineer
ml-engineer COMES_FROM self-taught-engineer | Machine Learning Engineer | alternative: 1
ml-engineer COMES_FROM phd-turned-software-engineer | Machine Learning Engineer | alternative: 2
ml-engineer HOLDS phd | Machine Learning Engineer | alternative: 2
ml-engineer STUDIED science | Machine Learning Engineer | alternative: 2
ml-engineer STUDIED engineering | Machine Learning Engineer | alternative: 2
ml-researcher DOES train-prediction-models | Machine Learning Researcher | note: often forward-looking, or not critical to production
ml-researcher DOES build-models | Machine Learning Researcher
ml-researcher DOES report-experiments | Machine Learning Researcher
ml-researcher USES tensorflow | Machine Learning Researcher
ml-researcher USES pytorch | Machine Learning Researcher
ml-researcher USES jupyter | Machine Learning Researcher
ml-researcher REQUIRES machine-learning-expertise | Machine Learning Researcher
ml-researcher HOLDS masters | Machine Learning Researcher | alternative: 1 | usual: true
ml-researcher HOLDS phd | Machine Learning Researcher | alternative: 2 | usual: true
ml-researcher HOLDS industrial-fellowship | Machine Learning Researcher | alternative: 3 | usual: true
ml-researcher STUDIED computer-science | Machine Learning Researcher | when: with a master's degree or a Ph.D., either field
ml-researcher STUDIED statistics | Machine Learning Researcher | when: with a master's degree or a Ph.D., either field
data-scientist INCLUDES ml-product-manager | Data Scientist
data-scientist INCLUDES devops-engineer | Data Scientist
data-scientist INCLUDES data-engineer | Data Scientist
data-scientist INCLUDES ml-engineer | Data Scientist
data-scientist INCLUDES ml-researcher | Data Scientist
data-scientist DOES answer-business-questions | Data Scientist | when: some organisations
data-scientist REQUIRES analytics | Data Scientist | when: some organisations
data-scientist HOLDS undergraduate | Data Scientist
data-scientist HOLDS masters | Data Scientist
data-scientist HOLDS phd | Data Scientist`

func TestNodes(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		got := map[string]int64{}
		for _, r := range db.Run(t, "MATCH (n) RETURN labels(n)[0], count(*)", nil) {
			got[r.Values[0].(string)] = r.Values[1].(int64)
		}
		want := map[string]int64{"Dataset": 1, "Role": 7, "Team": 4, "Task": 15, "Skill": 6, "Tool": 7, "Degree": 4, "Field": 4, "Background": 3}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("nodes by label (-want +got):\n%s", diff)
		}
		for _, r := range db.Run(t, "MATCH (n) WHERE n.name IS NULL OR (n.dataset IS NULL AND NOT n:Dataset) RETURN n.id", nil) {
			t.Errorf("%v lacks its name or data set", r.Values[0])
		}
		var degrees []string
		for _, r := range db.Run(t, "MATCH (d:Degree) RETURN d.id, d.level", nil) {
			degrees = append(degrees, fmt.Sprint(r.Values[1], " ", r.Values[0]))
		}
		slices.Sort(degrees)
		if diff := cmp.Diff([]string{"11 phd", "6 undergraduate", "7 industrial-fellowship", "8 masters"}, degrees); diff != "" {
			t.Errorf("degrees (-want +got):\n%s", diff)
		}
	})
}

func TestSecondRunChangesNothing(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		for statement, counters := range load(t, db) {
			if counters.ContainsUpdates() || counters.ContainsSystemUpdates() {
				t.Errorf("the second run changed something: %s: %+v", statement, counters)
			}
		}
	})
}

// A tool that another data set brought keeps what that data set says of it.
func TestSharedNodesAreNotGrabbed(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Run(t, "CREATE (:Tool {id: 'docker', name: 'Docker', category: 'Cloud-based management software', dataset: 'onet'})", nil)
		load(t, db)
		r := db.Run(t, "MATCH (t:Tool {id: 'docker'})<-[:USES]-(r) RETURN t.dataset, t.category, t.kind, r.id", nil)
		want := []any{"onet", "Cloud-based management software", nil, "ml-engineer"}
		if len(r) != 1 || cmp.Diff(want, r[0].Values) != "" {
			t.Errorf("got %v, want %v", r, want)
		}
	})
}

var comment = regexp.MustCompile(`(?m)^\s*//.*$`)

// load runs the script and returns the counters of each statement.
func load(t *testing.T, db testdb.DB) map[string]neo4j.Counters {
	t.Helper()
	ctx, counters := context.Background(), map[string]neo4j.Counters{}
	session := db.Driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	for _, statement := range strings.Split(comment.ReplaceAllString(seed.Script, ""), ";\n") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		result, err := session.Run(ctx, statement, nil)
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		summary, err := result.Consume(ctx)
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		counters[strings.TrimSpace(statement)] = summary.Counters()
	}
	return counters
}

func TestTheSchemaIsPartOfTheScript(t *testing.T) {
	schema := seed.Schema()
	if n := strings.Count(schema, ";"); n != 12 || !strings.Contains(schema, "FULLTEXT INDEX names") || strings.Contains(schema, "MERGE") {
		t.Errorf("%d statements: %s", n, schema)
	}
}

package differential

import (
	"cmp"
	"context"
	"flag"
	"os"
	"slices"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"pgregory.net/rapid"

	"rolegraph/internal/embedded"
	"rolegraph/internal/embedded/cypher"
	"rolegraph/internal/embedded/cypher/plan"
	"rolegraph/tests/testdb"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestMain fixes what is drawn; flags on the command line come after and win.
func TestMain(m *testing.M) {
	for name, value := range map[string]string{"rapid.seed": "1", "rapid.nofailfile": "true", "rapid.checks": cmp.Or(os.Getenv("ROLEGRAPH_CHECKS"), "10")} {
		if err := flag.Set(name, value); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// perGraph is how many statements are asked of each graph.
const perGraph = 15

// Neo4j and the embedded database answer alike.
func TestSameAnswers(t *testing.T) {
	compare(t, []string{"neo4j", "embedded"}, []neo4j.DriverWithContext{testdb.Neo4j(t).Driver, testdb.Embedded(t).Driver})
}

// The embedded database answers alike without each rule of the planner.
func TestRulesDoNotChangeAnswers(t *testing.T) {
	names, drivers := []string{"all rules"}, []neo4j.DriverWithContext{testdb.Embedded(t).Driver}
	var all []string
	for _, r := range plan.Rules() {
		names, drivers = append(names, "without "+r.Name), append(drivers, without(t, r.Name))
		all = append(all, r.Name)
	}
	compare(t, append(names, "without rules"), append(drivers, without(t, all...)))
}

// without starts an embedded database that leaves out planner rules.
func without(t *testing.T, rules ...string) neo4j.DriverWithContext {
	t.Helper()
	db, err := embedded.Start(embedded.Options{Engine: cypher.Options{RulesOff: rules}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	driver, err := neo4j.NewDriverWithContext(db.URI(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	return driver
}

// compare asks each database the same and takes the first one's answer for right.
func compare(t *testing.T, names []string, drivers []neo4j.DriverWithContext) {
	ctx := context.Background()
	for _, d := range drivers {
		run(ctx, t, d, "CREATE INDEX FOR (n:A) ON (n.id)")
		run(ctx, t, d, "CREATE TEXT INDEX FOR (n:B) ON (n.x)")
	}
	asked, taken := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		create := graph(t)
		for _, d := range drivers {
			run(ctx, t, d, "MATCH (n) DETACH DELETE n")
			run(ctx, t, d, create)
		}
		for range perGraph {
			asked++
			if same(ctx, t, names, drivers, create, statement(t)) {
				taken++
			}
		}
	})
	t.Logf("%d statements asked, %d taken by %s", asked, taken, names[0])
	if taken*2 < asked {
		t.Error("too many statements are refused to compare anything")
	}
}

// refused is what the first database says to a text that it does not take: then
// there is nothing to compare.
var refused = []string{"Neo.ClientError.Statement.SyntaxError"}

func same(ctx context.Context, t *rapid.T, names []string, drivers []neo4j.DriverWithContext, create, text string) (taken bool) {
	var want []string
	for i, d := range drivers {
		got, err := ask(ctx, d, text)
		if err != nil {
			t.Fatalf("%s: %s\n%v", names[i], text, err)
		}
		if i == 0 {
			want = got
			if taken = !slices.Equal(got, refused); !taken {
				return false
			}
		} else if !slices.Equal(want, got) {
			t.Fatalf("%s\n\n%s\n(-%s +%s)\n%s", create, text, names[0], names[i], gocmp.Diff(want, got))
		}
	}
	return taken
}

func run(ctx context.Context, t interface {
	Helper()
	Fatalf(string, ...any)
}, d neo4j.DriverWithContext, text string) {
	t.Helper()
	if _, err := neo4j.ExecuteQuery(ctx, d, text, nil, neo4j.EagerResultTransformer); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

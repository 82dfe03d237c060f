package onet_test

import (
	"os"
	"path/filepath"
	"testing"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/onet"
	"rolegraph/internal/load/tabular"
	"rolegraph/tests/testdb"
)

// The real release 29.3: the counts are those that were found in its files
// independently of this code.
func TestRelease293(t *testing.T) {
	file := release293(t)
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		first := load(t, db, file)
		if first.Rejects != 0 {
			t.Errorf("%d rejects", first.Rejects)
		}
		for query, want := range map[string]int64{
			"MATCH (r:Role) RETURN count(r)":                                                          1016,
			"MATCH (t:Tool {kind: 'technology'}) RETURN count(t)":                                     8775,
			"MATCH (t:Tool {kind: 'tool'}) RETURN count(t)":                                           18105,
			"MATCH (s:Skill {kind: 'skill'}) RETURN count(s)":                                         35,
			"MATCH (s:Skill {kind: 'knowledge'}) RETURN count(s)":                                     33,
			"MATCH (d:Degree) RETURN count(d)":                                                        12,
			"MATCH (t:Task) RETURN count(t)":                                                          18796,
			"MATCH (r:Role) UNWIND r.aliases AS a RETURN count(DISTINCT a)":                           46060,
			"MATCH (r:Role) WHERE r.job_zone IS NOT NULL RETURN count(r)":                             923,
			"MATCH (:Role)-[u:USES]->(:Tool {kind: 'technology'}) RETURN count(u)":                    32681,
			"MATCH (r:Role)-[u:USES]->(:Tool {kind: 'technology'}) RETURN count(DISTINCT r)":          923,
			"MATCH ()-[u:USES {hot: true}]->() RETURN count(u)":                                       11616,
			"MATCH ()-[u:USES {in_demand: true}]->() RETURN count(u)":                                 2339,
			"MATCH (:Role)-[u:USES]->(:Tool {kind: 'tool'}) RETURN count(u)":                          41662,
			"MATCH ()-[q:REQUIRES]->(:Skill {kind: 'skill'}) RETURN count(q)":                         30765,
			"MATCH ()-[q:REQUIRES]->(:Skill {kind: 'skill'}) WHERE q.importance >= 3 RETURN count(q)": 12514,
			"MATCH (r:Role)-[:REQUIRES]->(:Skill {kind: 'skill'}) RETURN count(DISTINCT r)":           879,
			"MATCH ()-[q:REQUIRES]->(:Skill {kind: 'knowledge'}) RETURN count(q)":                     29007,
			"MATCH ()-[q:REQUIRES]->() WHERE q.importance IS NULL OR q.level IS NULL RETURN count(q)": 0,
			"MATCH ()-[h:HOLDS]->() RETURN count(h)":                                                  4121,
			"MATCH (r:Role)-[:HOLDS]->() RETURN count(DISTINCT r)":                                    858,
			"MATCH ()-[r:RELATED_TO]->() RETURN count(r)":                                             18460,
			"MATCH ()-[d:DOES]->() RETURN count(d)":                                                   18796,
			"MATCH (r:Role {id: 'onet:15-2051.00'})-[q:REQUIRES|HOLDS]->() RETURN count(q)":           0,
			"MATCH (r:Role {id: 'onet:15-1252.00'})-[q:REQUIRES|HOLDS]->() RETURN count(q)":           0,
			"MATCH (g:Group {scheme: 'soc'}) RETURN count(g)":                                         23 + 98,
			"MATCH (g:Group {scheme: 'soc'}) WHERE g.name STARTS WITH 'SOC' RETURN count(g)":          0,
			"MATCH (r:Role)-[:USES]->(:Tool {id: 'microsoft excel'}) RETURN count(r)":                 859,
			"MATCH (r:Role) WHERE NOT (r)-[:USES|REQUIRES|HOLDS|DOES]->() RETURN count(r)":            93,
			"MATCH (r:Role) WHERE NOT (r)-[:IN_GROUP]->(:Group {scheme: 'soc'}) RETURN count(r)":      0,
			"MATCH (g:Group {scheme: 'unspsc'}) RETURN count(g)":                                      4262 + 830 + 172 + 35,
			"MATCH ()-[r]->() WHERE r.source IS NULL OR r.dataset <> 'onet' RETURN count(r)":          0,
			"MATCH (t:Task) WHERE t.name CONTAINS '\"' RETURN count(t)":                               6,
		} {
			if got := db.Run(t, query, nil)[0].Values[0]; got != want {
				t.Errorf("%s: %v, want %d", query, got, want)
			}
		}
		second := load(t, db, file)
		if n := second.Changes(); n != 0 {
			t.Errorf("the second run made %d changes: %+v", n, second.Kinds)
		}
	})
}

// release293 returns the real archive, or skips the test.
func release293(t testing.TB) string {
	t.Helper()
	file := filepath.Join(os.Getenv("ROLEGRAPH_TESTDATA"), "db_29_3_text.zip")
	if _, err := os.Stat(file); err != nil {
		testdb.Missing(t, "testdata", "ROLEGRAPH_TESTDATA names no folder with db_29_3_text.zip")
	}
	return file
}

func load(t *testing.T, db testdb.DB, file string) dataset.Result {
	t.Helper()
	result, err := tryLoad(t, db, file, dataset.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func tryLoad(t *testing.T, db testdb.DB, file string, o dataset.Options) (dataset.Result, error) {
	t.Helper()
	archive, err := tabular.OpenArchive(file)
	if err != nil {
		return dataset.Result{}, err
	}
	defer archive.Close()
	source, err := onet.Source(archive)
	if err != nil {
		return dataset.Result{}, err
	}
	return dataset.Load(t.Context(), db.Driver, source, o)
}

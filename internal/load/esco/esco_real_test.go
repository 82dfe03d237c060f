package esco_test

import (
	"os"
	"path/filepath"
	"testing"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/esco"
	"rolegraph/internal/load/tabular"
	"rolegraph/tests/testdb"
)

// The real version 1.1.1: the counts are those that were found in its files
// independently of this code.
func TestVersion111(t *testing.T) {
	folder := realData(t)
	classification := filepath.Join(folder, "ESCO dataset - v1.1.1 - classification - en - csv.zip")
	relations := filepath.Join(folder, "ESCO dataset - v1.1.1 - classification -  - csv.zip")
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		files := esco.Files{Version: "1.1.1", Classification: archive(t, classification), Relations: archive(t, relations)}
		var rejects []dataset.Reject
		options := dataset.Options{Reject: func(r dataset.Reject) { rejects = append(rejects, r) }}
		if _, err := dataset.Load(t.Context(), db.Driver, esco.Source(files), options); err != nil {
			t.Fatal(err)
		}
		// The dangling ends: an occupation in 67 relations and once in the
		// hierarchy, seven skills in the hierarchy.
		count := map[string]int{}
		for _, r := range rejects {
			count[r.File]++
		}
		for file, want := range map[string]int{"occupationSkillRelations.csv": 67, "broaderRelationsOccPillar.csv": 1, "broaderRelationsSkillPillar.csv": 7} {
			if count[file] != want {
				t.Errorf("%s: %d rejects, want %d", file, count[file], want)
			}
		}
		if len(rejects) != 75 {
			t.Errorf("%d rejects, want 75", len(rejects))
		}
		for query, want := range map[string]int64{
			"MATCH (r:Role) RETURN count(r)":                                        3007,
			"MATCH (s:Skill {kind: 'skill'}) RETURN count(s)":                       10831,
			"MATCH (s:Skill {kind: 'knowledge'}) RETURN count(s)":                   3059,
			"MATCH (s:Skill) WHERE s.kind IS NULL RETURN count(s)":                  6,
			"MATCH (g:Group {scheme: 'esco-skill'}) RETURN count(g)":                640,
			"MATCH (g:Group {scheme: 'isco'}) RETURN count(g)":                      619,
			"MATCH (:Role)-[q:REQUIRES]->(:Skill) RETURN count(q)":                  123855 - 67,
			"MATCH (:Skill)-[q:RELATED_TO]->(:Skill) RETURN count(q)":               5899,
			"MATCH (:Role)-[q:IN_GROUP]->() RETURN count(q)":                        1760,
			"MATCH ()-[q:INCLUDES]->() RETURN count(q)":                             1248 - 1,
			"MATCH (:Group {scheme: 'isco'})-[q:PART_OF]->() RETURN count(q)":       609,
			"MATCH (:Skill)-[q:IN_GROUP|BROADER]->() RETURN count(q)":               13448 + 6565,
			"MATCH (:Group {scheme: 'esco-skill'})-[q:PART_OF]->() RETURN count(q)": 643 - 7,
		} {
			if got := db.Run(t, query, nil)[0].Values[0]; got != want {
				t.Errorf("%s: %v, want %d", query, got, want)
			}
		}
		second, err := dataset.Load(t.Context(), db.Driver, esco.Source(files), dataset.Options{})
		if err != nil || second.Changes() != 0 {
			t.Errorf("the second run made %d changes: %+v, %v", second.Changes(), second.Kinds, err)
		}
	})
}

// realData returns the folder of the real downloads, or skips the test.
func realData(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("ROLEGRAPH_TESTDATA")
	if _, err := os.Stat(filepath.Join(folder, "ESCO dataset - v1.1.1 - classification - en - csv.zip")); err != nil {
		testdb.Missing(t, "testdata", "ROLEGRAPH_TESTDATA names no folder with the ESCO downloads")
	}
	return folder
}

func archive(t *testing.T, file string) *tabular.Archive {
	t.Helper()
	a, err := tabular.OpenArchive(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a
}

package onet_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/onet"
	"rolegraph/internal/load/script"
	"rolegraph/internal/load/tabular"
	"rolegraph/seed"
	"rolegraph/tests/madeup"
	"rolegraph/tests/testdb"
)

func TestAMadeUpRelease(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		file := madeup.ONET(t)
		first := load(t, db, file)
		if first.Rejects != 0 {
			t.Errorf("%d rejects", first.Rejects)
		}
		db.WantRows(t, "MATCH (r:Role) RETURN r.id + ' ' + r.name + ' ' + coalesce(toString(r.job_zone), '-') + ' ' + reduce(x = '', a IN coalesce(r.aliases, []) | x + a + '; ') AS x ORDER BY x",
			"onet:15-1299.91 Kite Programmers 4 Kite Coder; String Engineer; ", "onet:15-2099.91 Cloud Counters 5 ",
			"onet:29-1299.91 Lamp Doctors 5 Lamper; ", "onet:31-1199.91 Lamp Doctor Helpers 2 ",
			"onet:51-5199.91 Map Folders 2 Folder; ", "onet:53-7099.91 Echo Collectors - ")
		db.WantRows(t, "MATCH (t:Tool) RETURN t.id + ' (' + t.name + ') ' + t.kind + ', ' + t.category + CASE WHEN t.hot THEN ', hot' ELSE '' END AS x ORDER BY x",
			"3\" mirrors (3\" mirrors) tool, Mirrors", "bone folders (Bone folders) tool, Hammers", "c# (C#) technology, Kite languages",
			"c++ (C++) technology, Kite languages, hot", "cloud/400 register (Cloud/400 Register) technology, Spreadsheets",
			"lamp hammers (Lamp  hammers) tool, Hammers", "sheet calc (Sheet Calc) technology, Spreadsheets, hot", "tensorflow (TensorFlow) technology, Wind models, hot")
		db.WantRows(t, "MATCH (:Role {id: 'onet:15-1299.91'})-[q:REQUIRES]->(s) RETURN s.id + ' ' + s.kind + ' ' + toString(q.importance) + ' ' + toString(q.level) + ' ' + q.source AS x ORDER BY x",
			"onet:2.A.1.x skill 4.12 4.0 O*NET 99.1, Skills.txt, row 2", "onet:2.A.1.y skill 3.5 3.25 O*NET 99.1, Skills.txt, row 4", "onet:2.B.1.z skill 1.0 0.0 O*NET 99.1, Skills.txt, row 6",
			"onet:2.C.1.x knowledge 4.5 5.0 O*NET 99.1, Knowledge.txt, row 2", "onet:2.C.1.y knowledge 2.0 1.5 O*NET 99.1, Knowledge.txt, row 4")
		db.WantRows(t, "MATCH (r:Role)-[h:HOLDS]->(d:Degree) RETURN r.id + ' ' + d.name + ' ' + toString(d.level) + ' ' + toString(h.share) AS x ORDER BY x",
			"onet:15-1299.91 Bachelor's Degree 6 80.0", "onet:15-1299.91 High School Diploma 2 10.5", "onet:15-1299.91 Master's Degree 8 9.5",
			"onet:29-1299.91 Bachelor's Degree 6 40.0", "onet:29-1299.91 Master's Degree 8 60.0",
			"onet:51-5199.91 High School Diploma 2 70.0", "onet:51-5199.91 Less than a High School Diploma 1 30.0")
		db.WantRows(t, "MATCH (r:Role)-[d:DOES]->(t:Task) RETURN r.id + ' ' + t.name + ' ' + coalesce(d.kind, '-') AS x ORDER BY x",
			"onet:15-1299.91 Say \"loop\" aloud. Supplemental", "onet:15-1299.91 Write loops for kites that must loop. Core", "onet:29-1299.91 Look at lamps. Core", "onet:51-5199.91 Fold. -")
		db.WantRows(t, "MATCH (:Role {id: 'onet:31-1199.91'})-[r:RELATED_TO]->(o) RETURN o.id + ' ' + r.tier + ' ' + toString(r.rank) AS x ORDER BY x",
			"onet:29-1299.91 Primary-Long 6", "onet:51-5199.91 Supplemental 11")
		db.WantRows(t, "MATCH (r:Role)-[:IN_GROUP]->(g {scheme: 'soc'}) OPTIONAL MATCH (g)-[:PART_OF]->(m) RETURN r.id + ' ' + g.id + ' ' + coalesce(m.id, '-') AS x ORDER BY x",
			"onet:15-1299.91 soc:15-1200 soc:15-0000", "onet:15-2099.91 soc:15-2000 soc:15-0000", "onet:29-1299.91 soc:29-1000 soc:29-0000",
			"onet:31-1199.91 soc:31-1100 soc:31-0000", "onet:51-5199.91 soc:51-5100 soc:51-0000", "onet:53-7099.91 soc:53-7000 soc:53-0000")
		db.WantRows(t, "MATCH (g:Group {id: 'soc:51-5100'})-[:PART_OF]->(m) RETURN g.code + ' ' + g.name + ', ' + m.name", "51-5100 Printing Workers, Production Occupations")
		db.WantRows(t, "MATCH p = (:Tool {id: 'bone folders'})-[:IN_GROUP]->()-[:PART_OF*3]->() RETURN reduce(x = '', n IN nodes(p) | x + n.name + ', ') AS x ORDER BY x",
			"Bone folders, Hammers, Forming tools, Hand tools, Tools, ", "Bone folders, Mirrors, Viewing, Measuring, Laboratory, ")
		db.WantRows(t, "MATCH (d:Dataset) RETURN d.id + ' ' + d.name + ' ' + d.version + ' ' + d.date", "onet O*NET 99.1 May 2026")
		db.WantRows(t, "MATCH ()-[r]->() WHERE r.source IS NULL OR r.dataset <> 'onet' RETURN type(r)")
		db.WantRows(t, "SHOW FULLTEXT INDEXES YIELD name, state RETURN name + ' ' + state", "names ONLINE")
		if second := load(t, db, file); second.Changes() != 0 {
			t.Errorf("the second run made changes: %+v", second.Kinds)
		}
	})
}

// One tool is one node, whatever data set comes first.
func TestToolsAreSharedWithTheBuiltInData(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		runSeed := func() {
			if _, err := (script.Runner{Driver: db.Driver}).Run(t.Context(), script.Source{Name: "seed", Text: seed.Script}); err != nil {
				t.Fatal(err)
			}
		}
		for _, order := range [][]func(){{runSeed, func() { load(t, db, madeup.ONET(t)) }}, {func() { load(t, db, madeup.ONET(t)) }, runSeed}} {
			db.Wipe(t)
			order[0]()
			order[1]()
			db.WantRows(t, "MATCH (r:Role)-[:USES]->(t:Tool {id: 'tensorflow'}) RETURN r.id AS x ORDER BY x",
				"ml-engineer", "ml-researcher", "onet:15-1299.91", "onet:15-2099.91")
			db.WantRows(t, "MATCH (t:Tool) WHERE toLower(t.name) = 'tensorflow' RETURN t.name + ' ' + t.category", "TensorFlow Wind models")
		}
	})
}

// A tool that another data set knows by a shorter name is that tool, and a role of
// the same name is linked.
func TestIsLinkedToTheBuiltInData(t *testing.T) {
	file := madeup.ONET(t,
		madeup.Append("Technology Skills.txt", "15-2099.91\tApache  Kafka\t43230001\tKite languages\tY\tN", "15-2099.91\tKafka Streams\t43230001\tKite languages\tN\tN"),
		madeup.Append("Occupation Data.txt", "15-2098.91\tData Scientists\tFind out.", "15-2098.92\tData Engineer\tBuild.", "15-2098.93\tScientists\tWrite."))
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		if _, err := (script.Runner{Driver: db.Driver}).Run(t.Context(), script.Source{Name: "seed", Text: seed.Script}); err != nil {
			t.Fatal(err)
		}
		load(t, db, file)
		db.WantRows(t, "MATCH (r:Role)-[:USES]->(t:Tool) WHERE t.id CONTAINS 'kafka' RETURN r.id + ' ' + t.id + ' ' + t.dataset AS x ORDER BY x",
			"data-engineer kafka seed", "onet:15-2099.91 kafka seed", "onet:15-2099.91 kafka streams onet")
		db.WantRows(t, "MATCH (a:Role)-[s:SAME_AS]->(b:Role) RETURN a.id + ' ' + b.id + ' by ' + s.by + ', ' + s.source AS x ORDER BY x",
			"onet:15-2098.91 data-scientist by title, O*NET 99.1, Occupation Data.txt, row 8",
			"onet:15-2098.92 data-engineer by title, O*NET 99.1, Occupation Data.txt, row 9")
		if again := load(t, db, file); again.Changes() != 0 {
			t.Errorf("the second run made changes: %+v", again.Kinds)
		}
	})
}

// A new release adds, changes and takes away, and keeps what others refer to.
func TestANewRelease(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db, madeup.ONET(t))
		db.Run(t, "MATCH (t:Tool {id: 'c#'}) CREATE (:Person {id: 'me'})-[:LIKES]->(t)", nil)
		newer := madeup.ONET(t,
			madeup.Replace("Read Me.txt", "99.1", "99.2"),
			madeup.Replace("Skills.txt", "4.12", "4.25"),
			madeup.Replace("Technology Skills.txt", "C#", "C Sharper"))
		result := load(t, db, newer)
		want := map[string][3]int{"Tool": {1, 0, 1}, "(Role)-USES->(Tool)": {1, 0, 1}, "(Role)-REQUIRES->(Skill)": {0, 1, 0}, "(Tool)-IN_GROUP->(Group)": {1, 0, 1}}
		for _, k := range result.Kinds {
			if got := [3]int{k.Added, k.Changed, k.Removed}; got != want[k.Kind] {
				t.Errorf("%s: added, changed, removed %v, want %v", k.Kind, got, want[k.Kind])
			}
		}
		db.WantRows(t, "MATCH (:Person)-[:LIKES]->(t:Tool) RETURN t.name + coalesce(t.dataset, ', of nobody')", "C#, of nobody")
		if second := load(t, db, newer); second.Changes() != 0 {
			t.Errorf("the second run made changes: %+v", second.Kinds)
		}
	})
}

func TestWhatIsNoReleaseIsRefused(t *testing.T) {
	whole, err := os.ReadFile(madeup.ONET(t))
	if err != nil {
		t.Fatal(err)
	}
	truncated := t.TempDir() + "/cut.zip"
	if err := os.WriteFile(truncated, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, file, want string }{
		{"truncated zip", truncated, "cut.zip is no zip file, or only the beginning of one: download it again"},
		{"other columns", madeup.ONET(t, madeup.Replace("Skills.txt", "Data Value", "Value")), `Skills.txt: no column ["Data Value"]; the columns are`},
		{"a table is missing", madeup.ONET(t, madeup.Without("Job Zones.txt")), `onet.zip is not the text download of O*NET: it holds no file "Job Zones.txt"`},
		{"not O*NET's", madeup.ONET(t, madeup.Replace("Read Me.txt", "O*NET", "Another")), "the file Read Me.txt does not say which release of O*NET this is"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			db := testdb.Embedded(t)
			if _, err := tryLoad(t, db, tt.file, dataset.Options{}); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want … %s …", err, tt.want)
			}
		})
	}
}

func TestRowsThatCannotBeUsedAreRejected(t *testing.T) {
	tests := []struct {
		name string
		edit madeup.Edit
		want string
	}{
		{"too few columns", madeup.Append("Technology Skills.txt", "15-1299.91\tLoom"), "Technology Skills.txt 12: has 2 columns, the header has 6"},
		{"Latin-1", madeup.Append("Occupation Data.txt", "17-1000.91\tCaf\xe9 Keepers\tKeep caf\xe9s."), `Occupation Data.txt 8: column 2 is not UTF-8: "Caf\xe9 Keepers"`},
		{"100 MB in one field", madeup.Append("Task Statements.txt", "15-1299.91\t9\t"+strings.Repeat("x", 100<<20)+"\tCore\t1\t08/2023\tIncumbent"), "Task Statements.txt 6: is longer than 4 MB"},
		{"twice with other content", madeup.Append("Occupation Data.txt", "15-1299.91\tKite Artists\tPaint."), `Occupation Data.txt 8: Role "onet:15-1299.91" stands in the source twice with different content; the first is kept`},
		{"dangling", madeup.Append("Related Occupations.txt", "15-1299.91\t99-9999.99\tSupplemental\t20"), `Related Occupations.txt 8: RELATED_TO to a Role "onet:99-9999.99" that does not exist`},
		{"no number", madeup.Replace("Knowledge.txt", "5.62", "much"), `Knowledge.txt 9: the value "much" is no number`},
		{"no code", madeup.Append("Occupation Data.txt", "15\tNobody\tNothing."), `Occupation Data.txt 8: "15" is no O*NET-SOC code`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			db := testdb.Embedded(t)
			var rejects []string
			options := dataset.Options{Reject: func(r dataset.Reject) { rejects = append(rejects, r.String()) }}
			result, err := tryLoad(t, db, madeup.ONET(t, tt.edit), options)
			if err != nil {
				t.Fatal(err)
			}
			if len(rejects) == 0 || rejects[0] != tt.want || result.Rejects != len(rejects) {
				t.Errorf("rejects %q, want %q", rejects, tt.want)
			}
			db.WantRows(t, "MATCH (r:Role {id: 'onet:15-1299.91'}) RETURN r.name", "Kite Programmers")
		})
	}
}

// What is said of the progress ends at all that there is.
func TestTheProgressReachesTheEnd(t *testing.T) {
	archive, err := tabular.OpenArchive(madeup.ONET(t))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	source, err := onet.Source(archive)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := dataset.Load(t.Context(), testdb.Embedded(t).Driver, source, dataset.Options{}); err != nil {
		t.Fatal(err)
	}
	if read, total := source.Bytes(); read != total || total == 0 {
		t.Errorf("%d of %d bytes", read, total)
	}
}

func TestTheAttributionIsWhatTheLicenceAsksFor(t *testing.T) {
	archive, err := tabular.OpenArchive(madeup.ONET(t))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	source, err := onet.Source(archive)
	if err != nil {
		t.Fatal(err)
	}
	const want = "This product includes information from the O*NET 99.1 Database by the U.S. Department of Labor, Employment and Training " +
		"Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA. This information has been " +
		"modified. USDOL/ETA has not approved, endorsed, or tested these modifications."
	if diff := cmp.Diff(want, source.Info.Attribution); diff != "" {
		t.Error(diff)
	}
}

func TestToolID(t *testing.T) {
	for name, want := range map[string]string{
		"C++": "c++", "AS/400  Database": "as/400 database", "Cafe\u0301 \tTool": "café tool", "STRASSE": "strasse", "Straße": "strasse",
	} {
		if got := onet.ToolID(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

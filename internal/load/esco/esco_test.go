package esco_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/esco"
	"rolegraph/internal/load/onet"
	"rolegraph/tests/madeup"
	"rolegraph/tests/testdb"
)

func TestAMadeUpVersionWithItsCrosswalk(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		onetSource, err := onet.Source(archive(t, madeup.ONET(t)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := dataset.Load(t.Context(), db.Driver, onetSource, dataset.Options{}); err != nil {
			t.Fatal(err)
		}
		classification, relations, crosswalk := madeup.ESCO(t)
		files := esco.Files{Version: "0.1", Classification: archive(t, classification), Relations: archive(t, relations), Crosswalk: crosswalk}
		var rejects []string
		options := dataset.Options{Reject: func(r dataset.Reject) { rejects = append(rejects, r.String()) }}
		if _, err := dataset.Load(t.Context(), db.Driver, esco.Source(files), options); err != nil {
			t.Fatal(err)
		}
		source := esco.Source(files)
		if read, total := source.Bytes(); read != total || total == 0 {
			t.Errorf("the progress ended at %d of %d bytes", read, total)
		}
		want := []string{
			`occupationSkillRelations.csv 7: REQUIRES to a Role "esco:gone" that does not exist`,
			`broaderRelationsOccPillar.csv 7: IN_GROUP to a Role "esco:gone" that does not exist`,
			`broaderRelationsSkillPillar.csv 5: IN_GROUP to a Skill "esco:missing" that does not exist`,
			`crosswalk.csv 4: SAME_AS to a Role "onet:99-9999.99" that does not exist`,
		}
		if diff := cmp.Diff(want, rejects); diff != "" {
			t.Error(diff)
		}
		db.WantRows(t, "MATCH (a:Role)-[s:SAME_AS]->(b:Role) RETURN a.id + ' ' + b.id + ' ' + toString(s.confidence) + ' ' + s.source AS x ORDER BY x",
			"esco:kite-1 onet:15-1299.91 1.0 ESCO 0.1, crosswalk.csv, row 2", "esco:lamp-1 onet:29-1299.91 0.5 ESCO 0.1, crosswalk.csv, row 3")
		db.WantRows(t, "MATCH (r:Role {id: 'esco:kite-1'}) UNWIND [r.name, r.code, r.summary] + r.aliases AS x RETURN x",
			"kite programmer", "2514.1", "Steers kites.\n\nWrites, too.", "kite coder", `"string" engineer`, "kite, programmer of")
		db.WantRows(t, "MATCH (s:Skill {dataset: 'esco'}) RETURN s.id + ' ' + coalesce(s.kind, '-') AS x ORDER BY x",
			"esco:bowline skill", "esco:knots skill", "esco:light -", "esco:wind knowledge")
		db.WantRows(t, "MATCH (r:Role)-[q:REQUIRES {dataset: 'esco'}]->(s) RETURN r.id + ' ' + s.id + ' ' + toString(q.essential) AS x ORDER BY x",
			"esco:kite-1 esco:knots false", "esco:kite-1 esco:wind true", "esco:kite-2 esco:wind true", "esco:lamp-1 esco:knots false", "esco:lamp-1 esco:light true")
		db.WantRows(t, "MATCH (a)-[r:INCLUDES|BROADER|IN_GROUP|PART_OF|RELATED_TO {dataset: 'esco'}]->(b) RETURN a.id + ' ' + type(r) + ' ' + b.id AS x ORDER BY x",
			"esco:C2269 PART_OF esco:C2", "esco:C2514 PART_OF esco:C2", "esco:S1.1 PART_OF esco:S1", "esco:bowline BROADER esco:knots",
			"esco:kite-1 INCLUDES esco:kite-2", "esco:kite-1 IN_GROUP esco:C2514", "esco:knots IN_GROUP esco:S1.1", "esco:knots RELATED_TO esco:wind", "esco:lamp-1 IN_GROUP esco:C2269")
		db.WantRows(t, "MATCH (g:Group {dataset: 'esco'}) RETURN g.id + ' ' + g.scheme + ' ' + g.code AS x ORDER BY x",
			"esco:C2 isco 2", "esco:C2269 isco 2269", "esco:C2514 isco 2514", "esco:S1 esco-skill S1", "esco:S1.1 esco-skill S1.1")
		db.WantRows(t, "MATCH (d:Dataset {id: 'esco'}) RETURN d.attribution", "This service uses the ESCO classification of the European Commission.")
		for name, again := range map[string]dataset.Source{"esco": esco.Source(files), "onet": onetSource} {
			result, err := dataset.Load(t.Context(), db.Driver, again, dataset.Options{})
			if err != nil || result.Changes() != 0 {
				t.Errorf("the second run of %s made changes: %+v, %v", name, result.Kinds, err)
			}
		}
	})
}

// A code of an older release: titles decide, where only one occupation has one.
func TestACrosswalkToAnOlderRelease(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		onetSource, err := onet.Source(archive(t, madeup.ONET(t, madeup.Append("Alternate Titles.txt", "15-1299.91\tTwiddler\tn/a\t08", "29-1299.91\tTwiddler\tn/a\t08"))))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := dataset.Load(t.Context(), db.Driver, onetSource, dataset.Options{}); err != nil {
			t.Fatal(err)
		}
		classification, relations, crosswalk := madeup.ESCO(t)
		rows := "esco_occupation,onet_code,onet_occupation,confidence,concept_uri\n" +
			"lamper,11-1111.00,nobody,2.0,x/lamp-1\n" + // the alternate title of one
			"map folder,11-1111.00,Lamp Doctors,1.0,x/kite-2\n" + // the name of one
			"lamp doctor helper,11-1111.00,MAP FOLDERS,3.0,x/kite-1\n" + // that, before the title for O*NET's
			"night kite programmer,11-1111.00,LAMP DOCTORS,1.0,x/kite-2\n" +
			"twiddler,11-1111.00,twiddlers,1.0,x/kite-1\n" // that of two
		if err := os.WriteFile(crosswalk, []byte(rows), 0o600); err != nil {
			t.Fatal(err)
		}
		files := esco.Files{Version: "0.1", Classification: archive(t, classification), Relations: archive(t, relations), Crosswalk: crosswalk}
		var rejects []string
		options := dataset.Options{Reject: func(r dataset.Reject) {
			if r.File == "crosswalk.csv" {
				rejects = append(rejects, r.String())
			}
		}}
		if _, err := dataset.Load(t.Context(), db.Driver, esco.Source(files), options); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{`crosswalk.csv 6: SAME_AS to a Role "onet:11-1111.00" that does not exist`}, rejects); diff != "" {
			t.Error(diff)
		}
		db.WantRows(t, "MATCH (a:Role)-[s:SAME_AS]->(b:Role) RETURN a.id + ' ' + b.id + ' ' + toString(s.confidence) + ' by ' + s.by AS x ORDER BY x",
			"esco:kite-1 onet:31-1199.91 3.0 by title", "esco:kite-2 onet:29-1299.91 1.0 by title", "esco:kite-2 onet:51-5199.91 1.0 by title", "esco:lamp-1 onet:29-1299.91 2.0 by title")
		if again, err := dataset.Load(t.Context(), db.Driver, esco.Source(files), dataset.Options{}); err != nil || again.Changes() != 0 {
			t.Errorf("the second run made changes: %+v, %v", again.Kinds, err)
		}
	})
}

// The real crosswalk beside the real releases: 1,354 links by O*NET's code, 185 by
// title, and 141 rows whose occupation is in neither, counted in the files
// independently of this code. The two roles without ratings get their twins.
func TestTheRealCrosswalk(t *testing.T) {
	folder := realData(t)
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		onetSource, err := onet.Source(archive(t, folder+"/db_29_3_text.zip"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := dataset.Load(t.Context(), db.Driver, onetSource, dataset.Options{}); err != nil {
			t.Fatal(err)
		}
		files := esco.Files{
			Version: "1.1.1", Crosswalk: folder + "/esco_onet_crosswalk_Nov2020.csv",
			Classification: archive(t, folder+"/ESCO dataset - v1.1.1 - classification - en - csv.zip"),
			Relations:      archive(t, folder+"/ESCO dataset - v1.1.1 - classification -  - csv.zip"),
		}
		unlinked := 0
		options := dataset.Options{Reject: func(r dataset.Reject) {
			if r.File == "esco_onet_crosswalk_Nov2020.csv" {
				unlinked++
			}
		}}
		if _, err := dataset.Load(t.Context(), db.Driver, esco.Source(files), options); err != nil {
			t.Fatal(err)
		}
		linked := db.Run(t, "MATCH (:Role {dataset: 'esco'})-[s:SAME_AS]->(:Role {dataset: 'onet'}) RETURN count(s), count(s.by)", nil)[0].Values
		if got := fmt.Sprint(linked, unlinked); got != "[1539 185] 141" {
			t.Errorf("linked, by title, and rejected: %s", got)
		}
		db.WantRows(t, "MATCH (a:Role {dataset: 'esco'})-[:SAME_AS]->(b:Role) WHERE b.id IN ['onet:15-1252.00', 'onet:15-2051.00'] RETURN b.name + ' is ' + a.name AS x ORDER BY x",
			"Data Scientists is data scientist", "Software Developers is software architect", "Software Developers is software developer")
	})
}

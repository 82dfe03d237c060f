package dump_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"rolegraph/internal/load/dump"
	"rolegraph/internal/load/script"
	"rolegraph/tests/testdb"
)

// values has a property of every kind that a database can hold.
func values(t *testing.T) map[string]any {
	stockholm, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	offset := func(seconds int) *time.Location { return time.FixedZone("Offset", seconds) }
	return map[string]any{
		"bool": true, "int": int64(42), "max": int64(math.MaxInt64), "min": int64(math.MinInt64), "beyond": int64(1<<53 + 1),
		"float": 1.5, "whole": 2.0, "large": 1e300, "small": 5e-324, "nan": math.NaN(), "inf": math.Inf(1), "-inf": math.Inf(-1), "-0": math.Copysign(0, -1),
		"text": "it's \"a\" \\ test\n\ttab; $rows `x` ${y} </data> &amp; ]]>\r\n", "empty": "", "control": "a\x00b\x1f\x7f", "unicode": "中文 😀 e\u0301 \ufeff \uffff \u2028",
		"escape": `\u0041\n`, "null": "null", "number": "12",
		"bools": []any{true, false}, "ints": []any{int64(1), int64(-2)}, "floats": []any{1.0, math.Inf(1)}, "texts": []any{"a", "'b'", ""}, "none": []any{},
		"date": neo4j.DateOf(time.Date(2020, 2, 29, 0, 0, 0, 0, time.UTC)), "early": neo4j.DateOf(time.Date(-44, 3, 15, 0, 0, 0, 0, time.UTC)), "late": neo4j.DateOf(time.Date(123456, 2, 28, 0, 0, 0, 0, time.UTC)),
		"dates":         []any{neo4j.DateOf(time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC))},
		"localtime":     neo4j.LocalTimeOf(time.Date(0, 1, 1, 23, 59, 59, 999999999, time.Local)),
		"time":          neo4j.OffsetTimeOf(time.Date(0, 1, 1, 1, 2, 3, 0, offset(-3600*5-1800))),
		"localdatetime": neo4j.LocalDateTimeOf(time.Date(1969, 7, 20, 20, 17, 40, 1000, time.Local)),
		"datetime":      time.Date(2020, 1, 1, 0, 0, 0, 1, offset(3600)), "utc": time.Date(2020, 1, 1, 0, 0, 0, 0, offset(0)),
		"zoned": time.Date(2020, 6, 1, 12, 0, 0, 0, stockholm), "overlap": time.Date(2020, 10, 25, 1, 30, 0, 0, time.UTC).In(stockholm), "before": time.Date(2020, 10, 25, 0, 30, 0, 0, time.UTC).In(stockholm),
		"duration": neo4j.DurationOf(1, -2, 3, 4), "negative": neo4j.DurationOf(-1, 2, -3, 500000000), "little": neo4j.DurationOf(0, 0, -1, 999999999), "zero": neo4j.DurationOf(0, 0, 0, 0),
		"cartesian": neo4j.Point2D{SpatialRefId: 7203, X: 1.5, Y: -1e300}, "earth": neo4j.Point2D{SpatialRefId: 4326, X: 12.5, Y: 56},
		"space": neo4j.Point3D{SpatialRefId: 9157, X: 1, Y: 2, Z: 3}, "height": neo4j.Point3D{SpatialRefId: 4979, X: 1, Y: 2, Z: 3},
		"points": []any{neo4j.Point2D{SpatialRefId: 7203, X: 1, Y: 2}},
	}
}

// fillDatabase makes a graph with everything that may go wrong on the way.
func fillDatabase(t *testing.T, db testdb.DB, withBytes bool) {
	all := values(t)
	if withBytes {
		all["bytes"], all["nobytes"] = []byte{0, 1, 254, 255}, []byte{}
	}
	db.Run(t, "CREATE CONSTRAINT `odd ``name` FOR (n:`Odd ``Label`) REQUIRE n.`a b` IS UNIQUE", nil)
	db.Run(t, "CREATE INDEX range FOR (n:Thing) ON (n.x, n.y)", nil)
	db.Run(t, "CREATE FULLTEXT INDEX words FOR (n:Thing|`Odd ``Label`) ON EACH [n.text, n.`a b`]", nil)
	db.Run(t, "CREATE (n:`Odd ``Label`:`\\u005Cu0041`:`rolegraph import`:`中 😀`) SET n = $all CREATE (n)-[r:`odd ``type; $TYPE`]->(n) SET r = $all", map[string]any{"all": all})
	db.Run(t, "CREATE (a), (b), (a)-[:R]->(b), (a)-[:R]->(b), (a)-[:R {n: 1}]->(b), (b)-[:R]->(a), (a)-[:R]->(a)", nil)
	db.Run(t, "UNWIND range(1, 1200) AS i CREATE (n:Thing {x: i})-[:NEXT {i: i}]->(:Thing {x: toFloat(i)})", nil)
}

func TestTheSameGraphComesBack(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		for _, format := range []dump.Format{dump.Cypher, dump.JSONL, dump.GraphML} {
			t.Run(string(format), func(t *testing.T) {
				db.Wipe(t)
				fillDatabase(t, db, format != dump.Cypher)
				want := fingerprint(t, db)
				exported := export(t, db, format)
				db.Wipe(t)
				load(t, db, format, exported)
				if got := fingerprint(t, db); got != want {
					t.Errorf("fingerprint %s, want %s", got, want)
				}
			})
		}
	})
}

// The values one by one, so that a failure names the value.
func TestValuesComeBack(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		for _, format := range []dump.Format{dump.Cypher, dump.JSONL, dump.GraphML} {
			t.Run(string(format), func(t *testing.T) {
				db.Wipe(t)
				fillDatabase(t, db, format != dump.Cypher)
				query := "MATCH (n:`Odd ``Label`) RETURN properties(n)"
				want := asText(db.Run(t, query, nil)[0].Values[0])
				exported := export(t, db, format)
				db.Wipe(t)
				load(t, db, format, exported)
				got := asText(db.Run(t, query, nil)[0].Values[0])
				if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			})
		}
	})
}

// asText writes values with their types, and times with their zones.
func asText(properties any) map[string]string {
	texts := map[string]string{}
	for name, v := range properties.(map[string]any) {
		texts[name] = fmt.Sprintf("%T %v", v, v)
		if at, ok := v.(time.Time); ok {
			texts[name] = at.Format(time.RFC3339Nano) + at.Location().String()
		}
	}
	return texts
}

func TestBytesDoNotGoIntoAScript(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Run(t, "CREATE (:A {b: $b})", map[string]any{"b": []byte{1}})
		err := dump.Export(t.Context(), source(db), dump.Cypher, io.Discard)
		if err == nil || err.Error() != "bytes have no literal in Cypher: export with --format jsonl" {
			t.Errorf("got %v", err)
		}
	})
}

func TestImportWantsAnEmptyDatabase(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Run(t, "CREATE (:A)", nil)
		if err := dump.Import(t.Context(), source(db), dump.JSONL, strings.NewReader("")); !errors.Is(err, dump.ErrNotEmpty) {
			t.Errorf("got %v", err)
		}
	})
}

func TestBrokenDumpsAreRefused(t *testing.T) {
	tests := []struct {
		name   string
		format dump.Format
		text   string
		want   string
	}{
		{"cut off", dump.JSONL, `{"node":"1","labels":[],"properties":{}}`, "object 2: the file is cut off: its last line is missing"},
		{"cut in a line", dump.JSONL, `{"node":"1","lab`, "object 1: the file is cut off: its last line is missing"},
		{"lost line", dump.JSONL, `{"end_of_file":{"nodes":1,"relationships":0}}`, "object 1: the file should hold 1 nodes and 0 relationships, not 0 and 0"},
		{"lost end", dump.JSONL, `{"relationship":"R","start":"1","end":"2"}{"end_of_file":{"nodes":0,"relationships":1}}`, "1 of 1 relationships have an end that is no node of the dump"},
		{"no such type", dump.JSONL, `{"node":"1","properties":{"a":{"$type":"Nothing","_value":"x"}}}`, `object 1: a: "Nothing" is no type whose _value is a string`},
		{"undeclared key", dump.GraphML, "<graphml><graph>\n<node id=\"1\"><data key=\"k\"/></node></graph></graphml>", `line 2, column 36: key "k" is not declared`},
		{"cut off", dump.GraphML, "<graphml><graph>", "XML syntax error on line 1: unexpected EOF"},
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		for _, tt := range tests {
			t.Run(string(tt.format)+" "+tt.name, func(t *testing.T) {
				db.Wipe(t)
				err := dump.Import(t.Context(), source(db), tt.format, strings.NewReader(tt.text))
				if err == nil || err.Error() != tt.want {
					t.Errorf("got  %v\nwant %s", err, tt.want)
				}
			})
		}
	})
}

func TestGraphMLOfOthersIsRead(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		text := `<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
			<key id="d0" for="node" attr.name="weight" attr.type="double"/><graph edgedefault="directed">
			<node id="a"><data key="d0">1.5</data></node><node id="b"/><edge source="a" target="b"/></graph></graphml>`
		load(t, db, dump.GraphML, []byte(text))
		got := db.Run(t, "MATCH (a)-[r]->(b) RETURN properties(a), type(r), properties(b)", nil)[0].Values
		if diff := cmp.Diff([]any{map[string]any{"weight": 1.5}, "RELATED", map[string]any{}}, got); diff != "" {
			t.Error(diff)
		}
	})
}

// NetworkX is an independent reader of GraphML.
func TestNetworkXReadsGraphML(t *testing.T) {
	if exec.Command("python3", "-c", "import networkx").Run() != nil {
		testdb.Missing(t, "networkx", "Python has no networkx here")
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Run(t, "CREATE (a:Role {id: 'a', n: 1, x: 0.5, ok: true, list: [1, 2]})-[:USES {hot: true}]->(:Tool {id: 'c++ <&>'})", nil)
		file := filepath.Join(t.TempDir(), "graph.graphml")
		if err := os.WriteFile(file, export(t, db, dump.GraphML), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("python3", "-c", `
import networkx, sys
g = networkx.read_graphml(sys.argv[1])
for _, data in sorted(g.nodes(data=True), key=lambda n: n[1]["id"]): print(sorted(data.items()))
for _, _, data in g.edges(data=True): print(sorted(data.items()))`, file).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		want := `[('id', 'a'), ('labels', '["Role"]'), ('list', '[1,2]'), ('n', 1), ('ok', True), ('x', 0.5)]
[('id', 'c++ <&>'), ('labels', '["Tool"]')]
[('hot', True), ('id', 'e1'), ('type', 'USES')]
`
		if diff := cmp.Diff(want, string(out)); diff != "" {
			t.Error(diff)
		}
	})
}

// What GraphML's schema demands: keys before the graph, every key of a data
// element declared for that element, every end of an edge a node, ids once.
func TestGraphMLFollowsItsSchema(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		fillDatabase(t, db, true)
		var file struct {
			XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
			Keys    []struct {
				ID   string `xml:"id,attr"`
				For  string `xml:"for,attr"`
				Type string `xml:"attr.type,attr"`
			} `xml:"key"`
			Graph struct {
				Nodes []element `xml:"node"`
				Edges []element `xml:"edge"`
			} `xml:"graph"`
		}
		text := export(t, db, dump.GraphML)
		if err := xml.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
		if strings.LastIndex(string(text), "<key ") > strings.Index(string(text), "<graph ") {
			t.Error("a key stands behind the graph")
		}
		declared := map[string]bool{}
		for _, k := range file.Keys {
			if declared[k.For+k.ID] || !strings.Contains(" boolean int long float double string ", " "+k.Type+" ") {
				t.Errorf("key %+v", k)
			}
			declared[k.For+k.ID] = true
		}
		nodes := map[string]bool{}
		for _, n := range file.Graph.Nodes {
			nodes[n.ID] = true
			checkData(t, declared, "node", n)
		}
		for _, e := range file.Graph.Edges {
			if !nodes[e.Source] || !nodes[e.Target] {
				t.Errorf("edge %+v has no end", e)
			}
			checkData(t, declared, "edge", e)
		}
		if len(nodes) != 2403 || len(file.Graph.Edges) != 1206 {
			t.Errorf("%d nodes, %d edges", len(nodes), len(file.Graph.Edges))
		}
	})
}

type element struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key string `xml:"key,attr"`
	} `xml:"data"`
}

func checkData(t *testing.T, declared map[string]bool, kind string, e element) {
	for _, d := range e.Data {
		if !declared[kind+d.Key] {
			t.Errorf("%s %s: key %q is not declared", kind, e.ID, d.Key)
		}
	}
}

func TestFingerprintTellsGraphsApart(t *testing.T) {
	graphs := []string{
		"",
		"CREATE (:A)",
		"CREATE (:B)",
		"CREATE (:A), (:A)",
		"CREATE (:A {n: 1})",
		"CREATE (:A {n: 1.0})",
		"CREATE (:A {n: '1'})",
		"CREATE (:A {m: 1})",
		"CREATE (:A {n: [1]})",
		"CREATE (:A {d: date('2020-01-01')})",
		"CREATE (:A {d: '2020-01-01'})",
		"CREATE (:A)-[:R]->(:B)",
		"CREATE (:A)<-[:R]-(:B)",
		"CREATE (:A)-[:S]->(:B)",
		"CREATE (:A)-[:R {n: 1}]->(:B)",
		"CREATE (a:A)-[:R]->(b:B), (a)-[:R]->(b)",
		"CREATE (a:A)-[:R]->(a)",
		"CREATE (a)-[:R]->(b), (b)-[:R]->(c), (c)-[:R]->(a), (d)-[:R]->(d)",
		"CREATE (a)-[:R]->(b), (b)-[:R]->(a), (c)-[:R]->(d), (d)-[:R]->(d)",
		"CREATE CONSTRAINT x FOR (a:A) REQUIRE a.n IS UNIQUE",
		"CREATE INDEX x FOR (a:A) ON (a.n)",
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		seen := map[string]string{}
		for _, graph := range graphs {
			db.Wipe(t)
			if graph != "" {
				db.Run(t, graph, nil)
			}
			print := fingerprint(t, db)
			if other, ok := seen[print]; ok {
				t.Errorf("%q and %q have the same fingerprint", other, graph)
			}
			seen[print] = graph
		}
	})
}

func TestFingerprintDoesNotDependOnOrder(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Run(t, "CREATE (:X:Y {a: 1, b: 2})-[:R]->(:Z {c: 3}), (:Z {c: 4})", nil)
		one := fingerprint(t, db)
		db.Wipe(t)
		db.Run(t, "CREATE (:Z {c: 4}), (z:Z {c: 3}), (:Y:X {b: 2, a: 1})-[:R]->(z)", nil)
		if two := fingerprint(t, db); one != two {
			t.Errorf("%s and %s", one, two)
		}
	})
}

func source(db testdb.DB) dump.Source { return dump.Source{Driver: db.Driver} }

func fingerprint(t *testing.T, db testdb.DB) string {
	t.Helper()
	print, err := dump.FingerprintOf(t.Context(), source(db))
	if err != nil {
		t.Fatal(err)
	}
	return print
}

func export(t *testing.T, db testdb.DB, format dump.Format) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := dump.Export(t.Context(), source(db), format, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func load(t *testing.T, db testdb.DB, format dump.Format, text []byte) {
	t.Helper()
	var err error
	if format == dump.Cypher {
		_, err = script.Runner{Driver: db.Driver}.Run(context.Background(), script.Source{Name: "dump", Text: string(text)})
	} else {
		err = dump.Import(t.Context(), source(db), format, bytes.NewReader(text))
	}
	if err != nil {
		t.Fatal(err)
	}
}

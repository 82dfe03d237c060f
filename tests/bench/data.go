package main

import (
	"archive/zip"
	"bufio"
	"context"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// graph is the O*NET core graph: roles, tools, skills and knowledge, degrees and
// job zones, and what leads from roles to them.
type graph struct {
	nodes map[string][]map[string]any // by label
	edges []edgeSet
}

// edgeSet is edges of one type between nodes of two labels.
type edgeSet struct {
	typ, from, to string
	rows          []map[string]any
}

// table reads one of the archive's tab-delimited files by column name.
func table(archive *zip.ReadCloser, name string, visit func(field func(string) string)) error {
	f, err := archive.Open("db_29_3_text/" + name + ".txt")
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	columns := map[string]int{}
	for n := 0; lines.Scan(); n++ {
		fields := strings.Split(strings.TrimSuffix(lines.Text(), "\r"), "\t")
		if n == 0 {
			for i, c := range fields {
				columns[c] = i
			}
			continue
		}
		visit(func(c string) string { return fields[columns[c]] })
	}
	return lines.Err()
}

// collector keeps nodes once and edges once.
type collector struct {
	graph
	seen map[string]bool
	set  map[string]int
}

func (c *collector) node(label, id, name string) {
	if key := label + "\x00" + id; !c.seen[key] {
		c.seen[key] = true
		c.nodes[label] = append(c.nodes[label], map[string]any{"id": id, "name": name})
	}
}

func (c *collector) edge(typ, from, to, a, b string, props map[string]any) {
	key := strings.Join([]string{typ, a, b}, "\x00")
	kind := typ + from + to
	i, ok := c.set[kind]
	if !ok {
		i = len(c.edges)
		c.set[kind] = i
		c.edges = append(c.edges, edgeSet{typ: typ, from: from, to: to})
	}
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	c.edges[i].rows = append(c.edges[i].rows, map[string]any{"a": a, "b": b, "props": props})
}

// reader takes what it knows of from the archive.
type reader func(*collector, *zip.ReadCloser) error

var (
	coreTables = []reader{(*collector).roles, (*collector).tools, (*collector).ratings, (*collector).rest}
	allTables  = append(coreTables[:len(coreTables):len(coreTables)], (*collector).tasks, (*collector).titles)
)

func readGraph(path string, readers []reader) (*graph, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	c := &collector{graph: graph{nodes: map[string][]map[string]any{}}, seen: map[string]bool{}, set: map[string]int{}}
	for _, read := range readers {
		if err := read(c, archive); err != nil {
			return nil, err
		}
	}
	return &c.graph, nil
}

func (c *collector) roles(a *zip.ReadCloser) error {
	return table(a, "Occupation Data", func(f func(string) string) { c.node("Role", f("O*NET-SOC Code"), f("Title")) })
}

func (c *collector) tools(a *zip.ReadCloser) error {
	err := table(a, "Technology Skills", func(f func(string) string) {
		c.node("Tool", f("Example"), f("Example"))
		c.edge("USES", "Role", "Tool", f("O*NET-SOC Code"), f("Example"),
			map[string]any{"hot": f("Hot Technology") == "Y", "in_demand": f("In Demand") == "Y"})
	})
	if err != nil {
		return err
	}
	return table(a, "Tools Used", func(f func(string) string) {
		c.node("Tool", f("Example"), f("Example"))
		c.edge("USES", "Role", "Tool", f("O*NET-SOC Code"), f("Example"), map[string]any{"hot": false, "in_demand": false})
	})
}

// ratings joins importance and level of a skill or knowledge area.
func (c *collector) ratings(a *zip.ReadCloser) error {
	for _, name := range []string{"Skills", "Knowledge"} {
		pending := map[string]map[string]any{}
		err := table(a, name, func(f func(string) string) {
			key := f("O*NET-SOC Code") + "\x00" + f("Element ID")
			if pending[key] == nil {
				pending[key] = map[string]any{}
				c.node("Skill", f("Element ID"), f("Element Name"))
				c.edge("REQUIRES", "Role", "Skill", f("O*NET-SOC Code"), f("Element ID"), pending[key])
			}
			rating, _ := strconv.ParseFloat(f("Data Value"), 64)
			pending[key][map[string]string{"IM": "importance", "LV": "level"}[f("Scale ID")]] = rating
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *collector) rest(a *zip.ReadCloser) error {
	err := table(a, "Related Occupations", func(f func(string) string) {
		rank, _ := strconv.Atoi(f("Index"))
		c.edge("RELATED_TO", "Role", "Role", f("O*NET-SOC Code"), f("Related O*NET-SOC Code"), map[string]any{"tier": f("Relatedness Tier"), "rank": rank})
	})
	if err != nil {
		return err
	}
	err = table(a, "Education, Training, and Experience", func(f func(string) string) {
		share, _ := strconv.ParseFloat(f("Data Value"), 64)
		if f("Scale ID") == "RL" && share > 0 {
			c.node("Degree", f("Category"), f("Category"))
			c.edge("HOLDS", "Role", "Degree", f("O*NET-SOC Code"), f("Category"), map[string]any{"share": share})
		}
	})
	if err != nil {
		return err
	}
	return table(a, "Job Zones", func(f func(string) string) {
		c.node("Zone", f("Job Zone"), f("Job Zone"))
		c.edge("IN_ZONE", "Role", "Zone", f("O*NET-SOC Code"), f("Job Zone"), nil)
	})
}

func (c *collector) tasks(a *zip.ReadCloser) error {
	return table(a, "Task Statements", func(f func(string) string) {
		c.node("Task", f("Task ID"), f("Task"))
		c.edge("DOES", "Role", "Task", f("O*NET-SOC Code"), f("Task ID"), map[string]any{"kind": f("Task Type")})
	})
}

func (c *collector) titles(a *zip.ReadCloser) error {
	return table(a, "Alternate Titles", func(f func(string) string) {
		c.node("Title", f("Alternate Title"), f("Alternate Title"))
		c.edge("CALLED", "Role", "Title", f("O*NET-SOC Code"), f("Alternate Title"), map[string]any{"short": f("Short Title"), "sources": f("Source(s)")})
	})
}

var (
	//go:embed load/wipe_edges.cypher
	wipeEdges string
	//go:embed load/wipe_nodes.cypher
	wipeNodes string
	//go:embed load/constraint.cypher
	constraint string
	//go:embed load/nodes.cypher
	loadNodes string
	//go:embed load/edges.cypher
	loadEdges string
)

const batch = 5000

// load wipes the database, loads the graph by UNWIND and MERGE and returns how
// long the loading took.
func (t target) load(ctx context.Context, g *graph) (time.Duration, error) {
	if err := t.wipe(ctx); err != nil {
		return 0, err
	}
	for label := range g.nodes {
		if _, err := t.ask(ctx, strings.ReplaceAll(constraint, "LABEL", label), nil); err != nil {
			return 0, err
		}
	}
	if _, err := t.ask(ctx, "CALL db.awaitIndexes()", nil); err != nil {
		return 0, err
	}
	start := time.Now()
	for label, rows := range g.nodes {
		if err := t.inBatches(ctx, strings.ReplaceAll(loadNodes, "LABEL", label), rows); err != nil {
			return 0, err
		}
	}
	for _, set := range g.edges {
		query := strings.NewReplacer("FROM", set.from, "TO", set.to, "TYPE", set.typ).Replace(loadEdges)
		if err := t.inBatches(ctx, query, set.rows); err != nil {
			return 0, fmt.Errorf("%s: %w", set.typ, err)
		}
	}
	return time.Since(start), nil
}

// wipe removes everything, relationships first: those of many nodes at once are
// more than a small Neo4j holds in one transaction.
func (t target) wipe(ctx context.Context) error {
	_, err := t.ask(ctx, wipeEdges, nil)
	if err == nil {
		_, err = t.ask(ctx, wipeNodes, nil)
	}
	return err
}

func (t target) inBatches(ctx context.Context, query string, rows []map[string]any) error {
	for len(rows) > 0 {
		n := min(batch, len(rows))
		if _, err := t.ask(ctx, query, map[string]any{"rows": rows[:n]}); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

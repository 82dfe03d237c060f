// Command bench measures the embedded database beside a real Neo4j: the same
// graph, the O*NET core graph of 27,981 nodes and 157,619 edges, the same driver
// and the same queries, in one run.
//
//	bench -data db_29_3_text.zip neo4j=bolt://127.0.0.1:7687
//
// It starts the embedded database with a file of its own; others are given by
// name and address. The databases are wiped and loaded. Each shape in shapes/ is a query with its
// parameters in the first comment line; the table has the median of its runs and
// the ratio of the last database to the first.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/internal/embedded"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// target is a database to measure.
type target struct {
	name   string
	driver neo4j.DriverWithContext
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	data := flags.String("data", "", "the O*NET 29.3 text archive")
	runs := flags.Int("runs", 15, "runs of each query, the median of which counts")
	only := flags.String("only", "", "shapes whose names contain this")
	if err := flags.Parse(args); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	db, err := embedded.Start(embedded.Options{Path: filepath.Join(folder, "bench.db")})
	if err != nil {
		return err
	}
	defer db.Close()
	targets, err := connect(append([]string{"embedded=" + db.URI()}, flags.Args()...))
	if err != nil {
		return err
	}
	rows := map[string][]time.Duration{}
	graph, err := readGraph(*data)
	if err != nil {
		return err
	}
	for _, t := range targets {
		took, err := t.load(ctx, graph)
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		rows["load nodes and edges"] = append(rows["load nodes and edges"], took)
	}
	shapes, err := readShapes(*only)
	if err != nil {
		return err
	}
	for _, s := range shapes {
		for _, t := range targets {
			took, err := t.measure(ctx, s, *runs)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", t.name, s.name, err)
			}
			rows[s.name] = append(rows[s.name], took)
		}
	}
	report(targets, rows)
	return nil
}

// connect opens name=uri pairs.
func connect(pairs []string) ([]target, error) {
	var targets []target
	for _, pair := range pairs {
		name, uri, _ := strings.Cut(pair, "=")
		driver, err := neo4j.NewDriverWithContext(uri, neo4j.NoAuth())
		if err != nil {
			return nil, err
		}
		targets = append(targets, target{name, driver})
	}
	return targets, nil
}

// ask runs a query and returns how many rows it had.
func (t target) ask(ctx context.Context, query string, params map[string]any) (int, error) {
	session := t.driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.Run(ctx, query, params)
	if err != nil {
		return 0, err
	}
	n := 0
	for result.Next(ctx) {
		n++
	}
	return n, result.Err()
}

// measure is the median time of a query, after two runs that don't count.
func (t target) measure(ctx context.Context, s shape, runs int) (time.Duration, error) {
	times := make([]time.Duration, 0, runs)
	deadline := time.Now().Add(10 * time.Second)
	for i := range runs + 2 {
		start := time.Now()
		n, err := t.ask(ctx, s.query, s.params)
		if err != nil {
			return 0, err
		}
		if n != s.rows && s.rows >= 0 {
			return 0, fmt.Errorf("%d rows, not %d", n, s.rows)
		}
		if i >= 2 || time.Now().After(deadline) {
			times = append(times, time.Since(start))
		}
		if time.Now().After(deadline) {
			break
		}
	}
	slices.Sort(times)
	return times[len(times)/2], nil
}

// report prints the table in Markdown.
func report(targets []target, rows map[string][]time.Duration) {
	fmt.Print("| shape |")
	for _, t := range targets {
		fmt.Printf(" %s ms |", t.name)
	}
	fmt.Print(" ratio |\n|---|")
	fmt.Println(strings.Repeat("---:|", len(targets)+1))
	names := make([]string, 0, len(rows))
	for name := range rows {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(a, b) })
	product := 0.0
	for _, name := range names {
		times := rows[name]
		fmt.Printf("| %s |", name)
		for _, d := range times {
			fmt.Printf(" %.2f |", float64(d)/float64(time.Millisecond))
		}
		ratio := float64(times[len(times)-1]) / float64(times[0])
		product += math.Log(ratio)
		fmt.Printf(" %.1f |\n", ratio)
	}
	fmt.Printf("| geometric mean |%s %.1f |\n", strings.Repeat(" |", len(targets)), math.Exp(product/float64(len(names))))
}

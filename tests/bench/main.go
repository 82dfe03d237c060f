// Command bench measures the embedded database beside a real Neo4j: the same
// graph, the O*NET core graph of 27,981 nodes and 157,619 edges, the same driver
// and the same queries, in one run.
//
//	bench -data db_29_3_text.zip neo4j=bolt://127.0.0.1:7687
//
// It starts the embedded database with a file of its own in a process of its own;
// others are given by name and address. The databases are wiped and loaded. Each
// shape in shapes/ is a query with its parameters in the first comment line; the
// table has the median of its runs and the ratio of the last database to the
// first. Then the file is opened again, and with -whole the same is done with all
// of O*NET, 100,649 nodes and 355,131 edges.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
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

// settings are the flags.
type settings struct {
	data, only, profile string
	runs                int
	whole               bool
	others              []string // name=uri
}

func run(ctx context.Context, args []string) error {
	var o settings
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.StringVar(&o.data, "data", "", "the O*NET 29.3 text archive")
	flags.IntVar(&o.runs, "runs", 15, "runs of each query, the median of which counts")
	flags.StringVar(&o.only, "only", "", "shapes whose names contain this")
	flags.BoolVar(&o.whole, "whole", false, "load all of O*NET too")
	flags.StringVar(&o.profile, "cpuprofile", "", "where to write a profile of the embedded database")
	file := flags.String("serve", "", "only serve this file (used by the program itself)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *file != "" {
		return serve(*file, o.profile)
	}
	o.others = flags.Args()
	folder, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := measureCore(ctx, o, filepath.Join(folder, "core.db")); err != nil || !o.whole {
		return err
	}
	fmt.Println()
	return measureWhole(ctx, o, filepath.Join(folder, "whole.db"))
}

// measureCore loads the core graph and asks all shapes.
func measureCore(ctx context.Context, o settings, file string) error {
	graph, err := readGraph(o.data, coreTables)
	if err != nil {
		return err
	}
	return measured(o, file, func(targets []target, r *report) error {
		if err := loadAll(ctx, targets, r, graph, "load nodes and edges, UNWIND and MERGE"); err != nil {
			return err
		}
		shapes, err := readShapes(o.only)
		if err != nil {
			return err
		}
		for _, s := range shapes {
			times := make([]time.Duration, len(targets))
			for i, t := range targets {
				if times[i], err = t.measure(ctx, s, o.runs); err != nil {
					return fmt.Errorf("%s: %s: %w", t.name, s.name, err)
				}
			}
			r.row(s.name, times, true)
		}
		return nil
	})
}

// measureWhole only loads.
func measureWhole(ctx context.Context, o settings, file string) error {
	graph, err := readGraph(o.data, allTables)
	if err != nil {
		return err
	}
	return measured(o, file, func(targets []target, r *report) error {
		return loadAll(ctx, targets, r, graph, "load all of O*NET")
	})
}

// measured runs work on a new embedded database beside the others, then looks at
// its memory, its file and how long that takes to open.
func measured(o settings, file string, work func([]target, *report) error) error {
	p, err := startProcess(file, o.profile)
	if err != nil {
		return err
	}
	targets, err := connect(append([]string{"embedded=" + p.uri}, o.others...))
	if err != nil {
		return err
	}
	r := newReport(targets)
	workErr := work(targets, r)
	memory, err := p.stop()
	if err = errors.Join(workErr, err); err != nil {
		return err
	}
	about, err := os.Stat(file)
	if err != nil {
		return err
	}
	again, err := startProcess(file, "")
	if err != nil {
		return err
	}
	opened, err := again.stop()
	r.say("peak resident memory, all of the above", "%.0f MB", memory)
	r.say("file", "%.1f MB", float64(about.Size())/1e6)
	r.say("opening the file again", "%d ms", again.opened.Milliseconds())
	r.say("resident memory after that", "%.0f MB", opened)
	r.end()
	return err
}

func loadAll(ctx context.Context, targets []target, r *report, g *graph, what string) error {
	times := make([]time.Duration, len(targets))
	for i, t := range targets {
		var err error
		if times[i], err = t.load(ctx, g); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	r.row(what, times, false)
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

// Command bench measures the embedded database beside a real Neo4j: the same
// graph, the O*NET core graph of 27,981 nodes and 157,619 edges, the same driver
// and the same queries, in one run.
//
//	bench -data db_29_3_text.zip neo4j=bolt://127.0.0.1:7687
//
// It starts the embedded database with a file of its own in a process of its own;
// others are given by name and address. The databases are wiped and loaded. Each
// shape in shapes/ is a query with its parameters in the first comment line; the
// table has the median of its runs, in turn on each database, and the ratio of the
// last database to the first. Then the file is opened again, and with -whole the
// same is done with all of O*NET, 100,649 nodes and 355,131 edges.
//
//	bench -data db_29_3_text.zip -programs bin neo4j=bolt://127.0.0.1:7687
//
// measures the built programs instead: how long the loader and the API take, and
// how much memory.
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
	name, uri string
	driver    neo4j.DriverWithContext
}

// settings are the flags.
type settings struct {
	data, only, profile string
	programs            string // folder of the built programs; "" measures databases
	runs                int
	whole               bool
	others              []string // name=uri
}

func run(ctx context.Context, args []string) error {
	var o settings
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.StringVar(&o.data, "data", "", "the O*NET 29.3 text archive")
	flags.IntVar(&o.runs, "runs", 25, "runs of each query, the median of which counts")
	flags.StringVar(&o.only, "only", "", "shapes whose names contain this")
	flags.BoolVar(&o.whole, "whole", false, "load all of O*NET too")
	flags.StringVar(&o.profile, "cpuprofile", "", "where to write a profile of the embedded database")
	flags.StringVar(&o.programs, "programs", "", "measure the programs in this folder instead")
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
	if o.programs != "" {
		return measurePrograms(ctx, o, folder)
	}
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
			times, err := measure(ctx, targets, s, o.runs)
			if err != nil {
				return err
			}
			r.row(s.name, times, shapeGoal, true)
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
	opening, opened, err := openAgain(file)
	if err != nil {
		return err
	}
	r.say("peak resident memory, all of the above", memory, memoryGoal, "MB")
	r.say("file", float64(about.Size())/1e6, 0, "MB")
	r.say("opening the file again", float64(opening.Milliseconds()), openingGoal, "ms")
	r.say("resident memory after that", opened, 0, "MB")
	r.end()
	return nil
}

// openAgain opens a file in new processes and returns how long that took, the
// median, and the memory of the last one.
func openAgain(file string) (opening time.Duration, megabytes float64, err error) {
	var times []time.Duration
	for range 5 {
		p, err := startProcess(file, "")
		if err != nil {
			return 0, 0, err
		}
		times = append(times, p.opened)
		if megabytes, err = p.stop(); err != nil {
			return 0, 0, err
		}
	}
	slices.Sort(times)
	return times[len(times)/2], megabytes, nil
}

func loadAll(ctx context.Context, targets []target, r *report, g *graph, what string) error {
	times := make([]time.Duration, len(targets))
	for i, t := range targets {
		var err error
		if times[i], err = t.load(ctx, g); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	r.row(what, times, loadGoal, false)
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
		targets = append(targets, target{name, uri, driver})
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

// measure is the median time of a query on each database, which take turns. The
// first runs don't count: Neo4j compiles what it runs often.
func measure(ctx context.Context, targets []target, s shape, runs int) ([]time.Duration, error) {
	times := make([][]time.Duration, len(targets))
	deadline := time.Now().Add(30 * time.Second)
	for i := range warmUp + runs {
		late := time.Now().After(deadline)
		for j, t := range targets {
			took, err := t.timed(ctx, s)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", t.name, s.name, err)
			}
			if i >= warmUp || late {
				times[j] = append(times[j], took)
			}
		}
		if late {
			break
		}
	}
	medians := make([]time.Duration, len(targets))
	for j := range times {
		slices.Sort(times[j])
		medians[j] = times[j][len(times[j])/2]
	}
	return medians, nil
}

const warmUp = 15

func (t target) timed(ctx context.Context, s shape) (time.Duration, error) {
	start := time.Now()
	n, err := t.ask(ctx, s.query, s.params)
	if err == nil && n != s.rows && s.rows >= 0 {
		err = fmt.Errorf("%d rows, not %d", n, s.rows)
	}
	return time.Since(start), err
}

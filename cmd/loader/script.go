package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"rolegraph/internal/load/dump"
	"rolegraph/internal/load/progress"
	"rolegraph/internal/load/script"
	"rolegraph/seed"
)

// seedCommand loads the built-in data.
type seedCommand struct {
	DryRun bool `env:"ROLEGRAPH_DRY_RUN" help:"Only say what would change."`
}

// Run runs the seed's script.
func (c *seedCommand) Run(p *program) error {
	return p.runScripts(c.DryRun, script.Source{Name: "seed/roles.cypher", Text: seed.Script})
}

// scriptCommand runs scripts.
type scriptCommand struct {
	Files  []string `arg:"" name:"file" help:"Scripts, run one after the other; - is the standard input."`
	DryRun bool     `env:"ROLEGRAPH_DRY_RUN" help:"Run everything in one transaction, say what it would change, and roll it back."`
}

// Run reads all scripts, then runs them.
func (c *scriptCommand) Run(p *program) error {
	var sources []script.Source
	for _, file := range c.Files {
		source, err := script.Read(file, p.stdin)
		if err != nil {
			return err
		}
		sources = append(sources, source)
	}
	return p.runScripts(c.DryRun, sources...)
}

// runScripts runs scripts and prints what they changed.
func (p *program) runScripts(dryRun bool, sources ...script.Source) error {
	driver, closeDatabase, err := p.open()
	if err != nil {
		return err
	}
	defer closeDatabase()
	meter := p.meter("statements")
	runner := script.Runner{Driver: driver, Database: p.options.Database, DryRun: dryRun, Progress: meter.Set, Notice: p.say}
	result, err := runner.Run(p.ctx, sources...)
	meter.Done()
	if err != nil {
		return err
	}
	size, err := dump.SizeOf(p.ctx, driver, p.options.Database)
	if err != nil {
		return err
	}
	if !p.quiet {
		printResult(p.stdout, dryRun, result, size)
	}
	return nil
}

// say tells the user something on the way.
func (p *program) say(text string) {
	if !p.quiet {
		fmt.Fprintln(p.stderr, text)
	}
}

// meter shows progress on the standard error, unless the user wants quiet.
func (p *program) meter(unit string) *progress.Meter {
	if p.quiet {
		return progress.New(nil, unit)
	}
	return progress.New(p.stderr, unit)
}

// printResult prints a table of what scripts changed and what the database holds.
func printResult(out io.Writer, dryRun bool, result script.Result, size dump.Size) {
	c := result.Counts
	if dryRun {
		fmt.Fprintln(out, "Dry run: nothing was kept. The scripts would make these changes:")
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\tadded\tremoved\tnow\t")
	fmt.Fprintf(table, "nodes\t%d\t%d\t%d\t\n", c.NodesAdded, c.NodesRemoved, size.Nodes)
	fmt.Fprintf(table, "relationships\t%d\t%d\t%d\t\n", c.RelationshipsAdded, c.RelationshipsRemoved, size.Relationships)
	fmt.Fprintf(table, "labels\t%d\t%d\t\t\n", c.LabelsAdded, c.LabelsRemoved)
	fmt.Fprintf(table, "constraints\t%d\t%d\t\t\n", c.ConstraintsAdded, c.ConstraintsRemoved)
	fmt.Fprintf(table, "indexes\t%d\t%d\t\t\n", c.IndexesAdded, c.IndexesRemoved)
	_ = table.Flush()
	fmt.Fprintf(out, "%d statements ran, %d properties were set.\n", result.Statements, c.PropertiesSet)
	if result.Rows > 0 {
		fmt.Fprintf(out, "%d rows that statements returned are not shown.\n", result.Rows)
	}
	if c.Zero() {
		fmt.Fprintln(out, "Nothing changed.")
	}
	for _, reason := range result.NotTried {
		fmt.Fprintln(out, "Not tried:", reason)
	}
}

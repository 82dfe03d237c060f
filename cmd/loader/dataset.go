package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/progress"
)

// datasetFlags are the flags of all commands that load a data set.
type datasetFlags struct {
	DryRun  bool   `env:"ROLEGRAPH_DRY_RUN" help:"Only say what would be added, changed and removed."`
	Batch   int    `env:"ROLEGRAPH_BATCH" default:"5000" help:"Rows of a transaction."`
	Resume  bool   `env:"ROLEGRAPH_RESUME" help:"Go on with a load that was stopped. Every load does, so this changes nothing: what the database has already is not written again."`
	Format  string `enum:"table,json" default:"table" env:"ROLEGRAPH_RESULT_FORMAT" help:"How to print what was done: table or json."`
	Rejects string `env:"ROLEGRAPH_REJECTS" placeholder:"FILE" help:"Write the rows that were not loaded here, one JSON object a line with file, row and reason."`
}

// onetCommand loads O*NET.
type onetCommand struct {
	datasetFlags
	onetSource
}

// Run loads the archive.
func (c *onetCommand) Run(p *program) error { return p.loadDataset(c.datasetFlags, c.onetSource) }

// escoCommand loads ESCO.
type escoCommand struct {
	datasetFlags
	escoSource
}

// Run loads the archives.
func (c *escoCommand) Run(p *program) error { return p.loadDataset(c.datasetFlags, c.escoSource) }

// loadDataset loads a data set, writes the rejects and prints what was done.
func (p *program) loadDataset(flags datasetFlags, from opener) error {
	source, closeSource, err := from.open()
	if err != nil {
		return err
	}
	defer closeSource()
	rejects, err := openRejects(flags.Rejects)
	if err != nil {
		return err
	}
	defer rejects.Close()
	driver, closeDatabase, err := p.open()
	if err != nil {
		return err
	}
	defer closeDatabase()
	meter := p.meter(progress.Bytes)
	result, err := dataset.Load(p.ctx, driver, source, dataset.Options{
		Database: p.options.Database, DryRun: flags.DryRun, Batch: flags.Batch,
		Reject: rejects.write, Progress: meter.Set,
	})
	meter.Done()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, howFar(source.Info.ID, flags.DryRun, result))
	}
	switch {
	case flags.Format == "json":
		var text []byte
		text, err = plainJSON(result)
		fmt.Fprintln(p.stdout, string(text))
	case !p.quiet:
		printLoad(p.stdout, flags.DryRun, result)
	}
	return errors.Join(err, rejects.verdict(flags.Rejects))
}

// howFar says what a load that failed has left behind.
func howFar(dataset string, dryRun bool, result dataset.Result) string {
	if dryRun || result.Changes() == 0 {
		return "Nothing was written."
	}
	return "The data set " + dataset + " is not complete. Run the same command again: what is there already is not written again"
}

// printLoad prints a table of what was added, changed, removed and left.
func printLoad(out io.Writer, dryRun bool, result dataset.Result) {
	if dryRun {
		fmt.Fprintln(out, "Dry run: nothing was written. The load would make these changes:")
	}
	printCounts(out, result)
	if result.Changes() == 0 {
		fmt.Fprintln(out, "Nothing changed.")
	}
}

func printCounts(out io.Writer, result dataset.Result) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "added\tchanged\tremoved\tleft\t  kind")
	for _, k := range result.Kinds {
		fmt.Fprintf(table, "%d\t%d\t%d\t%d\t  %s\n", k.Added, k.Changed, k.Removed, k.Left, k.Kind)
	}
	_ = table.Flush()
}

// rejectLog counts rejects and writes them to a file, if there is one.
type rejectLog struct {
	file  *os.File
	count int
	first dataset.Reject
	err   error
}

func openRejects(name string) (*rejectLog, error) {
	if name == "" {
		return &rejectLog{}, nil
	}
	file, err := os.Create(name)
	return &rejectLog{file: file}, err
}

func (l *rejectLog) write(r dataset.Reject) {
	if l.count++; l.count == 1 {
		l.first = r
	}
	if l.file != nil && l.err == nil {
		l.err = json.NewEncoder(l.file).Encode(map[string]any{"file": r.File, "row": r.Row, "reason": r.Reason})
	}
}

// verdict is nil without rejects, else an [errRejects] that tells of them.
func (l *rejectLog) verdict(name string) error {
	switch {
	case l.err != nil:
		return l.err
	case l.count == 0:
		return nil
	case l.file == nil:
		return fmt.Errorf("%w: %d rows, the first is %s, row %d: %s; --rejects FILE writes all", errRejects, l.count, l.first.File, l.first.Row, l.first.Reason)
	}
	return fmt.Errorf("%w: %d rows, see %s", errRejects, l.count, name)
}

// Close closes the file.
func (l *rejectLog) Close() {
	if l.file != nil {
		_ = l.file.Close()
	}
}

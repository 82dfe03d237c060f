package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/esco"
	"rolegraph/internal/load/onet"
	"rolegraph/internal/load/tabular"
)

// datasetFlags are the flags of all commands that load a data set.
type datasetFlags struct {
	DryRun  bool   `env:"ROLEGRAPH_DRY_RUN" help:"Only say what would be added, changed and removed."`
	Batch   int    `env:"ROLEGRAPH_BATCH" default:"5000" help:"Rows of a transaction."`
	Rejects string `env:"ROLEGRAPH_REJECTS" placeholder:"FILE" help:"Write the rows that were not loaded here, one JSON object a line with file, row and reason."`
}

// onetCommand loads O*NET.
type onetCommand struct {
	datasetFlags
	Zip string `arg:"" help:"The text download of O*NET, such as db_29_3_text.zip."`
}

// Run loads the archive.
func (c *onetCommand) Run(p *program) error {
	archive, err := tabular.OpenArchive(c.Zip)
	if err != nil {
		return err
	}
	defer archive.Close()
	source, err := onet.Source(archive)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Zip, err)
	}
	return p.loadDataset(c.datasetFlags, source)
}

// escoCommand loads ESCO.
type escoCommand struct {
	datasetFlags
	Classification string `arg:"" name:"classification-zip" help:"The CSV download with occupations and skills in one language."`
	Relations      string `arg:"" name:"relations-zip" help:"The CSV download with the relations."`
	Crosswalk      string `env:"ROLEGRAPH_CROSSWALK" placeholder:"CSV" help:"Links to O*NET, which must be loaded before."`
	Version        string `env:"ROLEGRAPH_ESCO_VERSION" default:"1.1.1" help:"Version of the download; the files do not hold it."`
}

// Run loads the archives.
func (c *escoCommand) Run(p *program) error {
	classification, err := tabular.OpenArchive(c.Classification)
	if err != nil {
		return err
	}
	defer classification.Close()
	relations, err := tabular.OpenArchive(c.Relations)
	if err != nil {
		return err
	}
	defer relations.Close()
	files := esco.Files{Classification: classification, Relations: relations, Version: c.Version, Crosswalk: c.Crosswalk}
	return p.loadDataset(c.datasetFlags, esco.Source(files))
}

// loadDataset loads a data set, writes the rejects and prints what was done.
func (p *program) loadDataset(flags datasetFlags, source dataset.Source) error {
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
	meter := p.meter("steps")
	result, err := dataset.Load(p.ctx, driver, source, dataset.Options{
		Database: p.options.Database, DryRun: flags.DryRun, Batch: flags.Batch,
		Reject: rejects.write, Progress: meter.Set,
	})
	meter.Done()
	if err != nil {
		return fmt.Errorf("%w\nThe data set %s is not complete. Run the same command again: what is there already is not written again", err, source.Info.ID)
	}
	if !p.quiet {
		printLoad(p.stdout, flags.DryRun, result)
	}
	return rejects.verdict(flags.Rejects)
}

// printLoad prints a table of what was added, changed, removed and left.
func printLoad(out io.Writer, dryRun bool, result dataset.Result) {
	if dryRun {
		fmt.Fprintln(out, "Dry run: nothing was written. The load would make these changes:")
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "added\tchanged\tremoved\tleft\t  kind")
	for _, k := range result.Kinds {
		fmt.Fprintf(table, "%d\t%d\t%d\t%d\t  %s\n", k.Added, k.Changed, k.Removed, k.Left, k.Kind)
	}
	_ = table.Flush()
	if result.Changes() == 0 {
		fmt.Fprintln(out, "Nothing changed.")
	}
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

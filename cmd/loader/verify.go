package main

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/dump"
	"rolegraph/internal/load/verify"
)

// verifyCommand checks what a database holds, by itself or against the files.
type verifyCommand struct {
	Database verifyDatabase `cmd:"" default:"withargs" help:"Check the database by itself (the default)."`
	Onet     verifyOnet     `cmd:"" help:"Read O*NET's files again and compare them with the database."`
	Esco     verifyEsco     `cmd:"" help:"Read ESCO's files again and compare them with the database."`
	Table    verifyTable    `cmd:"" help:"Read the tables of a mapping again and compare them with the database."`
}

type verifyOnet struct{ onetSource }

// Run compares.
func (c *verifyOnet) Run(p *program) error { return p.verifySource(c.onetSource) }

type verifyEsco struct{ escoSource }

// Run compares.
func (c *verifyEsco) Run(p *program) error { return p.verifySource(c.escoSource) }

type verifyTable struct{ tableSource }

// Run compares.
func (c *verifyTable) Run(p *program) error { return p.verifySource(c.tableSource) }

// told is how many differences a verification tells.
const told = 20

// verifySource fails when the database does not hold what the files say.
func (p *program) verifySource(from opener) error {
	source, closeSource, err := from.open()
	if err != nil {
		return err
	}
	defer closeSource()
	wrong := 0
	result, err := p.compare(source, func(d dataset.Difference) error {
		if wrong++; wrong <= told {
			fmt.Fprintln(p.stderr, "wrong:", describe(d))
		}
		return nil
	})
	if err != nil {
		return err
	}
	if !p.quiet {
		printCounts(p.stdout, result)
	}
	if wrong > 0 {
		return fmt.Errorf("%w: %d differences from the files; load them again", errProblems, wrong)
	}
	p.say("All is well.")
	return nil
}

// verifyDatabase checks a database by itself.
type verifyDatabase struct {
	Fingerprint bool `env:"ROLEGRAPH_FINGERPRINT" help:"Also print a hash of the whole graph, equal for equal graphs."`
}

// errProblems ends a verification that found something wrong.
var errProblems = errors.New("the database is not as it should be")

// Run prints counts and problems, and fails when there are any.
func (c *verifyDatabase) Run(p *program) error {
	driver, closeDatabase, err := p.open()
	if err != nil {
		return err
	}
	defer closeDatabase()
	report, err := verify.Check(p.ctx, driver, p.options.Database)
	if err != nil {
		return err
	}
	if !p.quiet {
		p.printReport(report)
	}
	if c.Fingerprint {
		print, err := dump.FingerprintOf(p.ctx, dump.Source{Driver: driver, Database: p.options.Database})
		if err != nil {
			return err
		}
		fmt.Fprintln(p.stdout, "fingerprint", print)
	}
	for _, problem := range report.Problems {
		fmt.Fprintln(p.stderr, "wrong:", problem)
	}
	if len(report.Problems) > 0 {
		return errProblems
	}
	p.say("All is well.")
	return nil
}

func (p *program) printReport(report verify.Report) {
	table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	for _, l := range report.Labels {
		fmt.Fprintf(table, "%s\t%d\n", l.Label, l.Nodes)
	}
	_ = table.Flush()
	for _, d := range report.Datasets {
		fmt.Fprintf(p.stdout, "dataset %s, version %s, %s\n", d.ID, d.Version, d.Date)
	}
}

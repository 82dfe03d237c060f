package main

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"rolegraph/internal/load/dump"
	"rolegraph/internal/load/verify"
)

// verifyCommand checks what a database holds.
type verifyCommand struct {
	Fingerprint bool `env:"ROLEGRAPH_FINGERPRINT" help:"Also print a hash of the whole graph, equal for equal graphs."`
}

// errProblems ends a verification that found something wrong.
var errProblems = errors.New("the database is not as it should be")

// Run prints counts and problems, and fails when there are any.
func (c *verifyCommand) Run(p *program) error {
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

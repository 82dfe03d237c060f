package main

import (
	"errors"

	"rolegraph/internal/load/table"
)

// tableCommand loads the user's own tables.
type tableCommand struct {
	datasetFlags
	Suggest bool     `help:"Print a first mapping for the tables instead, to be read and changed."`
	Files   []string `arg:"" name:"file" help:"The mapping; with --suggest the tables: CSV, TSV or JSON Lines, also as .gz, .zst or .zip."`
}

// Run loads what the mapping says, or suggests one.
func (c *tableCommand) Run(p *program) error {
	if c.Suggest {
		return table.Suggest(p.stdout, c.Files)
	}
	if len(c.Files) > 1 {
		return errors.New("one mapping is loaded at a time; to get a mapping for tables use --suggest")
	}
	return p.loadDataset(c.datasetFlags, tableSource{c.Files[0]})
}

package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rolegraph/internal/load/dump"
)

// exportCommand writes the whole graph.
type exportCommand struct {
	Format string `enum:"cypher,jsonl,graphml" default:"cypher" env:"ROLEGRAPH_FORMAT" help:"cypher (a script for 'loader script'), jsonl or graphml (for 'loader import' and other programs)."`
	Output string `short:"o" placeholder:"FILE" env:"ROLEGRAPH_OUTPUT" help:"File to write; without it the standard output."`
}

// Run exports to the file or to the standard output. A file appears under its
// name only when it is complete.
func (c *exportCommand) Run(p *program) error {
	return p.withSource("nodes and relationships", func(source dump.Source) error {
		if c.Output == "" {
			return dump.Export(p.ctx, source, dump.Format(c.Format), p.stdout)
		}
		file, err := os.CreateTemp(filepath.Dir(c.Output), filepath.Base(c.Output)+".*.part")
		if err != nil {
			return err
		}
		defer os.Remove(file.Name())
		defer file.Close()
		if err := dump.Export(p.ctx, source, dump.Format(c.Format), file); err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
		return os.Rename(file.Name(), c.Output)
	})
}

// importCommand loads an export into an empty database.
type importCommand struct {
	File   string `arg:"" help:"An export in the format jsonl or graphml; - is the standard input."`
	Format string `enum:"jsonl,graphml," default:"" env:"ROLEGRAPH_FORMAT" help:"jsonl or graphml; without it the file's name tells."`
}

// Run imports the file.
func (c *importCommand) Run(p *program) error {
	format := c.Format
	if format == "" {
		format = strings.TrimPrefix(filepath.Ext(c.File), ".")
	}
	if format != string(dump.JSONL) && format != string(dump.GraphML) {
		return fmt.Errorf("the format of %s is not known: set --format to jsonl or graphml; a script is for `loader script`", c.File)
	}
	var in io.Reader = p.stdin
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	return p.withSource("rows", func(source dump.Source) error {
		if err := dump.Import(p.ctx, source, dump.Format(format), in); err != nil {
			return fmt.Errorf("%s: %w", c.File, err)
		}
		size, err := dump.SizeOf(p.ctx, source.Driver, source.Database)
		p.say(fmt.Sprintf("Now in the database: %d nodes, %d relationships.", size.Nodes, size.Relationships))
		return err
	})
}

// withSource opens the database and hands it over with a progress meter.
func (p *program) withSource(unit string, work func(dump.Source) error) error {
	driver, closeDatabase, err := p.open()
	if err != nil {
		return err
	}
	defer closeDatabase()
	meter := p.meter(unit)
	defer meter.Done()
	return work(dump.Source{Driver: driver, Database: p.options.Database, Progress: meter.Set})
}

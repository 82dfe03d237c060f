package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"rolegraph/internal/load/dataset"
)

// diffCommand tells what differs between two releases of a data set.
type diffCommand struct {
	Onet  diffOnet  `cmd:"" help:"Compare a release of O*NET with the database or with another release."`
	Esco  diffEsco  `cmd:"" help:"Compare a version of ESCO with the database or with another version."`
	Table diffTable `cmd:"" help:"Compare tables with the database or with other tables."`
}

// diffFlags are the flags of all comparisons.
type diffFlags struct {
	Format string `enum:"table,json" default:"table" env:"ROLEGRAPH_RESULT_FORMAT" help:"table, or json, which is one object with every difference."`
	Limit  int    `default:"20" help:"How many differences of each kind the table shows; 0 shows all."`
}

type diffOnet struct {
	diffFlags
	onetSource
	From string `placeholder:"ZIP" help:"The older release; without it the database."`
}

// Run compares.
func (c *diffOnet) Run(p *program) error {
	return p.diff(c.diffFlags, c.onetSource, onetSource{c.From}, c.From != "")
}

type diffEsco struct {
	diffFlags
	escoSource
	FromClassification string `placeholder:"ZIP" help:"The older version's occupations and skills; without it the database."`
	FromRelations      string `placeholder:"ZIP" help:"The older version's relations."`
}

// Run compares.
func (c *diffEsco) Run(p *program) error {
	older := escoSource{c.FromClassification, c.FromRelations, c.Crosswalk, c.Version}
	return p.diff(c.diffFlags, c.escoSource, older, c.FromClassification != "")
}

type diffTable struct {
	diffFlags
	tableSource
	From string `placeholder:"MAPPING" help:"The mapping of the older tables; without it the database."`
}

// Run compares.
func (c *diffTable) Run(p *program) error {
	return p.diff(c.diffFlags, c.tableSource, tableSource{c.From}, c.From != "")
}

// diff prints how the newer files differ from the older ones, or from the database.
func (p *program) diff(flags diffFlags, newer, older opener, between bool) error {
	source, closeSource, err := newer.open()
	if err != nil {
		return err
	}
	defer closeSource()
	out := newDiffPrinter(p.stdout, flags)
	if between {
		before, closeBefore, err := older.open()
		if err != nil {
			return err
		}
		defer closeBefore()
		result, err := dataset.CompareSources(before, source, dataset.Options{}, out.item)
		return out.end(result, err)
	}
	result, err := p.compare(source, out.item)
	return out.end(result, err)
}

// compare tells how a source differs from the database.
func (p *program) compare(source dataset.Source, take func(dataset.Difference) error) (dataset.Result, error) {
	driver, closeDatabase, err := p.open()
	if err != nil {
		return dataset.Result{}, err
	}
	defer closeDatabase()
	return dataset.Compare(p.ctx, driver, source, dataset.Options{Database: p.options.Database}, take)
}

// diffPrinter prints differences as they come.
type diffPrinter struct {
	out   io.Writer
	flags diffFlags
	shown map[string]int // by kind
}

func newDiffPrinter(out io.Writer, flags diffFlags) *diffPrinter {
	if flags.Format == "json" {
		fmt.Fprint(out, `{"differences":[`)
	}
	return &diffPrinter{out, flags, map[string]int{}}
}

func (d *diffPrinter) item(item dataset.Difference) error {
	d.shown[item.Kind]++
	if d.flags.Format == "json" {
		if len(d.shown) > 1 || d.shown[item.Kind] > 1 {
			fmt.Fprint(d.out, ",")
		}
		fmt.Fprintln(d.out)
		text, err := plainJSON(item)
		if err == nil {
			_, err = d.out.Write(text)
		}
		return err
	}
	if d.flags.Limit > 0 && d.shown[item.Kind] > d.flags.Limit {
		return nil
	}
	_, err := fmt.Fprintln(d.out, describe(item))
	return err
}

// signs stand before the lines of a diff.
var signs = map[string]string{"added": "+", "changed": "~", "removed": "-"}

// describe is one line about a difference.
func describe(item dataset.Difference) string {
	what := item.Kind + " " + item.ID
	if item.ID == "" {
		what = item.Kind + " " + item.Start + " -> " + item.End
	}
	names := slices.Sorted(maps.Keys(item.Before))
	for name := range item.After {
		if _, known := item.Before[name]; !known {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var changes []string
	for _, name := range names {
		switch item.Change {
		case "changed":
			changes = append(changes, fmt.Sprintf("%s: %s -> %s", name, short(item.Before[name]), short(item.After[name])))
		case "added":
			changes = append(changes, fmt.Sprintf("%s: %s", name, short(item.After[name])))
		}
	}
	return strings.TrimSpace(signs[item.Change] + " " + what + "  " + strings.Join(changes, ", "))
}

// plainJSON writes < and > as they are, and no line end.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// short is a value in at most 60 characters.
func short(v any) string {
	if v == nil {
		return "nothing"
	}
	text, err := plainJSON(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	if letters := []rune(string(text)); len(letters) > 60 {
		return string(letters[:60]) + "…"
	}
	return string(text)
}

// end prints the counts; err is what the comparison ended with.
func (d *diffPrinter) end(result dataset.Result, err error) error {
	if d.flags.Format == "json" {
		counts, jsonErr := plainJSON(result)
		if err == nil {
			err = jsonErr
		}
		fmt.Fprintf(d.out, "\n],\"counts\":%s,\"complete\":%v}\n", counts, err == nil)
		return err
	}
	if err != nil {
		return err
	}
	for _, kind := range slices.Sorted(maps.Keys(d.shown)) {
		if more := d.shown[kind] - d.flags.Limit; d.flags.Limit > 0 && more > 0 {
			fmt.Fprintf(d.out, "… and %d more of %s; --limit 0 shows all\n", more, kind)
		}
	}
	printCounts(d.out, result)
	if result.Changes() == 0 {
		fmt.Fprintln(d.out, "No difference.")
	}
	return nil
}

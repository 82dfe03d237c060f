// Package tck runs the openCypher Technology Compatibility Kit against a
// database over Bolt, through the official Go driver.
//
// Every scenario of the kit runs, with its side effects checked. A scenario that
// a database does not pass is named in that database's list of known failures,
// with the reason; a listed scenario that passes fails the test, as does any
// other that does not.
//
// Start reading at readScenarios, then run.go.
package tck

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	gherkin "github.com/cucumber/gherkin/go/v42"
	messages "github.com/cucumber/messages/go/v34"
)

// scenario is one scenario of the kit with the values of its example filled in.
type scenario struct {
	name  string // such as "clauses/match/Match3 [29] Fail when …", with "(2)" for the second example
	steps []*messages.PickleStep
}

// readScenarios reads every scenario of the features below folder, in the order
// of their files.
func readScenarios(folder string) ([]scenario, error) {
	var all []scenario
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".feature" {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		found, err := readFeature(path, strings.TrimSuffix(filepath.ToSlash(rel), ".feature"))
		all = append(all, found...)
		return err
	})
	return all, err
}

func readFeature(path, name string) ([]scenario, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	id := 0
	newID := func() string { id++; return fmt.Sprint(id) }
	document, err := gherkin.ParseGherkinDocument(f, newID)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	seen := map[string]int{}
	var all []scenario
	for _, pickle := range gherkin.Pickles(*document, path, newID) {
		title := name + " " + outlineTitle(document, pickle)
		seen[title]++
		if n := seen[title]; n > 1 {
			title = fmt.Sprintf("%s (%d)", title, n)
		}
		all = append(all, scenario{name: title, steps: pickle.Steps})
	}
	return all, nil
}

// outlineTitle is the scenario's title as written, without an example's values.
func outlineTitle(document *messages.GherkinDocument, p *messages.Pickle) string {
	for _, child := range document.Feature.Children {
		if child.Scenario != nil && child.Scenario.Id == p.AstNodeIds[0] {
			return child.Scenario.Name
		}
	}
	return p.Name
}

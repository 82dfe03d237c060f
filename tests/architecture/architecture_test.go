// Package architecture holds the code to ARCHITECTURE.md: the table there says
// who may import whom, and this is where it is enforced.
package architecture

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "rolegraph/"

func TestImportsFollowTheTable(t *testing.T) {
	allowed := readTable(t, "../../ARCHITECTURE.md")
	for _, p := range listPackages(t) {
		from, ok := roomOf(p.ImportPath, allowed)
		if !ok {
			t.Errorf("%s belongs to no room of ARCHITECTURE.md", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			to, ours := roomOf(imported, allowed)
			if ours && to != from && !slices.Contains(allowed[from], to) {
				t.Errorf("%s imports %s: room %q may not import room %q", p.ImportPath, imported, from, to)
			}
		}
	}
}

func TestEveryRoomExists(t *testing.T) {
	for room, imports := range readTable(t, "../../ARCHITECTURE.md") {
		for _, name := range append(imports, room) {
			if _, err := os.Stat("../../" + name); err != nil {
				t.Errorf("ARCHITECTURE.md names %q: %v", name, err)
			}
		}
	}
}

type listedPackage struct {
	ImportPath string
	Imports    []string
}

func listPackages(t *testing.T) []listedPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = "../.."
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []listedPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listedPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

var inBackticks = regexp.MustCompile("`([^`]+)`")

// readTable maps each room to the rooms that it may import: first and last
// column of the table whose rows start with a name in backticks.
func readTable(t *testing.T, file string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	table := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "| `") {
			continue
		}
		columns := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		room := inBackticks.FindStringSubmatch(columns[0])[1]
		table[room] = []string{}
		for _, m := range inBackticks.FindAllStringSubmatch(columns[len(columns)-1], -1) {
			table[room] = append(table[room], m[1])
		}
	}
	if len(table) == 0 {
		t.Fatalf("%s holds no table of rooms", file)
	}
	return table
}

// roomOf returns the deepest room that the import path lies in; false for
// packages that are not ours.
func roomOf(importPath string, rooms map[string][]string) (string, bool) {
	path, ours := strings.CutPrefix(importPath, module)
	for ours && path != "." {
		if _, ok := rooms[path]; ok {
			return path, true
		}
		cut := strings.LastIndex(path, "/")
		if cut < 0 {
			break
		}
		path = path[:cut]
	}
	return "", false
}

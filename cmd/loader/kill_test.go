package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rolegraph/tests/testdb"
)

// kills is how often each load is killed.
const kills = 10

// Killed at any moment and run again, a load gives the graph of an undisturbed
// one: when it writes to a server, and when the database lives in its own process.
func TestAKilledLoadGoesOn(t *testing.T) {
	mapping := crowd(t)
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		killAndResume(t, mapping, func() []string {
			db.Wipe(t)
			return []string{"--uri", db.URI}
		})
	})
	t.Run("file", func(t *testing.T) {
		folder, n := t.TempDir(), 0
		killAndResume(t, mapping, func() []string {
			n++
			return []string{"--data", filepath.Join(folder, fmt.Sprint(n, ".db"))}
		})
	})
}

// killAndResume kills loads into databases that empty makes, which returns the
// flags that name them. A load that ends before it is killed does not count: the
// next is killed earlier.
func killAndResume(t *testing.T, mapping string, empty func() []string) {
	flags := empty()
	start := time.Now()
	loader(t, flags, "table", mapping, "--batch", "100")
	whole := time.Since(start)
	want := fingerprint(t, flags)
	for killed := 0; killed < kills; {
		flags := empty()
		cmd := exec.Command("loader", append([]string{"table", mapping, "--batch", "100", "--quiet"}, flags...)...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		after := time.Duration(rand.Int64N(int64(whole)))
		time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		if cmd.Wait() != nil {
			killed++
		} else {
			whole = whole*3/4 + 1
		}
		loader(t, flags, "table", mapping)
		if got := fingerprint(t, flags); got != want {
			t.Errorf("killed after %v of %v: fingerprint %s, want %s", after, whole, got, want)
		}
	}
}

// crowd writes tables of people who report to each other, and their mapping.
func crowd(t *testing.T) string {
	t.Helper()
	var people bytes.Buffer
	people.WriteString("id,boss,skills\n")
	for i := range 2000 {
		fmt.Fprintf(&people, "p%d,p%d,s%d;s%d\n", i, i/10, i%97, 97+i%89)
	}
	folder := t.TempDir()
	mapping := `
dataset: {id: crowd, name: Crowd, version: "1"}
files:
  - file: people.csv
    nodes:
      - {label: Person, id: id}
      - {label: Skill, id: {column: skills, separator: ";"}}
    relationships:
      - {type: REPORTS_TO, from: {label: Person, id: id}, to: {label: Person, id: boss}}
      - {type: HAS, from: {label: Person, id: id}, to: {label: Skill, id: {column: skills, separator: ";"}}}
`
	for name, text := range map[string]string{"people.csv": people.String(), "mapping.yaml": mapping} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, "mapping.yaml")
}

// loader runs the program in a process of its own and returns what it printed.
func loader(t *testing.T, flags []string, args ...string) string {
	t.Helper()
	out, err := exec.Command("loader", append(args, flags...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("loader %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func fingerprint(t *testing.T, flags []string) string {
	t.Helper()
	_, print, found := strings.Cut(loader(t, flags, "verify", "--fingerprint"), "fingerprint ")
	if !found {
		t.Fatal("no fingerprint")
	}
	print, _, _ = strings.Cut(print, "\n")
	return print
}

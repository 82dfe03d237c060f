// Package supply checks what the programs are made of: that the same source gives
// the same bytes wherever it lies, and that every dependency has a licence of the
// allow list. `make licences` prints the list.
package supply

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/licensecheck"
)

const root = "../.."

// allowed are the licences that dependencies may have, by their SPDX names.
var allowed = []string{
	"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0",
	"CC-BY-4.0", "FTL", "OFL-1.1", "Python-2.0", "Unlicense", "Unicode-DFS-2016", "Zlib",
}

// chosen are the modules whose file lets one choose: what was chosen, by its name.
var chosen = map[string]string{"github.com/golang/freetype": "FTL"}

// module is a Go module and its folder.
type module struct{ Path, Version, Dir string }

func TestLicencesOfGoModules(t *testing.T) {
	for _, m := range modules(t) {
		names := licencesIn(t, m.Dir)
		if name := chosen[m.Path]; name != "" {
			names = []string{name}
		}
		t.Logf("%s %s: %s", m.Path, m.Version, strings.Join(names, ", "))
		if len(names) == 0 {
			t.Errorf("%s has no licence that can be told", m.Path)
		}
		for _, name := range names {
			if !slices.Contains(allowed, name) {
				t.Errorf("%s has the licence %s, which is not on the allow list", m.Path, name)
			}
		}
	}
}

// modules are those whose code is in the programs.
func modules(t *testing.T) []module {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=Module", "./cmd/...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]module{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct{ Module *module }
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if p.Module != nil && p.Module.Version != "" {
			found[p.Module.Path] = *p.Module
		}
	}
	list := slices.Collect(maps.Values(found))
	slices.SortFunc(list, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return list
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense)`)

// licencesIn tells the licences of a module's folder from their texts.
func licencesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, entry := range entries {
		if entry.IsDir() || !licenceFile.MatchString(entry.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range licensecheck.Scan(text).Match {
			found[match.ID] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func TestLicencesOfNodePackages(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "web", "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct {
			Version, License string
			Dev              bool
		}
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		t.Fatal(err)
	}
	delete(lock.Packages, "")
	for _, path := range slices.Sorted(maps.Keys(lock.Packages)) {
		p := lock.Packages[path]
		t.Logf("%s %s: %s", strings.TrimPrefix(path, "node_modules/"), p.Version, p.License)
		if !permitted(p.License) {
			t.Errorf("%s has the licence %q, which is not on the allow list", path, p.License)
		}
	}
}

// permitted reads an SPDX expression: one of its alternatives must be allowed.
func permitted(expression string) bool {
	for _, alternative := range strings.Split(strings.Trim(expression, "()"), " OR ") {
		all := true
		for _, name := range strings.Split(alternative, " AND ") {
			all = all && slices.Contains(allowed, strings.Trim(name, "() "))
		}
		if all {
			return true
		}
	}
	return false
}

// The same source in another folder gives the same program.
func TestBuildIsReproducible(t *testing.T) {
	copied := t.TempDir()
	for _, path := range sources(t) {
		copyFile(t, filepath.Join(root, path), filepath.Join(copied, path))
	}
	here, there := buildIn(t, root), buildIn(t, copied)
	if here != there {
		t.Errorf("built here %s, elsewhere %s", here, there)
	}
}

// sources are the files that a build reads, the built page included.
func sources(t *testing.T) []string {
	t.Helper()
	cmd := exec.Command("git", "ls-files", "-co", "--exclude-standard", "cmd", "graph", "internal", "seed", "web/*.go", "tests/program", "go.mod", "go.sum")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("not under version control: %v", err)
	}
	files := strings.Fields(string(out))
	err = filepath.WalkDir(filepath.Join(root, "web", "dist"), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			relative, _ := filepath.Rel(root, path)
			files = append(files, relative)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if errors.Is(err, os.ErrNotExist) {
		return // removed, but not yet in version control
	}
	if err == nil {
		err = errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, text, 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// buildIn builds the api in a folder and returns the hash of its bytes. The commit
// is left out: the copy has none.
func buildIn(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "api")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", path, "./cmd/api")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sha256.Sum256(text))
}

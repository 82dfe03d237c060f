package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The house rules that a machine can check, for every Go file of ours.
func TestHouseRules(t *testing.T) {
	forEachGoFile(t, func(path string, text []byte, file *ast.File) {
		if n := strings.Count(string(text), "\n"); n > 600 {
			t.Errorf("%s has %d lines: split it by idea", path, n)
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: no init functions", path)
			}
		}
		for _, group := range file.Comments {
			for _, c := range group.List {
				if waiver.MatchString(c.Text) {
					t.Errorf("%s: %q", path, c.Text)
				}
			}
		}
	})
}

// Every package says in its package comment what it is for.
func TestPackagesHaveComments(t *testing.T) {
	commented := map[string]bool{}
	forEachGoFile(t, func(path string, _ []byte, file *ast.File) {
		dir := filepath.Dir(path)
		commented[dir] = commented[dir] || file.Doc != nil
	})
	for dir, ok := range commented {
		if !ok {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

var waiver = regexp.MustCompile(`\b(TODO|FIXME|XXX)\b|nolint|lint:ignore`)

func forEachGoFile(t *testing.T, visit func(path string, text []byte, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && (name == "node_modules" || name == "build" || name == "bin" || strings.HasPrefix(name, ".") && len(name) > 2) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || name == "house_test.go" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
		if err != nil {
			return err
		}
		visit(path, text, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

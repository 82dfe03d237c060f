package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"rolegraph/internal/embedded/value"
)

// dump is all that a state holds, as text.
func dump(v *View) []string {
	var lines []string
	nodes := v.AllNodes()
	for n, ok := nodes.Next(); ok; n, ok = nodes.Next() {
		labels, _ := v.Labels(n)
		props, _ := v.NodeProperties(n)
		degree, _ := v.Degree(n)
		lines = append(lines, fmt.Sprint(n, labels, props, degree))
	}
	for typ := range v.TypeNames().Len() {
		rels := v.RelationshipsByType([]uint32{uint32(typ)})
		for r, ok := rels.Next(); ok; r, ok = rels.Next() {
			props, _ := v.RelationshipProperties(r)
			lines = append(lines, fmt.Sprint(r, v.Type(r), v.Start(r), v.End(r), props))
		}
	}
	for _, ix := range v.Indexes() {
		lines = append(lines, fmt.Sprint(ix, ix.Unique, ix.Options, ix.Size()))
	}
	lines = append(lines, fmt.Sprint(v.NodeCount(), v.RelationshipCount(), v.DatabaseID()))
	slices.Sort(lines)
	return lines
}

// write commits one transaction.
func write(t interface{ Fatal(...any) }, s *Store, f func(*Tx) error) {
	tx, err := s.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if err := f(tx); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

func mustOpen(t interface{ Fatal(...any) }, path string) *Store {
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Whatever is written, and however often the file is closed in between, it is
// there again, and so are the indexes.
func TestReopen(t *testing.T) {
	folder := t.TempDir()
	round := 0
	rapid.Check(t, func(t *rapid.T) {
		round++
		path := filepath.Join(folder, strconv.Itoa(round))
		s := mustOpen(t, path)
		defer func() { _ = s.Close() }()
		write(t, s, func(tx *Tx) error {
			if err := tx.CreateIndex(Definition{Name: "words", Kind: Fulltext, Labels: []string{"A", "B"}, Properties: []string{"p"}}); err != nil {
				return err
			}
			return tx.CreateIndex(Definition{Name: "p", Kind: Range, Labels: []string{"A"}, Properties: []string{"p"}})
		})
		for range rapid.IntRange(1, 5).Draw(t, "commits") {
			write(t, s, func(tx *Tx) error { return anyChange(t, tx) })
			want := dump(s.Snapshot())
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = mustOpen(t, path)
			if diff := cmp.Diff(want, dump(s.Snapshot())); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// anyChange makes some changes of any kind.
func anyChange(t *rapid.T, tx *Tx) error {
	labels := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"A", "B", "Ç"}), 0, 3, rapid.ID)
	values := rapid.SampledFrom([]value.Value{
		nil, value.Integer(1), value.String("two words"), value.Float(2.5), value.Date{Days: 7}, value.List{value.Integer(1), value.Integer(2)},
	})
	for range rapid.IntRange(0, 20).Draw(t, "steps") {
		n := value.Node(rapid.IntRange(0, int(tx.nextNode)).Draw(t, "node"))
		m := value.Node(rapid.IntRange(0, int(tx.nextNode)).Draw(t, "other"))
		var err error
		switch rapid.IntRange(0, 6).Draw(t, "what") {
		case 0, 1:
			_, err = tx.CreateNode(labels.Draw(t, "labels"), value.NewMap([]value.Entry{{Key: "p", Value: values.Draw(t, "p")}}))
		case 2:
			if tx.HasNode(n) && tx.HasNode(m) {
				_, err = tx.CreateRelationship(n, m, rapid.SampledFrom([]string{"R", "S"}).Draw(t, "type"), value.NewMap([]value.Entry{{Key: "q", Value: values.Draw(t, "q")}}))
			}
		case 3:
			if tx.HasNode(n) {
				err = tx.SetNodeProperty(n, rapid.SampledFrom([]string{"p", "r"}).Draw(t, "key"), values.Draw(t, "v"))
			}
		case 4:
			if tx.HasNode(n) {
				_, err = tx.AddLabel(n, "B")
			}
		case 5:
			if tx.nextRel > 0 {
				tx.DeleteRelationship(value.Relationship(rapid.IntRange(0, int(tx.nextRel)-1).Draw(t, "rel")))
			}
		case 6:
			if tx.HasNode(n) && tx.LinksLeft(n) == 0 {
				tx.DeleteNode(n)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func TestRollbackLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	s := mustOpen(t, path)
	want := dump(s.Snapshot())
	tx, err := s.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.CreateNode([]string{"A"}, nil); err != nil {
		t.Fatal(err)
	}
	tx.Rollback()
	if diff := cmp.Diff(want, dump(s.Snapshot())); diff != "" {
		t.Error(diff)
	}
	_ = s.Close()
	s = mustOpen(t, path)
	defer s.Close()
	if diff := cmp.Diff(want, dump(s.Snapshot())); diff != "" {
		t.Error(diff)
	}
}

func TestFilesThatCannotBeOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	s := mustOpen(t, path)
	write(t, s, func(tx *Tx) error {
		for i := range 5000 {
			if _, err := tx.CreateNode([]string{"A"}, value.NewMap([]value.Entry{{Key: "p", Value: value.Integer(i)}})); err != nil {
				return err
			}
		}
		return nil
	})
	if _, err := Open(path); !errors.Is(err, ErrLocked) {
		t.Errorf("opened twice: %v", err)
	}
	_ = s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		bytes []byte
		want  error
	}{
		"a text":      {[]byte(strings.Repeat("not a database\n", 5000)), ErrForeign},
		"cut in half": {whole[:len(whole)/2], ErrTorn},
		"a page lost": {blank(whole, 8), ErrTorn},
	} {
		other := filepath.Join(t.TempDir(), "other")
		if err := os.WriteFile(other, c.bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		if s, err := Open(other); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
			if err == nil {
				_ = s.Close()
			}
		}
		if after, _ := os.ReadFile(other); !slices.Equal(after, c.bytes) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

// A process that ends while it makes the file leaves one without buckets.
func TestAFileThatWasNotLaidOutIsNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	_ = mustOpen(t, path).Close()
	_ = mustOpen(t, path).Close()
}

// blank is the file with everything but its first pages zeroed.
func blank(file []byte, pages int) []byte {
	file = slices.Clone(file)
	clear(file[pages*os.Getpagesize():])
	return file
}

// A process that is killed at any moment has lost no commit that it was told of,
// and left no half of one.
func TestKill(t *testing.T) {
	kills := 20
	if n, err := strconv.Atoi(os.Getenv("ROLEGRAPH_KILLS")); err == nil {
		kills = n
	}
	path := filepath.Join(t.TempDir(), "db")
	found := 0
	for i := range kills {
		acknowledged := found
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "ROLEGRAPH_KILLED_PROCESS="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + i*7%23 {
			if !lines.Scan() {
				t.Fatal("the process ended by itself")
			}
			acknowledged++
		}
		_ = cmd.Process.Kill()
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "committed") {
				acknowledged++
			}
		}
		_ = cmd.Wait()
		found = batches(t, path)
		if found < acknowledged || found > acknowledged+1 {
			t.Fatalf("kill %d: %d commits acknowledged, %d found", i, acknowledged, found)
		}
	}
}

// batch is how many nodes each commit of the killed process makes, chained.
const batch = 50

// batches counts the commits in the file and checks that each is whole.
func batches(t *testing.T, path string) int {
	t.Helper()
	s := mustOpen(t, path)
	defer s.Close()
	v := s.Snapshot()
	n := v.NodeCount() / batch
	if v.NodeCount() != n*batch || v.RelationshipCount() != n*(batch-1) {
		t.Fatalf("%d nodes and %d relationships are no whole commits", v.NodeCount(), v.RelationshipCount())
	}
	if ix, ok := v.Index("p"); n > 0 && (!ok || ix.Size() != v.NodeCount()) {
		t.Fatalf("the index does not hold the nodes")
	}
	return n
}

// TestMain is also the process that TestKill kills: it commits batch after batch
// and says so.
func TestMain(m *testing.M) {
	if path := os.Getenv("ROLEGRAPH_KILLED_PROCESS"); path != "" {
		commitForEver(path)
	}
	os.Exit(m.Run())
}

func commitForEver(path string) {
	s := mustOpen(panics{}, path)
	if _, exists := s.Snapshot().Index("p"); !exists {
		write(panics{}, s, func(tx *Tx) error {
			return tx.CreateIndex(Definition{Name: "p", Kind: Range, Labels: []string{"A"}, Properties: []string{"p"}, Unique: true})
		})
	}
	for {
		write(panics{}, s, commitBatch)
		fmt.Println("committed")
	}
}

// panics fails where there is no test to fail.
type panics struct{}

func (panics) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

func commitBatch(tx *Tx) error {
	var before value.Node
	for i := range batch {
		n, err := tx.CreateNode([]string{"A"}, value.NewMap([]value.Entry{{Key: "p", Value: value.Integer(tx.nextNode)}}))
		if err != nil {
			return err
		}
		if i > 0 {
			if _, err := tx.CreateRelationship(before, n, "NEXT", nil); err != nil {
				return err
			}
		}
		before = n
	}
	return nil
}

package draw

import (
	"context"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// workerArgument makes the test binary a worker process.
const workerArgument = "draw-test-worker"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == workerArgument {
		if err := Worker(os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

// newStudio starts a studio whose workers are this test binary.
func newStudio(t testing.TB, c Config) *Studio {
	t.Helper()
	if c.Command == nil {
		c.Command = []string{os.Args[0], workerArgument}
	}
	s, err := Start(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// render renders or fails the test.
func render(t testing.TB, s *Studio, scene *Scene, f Format) *Picture {
	t.Helper()
	p, err := s.Render(context.Background(), scene, f)
	if err != nil {
		t.Fatalf("%s %s: %v", scene.Kind, f, err)
	}
	return p
}

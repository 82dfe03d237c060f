package draw

import (
	"os"
	"path/filepath"
	"testing"
)

// With DRAW_GALLERY set to a folder, every kind of picture with every sort of
// name is written there, to be looked at.
func TestGallery(t *testing.T) {
	dir := os.Getenv("DRAW_GALLERY")
	if dir == "" {
		t.Skip("DRAW_GALLERY names no folder")
	}
	s := newStudio(t, Config{})
	for sort, name := range namings {
		for kind, scene := range gallery(name) {
			for _, format := range []Format{SVG, PNG, DOT} {
				p := render(t, s, scene, format)
				if err := os.WriteFile(filepath.Join(dir, sort+"-"+kind+"."+string(format)), p.Bytes, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

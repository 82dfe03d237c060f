package draw

import (
	"os"
	"path/filepath"
	"testing"
)

func TestGalleryTmp(t *testing.T) {
	dir := os.Getenv("GALLERY")
	if dir == "" {
		t.Skip()
	}
	s := newStudio(t, Config{})
	g := gallery(plain)
	g["seed"] = Compare(compared(seedRoles, seedTools), testOptions())
	for name, scene := range g {
		for _, f := range []Format{SVG, PNG, DOT, GraphML, JSON} {
			p := render(t, s, scene, f)
			os.WriteFile(filepath.Join(dir, name+"."+string(f)), p.Bytes, 0o644)
		}
	}
}

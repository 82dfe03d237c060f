package tabular

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"strings"
)

// Archive is a zip whose members are read in place; nothing is unpacked, so no
// path in it can lead anywhere.
type Archive struct {
	name string
	zip  *zip.ReadCloser
}

// OpenArchive opens a zip file.
func OpenArchive(name string) (*Archive, error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &Archive{name, z}, nil
}

// Close closes the file.
func (a *Archive) Close() error { return a.zip.Close() }

// Names are the paths of the files in it.
func (a *Archive) Names() []string {
	var names []string
	for _, f := range a.zip.File {
		if !f.FileInfo().IsDir() {
			names = append(names, f.Name)
		}
	}
	return names
}

// Open opens the member with that base name, in whatever folder it lies.
func (a *Archive) Open(base string) (io.ReadCloser, error) {
	for _, f := range a.zip.File {
		if strings.EqualFold(path.Base(f.Name), base) && !f.FileInfo().IsDir() {
			return f.Open()
		}
	}
	return nil, fmt.Errorf("%s holds no file %q", a.name, base)
}

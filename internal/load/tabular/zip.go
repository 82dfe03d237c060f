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
	read int64
}

// OpenArchive opens a zip file.
func OpenArchive(name string) (*Archive, error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &Archive{name: name, zip: z}, nil
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
		if a.is(f, base) {
			member, err := f.Open()
			return &counting{member, &a.read}, err
		}
	}
	return nil, fmt.Errorf("%s holds no file %q", a.name, base)
}

func (a *Archive) is(f *zip.File, base string) bool {
	return strings.EqualFold(path.Base(f.Name), base) && !f.FileInfo().IsDir()
}

// Size is how many bytes the members with these base names have, each time that
// they are named.
func (a *Archive) Size(bases ...string) int64 {
	var size int64
	for _, base := range bases {
		for _, f := range a.zip.File {
			if a.is(f, base) {
				size += int64(f.UncompressedSize64)
			}
		}
	}
	return size
}

// Read is how many bytes of members were read so far.
func (a *Archive) Read() int64 { return a.read }

// counting counts what is read.
type counting struct {
	io.ReadCloser
	read *int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	*c.read += int64(n)
	return n, err
}

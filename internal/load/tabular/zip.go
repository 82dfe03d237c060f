package tabular

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
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
	var of *fs.PathError
	switch {
	case errors.Is(err, zip.ErrFormat):
		return nil, fmt.Errorf("%s is no zip file, or only the beginning of one: download it again", name)
	case errors.As(err, &of):
		return nil, fmt.Errorf("%s: %w", name, of.Err)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &Archive{name: name, zip: z}, nil
}

// Demand fails unless the archive has members with these base names; what says what
// the archive should be.
func (a *Archive) Demand(what string, bases ...string) error {
	for _, base := range bases {
		if !slices.ContainsFunc(a.zip.File, func(f *zip.File) bool { return a.is(f, base) }) {
			return fmt.Errorf("%s is not %s: it holds no file %q", a.name, what, base)
		}
	}
	return nil
}

// Name is the path of the zip file.
func (a *Archive) Name() string { return a.name }

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

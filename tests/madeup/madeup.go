// Package madeup holds small data sets in the form of O*NET's and ESCO's
// downloads, so that what reads those is tested where the real files are absent.
// Everything in them is made up.
package madeup

import (
	"archive/zip"
	"embed"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

//go:embed onet esco-classification esco-relations crosswalk.csv
var files embed.FS

// Edit changes the text of a file on its way into an archive; "" leaves the file
// out.
type Edit func(name, text string) string

// ONET writes the archive of a data set like O*NET and returns its path.
func ONET(t testing.TB, edits ...Edit) string { return pack(t, "onet", "db_99_1_text/", edits) }

// ESCO writes two archives and a crosswalk to [ONET] like ESCO's and returns their
// paths.
func ESCO(t testing.TB, edits ...Edit) (classification, relations, crosswalk string) {
	text, err := files.ReadFile("crosswalk.csv")
	if err != nil {
		t.Fatal(err)
	}
	crosswalk = filepath.Join(t.TempDir(), "crosswalk.csv")
	if err := os.WriteFile(crosswalk, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return pack(t, "esco-classification", "", edits), pack(t, "esco-relations", "", edits), crosswalk
}

// Replace is the edit that replaces each of some texts of one file.
func Replace(name string, oldnew ...string) Edit {
	return func(file, text string) string {
		if file != name {
			return text
		}
		return strings.NewReplacer(oldnew...).Replace(text)
	}
}

// Append is the edit that adds rows at the end of one file.
func Append(name string, rows ...string) Edit {
	return func(file, text string) string {
		if file != name {
			return text
		}
		return text + strings.Join(rows, "\n") + "\n"
	}
}

// Without is the edit that leaves a file out.
func Without(name string) Edit {
	return func(file, text string) string {
		if file == name {
			return ""
		}
		return text
	}
}

func pack(t testing.TB, folder, prefix string, edits []Edit) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), folder+".zip")
	out, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	archive := zip.NewWriter(out)
	entries, err := files.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := files.ReadFile(folder + "/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		edited := string(text)
		for _, edit := range edits {
			edited = edit(e.Name(), edited)
		}
		if edited == "" {
			continue
		}
		member, err := archive.Create(prefix + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := member.Write([]byte(edited)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

package graph_test

import (
	"archive/zip"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// madeUpFiles writes an archive in the layout of O*NET's text download, with what
// is odd in the real one: roles without ratings, roles without anything, a tool of
// every role, names that differ in case only, values that are not there.
func madeUpFiles(t *testing.T) string {
	t.Helper()
	m := maker{random: rand.New(rand.NewPCG(1, 2)), tables: map[string]*strings.Builder{}}
	m.text("Read Me.txt", "The O*NET 99.9 Database\nMay 2025 Release")
	for name, columns := range map[string]string{
		"Occupation Data": "O*NET-SOC Code,Title,Description", "Alternate Titles": "O*NET-SOC Code,Alternate Title",
		"Job Zones": "O*NET-SOC Code,Job Zone", "Related Occupations": "O*NET-SOC Code,Related O*NET-SOC Code,Relatedness Tier,Index",
		"Skills": ratingColumns, "Knowledge": ratingColumns,
		"Technology Skills":                              "O*NET-SOC Code,Example,Commodity Code,Commodity Title,Hot Technology,In Demand",
		"Tools Used":                                     "O*NET-SOC Code,Example,Commodity Code,Commodity Title",
		"Education, Training, and Experience":            "O*NET-SOC Code,Scale ID,Category,Data Value",
		"Education, Training, and Experience Categories": "Scale ID,Category,Category Description",
		"Task Statements":                                "O*NET-SOC Code,Task ID,Task,Task Type",
		"UNSPSC Reference":                               "Commodity Code,Commodity Title,Class Code,Class Title,Family Code,Family Title,Segment Code,Segment Title",
	} {
		m.row(name, strings.Split(columns, ",")...)
	}
	m.row("UNSPSC Reference", "10101010", "Things", "10101000", "Class", "10100000", "Family", "10000000", "Segment")
	for i := range madeUpRoles {
		m.role(i)
	}
	return m.write(t)
}

const (
	madeUpRoles   = 80
	ratingColumns = "O*NET-SOC Code,Element ID,Element Name,Scale ID,Data Value"
)

type maker struct {
	random *rand.Rand
	tables map[string]*strings.Builder
}

func (m *maker) text(name, text string) {
	if m.tables[name] == nil {
		m.tables[name] = &strings.Builder{}
	}
	m.tables[name].WriteString(text + "\n")
}

func (m *maker) row(table string, fields ...string) { m.text(table+".txt", strings.Join(fields, "\t")) }

func madeUpCode(i int) string { return fmt.Sprintf("%02d-%d%03d.00", 11+2*(i%5), 1+i%3, i) }

// role writes one role; every ninth is not rated, every twentieth has a title only.
func (m *maker) role(i int) {
	code := madeUpCode(i)
	m.row("Occupation Data", code, fmt.Sprintf("Role %d", i), "Made up.")
	if i%20 == 19 {
		return
	}
	m.row("Job Zones", code, fmt.Sprint(1+m.random.IntN(5)))
	if i%9 != 8 {
		m.ratings(code)
	}
	m.row("Technology Skills", code, "Everywhere", "10101010", "Things", "Y", "N")
	for range m.random.IntN(12) {
		m.row("Technology Skills", code, fmt.Sprintf("Program %d", m.random.IntN(40)), "10101010", "Things", "N", "N")
	}
	for range m.random.IntN(6) {
		m.row("Tools Used", code, fmt.Sprintf("%s %d", []string{"Hammer", "HAMMER"}[m.random.IntN(2)], m.random.IntN(20)), "10101010", "Things")
	}
	for rank := range 4 {
		if other := m.random.IntN(madeUpRoles); other != i {
			m.row("Related Occupations", code, madeUpCode(other), "Primary-Short", fmt.Sprint(rank+1))
		}
	}
}

func (m *maker) ratings(code string) {
	for _, table := range []string{"Skills", "Knowledge"} {
		for element := range 8 {
			id := fmt.Sprintf("2.%s.%d", table[:1], element)
			level := fmt.Sprintf("%.2f", 7*m.random.Float64())
			if m.random.IntN(20) == 0 {
				level = "n/a"
			}
			m.row(table, code, id, table+" "+id, "IM", fmt.Sprintf("%.2f", 1+4*m.random.Float64()))
			m.row(table, code, id, table+" "+id, "LV", level)
		}
	}
}

func (m *maker) write(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "made_up.zip")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	archive := zip.NewWriter(file)
	for table, text := range m.tables {
		w, err := archive.Create("made_up/" + table)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text.String())); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

// Package scripts runs files of Cypher with the answers that are expected, one
// folder a clause, on every database: the same file must pass on the embedded
// database and on Neo4j.
//
// A file holds cases. Each starts with "== " and its title; then come sections,
// each a line with a word and the lines that belong to it:
//
//	given      statements that are run first, parted by ";" at the end of a line
//	ask        the query under test
//	rows       the column names, then the rows in canonical text (package
//	           answers); in the order given if the query ends with ORDER BY,
//	           else sorted
//	counters   what the query changed, a counter a line
//	plan       operators that the query's plan must contain
//	error      Neo4j's status code and, where the message has one, the position
//
// With ROLEGRAPH_REWRITE=1 the sections from rows on are written anew from what
// Neo4j answers (plan stays as it is).
package scripts

import (
	"fmt"
	"os"
	"strings"
)

// script is a file of cases.
type script struct {
	path  string
	head  string // comment lines before the first case
	cases []*scriptCase
}

// scriptCase is one query and what it must answer.
type scriptCase struct {
	title    string
	line     int
	sections []section
}

type section struct {
	name  string
	lines []string
}

// names of sections, in the order in which they stand.
var sectionNames = []string{"given", "ask", "rows", "counters", "plan", "error"}

func read(path string) (*script, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	s := &script{path: path}
	var c *scriptCase
	for i, line := range strings.Split(strings.TrimRight(string(text), "\n"), "\n") {
		title, isCase := strings.CutPrefix(line, "== ")
		switch {
		case isCase:
			c = &scriptCase{title: title, line: i + 1}
			s.cases = append(s.cases, c)
		case c == nil:
			s.head += line + "\n"
		case isSection(line):
			c.sections = append(c.sections, section{name: line})
		case len(c.sections) == 0 && strings.TrimSpace(line) != "":
			return nil, fmt.Errorf("%s:%d: a line outside of every section", path, i+1)
		case strings.TrimSpace(line) != "":
			last := &c.sections[len(c.sections)-1]
			last.lines = append(last.lines, line)
		}
	}
	return s, nil
}

func isSection(line string) bool {
	for _, name := range sectionNames {
		if line == name {
			return true
		}
	}
	return false
}

// get returns the lines of a section.
func (c *scriptCase) get(name string) []string {
	for _, s := range c.sections {
		if s.name == name {
			return s.lines
		}
	}
	return nil
}

// write writes the script with the answers of got, which has one for each case.
func (s *script) write(got []answer) error {
	var b strings.Builder
	b.WriteString(s.head)
	for i, c := range s.cases {
		fmt.Fprintf(&b, "== %s\n", c.title)
		sections := map[string][]string{
			"given": c.get("given"), "ask": c.get("ask"), "plan": c.get("plan"),
			"rows": got[i].rows, "counters": got[i].counters, "error": got[i].failure,
		}
		for _, name := range sectionNames {
			if len(sections[name]) > 0 {
				fmt.Fprintf(&b, "%s\n%s\n", name, strings.Join(sections[name], "\n"))
			}
		}
		b.WriteByte('\n')
	}
	return os.WriteFile(s.path, []byte(strings.TrimRight(b.String(), "\n")+"\n"), 0o644)
}

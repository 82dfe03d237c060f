// Package onet reads the text download of the O*NET database into the model of
// roles, skills, tools, degrees, tasks and groups.
//
// O*NET's files are tab-separated without quoting; "n/a" as a whole field means
// that there is no value. Start reading at [Source]; tables.go has the nodes,
// ratings.go the relationships. Written for release 29.3; see
// https://www.onetcenter.org/dictionary/29.3/text/.
package onet

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/tabular"
)

// The relationships of the data set.
var (
	requires = dataset.EdgeKind{Start: "Role", Type: "REQUIRES", End: "Skill"}
	uses     = dataset.EdgeKind{Start: "Role", Type: "USES", End: "Tool"}
	holds    = dataset.EdgeKind{Start: "Role", Type: "HOLDS", End: "Degree"}
	does     = dataset.EdgeKind{Start: "Role", Type: "DOES", End: "Task"}
	sameAs   = dataset.EdgeKind{Start: "Role", Type: "SAME_AS", End: "Role"}
	related  = dataset.EdgeKind{Start: "Role", Type: "RELATED_TO", End: "Role"}
	roleIn   = dataset.EdgeKind{Start: "Role", Type: "IN_GROUP", End: "Group"}
	toolIn   = dataset.EdgeKind{Start: "Tool", Type: "IN_GROUP", End: "Group"}
	partOf   = dataset.EdgeKind{Start: "Group", Type: "PART_OF", End: "Group"}
)

// Source returns the data set that the archive holds. The caller closes the
// archive after loading.
func Source(archive *tabular.Archive) (dataset.Source, error) {
	if err := archive.Demand("the text download of O*NET", tables...); err != nil {
		return dataset.Source{}, err
	}
	version, date, err := release(archive)
	if err != nil {
		return dataset.Source{}, err
	}
	others := newOthers()
	return dataset.Source{
		Other: others.note,
		Info: dataset.Info{
			ID: "onet", Name: "O*NET", Version: version, Date: date,
			Attribution: "This product includes information from the O*NET " + version + " Database by the U.S. Department of Labor, " +
				"Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA. " +
				"This information has been modified. USDOL/ETA has not approved, endorsed, or tested these modifications.",
		},
		Labels: []string{"Role", "Skill", "Tool", "Degree", "Task", "Group"},
		Edges:  []dataset.EdgeKind{requires, uses, holds, does, related, sameAs, roleIn, toolIn, partOf},
		Bytes:  func() (read, total int64) { return archive.Read(), archive.Size(tables...) },
		Read: func(sink dataset.Sink) error {
			return (&reader{archive: archive, sink: sink, others: others, tools: map[string]string{}}).read()
		},
	}, nil
}

var releaseLines = regexp.MustCompile(`O\*NET (\d+\.\d+) Database\s+(\w+ \d{4}) Release`)

// release reads version and date from the archive's Read Me.txt.
func release(archive *tabular.Archive) (version, date string, err error) {
	file, err := archive.Open("Read Me.txt")
	if err != nil {
		return "", "", err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, tabular.Limit))
	if err != nil {
		return "", "", err
	}
	m := releaseLines.FindSubmatch(text)
	if m == nil {
		return "", "", fmt.Errorf("%s: the file Read Me.txt does not say which release of O*NET this is", archive.Name())
	}
	return string(m[1]), string(m[2]), nil
}

// reader holds what several tables share.
type reader struct {
	archive *tabular.Archive
	sink    dataset.Sink
	others  *others
	tools   map[string]string // keys of tools by name; each stands in many rows
}

// toolID is [ToolID], or the key of another data set's tool with that alias, worked
// out once for each name.
func (r *reader) toolID(name string) string {
	id, known := r.tools[name]
	if !known {
		id = r.others.tool(ToolID(name))
		r.tools[strings.Clone(name)] = id
	}
	return id
}

// read hands all nodes, then all relationships to the sink.
func (r *reader) read() error {
	for _, step := range []func() error{
		r.roles, r.elements("Skills.txt", "skill"), r.elements("Knowledge.txt", "knowledge"),
		r.toolNodes, r.degrees, r.tasks, r.socGroups, r.unspscGroups,
		r.ratings("Skills.txt"), r.ratings("Knowledge.txt"), r.technologies, r.toolsUsed,
		r.education, r.duties, r.relatedRoles, r.sameRoles, r.rolesInGroups, r.toolsInGroups, r.groupsInGroups,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// tables are the tables as often as they are read.
var tables = []string{
	"Read Me.txt",
	"Occupation Data.txt", "Alternate Titles.txt", "Job Zones.txt", "Skills.txt", "Knowledge.txt", "Technology Skills.txt", "Tools Used.txt",
	"Education, Training, and Experience Categories.txt", "Task Statements.txt", "Occupation Data.txt", "UNSPSC Reference.txt",
	"Skills.txt", "Knowledge.txt", "Technology Skills.txt", "Tools Used.txt", "Education, Training, and Experience.txt",
	"Task Statements.txt", "Related Occupations.txt", "Occupation Data.txt", "Occupation Data.txt", "Technology Skills.txt", "Tools Used.txt",
	"Occupation Data.txt", "UNSPSC Reference.txt",
}

// each hands the rows of a table on; a row that is broken is rejected.
func (r *reader) each(name string, columns []string, take func(from dataset.Place, v []string) error) error {
	file, err := r.archive.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	rows, err := tabular.TSV(file, columns...)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return dataset.EachRow(rows, name, r.sink, take)
}

// none is what O*NET writes for a value that is not there.
const none = "n/a"

// set puts a value into properties unless it is not there.
func set(properties map[string]any, name, value string) {
	if value != "" && value != none {
		properties[name] = value
	}
}

// ToolID returns the key of a tool: the name in NFC, case-folded, spaces
// collapsed, punctuation kept, so that one tool is one node in every data set.
func ToolID(name string) string {
	return strings.Join(strings.Fields(cases.Fold().String(norm.NFC.String(name))), " ")
}

func roleID(code string) string { return "onet:" + code }

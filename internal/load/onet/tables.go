package onet

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rolegraph/internal/load/dataset"
)

// roles reads occupations with their alternate titles and job zones.
func (r *reader) roles() error {
	aliases := map[string][]any{}
	err := r.each("Alternate Titles.txt", []string{"O*NET-SOC Code", "Alternate Title"}, func(_ dataset.Place, v []string) error {
		if !slices.Contains(aliases[v[0]], any(v[1])) {
			aliases[v[0]] = append(aliases[v[0]], v[1])
		}
		return nil
	})
	if err != nil {
		return err
	}
	zones := map[string]int64{}
	err = r.each("Job Zones.txt", []string{"O*NET-SOC Code", "Job Zone"}, func(from dataset.Place, v []string) error {
		zone, err := strconv.ParseInt(v[1], 10, 64)
		if err != nil {
			r.sink.Reject(from, "the job zone %q is no number", v[1])
			return nil
		}
		zones[v[0]] = zone
		return nil
	})
	if err != nil {
		return err
	}
	return r.each("Occupation Data.txt", []string{"O*NET-SOC Code", "Title", "Description"}, func(from dataset.Place, v []string) error {
		properties := map[string]any{"name": v[1]}
		set(properties, "summary", v[2])
		if len(aliases[v[0]]) > 0 {
			properties["aliases"] = aliases[v[0]]
		}
		if zone, ok := zones[v[0]]; ok {
			properties["job_zone"] = zone
		}
		return r.sink.Node(dataset.Node{Label: "Role", ID: roleID(v[0]), Properties: properties, From: from})
	})
}

// elements reads the skills or knowledge areas that a table of ratings rates.
func (r *reader) elements(table, kind string) func() error {
	return func() error {
		return r.each(table, []string{"Element ID", "Element Name"}, func(from dataset.Place, v []string) error {
			return r.sink.Node(dataset.Node{Label: "Skill", ID: "onet:" + v[0], Properties: map[string]any{"name": v[1], "kind": kind}, From: from})
		})
	}
}

// toolNodes reads the distinct technologies and tools; the category is the first
// commodity that a tool is listed under.
func (r *reader) toolNodes() error {
	known := map[string]bool{}
	tool := func(from dataset.Place, name, kind, category string, hot bool) error {
		id := r.toolID(name)
		if known[id] {
			return nil
		}
		known[id] = true
		properties := map[string]any{"name": name, "kind": kind, "hot": hot}
		set(properties, "category", category)
		return r.sink.Node(dataset.Node{Label: "Tool", ID: id, Properties: properties, From: from})
	}
	err := r.each("Technology Skills.txt", []string{"Example", "Commodity Title", "Hot Technology"}, func(from dataset.Place, v []string) error {
		return tool(from, v[0], "technology", v[1], v[2] == "Y")
	})
	if err != nil {
		return err
	}
	return r.each("Tools Used.txt", []string{"Example", "Commodity Title"}, func(from dataset.Place, v []string) error {
		return tool(from, v[0], "tool", v[1], false)
	})
}

// degrees reads the education levels of scale RL.
func (r *reader) degrees() error {
	return r.each("Education, Training, and Experience Categories.txt", []string{"Scale ID", "Category", "Category Description"}, func(from dataset.Place, v []string) error {
		if v[0] != "RL" {
			return nil
		}
		level, err := strconv.ParseInt(v[1], 10, 64)
		if err != nil {
			r.sink.Reject(from, "the category %q is no number", v[1])
			return nil
		}
		return r.sink.Node(dataset.Node{Label: "Degree", ID: degreeID(v[1]), Properties: map[string]any{"name": v[2], "level": level}, From: from})
	})
}

func degreeID(category string) string { return "onet:rl." + category }

func (r *reader) tasks() error {
	return r.each("Task Statements.txt", []string{"Task ID", "Task"}, func(from dataset.Place, v []string) error {
		return r.sink.Node(dataset.Node{Label: "Task", ID: taskID(v[0]), Properties: map[string]any{"name": v[1]}, From: from})
	})
}

func taskID(id string) string { return "onet:task." + id }

// soc2018 holds code and title of the major and minor groups of the Standard
// Occupational Classification (https://www.bls.gov/soc/2018/): O*NET, which is coded
// by it, brings no titles of groups.
//
//go:embed soc2018.tsv
var soc2018 string

// socTitles are the titles of the groups by code.
var socTitles = sync.OnceValue(func() map[string]string {
	titles := map[string]string{}
	for line := range strings.Lines(soc2018) {
		code, title, _ := strings.Cut(strings.TrimSpace(line), "\t")
		titles[code] = title
	}
	return titles
})

// socGroups makes the groups that the occupations' codes name.
func (r *reader) socGroups() error {
	known := map[string]bool{}
	return r.each("Occupation Data.txt", []string{"O*NET-SOC Code"}, func(from dataset.Place, v []string) error {
		if len(v[0]) != len("15-2051.00") {
			r.sink.Reject(from, "%q is no O*NET-SOC code", v[0])
			return nil
		}
		for _, code := range []string{major(v[0]), minor(v[0])} {
			if known[code] {
				continue
			}
			known[code] = true
			group := dataset.Node{Label: "Group", ID: "soc:" + code, Properties: map[string]any{"name": cmp.Or(socTitles()[code], "SOC "+code), "code": code, "scheme": "soc"}, From: from}
			if err := r.sink.Node(group); err != nil {
				return err
			}
		}
		return nil
	})
}

func major(code string) string { return code[:2] + "-0000" }

// minor returns the minor group of a code: its first three digits, except in the
// three groups that SOC 2018 numbers by four.
func minor(code string) string {
	switch {
	case strings.HasPrefix(code, "15-1"):
		return "15-1200"
	case strings.HasPrefix(code, "31-11"), strings.HasPrefix(code, "51-51"):
		return code[:5] + "00"
	}
	return code[:4] + "000"
}

// unspscColumns are code and title of each level, from narrow to broad.
var unspscColumns = []string{
	"Commodity Code", "Commodity Title", "Class Code", "Class Title",
	"Family Code", "Family Title", "Segment Code", "Segment Title",
}

// unspscGroups reads the four levels of the UNSPSC.
func (r *reader) unspscGroups() error {
	known := map[string]bool{}
	return r.each("UNSPSC Reference.txt", unspscColumns, func(from dataset.Place, v []string) error {
		for i := 0; i < len(v); i += 2 {
			if known[v[i]] {
				continue
			}
			known[v[i]] = true
			group := dataset.Node{Label: "Group", ID: unspscID(v[i]), Properties: map[string]any{"name": v[i+1], "scheme": "unspsc"}, From: from}
			if err := r.sink.Node(group); err != nil {
				return err
			}
		}
		return nil
	})
}

func unspscID(code string) string { return fmt.Sprintf("unspsc:%s", code) }

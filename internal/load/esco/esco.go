// Package esco reads the CSV downloads of ESCO, the European classification of
// skills and occupations, into the model of roles, skills and groups; and the
// crosswalk that links its occupations to O*NET's.
//
// Start reading at [Source]. Written for version 1.1.1, in any one language.
package esco

import (
	"fmt"
	"io"
	"os"
	"strings"

	"rolegraph/internal/load/dataset"
	"rolegraph/internal/load/tabular"
)

// The relationships of the data set.
var (
	requires     = dataset.EdgeKind{Start: "Role", Type: "REQUIRES", End: "Skill"}
	includes     = dataset.EdgeKind{Start: "Role", Type: "INCLUDES", End: "Role"}
	sameAs       = dataset.EdgeKind{Start: "Role", Type: "SAME_AS", End: "Role"}
	roleIn       = dataset.EdgeKind{Start: "Role", Type: "IN_GROUP", End: "Group"}
	skillIn      = dataset.EdgeKind{Start: "Skill", Type: "IN_GROUP", End: "Group"}
	broader      = dataset.EdgeKind{Start: "Skill", Type: "BROADER", End: "Skill"}
	relatedSkill = dataset.EdgeKind{Start: "Skill", Type: "RELATED_TO", End: "Skill"}
	partOf       = dataset.EdgeKind{Start: "Group", Type: "PART_OF", End: "Group"}
)

// Files are the downloads.
type Files struct {
	Classification *tabular.Archive // occupations_en.csv and others
	Relations      *tabular.Archive // occupationSkillRelations.csv and others
	Version        string           // such as 1.1.1; the files do not hold it
	Crosswalk      string           // CSV of links to O*NET; may be empty
}

// Source returns the data set that the files hold. The caller closes the
// archives after loading.
func Source(files Files) dataset.Source {
	titles := titles{}
	return dataset.Source{
		Other: titles.note,
		Info: dataset.Info{
			ID: "esco", Name: "ESCO", Version: files.Version, Date: "2022-09-13",
			Attribution: "This service uses the ESCO classification of the European Commission.",
		},
		Labels: []string{"Role", "Skill", "Group"},
		Edges:  []dataset.EdgeKind{requires, includes, sameAs, roleIn, skillIn, broader, relatedSkill, partOf},
		Bytes:  files.bytes,
		Read:   func(sink dataset.Sink) error { return (&reader{files, sink, titles}).read() },
	}
}

type reader struct {
	Files
	sink   dataset.Sink
	titles titles
}

// read hands all nodes, then all relationships to the sink.
func (r *reader) read() error {
	for _, step := range []func() error{
		r.roles, r.skills, r.skillGroups, r.iscoGroups,
		r.roleSkills, r.skillSkills,
		r.hierarchy("broaderRelationsOccPillar.csv"), r.hierarchy("broaderRelationsSkillPillar.csv"), r.crosswalk,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// The tables.
var (
	classificationTables = []string{"occupations_en.csv", "skills_en.csv", "skillGroups_en.csv", "ISCOGroups_en.csv"}
	relationTables       = []string{"occupationSkillRelations.csv", "skillSkillRelations.csv", "broaderRelationsOccPillar.csv", "broaderRelationsSkillPillar.csv"}
)

// Check fails unless the files are there and the archives are what they should be.
func (f Files) Check() error {
	if f.Crosswalk != "" {
		if _, err := os.Stat(f.Crosswalk); err != nil {
			return err
		}
	}
	if err := f.Classification.Demand("ESCO's classification download, which comes first", classificationTables...); err != nil {
		return err
	}
	return f.Relations.Demand("ESCO's download of relations, which comes second", relationTables...)
}

// bytes counts what is read of the archives; the crosswalk is small.
func (f Files) bytes() (read, total int64) {
	total = f.Classification.Size(classificationTables...) + f.Relations.Size(relationTables...)
	return f.Classification.Read() + f.Relations.Read(), total
}

type take func(from dataset.Place, v []string) error

// member hands the rows of a file of an archive on.
func (r *reader) member(archive *tabular.Archive, name string, columns []string, each take) error {
	file, err := archive.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return r.rows(file, name, columns, each)
}

// rows hands the rows of a CSV on; a row that is broken is rejected.
func (r *reader) rows(in io.Reader, name string, columns []string, each take) error {
	rows, err := tabular.CSV(in, columns...)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return dataset.EachRow(rows, name, r.sink, each)
}

func (r *reader) roles() error {
	return r.member(r.Classification, "occupations_en.csv", []string{"conceptUri", "preferredLabel", "altLabels", "description", "code"}, func(from dataset.Place, v []string) error {
		return r.node(from, "Role", v[0], map[string]any{"name": v[1], "aliases": list(v[2]), "summary": v[3], "code": v[4]})
	})
}

func (r *reader) skills() error {
	return r.member(r.Classification, "skills_en.csv", []string{"conceptUri", "preferredLabel", "altLabels", "description", "skillType"}, func(from dataset.Place, v []string) error {
		kind := map[string]string{"skill/competence": "skill", "knowledge": "knowledge"}[v[4]]
		return r.node(from, "Skill", v[0], map[string]any{"name": v[1], "aliases": list(v[2]), "description": v[3], "kind": kind})
	})
}

func (r *reader) skillGroups() error {
	return r.member(r.Classification, "skillGroups_en.csv", []string{"conceptUri", "preferredLabel", "description", "code"}, func(from dataset.Place, v []string) error {
		return r.node(from, "Group", v[0], map[string]any{"name": v[1], "description": v[2], "code": v[3], "scheme": "esco-skill"})
	})
}

func (r *reader) iscoGroups() error {
	return r.member(r.Classification, "ISCOGroups_en.csv", []string{"conceptUri", "preferredLabel", "description", "code"}, func(from dataset.Place, v []string) error {
		return r.node(from, "Group", v[0], map[string]any{"name": v[1], "description": v[2], "code": v[3], "scheme": "isco"})
	})
}

// node hands a node on, without the properties that have no value.
func (r *reader) node(from dataset.Place, label, uri string, properties map[string]any) error {
	for name, v := range properties {
		if values, isList := v.([]any); v == "" || isList && len(values) == 0 {
			delete(properties, name)
		}
	}
	return r.sink.Node(dataset.Node{Label: label, ID: conceptID(uri), Properties: properties, From: from})
}

// list splits a field of one name a line.
func list(field string) []any {
	var values []any
	for line := range strings.Lines(field) {
		if line = strings.TrimSpace(line); line != "" {
			values = append(values, line)
		}
	}
	return values
}

// conceptID shortens a concept's address to "esco:" and its last part.
func conceptID(uri string) string {
	if uri == "" {
		return ""
	}
	return "esco:" + uri[strings.LastIndexByte(uri, '/')+1:]
}

func (r *reader) roleSkills() error {
	return r.member(r.Relations, "occupationSkillRelations.csv", []string{"occupationUri", "relationType", "skillUri"}, func(from dataset.Place, v []string) error {
		return r.edge(from, requires, v[0], v[2], map[string]any{"essential": v[1] == "essential"})
	})
}

func (r *reader) skillSkills() error {
	return r.member(r.Relations, "skillSkillRelations.csv", []string{"originalSkillUri", "relationType", "relatedSkillUri"}, func(from dataset.Place, v []string) error {
		return r.edge(from, relatedSkill, v[0], v[2], map[string]any{"essential": v[1] == "essential"})
	})
}

// hierarchy links each concept to its broader one; occupations the other way
// round, since the broader one includes the narrower.
func (r *reader) hierarchy(name string) func() error {
	kinds := map[[2]string]dataset.EdgeKind{
		{"Occupation", "ISCOGroup"}: roleIn, {"ISCOGroup", "ISCOGroup"}: partOf,
		{"KnowledgeSkillCompetence", "SkillGroup"}: skillIn, {"SkillGroup", "SkillGroup"}: partOf,
		{"KnowledgeSkillCompetence", "KnowledgeSkillCompetence"}: broader,
	}
	return func() error {
		return r.member(r.Relations, name, []string{"conceptType", "conceptUri", "broaderType", "broaderUri"}, func(from dataset.Place, v []string) error {
			kind, known := kinds[[2]string{v[0], v[2]}]
			switch {
			case v[0] == "Occupation" && v[2] == "Occupation":
				return r.edge(from, includes, v[3], v[1], nil)
			case !known:
				r.sink.Reject(from, "a %s below a %s is not known", v[0], v[2])
				return nil
			}
			return r.edge(from, kind, v[1], v[3], nil)
		})
	}
}

func (r *reader) edge(from dataset.Place, kind dataset.EdgeKind, start, end string, properties map[string]any) error {
	return r.sink.Edge(dataset.Edge{Kind: kind, Start: conceptID(start), End: conceptID(end), Properties: properties, From: from})
}

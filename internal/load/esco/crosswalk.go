package esco

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rolegraph/internal/load/dataset"
)

// crosswalk links occupations to those of O*NET that are in the database. O*NET
// numbers occupations anew from time to time: where the code of a row is of an older
// release, the link leads to an occupation with the same title, and says so: one
// that is named as ESCO's (O*NET's names are plurals), else one with the title that
// the row has for O*NET's, else one with ESCO's title among its alternate ones.
func (r *reader) crosswalk() error {
	if r.Crosswalk == "" {
		return nil
	}
	file, err := os.Open(r.Crosswalk)
	if err != nil {
		return err
	}
	defer file.Close()
	columns := []string{"concept_uri", "esco_occupation", "onet_code", "onet_occupation", "confidence"}
	return r.rows(file, filepath.Base(r.Crosswalk), columns, func(from dataset.Place, v []string) error {
		confidence, err := strconv.ParseFloat(v[4], 64)
		if err != nil {
			r.sink.Reject(from, "the confidence %q is no number", v[4])
			return nil
		}
		link := dataset.Edge{Kind: sameAs, Start: conceptID(v[0]), End: "onet:" + v[2], Properties: map[string]any{"confidence": confidence}, From: from}
		if id, found := r.titles.find(link.End, v[1]+"s", v[3], v[1]); found {
			link.End, link.Properties["by"] = id, "title"
		}
		return r.sink.Edge(link)
	})
}

// titles are the ids of O*NET's occupations by title, in small letters. An
// alternate title may be that of several.
type titles map[string]*titled

type titled struct {
	name    string          // id of the occupation of that name
	aliases map[string]bool // ids of those with that alternate title
}

// note takes a node that is in the database.
func (t titles) note(n dataset.Node) {
	if n.Label != "Role" || !strings.HasPrefix(n.ID, "onet:") {
		return
	}
	t.at(n.ID).name = n.ID
	if name, ok := n.Properties["name"].(string); ok {
		t.at(name).name = n.ID
	}
	aliases, _ := n.Properties["aliases"].([]any)
	for _, alias := range aliases {
		if text, ok := alias.(string); ok {
			t.at(text).aliases[n.ID] = true
		}
	}
}

func (t titles) at(title string) *titled {
	title = strings.ToLower(title)
	if t[title] == nil {
		t[title] = &titled{aliases: map[string]bool{}}
	}
	return t[title]
}

// find returns the one occupation that has the first of the titles which only one
// has; none where the id is known, or no titles are.
func (t titles) find(id string, candidates ...string) (string, bool) {
	if t[strings.ToLower(id)] != nil {
		return "", false
	}
	for _, title := range candidates {
		found := t[strings.ToLower(title)]
		switch {
		case found == nil:
		case found.name != "":
			return found.name, true
		case len(found.aliases) == 1:
			for id := range found.aliases {
				return id, true
			}
		}
	}
	return "", false
}

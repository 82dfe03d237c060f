package graph

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// ListOptions narrows and pages a list.
type ListOptions struct {
	Q       string // keeps names that contain it, case-insensitively
	Dataset string // keeps one data set
	Kind    string // keeps those whose property kind has this value
	Group   string // keeps members of one Group, by its id, at any depth
	Limit   int    // items per page, 1 to 500; 0 means 50
	Sort    Sort   // "" means ByName
	Cursor  string // Next of the page before
}

// Sort is the order of a list.
type Sort string

// The orders of a list; ties go by name, then key.
const (
	ByName Sort = "name"
	ByUses Sort = "uses" // the most used first
)

// ListItem is one row of a list.
type ListItem struct {
	Ref
	Summary string `json:"summary,omitempty"`
	Uses    int64  `json:"uses" doc:"how many relationships connect it to other things; for tools, skills and degrees: how many roles have it"`
}

// List is one page of the nodes with a label.
type List struct {
	Items    []ListItem `json:"items"`
	Datasets []Count    `json:"datasets" doc:"how many there are of each data set, whichever is kept; most first"`
	Kinds    []Count    `json:"kinds" doc:"how many there are of each kind, whichever is kept; most first"`
	Cut
}

// List returns one page of the nodes that carry label. Labels of the graph model
// may be empty; any other label that the database does not have is a NotFound
// error with the nearest ones.
func (db *DB) List(ctx context.Context, label string, o ListOptions) (*List, error) {
	limit, err := between("limit", o.Limit, 50, 1, 500)
	if err != nil {
		return nil, err
	}
	if o.Sort != "" && o.Sort != ByName && o.Sort != ByUses {
		return nil, badArgument("sort", "sort must be name or uses, not %q.", string(o.Sort))
	}
	from, first, err := parseCursor(o.Cursor)
	if err != nil {
		return nil, err
	}
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	params := c.params(map[string]any{
		"q": strings.ToLower(o.Q), "dataset": o.Dataset, "kind": o.Kind, "group": o.Group,
		"byUses": o.Sort == ByUses, "limit": limit + 1, "thing": slices.Contains(thingLabels, label),
	})
	maps.Copy(params, from.params(first))
	row, err := db.askOne(ctx, statement("list", params, fillLabel("label", label), fillKey("n", "property", c.keys[label])))
	if err != nil {
		return nil, err
	}
	list := c.list(row, limit, o)
	if list.Total > 0 || o.Q != "" || o.Dataset != "" || o.Kind != "" || o.Group != "" {
		return list, nil
	}
	if err := db.checkLabel(ctx, label); err != nil {
		return nil, err
	}
	return list, nil
}

// thingLabels are the labels whose uses are counted in roles.
var thingLabels = []string{"Tool", "Skill", "Degree"}

func (c *catalog) list(row []any, limit int, o ListOptions) *List {
	rows := asList(row[1])
	page := rows[:min(limit, len(rows))]
	list := &List{Items: make([]ListItem, len(page)), Cut: Cut{Returned: len(page)}}
	list.setFacets(asList(row[0]), o)
	for i, item := range page {
		parts := asList(item)
		list.Items[i] = ListItem{Ref: c.shortRef(parts[0]), Summary: asString(parts[1]), Uses: asInt(parts[2])}
	}
	if len(rows) > limit {
		last := asList(page[limit-1])
		next := after{Name: asString(last[3]), Key: asString(last[4])}
		if o.Sort == ByUses {
			next.Rank = asFloat(last[2])
		}
		list.Reason, list.Next = "limit", next.cursor()
	}
	return list
}

// setFacets decodes [data set, kind, count]: the total of what is kept, and what the
// other choices of one facet would keep.
func (l *List) setFacets(rows []any, o ListOptions) {
	datasets, kinds := map[string]int64{}, map[string]int64{}
	for _, row := range rows {
		facet := asList(row)
		dataset, kind, n := asString(facet[0]), asString(facet[1]), asInt(facet[2])
		inDataset, inKind := o.Dataset == "" || o.Dataset == dataset, o.Kind == "" || o.Kind == kind
		if inKind && dataset != "" {
			datasets[dataset] += n
		}
		if inDataset && kind != "" {
			kinds[kind] += n
		}
		if inDataset && inKind {
			l.Total += n
		}
	}
	l.Datasets, l.Kinds = counts(datasets), counts(kinds)
}

// modelLabels are the labels of the graph model: they may be asked for even when
// nothing is loaded yet.
var modelLabels = []string{"Role", "Skill", "Tool", "Degree", "Field", "Background", "Task", "Team", "Group", "Person", "Dataset"}

// checkLabel is an error when neither the model nor the database has the label.
func (db *DB) checkLabel(ctx context.Context, label string) error {
	if slices.Contains(modelLabels, label) {
		return nil
	}
	known, _, err := db.names(ctx)
	if err != nil || slices.Contains(known, label) {
		return err
	}
	return &Error{Code: NotFound, Argument: "label", Message: "There is no label " + quote(label) + ".", Nearest: Nearest(label, known)}
}

// names returns the labels and relationship types of the database.
func (db *DB) names(ctx context.Context) (labels, types []string, err error) {
	row, err := db.askOne(ctx, Statement{Name: "names", Text: text("names")})
	if err != nil {
		return nil, nil, err
	}
	return asStrings(row[0]), asStrings(row[1]), nil
}

package onet

import (
	"strconv"

	"rolegraph/internal/load/dataset"
)

// rating is the relationship whose importance and level are being read: they
// stand in rows of their own, one behind the other.
type rating struct {
	edge    dataset.Edge
	started bool
}

// ratings reads importance (IM, 1 to 5) and level (LV, 0 to 7) of a table.
func (r *reader) ratings(table string) func() error {
	return func() error {
		var current rating
		err := r.each(table, []string{"O*NET-SOC Code", "Element ID", "Scale ID", "Data Value"}, func(from dataset.Place, v []string) error {
			if start, end := roleID(v[0]), "onet:"+v[1]; !current.started || current.edge.Start != start || current.edge.End != end {
				if err := r.end(current); err != nil {
					return err
				}
				current = rating{dataset.Edge{Kind: requires, Start: start, End: end, Properties: map[string]any{}, From: from}, true}
			}
			name, known := map[string]string{"IM": "importance", "LV": "level"}[v[2]]
			value, ok := r.number(from, v[3])
			if known && ok {
				current.edge.Properties[name] = value
			}
			return nil
		})
		if err != nil {
			return err
		}
		return r.end(current)
	}
}

func (r *reader) end(current rating) error {
	if !current.started {
		return nil
	}
	return r.sink.Edge(current.edge)
}

// number reads a data value; false when there is none or it is no number, which
// is rejected.
func (r *reader) number(from dataset.Place, text string) (float64, bool) {
	if text == none {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		r.sink.Reject(from, "the value %q is no number", text)
	}
	return value, err == nil
}

func (r *reader) technologies() error {
	return r.each("Technology Skills.txt", []string{"O*NET-SOC Code", "Example", "Hot Technology", "In Demand"}, func(from dataset.Place, v []string) error {
		properties := map[string]any{"hot": v[2] == "Y", "in_demand": v[3] == "Y"}
		return r.sink.Edge(dataset.Edge{Kind: uses, Start: roleID(v[0]), End: r.toolID(v[1]), Properties: properties, From: from})
	})
}

func (r *reader) toolsUsed() error {
	return r.each("Tools Used.txt", []string{"O*NET-SOC Code", "Example"}, func(from dataset.Place, v []string) error {
		return r.sink.Edge(dataset.Edge{Kind: uses, Start: roleID(v[0]), End: r.toolID(v[1]), From: from})
	})
}

// education reads which share of the workers has which degree; a share of zero is
// no relationship.
func (r *reader) education() error {
	return r.each("Education, Training, and Experience.txt", []string{"O*NET-SOC Code", "Scale ID", "Category", "Data Value"}, func(from dataset.Place, v []string) error {
		if v[1] != "RL" {
			return nil
		}
		share, ok := r.number(from, v[3])
		if !ok || share <= 0 {
			return nil
		}
		return r.sink.Edge(dataset.Edge{Kind: holds, Start: roleID(v[0]), End: degreeID(v[2]), Properties: map[string]any{"share": share}, From: from})
	})
}

func (r *reader) duties() error {
	return r.each("Task Statements.txt", []string{"O*NET-SOC Code", "Task ID", "Task Type"}, func(from dataset.Place, v []string) error {
		properties := map[string]any{}
		set(properties, "kind", v[2])
		return r.sink.Edge(dataset.Edge{Kind: does, Start: roleID(v[0]), End: taskID(v[1]), Properties: properties, From: from})
	})
}

func (r *reader) relatedRoles() error {
	return r.each("Related Occupations.txt", []string{"O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index"}, func(from dataset.Place, v []string) error {
		rank, err := strconv.ParseInt(v[3], 10, 64)
		if err != nil {
			r.sink.Reject(from, "the index %q is no number", v[3])
			return nil
		}
		properties := map[string]any{"tier": v[2], "rank": rank}
		return r.sink.Edge(dataset.Edge{Kind: related, Start: roleID(v[0]), End: roleID(v[1]), Properties: properties, From: from})
	})
}

// rolesInGroups puts occupations into minor groups and those into major ones.
func (r *reader) rolesInGroups() error {
	return r.each("Occupation Data.txt", []string{"O*NET-SOC Code"}, func(from dataset.Place, v []string) error {
		if len(v[0]) != len("15-2051.00") {
			return nil // rejected with the groups
		}
		return r.sink.Edge(dataset.Edge{Kind: roleIn, Start: roleID(v[0]), End: "soc:" + minor(v[0]), From: from})
	})
}

func (r *reader) toolsInGroups() error {
	for _, table := range []string{"Technology Skills.txt", "Tools Used.txt"} {
		known := map[[2]string]bool{}
		err := r.each(table, []string{"Example", "Commodity Code"}, func(from dataset.Place, v []string) error {
			pair := [2]string{r.toolID(v[0]), unspscID(v[1])}
			if known[pair] {
				return nil
			}
			known[pair] = true
			return r.sink.Edge(dataset.Edge{Kind: toolIn, Start: pair[0], End: pair[1], From: from})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// groupsInGroups links each group to the next broader one.
func (r *reader) groupsInGroups() error {
	known := map[string]bool{}
	link := func(from dataset.Place, narrow, broad string) error {
		if known[narrow] {
			return nil
		}
		known[narrow] = true
		return r.sink.Edge(dataset.Edge{Kind: partOf, Start: narrow, End: broad, From: from})
	}
	err := r.each("Occupation Data.txt", []string{"O*NET-SOC Code"}, func(from dataset.Place, v []string) error {
		if len(v[0]) != len("15-2051.00") {
			return nil // rejected with the groups
		}
		if minor(v[0]) == major(v[0]) {
			return nil
		}
		return link(from, "soc:"+minor(v[0]), "soc:"+major(v[0]))
	})
	if err != nil {
		return err
	}
	return r.each("UNSPSC Reference.txt", unspscColumns, func(from dataset.Place, v []string) error {
		for i := 0; i+2 < len(v); i += 2 {
			if err := link(from, unspscID(v[i]), unspscID(v[i+2])); err != nil {
				return err
			}
		}
		return nil
	})
}

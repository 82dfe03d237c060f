package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// Statistics counts what is in the database.
type Statistics struct {
	Nodes         int64         `json:"nodes"`
	Relationships int64         `json:"relationships"`
	Labels        []Count       `json:"labels" doc:"most first"`
	Types         []Count       `json:"types" doc:"most first"`
	Datasets      []DatasetInfo `json:"datasets"`
}

// Count is a name and how often it occurs.
type Count struct {
	Name  string `json:"name"`
	Count int64  `json:"count"`
}

// DatasetInfo is one Dataset node: the loader writes one for each source.
type DatasetInfo struct {
	ID          string `json:"id" example:"seed"`
	Name        string `json:"name"`
	Version     string `json:"version,omitempty"`
	Date        string `json:"date,omitempty" doc:"ISO 8601 date of the data"`
	Attribution string `json:"attribution,omitempty" doc:"text that must stand wherever these data are shown"`
	Nodes       int64  `json:"nodes"`
}

// Statistics counts nodes, relationships, labels, types and data sets.
func (db *DB) Statistics(ctx context.Context) (*Statistics, error) {
	return recall(ctx, db, db.statistics, "", db.readStatistics)
}

func (db *DB) readStatistics(ctx context.Context) (*Statistics, error) {
	row, err := db.askOne(ctx, Statement{Name: "statistics", Text: text("statistics")})
	if err != nil {
		return nil, err
	}
	s := &Statistics{Datasets: []DatasetInfo{}}
	labels, datasets := map[string]int64{}, map[string]int64{}
	for _, item := range asList(row[0]) {
		group := asList(item)
		n := asInt(group[2])
		s.Nodes += n
		for _, label := range asStrings(group[0]) {
			labels[label] += n
		}
		datasets[asString(group[1])] += n
	}
	types := map[string]int64{}
	for _, item := range asList(row[1]) {
		group := asList(item)
		types[asString(group[0])] = asInt(group[1])
		s.Relationships += asInt(group[1])
	}
	s.Labels, s.Types = counts(labels), counts(types)
	for _, item := range asList(row[2]) {
		d := asList(item)
		id := asString(d[0])
		s.Datasets = append(s.Datasets, DatasetInfo{
			ID: id, Name: asString(d[1]), Version: keyText(d[2]), Date: asString(d[3]), Attribution: asString(d[4]), Nodes: datasets[id],
		})
	}
	return s, nil
}

// counts returns the most frequent first, then by name.
func counts(m map[string]int64) []Count {
	list := make([]Count, 0, len(m))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		list = append(list, Count{Name: name, Count: m[name]})
	}
	slices.SortStableFunc(list, func(a, b Count) int { return cmp.Compare(b.Count, a.Count) })
	return list
}

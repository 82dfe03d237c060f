package dataset

import (
	"maps"

	"rolegraph/internal/typedjson"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// prepare makes sure of the constraints and reads what the database holds of the
// kinds of the source.
func (s *Sink) prepare() error {
	labels := map[string]bool{}
	for _, label := range s.source.Labels {
		labels[label] = true
	}
	for _, kind := range s.source.Edges {
		labels[kind.Start], labels[kind.End] = true, true
	}
	for label := range labels {
		if !s.options.DryRun {
			if err := s.run(fill(createConstraint, label), nil); err != nil {
				return err
			}
		}
		if err := s.readNodes(label); err != nil {
			return err
		}
	}
	for _, kind := range s.source.Edges {
		if err := s.readEdges(kind); err != nil {
			return err
		}
	}
	return nil
}

func (s *Sink) readNodes(label string) error {
	kind := &items{known: map[digest]known{}, foreign: map[digest]map[string]any{}}
	s.nodes[label] = kind
	return s.eachNode(label, func(id string, isOurs bool, properties map[string]any) error {
		if !isOurs {
			kind.foreign[digestOf(id)] = properties
			return nil
		}
		content, err := contentOf(properties)
		kind.known[digestOf(id)] = known{content, ours}
		return err
	})
}

func (s *Sink) readEdges(k EdgeKind) error {
	kind := &items{known: map[digest]known{}}
	s.edges[k] = kind
	return s.eachEdge(k, func(start, end string, properties map[string]any) error {
		content, err := contentOf(properties)
		kind.known[digestOf(start, end)] = known{content, ours}
		return err
	})
}

func (s *Sink) eachNode(label string, take func(id string, isOurs bool, properties map[string]any) error) error {
	return s.each(fill(existingNodes, label), func(row *neo4j.Record) error {
		id, _ := row.Values[0].(string)
		return take(id, row.Values[1].(bool), row.Values[2].(map[string]any))
	})
}

func (s *Sink) eachEdge(kind EdgeKind, take func(start, end string, properties map[string]any) error) error {
	return s.each(kind.fill(existingEdges), func(row *neo4j.Record) error {
		start, _ := row.Values[0].(string)
		end, _ := row.Values[1].(string)
		return take(start, end, row.Values[2].(map[string]any))
	})
}

// each hands the rows of a query on, a page of the driver at a time.
func (s *Sink) each(query string, take func(*neo4j.Record) error) error {
	session := s.driver.NewSession(s.ctx, neo4j.SessionConfig{DatabaseName: s.options.Database, AccessMode: neo4j.AccessModeRead})
	defer session.Close(s.ctx)
	result, err := session.Run(s.ctx, query, map[string]any{"dataset": s.source.Info.ID})
	if err != nil {
		return err
	}
	for result.Next(s.ctx) {
		if err := take(result.Record()); err != nil {
			return err
		}
	}
	return result.Err()
}

// finish removes what the source no longer has, relationships first, and marks
// the data set as complete.
func (s *Sink) finish() error {
	for _, kind := range s.source.Edges {
		if err := s.removeEdges(kind); err != nil {
			return err
		}
	}
	if err := s.flush(); err != nil {
		return err
	}
	for _, label := range s.source.Labels {
		if err := s.removeNodes(label); err != nil {
			return err
		}
	}
	if err := s.flush(); err != nil {
		return err
	}
	return s.describe()
}

func (s *Sink) flush() error {
	if s.options.DryRun {
		return nil
	}
	return s.writer.flush()
}

func (s *Sink) removeEdges(k EdgeKind) error {
	kind := s.edges[k]
	if !kind.anyUnseen() {
		return nil
	}
	return s.eachEdge(k, func(start, end string, _ map[string]any) error {
		if kind.known[digestOf(start, end)].state != ours {
			return nil
		}
		kind.count.Removed++
		return s.write(k.fill(removeEdges), map[string]any{"start": start, "end": end})
	})
}

func (s *Sink) removeNodes(label string) error {
	kind := s.nodes[label]
	if !kind.anyUnseen() {
		return nil
	}
	return s.eachNode(label, func(id string, isOurs bool, _ map[string]any) error {
		if have, exists := kind.known[digestOf(id)]; !isOurs || !exists || have.state != ours {
			return nil
		}
		kind.count.Removed++
		return s.write(fill(removeNodes, label), map[string]any{"id": id})
	})
}

// anyUnseen tells whether the database has an item that the source has not.
func (k *items) anyUnseen() bool {
	for _, have := range k.known {
		if have.state == ours {
			return true
		}
	}
	return false
}

// describe writes the node of the data set, when it is not as it should be.
func (s *Sink) describe() error {
	i := s.source.Info
	want := map[string]any{"id": i.ID, "name": i.Name, "version": i.Version, "date": i.Date, "attribution": i.Attribution}
	var have map[string]any
	err := s.each(datasetNode, func(row *neo4j.Record) error {
		have, _ = row.Values[0].(map[string]any)
		return nil
	})
	if err != nil || s.options.DryRun {
		return err
	}
	wantText, err := typedjson.Append(nil, want)
	if err != nil {
		return err
	}
	if haveText, err := typedjson.Append(nil, have); err != nil || string(haveText) == string(wantText) {
		return err
	}
	properties := maps.Clone(want)
	properties["incomplete"] = nil
	return s.mark(properties)
}

func (s *Sink) mark(properties map[string]any) error {
	return s.run(markDataset, map[string]any{"dataset": s.source.Info.ID, "properties": properties})
}

func (s *Sink) run(query string, params map[string]any) error {
	session := s.driver.NewSession(s.ctx, neo4j.SessionConfig{DatabaseName: s.options.Database})
	defer session.Close(s.ctx)
	result, err := session.Run(s.ctx, query, params)
	if err != nil {
		return err
	}
	_, err = result.Consume(s.ctx)
	return err
}

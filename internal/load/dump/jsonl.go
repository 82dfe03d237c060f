package dump

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"rolegraph/internal/typedjson"
)

// jsonlWriter writes one object a line: the schema's statements, then nodes, then
// relationships. The last line counts them, so that a cut file is noticed.
type jsonlWriter struct {
	out                  *bufio.Writer
	line                 []byte
	nodes, relationships int
}

func newJSONLWriter(out io.Writer) *jsonlWriter {
	return &jsonlWriter{out: bufio.NewWriterSize(out, 1<<16)}
}

func (w *jsonlWriter) Begin(schema []string) error {
	for _, statement := range schema {
		if err := w.write(map[string]any{"schema": statement}); err != nil {
			return err
		}
	}
	return nil
}

func (w *jsonlWriter) Node(n Node) error {
	w.nodes++
	return w.write(map[string]any{"node": n.ID, "labels": anyList(n.Labels), "properties": n.Properties})
}

func (w *jsonlWriter) Relationship(r Relationship) error {
	w.relationships++
	return w.write(map[string]any{"relationship": r.Type, "start": r.Start, "end": r.End, "properties": r.Properties})
}

func (w *jsonlWriter) End() error {
	if err := w.write(map[string]any{"end_of_file": map[string]any{"nodes": int64(w.nodes), "relationships": int64(w.relationships)}}); err != nil {
		return err
	}
	return w.out.Flush()
}

func (w *jsonlWriter) write(object map[string]any) (err error) {
	if w.line, err = typedjson.Append(w.line[:0], object); err != nil {
		return err
	}
	w.line = append(w.line, '\n')
	_, err = w.out.Write(w.line)
	return err
}

func anyList(names []string) []any {
	list := make([]any, len(names))
	for i, name := range names {
		list[i] = name
	}
	return list
}

// jsonlLine is any line of the format; exactly one of the first four is there.
type jsonlLine struct {
	Schema       *string `json:"schema"`
	Node         *string `json:"node"`
	Relationship *string `json:"relationship"`
	EndOfFile    *struct {
		Nodes         int `json:"nodes"`
		Relationships int `json:"relationships"`
	} `json:"end_of_file"`
	Labels     []string        `json:"labels"`
	Start      string          `json:"start"`
	End        string          `json:"end"`
	Properties typedjson.Value `json:"properties"`
}

// readJSONL hands what a file holds to a sink.
func readJSONL(in io.Reader, sink Sink) error {
	r := jsonlReader{sink: sink, decoder: json.NewDecoder(bufio.NewReaderSize(in, 1<<16))}
	for n := 1; ; n++ {
		err := r.next()
		switch {
		case errors.Is(err, errEnd):
			return sink.End()
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
			return fmt.Errorf("object %d: the file is cut off: its last line is missing", n)
		case err != nil:
			return fmt.Errorf("object %d: %w", n, err)
		}
	}
}

// errEnd says that the last line was read and is right.
var errEnd = errors.New("end of file")

type jsonlReader struct {
	decoder              *json.Decoder
	sink                 Sink
	schema               []string
	begun                bool
	nodes, relationships int
}

func (r *jsonlReader) next() error {
	var line jsonlLine
	if err := r.decoder.Decode(&line); err != nil {
		return err
	}
	if line.Schema != nil {
		r.schema = append(r.schema, *line.Schema)
		return nil
	}
	if !r.begun {
		r.begun = true
		if err := r.sink.Begin(r.schema); err != nil {
			return err
		}
	}
	return r.take(line)
}

func (r *jsonlReader) take(line jsonlLine) error {
	properties, _ := line.Properties.V.(map[string]any)
	switch {
	case line.Node != nil:
		r.nodes++
		return r.sink.Node(Node{*line.Node, line.Labels, properties})
	case line.Relationship != nil:
		r.relationships++
		return r.sink.Relationship(Relationship{line.Start, line.End, *line.Relationship, properties})
	case line.EndOfFile == nil:
		return errors.New("neither a node nor a relationship")
	case line.EndOfFile.Nodes != r.nodes || line.EndOfFile.Relationships != r.relationships:
		return fmt.Errorf("the file should hold %d nodes and %d relationships, not %d and %d",
			line.EndOfFile.Nodes, line.EndOfFile.Relationships, r.nodes, r.relationships)
	}
	return errEnd
}

package script

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"rolegraph/internal/cypherlex"
)

// plan cuts all sources into steps; :source is replaced by the steps of its file.
// within are the files that are being read, from the outermost.
func plan(sources []Source, within []string) ([]step, error) {
	var steps []step
	for _, source := range sources {
		pieces, err := Split(source.Text)
		var unclosed *cypherlex.Error
		if errors.As(err, &unclosed) {
			return nil, &Error{Source: source, Offset: unclosed.Offset, Message: unclosed.Message, Err: err}
		}
		for _, p := range pieces {
			if p.Kind == Blank || p.Text == ";" {
				continue
			}
			more, err := planStep(step{p, source}, append(within, filepath.Clean(source.Name)))
			if err != nil {
				return nil, err
			}
			steps = append(steps, more...)
		}
	}
	return steps, nil
}

func planStep(s step, within []string) ([]step, error) {
	if s.Kind != Command {
		return []step{s}, nil
	}
	name, file, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(s.Text, ":"), ";"), " ")
	if name != "source" {
		return []step{s}, nil
	}
	if file = strings.TrimSpace(file); file == "" {
		return nil, s.fail(0, "expected `:source file`")
	}
	if slices.Contains(within, filepath.Clean(file)) {
		return nil, s.fail(0, "%s is being read already: it cannot hold itself", file)
	}
	source, err := Read(file, nil)
	var placed *Error
	if errors.As(err, &placed) {
		return nil, err
	} else if err != nil {
		return nil, s.fail(0, "%v", err)
	}
	return plan([]Source{source}, within)
}

package table

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/token"
	"rolegraph/internal/load/script"
)

// parse reads a mapping; its errors are [*script.Error].
func parse(source script.Source) (Mapping, error) {
	var m Mapping
	err := yaml.NewDecoder(strings.NewReader(source.Text), yaml.Strict()).Decode(&m)
	if err == nil {
		return m, nil
	}
	var wrong yaml.Error
	if !errors.As(err, &wrong) || wrong.GetToken() == nil {
		return Mapping{}, fmt.Errorf("%s: %w", source.Name, err)
	}
	at := wrong.GetToken().Position
	return Mapping{}, failAt(source, at.Line, at.Column, message(wrong))
}

// message is what is wrong, with the nearest key where one is unknown.
func message(wrong yaml.Error) string {
	var unknown *yaml.UnknownFieldError
	if !errors.As(wrong, &unknown) {
		return wrong.GetMessage()
	}
	name := unknown.Token.Value
	if unknown.Token.Type == token.MappingValueType && unknown.Token.Prev != nil {
		name = unknown.Token.Prev.Value
	}
	return fmt.Sprintf("a mapping has no key %q here%s", name, suggestion(name, keys))
}

// keys are all keys that a mapping can have somewhere.
var keys = []string{
	"dataset", "id", "name", "version", "date", "attribution", "empty", "files", "file", "member", "format", "comma", "encoding",
	"nodes", "relationships", "label", "optional", "properties", "type", "from", "to", "column", "columns", "prefix", "separator",
	"fold", "default", "layout",
}

// failAt is an error at a place of the mapping.
func failAt(source script.Source, line, column int, message string) error {
	return &script.Error{Source: source, Offset: offsetOf(source.Text, line, column), Message: message}
}

// offsetOf turns line and column, in characters from 1, into a byte offset.
func offsetOf(text string, line, column int) int {
	offset := 0
	for ; line > 1; line-- {
		end := strings.IndexByte(text[offset:], '\n')
		if end < 0 {
			return len(text)
		}
		offset += end + 1
	}
	for ; column > 1 && offset < len(text) && text[offset] != '\n'; column-- {
		_, size := utf8.DecodeRuneInString(text[offset:])
		offset += size
	}
	return offset
}

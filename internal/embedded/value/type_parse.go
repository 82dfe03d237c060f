package value

import (
	"fmt"
	"strings"
)

// ParseType reads a type as [Type.String] writes it: "INTEGER | FLOAT",
// "LIST<STRING NOT NULL>", "ANY".
func ParseType(text string) (Type, error) {
	if alternatives := splitTopLevel(text, '|'); len(alternatives) > 1 {
		union := Type{Kind: KindUnion}
		for _, a := range alternatives {
			t, err := ParseType(a)
			if err != nil {
				return Type{}, err
			}
			union.Union = append(union.Union, t)
		}
		return union, nil
	}
	name, notNull := strings.CutSuffix(strings.TrimSpace(text), " NOT NULL")
	if inner, ok := strings.CutPrefix(name, "LIST<"); ok {
		element, err := ParseType(strings.TrimSuffix(inner, ">"))
		return Type{Kind: KindList, NotNull: notNull, Element: &element}, err
	}
	kind, ok := KindNamed(name)
	if !ok {
		return Type{}, fmt.Errorf("no type is called %q", name)
	}
	return Type{Kind: kind, NotNull: notNull}, nil
}

// splitTopLevel splits at separators outside angle brackets.
func splitTopLevel(text string, separator rune) []string {
	var parts []string
	depth, start := 0, 0
	for i, r := range text {
		switch {
		case r == '<':
			depth++
		case r == '>':
			depth--
		case r == separator && depth == 0:
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	return append(parts, text[start:])
}

package api

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
)

//go:embed reference.html
var referenceHTML string

//go:embed reference.css
var referenceCSS []byte

// reference adds the documentation page: made from the API's own description,
// without a script and without another host.
func (s *Server) reference() {
	var page bytes.Buffer
	functions := template.FuncMap{"shape": shape, "anchor": anchor, "inputs": inputs}
	t := template.Must(template.New("reference").Funcs(functions).Parse(referenceHTML))
	err := t.Execute(&page, map[string]any{
		"API": s.huma.OpenAPI(), "Sections": s.sections(), "Schemas": s.registry().Map(),
	})
	s.router.GET(prefix+"/docs", func(c *gin.Context) {
		if err != nil {
			writeProblem(c, problemOf(c.Request.Context(), err))
			return
		}
		c.Data(http.StatusOK, "text/html; charset=utf-8", page.Bytes())
	})
	s.router.GET(prefix+"/docs.css", func(c *gin.Context) {
		c.Data(http.StatusOK, "text/css; charset=utf-8", referenceCSS)
	})
}

// section is the operations that share a tag.
type section struct {
	Name       string
	Operations []*huma.Operation
}

// sections groups the operations by tag, both sorted.
func (s *Server) sections() []section {
	byTag := map[string][]*huma.Operation{}
	var names []string
	for _, item := range s.huma.OpenAPI().Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Delete} {
			if op == nil || len(op.Tags) == 0 {
				continue
			}
			if byTag[op.Tags[0]] == nil {
				names = append(names, op.Tags[0])
			}
			byTag[op.Tags[0]] = append(byTag[op.Tags[0]], op)
		}
	}
	slices.Sort(names)
	var sections []section
	for _, name := range names {
		slices.SortFunc(byTag[name], func(a, b *huma.Operation) int { return strings.Compare(a.Path, b.Path) })
		sections = append(sections, section{name, byTag[name]})
	}
	return sections
}

// inputs are the parameters that a caller sets.
func inputs(op *huma.Operation) []*huma.Param {
	return slices.DeleteFunc(slices.Clone(op.Parameters), func(p *huma.Param) bool { return p.Name == "If-None-Match" })
}

// shape writes a schema as short text.
func shape(s *huma.Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]
	case s.Type == huma.TypeArray:
		return "list of " + shape(s.Items)
	case len(s.Enum) > 0:
		return choices(s.Enum)
	}
	if values, ok := s.AdditionalProperties.(*huma.Schema); ok {
		return "map of " + shape(values)
	}
	return s.Type
}

func choices(enum []any) string {
	words := make([]string, len(enum))
	for i, v := range enum {
		words[i] = plain(v)
	}
	return strings.Join(words, " | ")
}

// anchor is the id of a schema's paragraph; empty for what has none.
func anchor(s *huma.Schema) string {
	for s != nil && s.Type == huma.TypeArray {
		s = s.Items
	}
	if s == nil || s.Ref == "" {
		return ""
	}
	return s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]
}

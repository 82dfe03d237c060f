package api

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"rolegraph/graph"
	"rolegraph/internal/draw"
)

const (
	maxLink     = 8000    // characters of a link
	maxUnfolded = 1 << 20 // bytes of the parameters that a link may hold
)

type linkInput struct {
	Body struct {
		Kind       string         `json:"kind" enum:"thing,org,compare,route,neighborhood,schema,cypher"`
		Format     draw.Format    `json:"format" enum:"svg,png,dot,graphml,json,mmd"`
		Days       int            `json:"days,omitempty" minimum:"1" maximum:"366" default:"90" doc:"how long the link opens the picture, where the server wants tokens"`
		Parameters map[string]any `json:"parameters" doc:"what the GET route of the kind takes in its query; lists where it takes several values, an object for params"`
	}
}

// PictureLink is where a picture is to be found.
type PictureLink struct {
	URL     string     `json:"url" doc:"path and query, from the root of this server; equal parameters give equal links" example:"/api/v1/diagrams/schema.svg"`
	Length  int        `json:"length" doc:"characters of url"`
	Limit   int        `json:"limit" doc:"characters that a url may have"`
	Expires *time.Time `json:"expires,omitempty" doc:"until when the link opens the picture for everybody, where the server wants tokens"`
}

// link answers POST /diagrams. The link carries its parameters, deflated where
// that is shorter, so the server keeps nothing.
func (s *Server) link(ctx context.Context, in *linkInput) (*reply[PictureLink], error) {
	path := prefix + "/diagrams/" + in.Body.Kind + "."
	parameters := s.huma.OpenAPI().Paths[path+"{format}"].Get.Parameters
	query, err := s.encodeParameters(parameters, in.Body.Parameters)
	if err != nil {
		return nil, err
	}
	link := path + string(in.Body.Format)
	if folded := "d=" + fold(query); len(folded) < len(query) {
		query = folded
	}
	if query != "" {
		link += "?" + query
	}
	if len(link) > maxLink {
		return nil, &graph.Error{
			Code: graph.BadArgument, Argument: "parameters",
			Message: fmt.Sprintf("The link would have %d characters; at most %d are allowed.", len(link), maxLink),
			Hint:    "Shorten the description, or save the picture as a file.",
		}
	}
	return answer(s.signed(ctx, link, in.Body.Days), nil)
}

// signed signs the link where tokens are wanted, so that it opens without one.
func (s *Server) signed(ctx context.Context, link string, days int) *PictureLink {
	p := &PictureLink{Limit: maxLink}
	if s.Tokens != nil {
		// By whole days, so that links of one day are equal.
		until := s.Now().UTC().Truncate(24*time.Hour).AddDate(0, 0, days+1)
		if signed, ok := s.Tokens.SignLink(requestOf(ctx).caller.Name, link, until); ok {
			link, p.Expires = signed, &until
		}
	}
	p.URL, p.Length = link, len(link)
	return p
}

// encodeParameters checks the parameters against the operation's own and writes
// them as a query, sorted by name.
func (s *Server) encodeParameters(known []*huma.Param, given map[string]any) (string, error) {
	values := url.Values{}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		i := slices.IndexFunc(known, func(p *huma.Param) bool { return p.In == "query" && p.Name == name && name != "d" })
		if i < 0 {
			return "", &graph.Error{Code: graph.BadArgument, Argument: name, Message: "This kind of picture has no parameter " + name + "."}
		}
		if err := s.encodeParameter(values, known[i], given[name]); err != nil {
			return "", err
		}
	}
	for _, p := range known {
		if p.In == "query" && p.Required && !values.Has(p.Name) {
			return "", &graph.Error{Code: graph.BadArgument, Argument: p.Name, Message: "The parameter " + p.Name + " is missing."}
		}
	}
	return values.Encode(), nil
}

func (s *Server) encodeParameter(values url.Values, p *huma.Param, v any) error {
	if object, ok := v.(map[string]any); ok {
		text, err := json.Marshal(object)
		if err != nil {
			return err
		}
		v = string(text)
	}
	if _, ok := v.([]any); !ok && p.Schema.Type == huma.TypeArray {
		v = []any{v}
	}
	result := &huma.ValidateResult{}
	huma.Validate(s.registry(), p.Schema, huma.NewPathBuffer(nil, 0), huma.ModeWriteToServer, v, result)
	if len(result.Errors) > 0 {
		return &graph.Error{Code: graph.BadArgument, Argument: p.Name, Message: p.Name + ": " + result.Errors[0].Error()}
	}
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i] = plain(item)
	}
	if p.Explode == nil || !*p.Explode {
		texts = []string{strings.Join(texts, ",")}
	}
	values[p.Name] = texts
	return nil
}

func plain(v any) string {
	if f, ok := v.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// fold deflates a query into a word for a URL.
func fold(query string) string {
	var folded bytes.Buffer
	w, err := flate.NewWriter(&folded, flate.BestCompression)
	if err != nil {
		return query
	}
	_, _ = io.WriteString(w, query)
	_ = w.Close()
	return base64.RawURLEncoding.EncodeToString(folded.Bytes())
}

// unfold reads what fold wrote.
func unfold(word string) (string, error) {
	folded, err := base64.RawURLEncoding.DecodeString(word)
	if err != nil {
		return "", err
	}
	query, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(folded)), maxUnfolded+1))
	if err != nil {
		return "", err
	}
	if len(query) > maxUnfolded {
		return "", fmt.Errorf("it holds more than %d bytes", maxUnfolded)
	}
	return string(query), nil
}

// unfoldLink replaces the parameter d of a picture's address by what it holds.
func unfoldLink(c *gin.Context) {
	word := c.Request.URL.Query().Get("d")
	if word == "" || !strings.HasPrefix(c.Request.URL.Path, prefix+"/diagrams/") {
		return
	}
	query, err := unfold(word)
	if err != nil {
		p := problem(string(graph.BadArgument), "The link is broken: "+err.Error()+".")
		p.Argument = "d"
		writeProblem(c, p)
		return
	}
	c.Request.URL.RawQuery = query
}

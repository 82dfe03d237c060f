package api

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"rolegraph/graph"
	"rolegraph/internal/draw"
)

// PictureParams is what every kind of picture takes. The parameter d is unfolded
// into the others before a request gets here, see longlink.go.
type PictureParams struct {
	Format      draw.Format `path:"format" enum:"svg,png,dot,graphml,json,mmd"`
	Title       string      `query:"title" doc:"replaces the picture's own title" maxLength:"200"`
	Theme       draw.Theme  `query:"theme" enum:"auto,light,dark" default:"auto"`
	Direction   string      `query:"direction" enum:"TB,LR" doc:"top to bottom or left to right; the kind chooses when left out"`
	Bare        bool        `query:"bare" doc:"without title, counts and footer, for a page that tells them beside the picture"`
	Width       int         `query:"width" doc:"CSS pixels that a comparison makes use of; it chooses when left out" minimum:"320" maximum:"2400"`
	Deflated    string      `query:"d" doc:"all other parameters, deflated: see POST /diagrams"`
	IfNoneMatch string      `header:"If-None-Match"`
}

// pictureReply is a picture or, for a client that has it already, 304.
type pictureReply struct {
	Status       int
	ContentType  string `header:"Content-Type"`
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Policy       string `header:"Content-Security-Policy"`
	Layout       string `header:"X-Layout" doc:"what laid the picture out: dot, dot-quick, sfdp or none"`
	Body         []byte
}

// drawing gathers the options of a picture.
func (s *Server) drawing(ctx context.Context, in PictureParams) (draw.Options, error) {
	datasets, err := s.datasets.get(ctx)
	if err != nil {
		return draw.Options{}, err
	}
	return draw.Options{Title: in.Title, Theme: in.Theme, Direction: in.Direction, Bare: in.Bare, Width: float64(in.Width), Link: pageLink, Datasets: datasets}, nil
}

// render draws the scene and answers with the picture, or with 304.
func (s *Server) render(ctx context.Context, in PictureParams, scene *draw.Scene) (*pictureReply, error) {
	picture, err := s.Studio.Render(ctx, scene, in.Format)
	if err != nil {
		return nil, err
	}
	reply := &pictureReply{
		Status: http.StatusOK, ContentType: picture.ContentType, ETag: picture.ETag, Layout: picture.Layout,
		CacheControl: "private, no-cache", Policy: picturePolicy(picture), Body: picture.Bytes,
	}
	if matches(in.IfNoneMatch, picture.ETag) {
		reply.Status, reply.Body = http.StatusNotModified, nil
	}
	return reply, nil
}

// matches compares entity tags weakly, as RFC 9110 section 13.1.2 wants it for
// If-None-Match.
func matches(header, etag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if plain, _, found := strings.Cut(candidate, compressed); found {
			candidate = plain + `"`
		}
		if candidate == "*" || candidate == etag {
			return true
		}
	}
	return false
}

// pageLink is the address of a node in the page.
func pageLink(r graph.Ref) string {
	return "/things/" + url.PathEscape(r.Label) + "/" + url.PathEscape(r.Key)
}

var styleElement = regexp.MustCompile(`(?s)<style[^>]*>(.*?)</style>`)

// picturePolicy lets a picture that is opened as a page do nothing but apply its
// own styles, which the policy names by their hashes.
func picturePolicy(picture *draw.Picture) string {
	policy := "default-src 'none'; sandbox allow-top-navigation-by-user-activation; style-src"
	hashes := ""
	if picture.ContentType == "image/svg+xml" {
		for _, m := range styleElement.FindAllSubmatch(picture.Bytes, -1) {
			sum := sha256.Sum256(m[1])
			hashes += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		}
	}
	return policy + cmp.Or(hashes, " 'none'")
}

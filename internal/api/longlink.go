package api

import (
	"context"
	"net/url"

	"rolegraph/internal/draw"
)

type linkInput struct {
	Body struct {
		Kind       string         `json:"kind" enum:"thing,org,compare,neighborhood,schema,cypher"`
		Format     draw.Format    `json:"format" enum:"svg,png,dot,graphml,json,mmd"`
		Parameters map[string]any `json:"parameters" doc:"what the GET route of the kind takes in its query; lists where it takes several values"`
	}
}

// PictureLink is where a picture is to be found.
type PictureLink struct {
	URL    string `json:"url" doc:"path and query, from the root of this server" example:"/api/v1/diagrams/schema.svg"`
	Length int    `json:"length" doc:"characters of url"`
	Limit  int    `json:"limit" doc:"characters that a url may have"`
}

func (s *Server) link(ctx context.Context, in *linkInput) (*reply[PictureLink], error) {
	u := (&url.URL{Path: prefix + "/diagrams/" + in.Body.Kind + "." + string(in.Body.Format)}).String()
	return answer(&PictureLink{URL: u, Length: len(u), Limit: maxLink}, nil)
}

const maxLink = 8000

package api

import (
	"context"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"rolegraph/internal/draw"
)

const prefix = "/api/v1"

// routes is the table of contents.
func (s *Server) routes() {
	things := []string{"Things"}
	get(s, "/roles", "list-roles", "List roles", things, s.list("Role"))
	get(s, "/skills", "list-skills", "List skills", things, s.list("Skill"))
	get(s, "/tools", "list-tools", "List tools", things, s.list("Tool"))
	get(s, "/degrees", "list-degrees", "List degrees", things, s.list("Degree"))
	get(s, "/roles/{id}", "get-role", "A role, its relationships and their evidence", things, s.thing("Role"))
	get(s, "/skills/{id}", "get-skill", "A skill and the roles that require it", things, s.thing("Skill"))
	get(s, "/tools/{id}", "get-tool", "A tool and the roles that use it", things, s.thing("Tool"))
	get(s, "/degrees/{id}", "get-degree", "A degree and the roles that hold it", things, s.thing("Degree"))
	get(s, "/nodes/{label}", "list-nodes", "List the nodes of any label", things, s.listNodes)
	get(s, "/nodes/{label}/{key}", "get-node", "A node of any label, its relationships and their evidence", things, s.node)
	get(s, "/nodes/{label}/{key}/neighbors", "expand-node", "Expand a node: counts first, then a page of the chosen neighbors", things, s.neighbors)
	post(s, "/nodes/{label}/{key}/expand", "expand-unknown", "Expand a node on a canvas: counts, and neighbors that are not there yet", things, s.expand, nil)
	post(s, "/nodes", "lookup-nodes", "Many nodes by label and key", things, s.lookup, nil)
	post(s, "/relationships", "relationships-between", "The relationships between nodes", things, s.between, nil)

	questions := []string{"Questions"}
	get(s, "/roles/{id}/similar", "similar-roles", "The roles most alike, and what is shared", questions, s.similar)
	get(s, "/compare", "compare-roles", "Which roles share what", questions, s.compare)
	get(s, "/roles/{id}/what-if", "what-if", "Which roles become nearer by learning something, and what to learn next", questions, s.whatIf)
	get(s, "/routes", "find-routes", "The cheapest career routes from one role to another", questions, s.careers)
	get(s, "/paths", "find-paths", "Shortest paths to a node", questions, s.paths)
	get(s, "/org", "show-org", "A hierarchy, folded to what one can read", questions, s.org)
	get(s, "/search", "search", "Find named nodes while typing", questions, s.search)

	database := []string{"Database"}
	get(s, "/schema", "show-schema", "Labels, types, properties, and which label links to which", database, s.schema)
	get(s, "/statistics", "show-statistics", "What is in the database, counted", database, s.statistics)
	get(s, "/queries", "list-queries", "The Cypher behind the questions", database, s.questions)

	cypher := []string{"Cypher"}
	post(s, "/cypher", "run-cypher", "Run a Cypher statement", cypher, s.cypher, cypherReplies(s.registry()))
	post(s, "/cypher/explain", "explain-cypher", "Plan, estimates, and whether a statement would be refused", cypher, s.explain, nil)

	session := []string{"Session"}
	get(s, "/session", "show-session", "Who the server takes you for", session, s.session)
	post(s, "/session", "sign-in", "Sign this browser in with a token", session, s.signIn, nil)
	register(s, huma.Operation{Method: http.MethodDelete, Path: prefix + "/session", OperationID: "sign-out", Summary: "Sign this browser out", Tags: session}, s.signOut)

	picture(s, "thing", "draw-thing", "A node and what it is connected to", s.thingDiagram)
	picture(s, "org", "draw-org", "A hierarchy", s.orgDiagram)
	picture(s, "compare", "draw-compare", "Which roles share what", s.compareDiagram)
	picture(s, "route", "draw-route", "The cheapest career routes, with what every hop lacks", s.routeDiagram)
	picture(s, "neighborhood", "draw-neighborhood", "Everything within a few hops of a node", s.neighborhoodDiagram)
	picture(s, "schema", "draw-schema", "Which label links to which", s.schemaDiagram)
	picture(s, "cypher", "draw-cypher", "What a Cypher statement returns", s.cypherDiagram)
	post(s, "/diagrams", "link-diagram", "A short link to a picture with a long description", pictures, s.link, nil)
}

var pictures = []string{"Pictures"}

type handler[I, O any] = func(context.Context, *I) (*O, error)

func get[I, O any](s *Server, path, id, summary string, tags []string, handle handler[I, O]) {
	register(s, huma.Operation{Method: http.MethodGet, Path: prefix + path, OperationID: id, Summary: summary, Tags: tags}, handle)
}

func post[I, O any](s *Server, path, id, summary string, tags []string, handle handler[I, O], replies map[string]*huma.Response) {
	register(s, huma.Operation{Method: http.MethodPost, Path: prefix + path, OperationID: id, Summary: summary, Tags: tags, Responses: replies, MaxBodyBytes: maxBody}, handle)
}

// picture registers one kind of picture. A path segment of Gin holds one wildcard,
// so the kind is part of the path and only the format varies.
func picture[I any](s *Server, kind, id, summary string, handle handler[I, pictureReply]) {
	register(s, huma.Operation{
		Method: http.MethodGet, Path: prefix + "/diagrams/" + kind + ".{format}",
		OperationID: id, Summary: summary, Tags: pictures, Responses: pictureReplies(s.registry()),
	}, handle)
}

// failures are the statuses that a problem may have.
var failures = []int{
	http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusNotAcceptable, http.StatusRequestTimeout,
	http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity, http.StatusInternalServerError,
	http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout,
}

// statements are the operations that run ad hoc Cypher, under a time limit that
// their callers choose.
var statements = map[string]bool{"run-cypher": true, "explain-cypher": true, "draw-cypher": true}

// register adds an operation whose errors all become Problems, and which has so
// long to answer.
func register[I, O any](s *Server, op huma.Operation, handle handler[I, O]) {
	op.Errors = failures
	op.BodyReadTimeout = -1 // the body is here already, see readBody; a time limit would now end the request
	huma.Register(s.huma, op, func(ctx context.Context, in *I) (*O, error) {
		if !statements[op.OperationID] {
			limited, cancel := context.WithTimeout(ctx, s.Answer)
			defer cancel()
			ctx = limited
		}
		out, err := handle(ctx, in)
		if err != nil {
			return nil, problemOf(ctx, err)
		}
		return out, nil
	})
}

// reply carries an answer of package graph or query as it is.
type reply[T any] struct {
	Body *T
}

func answer[T any](body *T, err error) (*reply[T], error) {
	if err != nil {
		return nil, err
	}
	return &reply[T]{Body: body}, nil
}

func pictureReplies(r huma.Registry) map[string]*huma.Response {
	content := map[string]*huma.MediaType{}
	for _, format := range []draw.Format{draw.SVG, draw.PNG, draw.DOT, draw.GraphML, draw.Mermaid} {
		mediaType, _, _ := strings.Cut(format.ContentType(), ";")
		content[mediaType] = &huma.MediaType{Schema: &huma.Schema{Type: "string", Format: "binary"}}
	}
	content[draw.JSON.ContentType()] = &huma.MediaType{Schema: schemaOf[draw.Scene](r)}
	return map[string]*huma.Response{
		"200": {Description: http.StatusText(http.StatusOK), Content: content},
		"304": {Description: "The client has this picture already."},
	}
}

func schemaOf[T any](r huma.Registry) *huma.Schema {
	return r.Schema(reflect.TypeFor[T](), true, "")
}

// Package api is Rolegraph over HTTP: the questions of package graph, ad hoc
// Cypher, pictures and the page.
//
// Handlers are thin: they read parameters, ask, and hand the answer on as it is;
// the OpenAPI description is made from the Go types. Every failure becomes a
// [Problem] in one place. A request passes the middleware in the order in which
// New lists it.
//
// Start reading at routes.go, the table of contents; then one file per act, and
// problem.go for what goes wrong.
package api

import (
	"encoding/json"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"rolegraph/graph"
	"rolegraph/internal/draw"
	"rolegraph/internal/query"
)

// Config is what a Server works with.
type Config struct {
	Graph   *graph.DB
	Queries *query.Runner
	Studio  *draw.Studio
}

// Server answers HTTP requests.
type Server struct {
	Config
	router   *gin.Engine
	huma     huma.API
	datasets datasets
}

// New builds a Server.
func New(c Config) *Server {
	useProblems()
	gin.SetMode(gin.ReleaseMode)
	s := &Server{Config: c, router: gin.New()}
	s.datasets.db = c.Graph
	s.router.UseEscapedPath, s.router.UnescapePathValues = true, false
	s.router.Use(unescapeParams)
	s.huma = humagin.New(s.router, description())
	s.routes()
	return s
}

// Handler returns the root of all routes.
func (s *Server) Handler() http.Handler { return s.router }

// OpenAPI returns the description of the API as indented JSON. It needs no
// database.
func OpenAPI() ([]byte, error) {
	return json.MarshalIndent(New(Config{}).huma.OpenAPI(), "", "  ")
}

func (s *Server) registry() huma.Registry { return s.huma.OpenAPI().Components.Schemas }

func description() huma.Config {
	c := huma.DefaultConfig("Rolegraph", "1")
	c.Info.Description = "Answers about roles, skills, tools and degrees, ad hoc Cypher, and pictures of both."
	c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", nil
	c.OpenAPIPath = prefix + "/openapi"
	c.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[graph.Value](), reflect.TypeFor[valueSchema]())
	return c
}

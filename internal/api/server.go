// Package api is Rolegraph over HTTP: the questions of package graph, ad hoc
// Cypher, pictures and the page.
//
// Handlers are thin: they read parameters, ask, and hand the answer on as it is;
// the OpenAPI description is made from the Go types. Every failure becomes a
// [Problem] in one place. A request passes the middleware in the order in which
// [New] lists it.
//
// Start reading at routes.go, the table of contents; then one file per act, and
// problem.go for what goes wrong.
package api

import (
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"io/fs"
	"log/slog"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/gzhttp"
	"go.opentelemetry.io/contrib/instrumentation/github.com/gin-gonic/gin/otelgin"

	"rolegraph/graph"
	"rolegraph/internal/access"
	"rolegraph/internal/draw"
	"rolegraph/internal/query"
	"rolegraph/internal/turns"
	"rolegraph/internal/typedjson"
)

// Config is what a Server works with.
type Config struct {
	Graph      *graph.DB
	Queries    *query.Runner
	Studio     *draw.Studio
	Ping       func(context.Context) error // tells whether the database answers
	Page       fs.FS                       // the built page; nil when there is none
	Hosts      []string                    // host names to answer for, in lower case; nil means all
	Tokens     *access.Tokens              // what opens the API; nil means it is open
	FrameHosts []string                    // origins whose pages may show ours in a frame
	Logger     *slog.Logger                // nil means slog's default
	Traces     bool                        // each request has an OpenTelemetry span, made by the global provider
	Now        func() time.Time            // the clock that sign-ins and links end by; nil means the system's
	AtOnce     int                         // requests that work for the API at once; default 64
	Answer     time.Duration               // that a question or a picture may take, the reading of ad hoc statements apart; default 30 s
	Stall      time.Duration               // that a client may take nothing of its reply; default 1 min
}

// Server answers HTTP requests.
type Server struct {
	Config
	router   *gin.Engine
	huma     huma.API
	metrics  *metrics
	datasets datasets
	turns    *turns.Queue
}

// New builds a Server. It starts nothing.
func New(c Config) *Server {
	useProblems()
	gin.SetMode(gin.ReleaseMode)
	c.Logger = cmp.Or(c.Logger, slog.Default())
	if c.Now == nil {
		c.Now = time.Now
	}
	c.AtOnce, c.Answer, c.Stall = cmp.Or(c.AtOnce, 64), cmp.Or(c.Answer, 30*time.Second), cmp.Or(c.Stall, time.Minute)
	s := &Server{Config: c, router: gin.New(), datasets: datasets{db: c.Graph, turn: make(chan struct{}, 1)}, turns: newTurns(c.AtOnce)}
	s.metrics = newMetrics(s)
	s.router.UseEscapedPath, s.router.UnescapePathValues = true, false
	s.router.RedirectTrailingSlash, s.router.HandleMethodNotAllowed = false, true
	if c.Traces {
		s.router.Use(otelgin.Middleware("", otelgin.WithFilter(worthASpan)))
	}
	s.router.Use(identify, s.record, s.recoverPanic, secureHeaders, s.guardHost, s.guardToken, s.guardSite, s.readBody, s.takeTurn, unescapeParams, unfoldLink, joinLists)
	s.huma = humagin.New(s.router, description())
	s.routes()
	s.operations()
	s.reference()
	s.router.NoRoute(s.servePage)
	s.router.NoMethod(badMethod)
	return s
}

// Handler returns the root of all routes.
func (s *Server) Handler() (http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(
		gzhttp.ContentTypes([]string{"application/json", "application/problem+json", "image/svg+xml", "text/html", "text/css", "text/javascript", "text/plain", "text/vnd.graphviz", "application/xml"}),
		gzhttp.SuffixETag(compressed),
		gzhttp.CompressionLevel(gzip.BestSpeed),
	)
	if err != nil {
		return nil, err
	}
	return patient(wrap(s.router), s.Stall), nil
}

// compressed marks the entity tag of a reply that was compressed on the way; the
// name of the compression follows.
const compressed = "--z"

// OpenAPI returns the description of the API as indented JSON. It needs no
// database.
func OpenAPI() ([]byte, error) {
	return json.MarshalIndent(New(Config{}).huma.OpenAPI(), "", "  ")
}

func (s *Server) registry() huma.Registry { return s.huma.OpenAPI().Components.Schemas }

// schemaName tells the parts of a scene apart from those of a graph, which have
// the same names.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if scene := reflect.TypeFor[draw.Scene](); t.PkgPath() == scene.PkgPath() && t != scene {
		return scene.Name() + name
	}
	return name
}

func description() huma.Config {
	c := huma.DefaultConfig("Rolegraph", "1")
	c.Info.Description = "Answers about roles, skills, tools and degrees, ad hoc Cypher, and pictures of both."
	c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", nil
	c.OpenAPIPath = prefix + "/openapi"
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	c.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[typedjson.Value](), reflect.TypeFor[valueSchema]())
	return c
}

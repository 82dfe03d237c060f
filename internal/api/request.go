package api

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/gin-gonic/gin"
	"go.opentelemetry.io/otel/trace"

	"rolegraph/graph"
	"rolegraph/internal/access"
	"rolegraph/internal/typedjson"
)

// request is what is known of the request that a context belongs to.
type request struct {
	id        string
	client    string        // who asks, for sharing turns
	caller    access.Caller // by token, cookie or link; empty where no tokens are wanted
	signed    bool          // came by a signed link
	encrypted bool          // came over TLS
	err       error         // what was behind an internal error
	header    http.Header   // of the reply
	asked     []asked       // the statements that a question sent
}

// asked is one statement that a question sent.
type asked struct {
	Name   string                     `json:"name"`
	Params map[string]typedjson.Value `json:"params"`
}

// maxAsked is how long the header X-Cypher may get.
const maxAsked = 4 << 10

// listen notes the statements of questions in the header X-Cypher: a JSON list of
// names, as in GET /queries, and parameters. It is left out where it is too long.
func (r *request) listen(s graph.Statement) {
	params := make(map[string]typedjson.Value, len(s.Params))
	for name, v := range s.Params {
		params[name] = typedjson.Value{V: v}
	}
	r.asked = append(r.asked, asked{s.Name, params})
	text, err := json.Marshal(r.asked)
	if err != nil || len(text) > maxAsked {
		r.header.Del("X-Cypher")
		return
	}
	r.header.Set("X-Cypher", escapeJSON(text))
}

// escapeJSON writes JSON in ASCII, as a header must be.
func escapeJSON(text []byte) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(string(text))) {
		if unit > unicode.MaxASCII {
			fmt.Fprintf(&b, `\u%04x`, unit)
		} else {
			b.WriteByte(byte(unit))
		}
	}
	return b.String()
}

type requestKey struct{}

func requestOf(ctx context.Context) *request {
	if r, ok := ctx.Value(requestKey{}).(*request); ok {
		return r
	}
	return &request{}
}

var goodID = regexp.MustCompile(`^[\w.:-]{1,64}$`)

// identify gives the request its id, the caller's own where that is a plain
// word, and names it in the reply.
func identify(c *gin.Context) {
	id := c.GetHeader("X-Request-ID")
	if !goodID.MatchString(id) {
		id = rand.Text()
	}
	c.Header("X-Request-ID", id)
	r := &request{id: id, client: addressOf(c), encrypted: c.Request.TLS != nil, header: c.Writer.Header()}
	ctx := context.WithValue(c.Request.Context(), requestKey{}, r)
	c.Request = c.Request.WithContext(graph.WithStatements(ctx, r.listen))
}

// record logs the request and counts it, once it is answered.
func (s *Server) record(c *gin.Context) {
	start := time.Now()
	s.metrics.running.Inc()
	defer s.metrics.running.Dec()
	c.Next()
	took := time.Since(start)
	s.metrics.observe(c, took)
	r, level := requestOf(c.Request.Context()), slog.LevelInfo
	attributes := []slog.Attr{
		slog.String("request", r.id), slog.String("client", r.client), slog.String("method", c.Request.Method), slog.String("path", c.Request.URL.Path),
		slog.Int("status", c.Writer.Status()), slog.Int("bytes", c.Writer.Size()), slog.Duration("took", took),
	}
	if span := trace.SpanContextFromContext(c.Request.Context()); span.HasTraceID() {
		attributes = append(attributes, slog.String("trace", span.TraceID().String()))
	}
	if r.err != nil {
		level, attributes = slog.LevelError, append(attributes, slog.Any("error", r.err))
	}
	s.Logger.LogAttrs(c.Request.Context(), level, "request", attributes...)
}

// recoverPanic turns a panic into a reply and logs where it came from.
func (s *Server) recoverPanic(c *gin.Context) {
	defer func() {
		if v := recover(); v != nil {
			s.Logger.Error("panic", "value", v, "stack", string(debug.Stack()))
			if !c.Writer.Written() {
				writeProblem(c, &Problem{Status: http.StatusInternalServerError, Title: http.StatusText(http.StatusInternalServerError), Code: "internal", Detail: "Something went wrong on our side."})
			}
			c.Abort()
		}
	}()
	c.Next()
}

// writeProblem answers outside of Huma's operations.
func writeProblem(c *gin.Context, p *Problem) {
	p.RequestID = requestOf(c.Request.Context()).id
	for name, values := range p.GetHeaders() {
		c.Writer.Header()[name] = values
	}
	c.Header("Content-Type", p.ContentType(""))
	c.AbortWithStatusJSON(p.Status, p)
}

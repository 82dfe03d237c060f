package api

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"rolegraph/internal/turns"
)

// Limits on what one request may hold up.
const (
	maxBody  = 4 << 20          // bytes of a request's body: 20,000 elementIds twice
	bodyTime = 10 * time.Second // for a body to arrive
	turnTime = 2 * time.Second  // to wait for a turn
)

// readBody reads a request's body before anything is kept free for it: a client
// that sends slowly holds nothing but its connection.
func (s *Server) readBody(c *gin.Context) {
	if c.Request.Body == nil || c.Request.Body == http.NoBody {
		return
	}
	control := http.NewResponseController(c.Writer)
	_ = control.SetReadDeadline(time.Now().Add(bodyTime)) // a recorder of a test has no deadline
	body, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, maxBody))
	_ = control.SetReadDeadline(time.Time{})
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		writeProblem(c, plainProblem(http.StatusRequestEntityTooLarge, "too_large", "The body is larger than 4 MiB."))
	case err != nil:
		c.Header("Connection", "close")
		writeProblem(c, plainProblem(http.StatusRequestTimeout, "slow_request", "The body of the request did not arrive in time."))
	default:
		c.Request.Body = io.NopCloser(bytes.NewReader(body))
	}
}

// takeTurn lets so many requests at once work for the API; the rest wait briefly.
// Health checks, the page and its files take no turn.
func (s *Server) takeTurn(c *gin.Context) {
	if !strings.HasPrefix(c.Request.URL.Path, prefix+"/") {
		return
	}
	ctx, cancel := context.WithTimeout(c.Request.Context(), turnTime)
	leave, err := s.turns.Enter(ctx, requestOf(ctx).client)
	cancel()
	if err != nil {
		s.metrics.overloaded.Inc()
		p := plainProblem(http.StatusServiceUnavailable, "busy", "The server has more to do than it can at the moment.")
		p.Hint, p.retryAfter = "Try again in a moment.", time.Second
		if errors.Is(c.Request.Context().Err(), context.Canceled) {
			p = problemOf(c.Request.Context(), c.Request.Context().Err())
		}
		writeProblem(c, p)
		return
	}
	defer leave()
	c.Next()
}

// addressOf tells clients apart that bring no token.
func addressOf(c *gin.Context) string {
	host, _, err := net.SplitHostPort(c.Request.RemoteAddr)
	if err != nil {
		return c.Request.RemoteAddr
	}
	return host
}

func plainProblem(status int, code, detail string) *Problem {
	return &Problem{Status: status, Title: http.StatusText(status), Code: code, Detail: detail}
}

// newTurns sizes the queue of requests.
func newTurns(atOnce int) *turns.Queue {
	return turns.New(turns.Config{AtOnce: atOnce, Waiting: 16 * atOnce})
}

package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// operations adds the routes for whoever runs the server.
func (s *Server) operations() {
	s.router.GET("/healthz", func(c *gin.Context) { c.String(http.StatusOK, "ok\n") })
	s.router.GET("/readyz", s.ready)
	s.router.GET("/metrics", gin.WrapH(promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{})))
}

// worthASpan leaves out what machines ask for all the time.
func worthASpan(r *http.Request) bool {
	return r.URL.Path != "/healthz" && r.URL.Path != "/readyz" && r.URL.Path != "/metrics"
}

// ready tells for each part whether it works: 200 when all do.
func (s *Server) ready(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), 2*time.Second)
	defer cancel()
	parts, status := gin.H{"database": "ok", "worker": "ok"}, http.StatusOK
	if err := s.Ping(ctx); err != nil {
		parts["database"], status = "does not answer", http.StatusServiceUnavailable
	}
	if err := s.Studio.Ready(ctx); err != nil {
		parts["worker"], status = "does not answer", http.StatusServiceUnavailable
	}
	c.JSON(status, parts)
}

package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"rolegraph/internal/draw"
	"rolegraph/internal/query"
)

// metrics counts requests (rate, errors, duration) and reads the statistics of
// queries and pictures when it is scraped.
type metrics struct {
	registry   *prometheus.Registry
	requests   *prometheus.HistogramVec
	running    prometheus.Gauge
	overloaded prometheus.Counter
}

func newMetrics(s *Server) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "http_request_duration_seconds", Help: "Time until a request was answered.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"method", "route", "code"}),
		running:    prometheus.NewGauge(prometheus.GaugeOpts{Name: "http_requests_in_flight", Help: "Requests that are being answered."}),
		overloaded: prometheus.NewCounter(prometheus.CounterOpts{Name: "rolegraph_requests_overloaded_total", Help: "Requests turned away with 503 because too many were at work."}),
	}
	m.registry.MustRegister(m.requests, m.running, m.overloaded, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), rooms{s})
	return m
}

// observe counts one answered request. Pages count as one route, so that unknown
// paths cannot fill the registry.
func (m *metrics) observe(c *gin.Context, took time.Duration) {
	route := c.FullPath()
	if route == "" {
		route = "page"
	}
	m.requests.WithLabelValues(knownMethod(c.Request.Method), route, strconv.Itoa(c.Writer.Status())).Observe(took.Seconds())
}

// knownMethod counts made-up methods as one, for the same reason.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodDelete, http.MethodOptions, http.MethodPut, http.MethodPatch:
		return method
	}
	return "other"
}

// rooms reads the statistics of the rooms below.
type rooms struct{ s *Server }

var (
	requestsRunning = describe("rolegraph_requests_running", "Requests that work for the API.")
	requestsWaiting = describe("rolegraph_requests_waiting", "Requests that wait for their turn.")
	databaseUp      = describe("rolegraph_database_up", "1 when the database answers, else 0; asked when this is read.")
	queriesWaiting  = describe("rolegraph_queries_waiting", "Ad hoc statements that wait for their turn.")
	queriesRunning  = describe("rolegraph_queries_running", "Ad hoc statements that run.")
	queriesRefused  = describe("rolegraph_queries_refused_total", "Ad hoc statements that did not start.", "code")
	drawWorkers     = describe("rolegraph_draw_workers", "Worker processes that are alive.")
	drawBusy        = describe("rolegraph_draw_workers_busy", "Worker processes that lay out a picture.")
	drawWaiting     = describe("rolegraph_draw_queue", "Pictures that wait for a worker.")
	drawRenders     = describe("rolegraph_draw_renders_total", "Pictures made, cached ones not counted.")
	drawFailures    = describe("rolegraph_draw_failures_total", "Pictures that could not be made.")
	drawRestarts    = describe("rolegraph_draw_worker_restarts_total", "Workers replaced after a crash or a missed deadline.")
	drawRetired     = describe("rolegraph_draw_workers_retired_total", "Workers replaced after enough work.")
	drawHits        = describe("rolegraph_draw_cache_hits_total", "Pictures served from the cache.")
	drawMisses      = describe("rolegraph_draw_cache_misses_total", "Pictures that were not in the cache.")
	drawCache       = describe("rolegraph_draw_cache_bytes", "Size of the picture cache.")
	drawMemory      = describe("rolegraph_draw_worker_bytes", "Resident memory of the workers.")
)

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

// Describe implements [prometheus.Collector].
func (r rooms) Describe(descs chan<- *prometheus.Desc) { prometheus.DescribeByCollect(r, descs) }

// Collect implements [prometheus.Collector].
func (r rooms) Collect(out chan<- prometheus.Metric) {
	running, waiting := r.s.turns.Stats()
	out <- prometheus.MustNewConstMetric(requestsRunning, prometheus.GaugeValue, float64(running))
	out <- prometheus.MustNewConstMetric(requestsWaiting, prometheus.GaugeValue, float64(waiting))
	if r.s.Ping != nil {
		out <- prometheus.MustNewConstMetric(databaseUp, prometheus.GaugeValue, r.up())
	}
	if r.s.Queries != nil {
		collectQueries(out, r.s.Queries.Stats())
	}
	if r.s.Studio != nil {
		collectPictures(out, r.s.Studio.Stats())
	}
}

// up asks the database whether it is there.
func (r rooms) up() float64 {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if r.s.Ping(ctx) != nil {
		return 0
	}
	return 1
}

func collectQueries(out chan<- prometheus.Metric, s query.Stats) {
	out <- prometheus.MustNewConstMetric(queriesRunning, prometheus.GaugeValue, float64(s.Running))
	out <- prometheus.MustNewConstMetric(queriesWaiting, prometheus.GaugeValue, float64(s.Waiting))
	for code, n := range s.Refused {
		out <- prometheus.MustNewConstMetric(queriesRefused, prometheus.CounterValue, float64(n), string(code))
	}
}

func collectPictures(out chan<- prometheus.Metric, s draw.Stats) {
	gauges := map[*prometheus.Desc]float64{
		drawWorkers: float64(s.Workers), drawBusy: float64(s.Busy), drawWaiting: float64(s.Waiting),
		drawCache: float64(s.CacheBytes), drawMemory: float64(s.WorkerBytes),
	}
	for desc, v := range gauges {
		out <- prometheus.MustNewConstMetric(desc, prometheus.GaugeValue, v)
	}
	counters := map[*prometheus.Desc]uint64{
		drawRenders: s.Renders, drawFailures: s.Failures, drawRestarts: s.Restarts,
		drawRetired: s.Retired, drawHits: s.CacheHits, drawMisses: s.CacheMisses,
	}
	for desc, v := range counters {
		out <- prometheus.MustNewConstMetric(desc, prometheus.CounterValue, float64(v))
	}
}

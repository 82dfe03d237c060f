package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
	"rolegraph/internal/access"
	"rolegraph/internal/api"
	"rolegraph/internal/connect"
	"rolegraph/internal/draw"
	"rolegraph/internal/query"
	"rolegraph/web"
)

// serveFlags are the flags of the server.
type serveFlags struct {
	HTTP            string `name:"http" env:"ROLEGRAPH_HTTP" default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Where to listen; port 0 takes any free one. Beyond loopback only with --token-file."`
	connect.Options `embed:""`
	Data            string `name:"data" env:"ROLEGRAPH_DATA" default:"rolegraph.db" placeholder:"FILE" help:"File of the embedded database, which is used when there is no --uri; :memory: keeps nothing."`
	Bolt            string `name:"bolt" env:"ROLEGRAPH_BOLT" default:"127.0.0.1:7687" placeholder:"ADDRESS" help:"Where the embedded database also listens, for cypher-shell and any driver; port 0 takes any free one. Beyond loopback only with --bolt-password and --tls-cert."`
	NoSeed          bool   `name:"no-seed" env:"ROLEGRAPH_NO_SEED" help:"Leave an empty database empty instead of loading the built-in roles."`
	exposureFlags   `embed:""`
	limitFlags      `embed:""`
	Drain           time.Duration `name:"drain" env:"ROLEGRAPH_DRAIN" default:"10s" help:"How long requests may take to finish once the server is told to stop; then they are ended with an error."`
	LogFormat       string        `name:"log-format" env:"ROLEGRAPH_LOG_FORMAT" enum:"text,json" default:"text" help:"Format of the log on standard error: text or json."`
}

// limitFlags bound what clients may take.
type limitFlags struct {
	Requests     int           `name:"requests" env:"ROLEGRAPH_REQUESTS" default:"64" help:"Requests that work for the API at once; the rest wait briefly, then get 503."`
	Queries      int           `name:"queries" env:"ROLEGRAPH_QUERIES" default:"16" help:"Ad hoc statements that run at once; one client may hold half of them."`
	QueryTimeout time.Duration `name:"query-timeout" env:"ROLEGRAPH_QUERY_TIMEOUT" default:"30s" help:"Time limit of a question or a picture, and of an ad hoc statement that names none."`
	SlowQuery    time.Duration `name:"slow-query" env:"ROLEGRAPH_SLOW_QUERY" default:"5s" help:"Ad hoc statements that take at least so long are logged with their plan; 0 logs none."`
	Stall        time.Duration `name:"stall" env:"ROLEGRAPH_STALL" default:"1m" help:"How long a client may take nothing of its reply before it is let go."`
}

// lastWords is how long requests that were ended have to say so to their clients.
const lastWords = 2 * time.Second

// serve runs the server until ctx ends.
func serve(ctx context.Context, f serveFlags, std streams) error {
	tokens, err := f.tokens()
	if err != nil {
		return err
	}
	logger := f.logger(std)
	encryption, err := f.tls()
	if err != nil {
		return err
	}
	traces, flush, err := startTracing(ctx, logger)
	if err != nil {
		return err
	}
	defer flush()
	listener, err := net.Listen("tcp", f.HTTP)
	if err != nil {
		return err
	}
	defer listener.Close()
	base, err := f.openDatabase(ctx, encryption, logger)
	if err != nil {
		return err
	}
	defer base.close()
	studio, err := startStudio()
	if err != nil {
		return err
	}
	defer studio.Close()
	handler, err := f.handler(base.driver, studio, tokens, traces, logger)
	if err != nil {
		return err
	}
	defer readTokensAnew(ctx, tokens, logger)()
	scheme := "http"
	if encryption != nil {
		scheme, listener = "https", tls.NewListener(listener, encryption)
	}
	fmt.Fprintf(std.out, "ready http=%s://%s%s\n", scheme, listener.Addr(), base.told())
	return serveHTTP(ctx, listener, handler, f.Drain, logger)
}

// startStudio starts this program again as render workers.
func startStudio() (*draw.Studio, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return draw.Start(draw.Config{Command: []string{self, "render"}})
}

// handler puts the rooms together.
func (f serveFlags) handler(driver neo4j.DriverWithContext, studio *draw.Studio, tokens *access.Tokens, traces bool, logger *slog.Logger) (http.Handler, error) {
	db := graph.New(driver, f.Database)
	c := api.Config{
		Graph:   db,
		Queries: query.New(db, query.Config{AllowWrites: f.AllowWrites, Running: f.Queries, Timeout: f.QueryTimeout, Listen: api.Record(logger, f.SlowQuery)}),
		Studio:  studio,
		Ping:    driver.VerifyConnectivity,
		Tokens:  tokens,
		Traces:  traces,
		Hosts:   f.hosts(), FrameHosts: f.FrameHosts,
		AtOnce: f.Requests, Answer: f.QueryTimeout, Stall: f.Stall,
		Logger: logger,
	}
	if page, built := web.FS(); built {
		c.Page = page
	}
	return api.New(c).Handler()
}

// serveHTTP serves until ctx ends. Then it takes no more connections and lets
// running requests finish; those that need longer than drain are ended, so that a
// stream still gets its last frame.
func serveHTTP(ctx context.Context, listener net.Listener, handler http.Handler, drain time.Duration, logger *slog.Logger) error {
	requests, end := context.WithCancelCause(context.WithoutCancel(ctx))
	defer end(nil)
	server := &http.Server{
		Handler:           handler,
		BaseContext:       func(net.Listener) context.Context { return requests },
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		err := shutdown(server, drain)
		if errors.Is(err, context.DeadlineExceeded) {
			end(api.ErrStopping)
			err = shutdown(server, lastWords)
		}
		if errors.Is(err, context.DeadlineExceeded) {
			err = server.Close()
		}
		stopped <- err
	})
	err := server.Serve(listener)
	if stop() || !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// shutdown waits at most limit for the running requests.
func shutdown(server *http.Server, limit time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	return server.Shutdown(ctx)
}

func (f serveFlags) logger(std streams) *slog.Logger {
	if f.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(std.err, nil))
	}
	return slog.New(slog.NewTextHandler(std.err, nil))
}

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rolegraph/graph"
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
	TokenFile       string `name:"token-file" env:"ROLEGRAPH_TOKEN_FILE" placeholder:"FILE" help:"File of tokens, one a line, that open the API as bearer tokens."`
	AllowWrites     bool   `name:"allow-writes" env:"ROLEGRAPH_ALLOW_WRITES" help:"Let ad hoc Cypher change data and schema. Only with --token-file."`
	LogFormat       string `name:"log-format" env:"ROLEGRAPH_LOG_FORMAT" enum:"text,json" default:"text" help:"Format of the log on standard error: text or json."`
}

// stopLimit is how long requests may take to finish once the server stops.
const stopLimit = 10 * time.Second

// serve runs the server until ctx ends.
func serve(ctx context.Context, f serveFlags, std streams) error {
	tokens, err := f.tokens()
	if err != nil {
		return err
	}
	logger := f.logger(std)
	listener, err := net.Listen("tcp", f.HTTP)
	if err != nil {
		return err
	}
	defer listener.Close()
	driver, err := connect.Open(ctx, f.Options, func(why string) { logger.Warn(why) })
	if err != nil {
		return err
	}
	defer driver.Close(context.WithoutCancel(ctx))
	studio, err := startStudio()
	if err != nil {
		return err
	}
	defer studio.Close()
	handler, err := f.handler(driver, studio, tokens, logger)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "ready http=http://%s\n", listener.Addr())
	return serveHTTP(ctx, listener, handler, logger)
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
func (f serveFlags) handler(driver neo4j.DriverWithContext, studio *draw.Studio, tokens []string, logger *slog.Logger) (http.Handler, error) {
	c := api.Config{
		Graph:   graph.New(driver, f.Database),
		Queries: query.New(driver, f.Database, query.Config{AllowWrites: f.AllowWrites}),
		Studio:  studio,
		Ping:    driver.VerifyConnectivity,
		Tokens:  tokens,
		Logger:  logger,
	}
	if page, built := web.FS(); built {
		c.Page = page
	}
	if f.onLoopback() {
		c.Hosts = api.Loopback
	}
	return api.New(c).Handler()
}

// serveHTTP serves until ctx ends, then lets running requests finish.
func serveHTTP(ctx context.Context, listener net.Listener, handler http.Handler, logger *slog.Logger) error {
	requests, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
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
		limit, cancelLimit := context.WithTimeout(context.WithoutCancel(ctx), stopLimit)
		defer cancelLimit()
		err := server.Shutdown(limit)
		if errors.Is(err, context.DeadlineExceeded) {
			cancel()
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

// tokens reads the token file and refuses what would be open to everyone.
func (f serveFlags) tokens() ([]string, error) {
	if f.TokenFile == "" {
		return nil, f.refuseOpen()
	}
	text, err := os.ReadFile(f.TokenFile)
	if err != nil {
		return nil, err
	}
	var tokens []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			tokens = append(tokens, line)
		}
	}
	if len(tokens) == 0 {
		return nil, &useError{"the token file " + f.TokenFile + " holds no token: write one a line"}
	}
	return tokens, nil
}

func (f serveFlags) refuseOpen() error {
	if f.AllowWrites {
		return &useError{"--allow-writes needs --token-file: without tokens anyone on this machine could write"}
	}
	if !f.onLoopback() {
		return &useError{"listening on " + f.HTTP + " needs --token-file: without tokens only loopback is served"}
	}
	return nil
}

// onLoopback tells whether only this machine can reach the address.
func (f serveFlags) onLoopback() bool {
	host, _, err := net.SplitHostPort(f.HTTP)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func (f serveFlags) logger(std streams) *slog.Logger {
	if f.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(std.err, nil))
	}
	return slog.New(slog.NewTextHandler(std.err, nil))
}

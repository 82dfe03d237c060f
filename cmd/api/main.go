// Command api serves Rolegraph over HTTP: the questions, ad hoc Cypher, pictures
// and the page.
//
// Start reading at [run], then serve.go.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"rolegraph/internal/api"
	"rolegraph/internal/draw"
)

// Exit codes.
const (
	done     = 0
	failed   = 1
	wrongUse = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// streams are the standard streams of a run.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// commandLine is what kong reads.
type commandLine struct {
	serveFlags `embed:""`
	Version    kong.VersionFlag `help:"Print what this program was built from."`
	Serve      struct{}         `cmd:"" default:"1" help:"Serve the API and the page. The default."`
	OpenAPI    struct{}         `cmd:"" name:"openapi" help:"Print the API's OpenAPI 3.1 description. Needs no database."`
	Render     struct{}         `cmd:"" hidden:"" help:"Lay out pictures: the API starts itself like this."`
}

// run is the program: it reads the arguments, does what they say and returns the
// exit code. When ctx ends it stops in order.
func run(ctx context.Context, args []string, std streams) int {
	var line commandLine
	exited := -1
	parser, err := kong.New(&line, kong.Name("api"), kong.Writers(std.out, std.err),
		kong.Description("Serves Rolegraph over HTTP."), kong.Vars{"version": version()},
		kong.Exit(func(code int) { exited = code }))
	if err != nil {
		return report(std, failed, err)
	}
	command, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		return report(std, wrongUse, err)
	}
	switch command.Command() {
	case "openapi":
		err = printDescription(std.out)
	case "render":
		err = draw.Worker(std.in, std.out)
	default:
		err = serve(ctx, line.serveFlags, std)
	}
	if use := (*useError)(nil); errors.As(err, &use) {
		return report(std, wrongUse, err)
	}
	if err != nil {
		return report(std, failed, err)
	}
	return done
}

// useError is a combination of flags that is refused.
type useError struct{ message string }

func (e *useError) Error() string { return e.message }

func report(std streams, code int, err error) int {
	fmt.Fprintln(std.err, "api:", err)
	return code
}

func printDescription(out io.Writer) error {
	text, err := api.OpenAPI()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s\n", text)
	return err
}

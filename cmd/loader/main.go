// Command loader fills a Neo4j database: with the built-in data, with Cypher
// scripts, and takes a database's graph out again.
//
// Start reading at [run], which is the whole program without the process.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"
	_ "time/tzdata" // the zones of temporal values, wherever the program runs

	"github.com/alecthomas/kong"
	"rolegraph/internal/connect"
)

// The exit codes.
const (
	exitDone    = 0
	exitFailed  = 1
	exitMisused = 2
	exitRejects = 3 // done, but some input was rejected
)

// commands are the flags and commands; kong fills it.
type commands struct {
	connect.Options `embed:"" group:"Database:"`
	Data            string `env:"ROLEGRAPH_DATA" default:"rolegraph.db" placeholder:"FILE" group:"Database:" help:"File of the embedded database, used when there is no --uri."`
	Quiet           bool   `env:"ROLEGRAPH_QUIET" help:"Say nothing but errors."`

	Seed   seedCommand   `cmd:"" default:"1" help:"Load the built-in roles (the default)."`
	Script scriptCommand `cmd:"" help:"Run Cypher scripts in the syntax of cypher-shell."`
	Onet   onetCommand   `cmd:"" help:"Load O*NET from its text download."`
	Esco   escoCommand   `cmd:"" help:"Load ESCO from its CSV downloads."`
	Table  tableCommand  `cmd:"" help:"Load your own CSV, TSV or JSON Lines by a mapping file."`
	Export exportCommand `cmd:"" help:"Write the whole graph to a file."`
	Import importCommand `cmd:"" help:"Load an export into an empty database."`
	Diff   diffCommand   `cmd:"" help:"Tell how a release differs from the database, or from another release."`
	Verify verifyCommand `cmd:"" help:"Check what the database holds; exit code 1 when something is wrong."`
}

// program is what a command works with.
type program struct {
	ctx            context.Context
	options        connect.Options
	data           string // file of the embedded database
	quiet          bool
	stdin          io.Reader
	stdout, stderr io.Writer
}

// errRejects ends a command that did its work but rejected some input.
var errRejects = errors.New("some input was rejected")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, func() {
		stop() // a second Ctrl-C ends the process at once
		fmt.Fprintln(os.Stderr, "loader: stopping when what is under way is written; interrupt again to stop at once")
	})
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs the loader with the arguments and returns its exit code. When ctx
// ends, it stops after what it is doing.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var c commands
	exit := -1 // set by --help
	parser, err := kong.New(&c,
		kong.Name("loader"),
		kong.Description("Fills a Neo4j database with roles, skills and tools, or with your own graph."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exit = code }))
	if err != nil {
		fmt.Fprintln(stderr, "loader:", err)
		return exitMisused
	}
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	command, err := parser.Parse(args)
	switch {
	case exit >= 0:
		return exit
	case err != nil:
		fmt.Fprintln(stderr, "loader:", err)
		fmt.Fprintln(stderr, moreHelp(err))
		return exitMisused
	}
	return exitCode(stderr, command.Run(&program{ctx, c.Options, c.Data, c.Quiet, stdin, stdout, stderr}))
}

// moreHelp says where to read on after a mistake: about the command, where one was
// recognised.
func moreHelp(err error) string {
	var wrong *kong.ParseError
	if errors.As(err, &wrong) && wrong.Context != nil {
		for node := wrong.Context.Selected(); node != nil; node = node.Parent {
			if node.Type == kong.CommandNode && node.Name != "seed" {
				return fmt.Sprintf("Usage: loader %s\nloader %s --help says more.", node.Summary(), node.Path())
			}
		}
	}
	return "loader --help lists the commands and flags."
}

// exitCode tells the user about an error and turns it into the exit code.
func exitCode(stderr io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	fmt.Fprintln(stderr, "loader:", err)
	if errors.Is(err, errRejects) {
		return exitRejects
	}
	return exitFailed
}

package worker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/goccy/go-graphviz"
	"github.com/goccy/go-graphviz/cgraph"
)

// Serve is the worker process: it says that it is ready, then answers jobs, one
// at a time, until r ends. A job is a frame of the engine's name, a line feed
// and DOT text; its reply is "ok <resident bytes>" or "error <resident bytes>",
// a line feed, and Graphviz's JSON or message.
func Serve(r io.Reader, w io.Writer) error {
	signal.Ignore(os.Interrupt, syscall.SIGTERM) // both may be sent to the whole group: the parent ends its workers when it is done
	engine, err := graphviz.New(context.Background())
	if err != nil {
		return fmt.Errorf("start Graphviz: %w", err)
	}
	defer engine.Close()
	if err := writeFrame(w, reply("ok", nil)); err != nil {
		return err
	}
	for {
		job, err := readFrame(r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := writeFrame(w, answer(engine, job)); err != nil {
			return err
		}
	}
}

// answer does one job.
func answer(engine *graphviz.Graphviz, job []byte) []byte {
	name, source, _ := strings.Cut(string(job), "\n")
	out, err := layOut(engine, graphviz.Layout(name), source)
	if err != nil {
		return reply("error", []byte(err.Error()))
	}
	return reply("ok", out)
}

// layOut runs one engine on DOT text and returns positions as Graphviz's json0.
func layOut(engine *graphviz.Graphviz, name graphviz.Layout, source string) ([]byte, error) {
	if name != graphviz.DOT && name != graphviz.SFDP {
		return nil, fmt.Errorf("engine %q is not offered", name)
	}
	parsed, err := cgraph.ParseBytes([]byte(source))
	if err != nil {
		return nil, err
	}
	defer parsed.Close()
	var out bytes.Buffer
	if err := engine.SetLayout(name).Render(context.Background(), parsed, "json0", &out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func reply(status string, body []byte) []byte {
	return append(fmt.Appendf(nil, "%s %d\n", status, residentBytes()), body...)
}

// residentBytes is the memory this process holds, 0 where the system has no
// /proc/self/statm (proc(5): the second field, in pages).
func residentBytes() int64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	var total, resident int64
	if _, err := fmt.Sscan(string(text), &total, &resident); err != nil {
		return 0
	}
	return resident * int64(os.Getpagesize())
}

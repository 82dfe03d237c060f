package api

import (
	"bufio"
	"encoding/json"
	"io"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"rolegraph/internal/query"
	"rolegraph/internal/typedjson"
)

// stream writes rows as NDJSON while they come. However many there are, it holds
// one row and one buffer.
func (s *Server) stream(rows *query.Rows) func(huma.Context) {
	return func(ctx huma.Context) {
		defer rows.Close()
		ctx.SetHeader("Content-Type", "application/x-ndjson")
		ctx.SetHeader("Cache-Control", "no-store")
		ctx.SetHeader("X-Accel-Buffering", "no")
		writer := humagin.Unwrap(ctx).Writer
		frames := startFrames(writer, writer.Flush)
		defer frames.stop()
		frames.write(Frame{Header: &Header{Columns: rows.Columns()}})
		for rows.Next() {
			if !frames.row(rows.Values()) {
				return
			}
		}
		summary, err := rows.Summary()
		if err != nil {
			frames.write(Frame{Error: problemOf(ctx.Context(), err)})
			return
		}
		frames.write(Frame{Summary: summary})
	}
}

// flushEvery is how long a written row may wait for the buffer to fill.
const flushEvery = 50 * time.Millisecond

// frames writes lines. The first row goes out at once, later ones when the buffer
// is full or flushEvery has passed.
type frames struct {
	mu    sync.Mutex
	out   *bufio.Writer
	flush func()
	line  []byte
	rows  int
	done  chan struct{}
	ended sync.WaitGroup
}

func startFrames(w io.Writer, flush func()) *frames {
	f := &frames{out: bufio.NewWriterSize(w, 32<<10), flush: flush, done: make(chan struct{})}
	f.ended.Go(f.tick)
	return f
}

// tick sends on what waits in the buffer.
func (f *frames) tick() {
	ticker := time.NewTicker(flushEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			f.mu.Lock()
			f.send()
			f.mu.Unlock()
		case <-f.done:
			return
		}
	}
}

func (f *frames) send() {
	if f.out.Buffered() > 0 && f.out.Flush() == nil {
		f.flush()
	}
}

// stop sends the rest.
func (f *frames) stop() {
	close(f.done)
	f.ended.Wait()
	f.send()
}

// row writes one row; false means that nobody reads any more.
func (f *frames) row(values []any) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.line = append(f.line[:0], `{"row":[`...)
	for i, v := range values {
		if i > 0 {
			f.line = append(f.line, ',')
		}
		f.line = appendValue(f.line, v)
	}
	_, err := f.out.Write(append(f.line, "]}\n"...))
	if f.rows++; f.rows == 1 {
		f.send()
	}
	return err == nil
}

// write writes a frame that is not a row.
func (f *frames) write(frame Frame) {
	f.mu.Lock()
	defer f.mu.Unlock()
	text, err := json.Marshal(frame)
	if err == nil {
		_, _ = f.out.Write(append(text, '\n'))
	}
}

// appendValue appends the JSON form of [typedjson.Value].
func appendValue(line []byte, v any) []byte {
	longer, err := typedjson.Append(line, v)
	if err != nil {
		return append(line, "null"...)
	}
	return longer
}

package bolt

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"sync/atomic"
)

// maxChunk is the most that one chunk's 16-bit length can say.
const maxChunk = 0xFFFF

// keptBuffer is the largest buffer that is kept for the next message.
const keptBuffer = 1 << 20

// chunkReader puts messages together from chunks: a 16-bit length and as many
// bytes, until a length of zero ends the message. A zero length between messages
// is a keep-alive and is passed over.
type chunkReader struct {
	in    *bufio.Reader
	limit atomic.Int64 // bytes that one message may have
	buf   []byte
	all   *budget // of all connections
	held  int64   // what the message holds of it; the caller gives it back
}

// next returns the next message; its bytes are valid until the call after.
func (r *chunkReader) next() ([]byte, error) {
	if cap(r.buf) > keptBuffer {
		r.buf = nil
	}
	r.buf, r.held = r.buf[:0], 0
	for {
		var head [2]byte
		if _, err := io.ReadFull(r.in, head[:]); err != nil {
			return nil, err
		}
		n := int(binary.BigEndian.Uint16(head[:]))
		if n == 0 && len(r.buf) > 0 {
			return r.buf, nil
		}
		if limit := r.limit.Load(); int64(len(r.buf)+n) > limit {
			return nil, fmt.Errorf("bolt: a message is longer than %d bytes", limit)
		}
		if !r.all.take(int64(n)) {
			return nil, fmt.Errorf("bolt: the messages of all connections are longer than %d bytes", r.all.limit)
		}
		r.held += int64(n)
		old := len(r.buf)
		r.buf = append(r.buf, make([]byte, n)...)
		if _, err := io.ReadFull(r.in, r.buf[old:]); err != nil {
			return nil, err
		}
	}
}

// writeChunked writes one message to w in chunks.
func writeChunked(w *bufio.Writer, message []byte) error {
	for len(message) > 0 {
		n := min(len(message), maxChunk)
		var head [2]byte
		binary.BigEndian.PutUint16(head[:], uint16(n))
		if _, err := w.Write(head[:]); err != nil {
			return err
		}
		if _, err := w.Write(message[:n]); err != nil {
			return err
		}
		message = message[n:]
	}
	_, err := w.Write([]byte{0, 0})
	return err
}

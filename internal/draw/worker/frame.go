package worker

import (
	"encoding/binary"
	"fmt"
	"io"
)

// maxFrame bounds what one side makes the other hold in memory.
const maxFrame = 64 << 20

// writeFrame writes a payload after its length in four bytes, big-endian.
func writeFrame(w io.Writer, payload []byte) error {
	if len(payload) > maxFrame {
		return fmt.Errorf("frame of %d bytes is over the limit of %d", len(payload), maxFrame)
	}
	frame := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(payload)), uint32(len(payload)))
	_, err := w.Write(append(frame, payload...))
	return err
}

// readFrame reads one payload; io.EOF when the stream ends between frames.
func readFrame(r io.Reader) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	size := binary.BigEndian.Uint32(head[:])
	if size > maxFrame {
		return nil, fmt.Errorf("frame of %d bytes is over the limit of %d", size, maxFrame)
	}
	payload := make([]byte, size)
	if _, err := io.ReadFull(r, payload); err != nil {
		return nil, fmt.Errorf("frame cut off: %w", err)
	}
	return payload, nil
}

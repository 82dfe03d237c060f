package api

import (
	"net/http"
	"time"
)

// patient lets every write of a reply wait for the client at most so long: who
// takes nothing holds a turn and a transaction no longer.
func patient(next http.Handler, limit time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&patientWriter{ResponseWriter: w, control: http.NewResponseController(w), limit: limit}, r)
	})
}

type patientWriter struct {
	http.ResponseWriter
	control *http.ResponseController
	limit   time.Duration
}

// wait starts the time limit anew. A connection that knows none does without.
func (w *patientWriter) wait() { _ = w.control.SetWriteDeadline(time.Now().Add(w.limit)) }

// WriteHeader implements [http.ResponseWriter].
func (w *patientWriter) WriteHeader(status int) {
	w.wait()
	w.ResponseWriter.WriteHeader(status)
}

// Write implements [http.ResponseWriter].
func (w *patientWriter) Write(b []byte) (int, error) {
	w.wait()
	return w.ResponseWriter.Write(b)
}

// Flush implements [http.Flusher].
func (w *patientWriter) Flush() {
	w.wait()
	_ = w.control.Flush() // the next write tells of a client that is gone
}

// Unwrap is for [http.ResponseController].
func (w *patientWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Package load puts a running api under load: many different pictures, many
// clients at once. Nothing may be answered wrong, and memory, open files and
// goroutines must come back to where they were.
package load

import (
	"io"
	"net/http"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// client keeps no connection open, so that none is left after a test.
var client = &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}

// get reads an address and returns the status.
func get(t testing.TB, url string) int {
	t.Helper()
	response, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		t.Fatal(err)
	}
	return response.StatusCode
}

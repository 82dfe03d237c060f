package api_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"

	"rolegraph/internal/api"
	"rolegraph/tests/testdb"
)

var kinds = []string{
	"thing.%s?label=Role&key=ml-engineer",
	"org.%s?rel=MEMBER_OF:up",
	"compare.%s?roles=ml-engineer,ml-researcher",
	"compare.%s?roles=ml-engineer,ml-researcher,data-engineer",
	"route.%s?from=data-engineer&to=ml-engineer",
	"neighborhood.%s?label=Role&key=ml-engineer",
	"schema.%s?",
	"cypher.%s?query=MATCH%%20p%%20%%3D%%20(:Role)-%%5B:USES%%5D-%%3E(:Tool)%%20RETURN%%20p",
}

// Every kind in every format, readable by somebody else's reader.
func TestEveryKindInEveryFormat(t *testing.T) {
	readers := map[string]func(string) error{
		"svg": wellFormed, "graphml": wellFormed,
		"png":  func(s string) error { _, err := png.Decode(strings.NewReader(s)); return err },
		"json": func(s string) error { return json.Unmarshal([]byte(s), new(any)) },
		"dot":  startsWith("digraph"), "mmd": startsWith("flowchart"),
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		for _, kind := range kinds {
			for format, read := range readers {
				path := "/api/v1/diagrams/" + fmt.Sprintf(kind, format)
				r, text := s.do(t, "GET", path, "")
				if r.StatusCode != http.StatusOK || r.Header.Get("ETag") == "" {
					t.Errorf("%s: %d %.200s", path, r.StatusCode, text)
				} else if err := read(text); err != nil {
					t.Errorf("%s: %v in %.200s", path, err, text)
				}
			}
		}
	})
}

func wellFormed(s string) error {
	for d := xml.NewDecoder(strings.NewReader(s)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func startsWith(word string) func(string) error {
	return func(s string) error {
		for line := range strings.Lines(s) {
			if strings.HasPrefix(line, word) {
				return nil
			}
		}
		return errors.New("no line begins with " + word)
	}
}

func TestPicturesAreRevalidated(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		const path = "/api/v1/diagrams/schema.svg"
		first, text := s.do(t, "GET", path, "")
		etag := first.Header.Get("ETag")
		if !strings.Contains(first.Header.Get("Cache-Control"), "no-cache") || !strings.Contains(first.Header.Get("Content-Security-Policy"), "sandbox") || strings.Contains(first.Header.Get("Content-Security-Policy"), "unsafe") {
			t.Errorf("headers %v", first.Header)
		}
		for _, known := range []string{etag, "W/" + etag, `"other", ` + etag, "*"} {
			if r, body := s.do(t, "GET", path, "", "If-None-Match", known); r.StatusCode != 304 || body != "" || r.Header.Get("ETag") == "" {
				t.Errorf("If-None-Match %s: %d", known, r.StatusCode)
			}
		}
		if r, body := s.do(t, "GET", path, "", "If-None-Match", `"other"`); r.StatusCode != 200 || body != text {
			t.Errorf("another tag: %d", r.StatusCode)
		}
	})
}

// Fifty renders at once give fifty equal pictures.
func TestFiftyRendersAtOnce(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		pictures := make([]string, 50)
		var all sync.WaitGroup
		for i := range pictures {
			all.Go(func() {
				// Each has a title of its own, so none comes from the cache.
				r, err := http.Get(s.URL + fmt.Sprintf("/api/v1/diagrams/compare.svg?roles=ml-engineer,ml-researcher&title=Number%%20%03d", i))
				if err != nil {
					pictures[i] = err.Error()
					return
				}
				defer r.Body.Close()
				text, _ := io.ReadAll(r.Body)
				pictures[i] = strings.ReplaceAll(string(text), fmt.Sprintf("Number %03d", i), "Number")
			})
		}
		all.Wait()
		for i, picture := range pictures {
			if picture != pictures[0] || wellFormed(picture) != nil || !strings.Contains(picture, "TensorFlow") {
				t.Fatalf("picture %d differs or is broken: %.300s", i, picture)
			}
		}
	})
}

func TestLinksToPictures(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		long := "MATCH p = (r:Role)-[:USES]->(t:Tool) WHERE r.id IN $ids AND (" + strings.Repeat("t.name = 'TensorFlow' OR ", 60) + "false) RETURN p"
		body := fmt.Sprintf(`{"kind":"cypher","format":"svg","parameters":{"query":%q,"params":{"ids":["ml-engineer","ml-researcher"]},"theme":"dark","limit":30}}`, long)
		_, text := s.do(t, "POST", "/api/v1/diagrams", body)
		link := decode[api.PictureLink](t, text)
		if link.Length != len(link.URL) || link.Length > 400 || !strings.HasPrefix(link.URL, "/api/v1/diagrams/cypher.svg?d=") {
			t.Fatalf("link %+v", link)
		}
		if _, again := s.do(t, "POST", "/api/v1/diagrams", body); again != text {
			t.Error("equal descriptions give different links")
		}
		r, picture := s.do(t, "GET", link.URL, "")
		if r.StatusCode != 200 || !strings.Contains(picture, "TensorFlow") {
			t.Errorf("%d %.200s", r.StatusCode, picture)
		}
		_, text = s.do(t, "POST", "/api/v1/diagrams", `{"kind":"org","format":"png","parameters":{"rel":["MEMBER_OF:up"],"open":["Team:a,b","Team:c"],"depth":3}}`)
		if got := decode[api.PictureLink](t, text).URL; got != "/api/v1/diagrams/org.png?depth=3&open=Team%3Aa%2Cb&open=Team%3Ac&rel=MEMBER_OF%3Aup" {
			t.Errorf("link %s", got)
		}
	})
}

func TestLinksThatAreRefused(t *testing.T) {
	noise := make([]byte, 9000)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[random.IntN(62)]
	}
	cases := map[string]string{
		`{"kind":"cypher","format":"svg","parameters":{"query":"RETURN '` + string(noise) + `'"}}`:       "at most 8000",
		`{"kind":"cypher","format":"svg","parameters":{}}`:                                               "query is missing",
		`{"kind":"schema","format":"svg","parameters":{"roles":["a"]}}`:                                  "no parameter roles",
		`{"kind":"schema","format":"svg","parameters":{"theme":"pink"}}`:                                 "theme",
		`{"kind":"neighborhood","format":"svg","parameters":{"label":"Role","key":"a","depth":"three"}}`: "depth",
		`{"kind":"moon","format":"svg","parameters":{}}`:                                                 "kind",
	}
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		s := start(t, db)
		for body, reason := range cases {
			if p := s.refused(t, 422, "POST", "/api/v1/diagrams", body); p.Code != "bad_argument" || !strings.Contains(p.Detail, reason) {
				t.Errorf("%.80s: %+v", body, p)
			}
		}
	})
}

func TestJSONIsCompressedForWhoAsks(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		load(t, db)
		s := start(t, db)
		r, text := s.do(t, "GET", "/api/v1/queries", "", "Accept-Encoding", "gzip")
		if r.Header.Get("Content-Encoding") != "gzip" || !bytes.HasPrefix([]byte(text), []byte{0x1f, 0x8b}) {
			t.Errorf("headers %v", r.Header)
		}
		r, _ = s.do(t, "POST", "/api/v1/cypher", cypherBody("UNWIND range(1, 1000) AS i RETURN i"), "Accept-Encoding", "gzip", "Accept", "application/x-ndjson")
		if r.Header.Get("Content-Encoding") != "" {
			t.Error("a stream is compressed, so its rows wait")
		}
	})
}

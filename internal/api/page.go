package api

import (
	"bytes"
	"crypto/rand"
	_ "embed"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"
)

// plainPage is served while no page is built.
//
//go:embed plain.html
var plainPage []byte

// noncePlaceholder in index.html is replaced by a word that only this reply and
// its policy know, so that the page's own style elements are let through.
const noncePlaceholder = "{{nonce}}"

// servePage answers what no route takes: files of the page, and the page itself
// for every other path, since its views have paths of their own.
func (s *Server) servePage(c *gin.Context) {
	name := strings.TrimPrefix(path.Clean(c.Request.URL.Path), "/")
	switch {
	case strings.HasPrefix(name, "api/"):
		writeProblem(c, &Problem{Status: http.StatusNotFound, Title: http.StatusText(http.StatusNotFound), Code: "no_route", Detail: "There is no such route.", Hint: "See " + prefix + "/docs."})
	case c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead:
		badMethod(c)
	case s.Page == nil:
		c.Data(http.StatusOK, "text/html; charset=utf-8", plainPage)
	case name != "" && name != "index.html" && s.isFile(name):
		if strings.HasPrefix(name, "assets/") {
			c.Header("Cache-Control", "public, max-age=31536000, immutable")
		}
		http.ServeFileFS(c.Writer, c.Request, s.Page, name)
	case strings.HasPrefix(name, "assets/"):
		c.Data(http.StatusNotFound, "text/plain; charset=utf-8", []byte("No such file. Reload the page.\n"))
	default:
		s.serveIndex(c)
	}
}

// badMethod answers requests for an address that knows other methods only; the
// header Allow names them.
func badMethod(c *gin.Context) {
	writeProblem(c, &Problem{Status: http.StatusMethodNotAllowed, Title: http.StatusText(http.StatusMethodNotAllowed), Code: "bad_method", Detail: "This address does not take " + c.Request.Method + "."})
}

func (s *Server) isFile(name string) bool {
	info, err := fs.Stat(s.Page, name)
	return err == nil && info.Mode().IsRegular()
}

func (s *Server) serveIndex(c *gin.Context) {
	index, err := fs.ReadFile(s.Page, "index.html")
	if err != nil {
		c.Data(http.StatusOK, "text/html; charset=utf-8", plainPage)
		return
	}
	policy := s.framePolicy(c, pagePolicy)
	if bytes.Contains(index, []byte(noncePlaceholder)) {
		nonce := rand.Text()
		index = bytes.ReplaceAll(index, []byte(noncePlaceholder), []byte(nonce))
		policy = strings.Replace(policy, "style-src 'self'", "style-src 'self' 'nonce-"+nonce+"'", 1)
	}
	c.Header("Content-Security-Policy", policy)
	c.Header("Cache-Control", "no-cache")
	c.Data(http.StatusOK, "text/html; charset=utf-8", index)
}

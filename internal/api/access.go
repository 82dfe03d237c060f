package api

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"rolegraph/internal/access"
)

// cookieName is the cookie of a page that has signed in.
const cookieName = "rolegraph_session"

// guardToken finds out who asks, and wants that known for the API and the metrics.
// The page itself and the health checks hold nothing private.
func (s *Server) guardToken(c *gin.Context) {
	path := c.Request.URL.Path
	if s.Tokens == nil || !strings.HasPrefix(path, "/api/") && path != "/metrics" {
		return
	}
	caller, p := s.callerOf(c)
	if p != nil && path != prefix+"/session" {
		writeProblem(c, p)
		return
	}
	if r := requestOf(c.Request.Context()); p == nil {
		r.caller, r.client = caller, caller.Name
	}
}

// callerOf goes by the bearer token, else by a signed link, else by the cookie.
func (s *Server) callerOf(c *gin.Context) (access.Caller, *Problem) {
	if header := c.GetHeader("Authorization"); header != "" {
		token, ok := strings.CutPrefix(header, "Bearer ")
		if caller, known := s.Tokens.Caller(token); ok && known {
			return caller, nil
		}
		return access.Caller{}, tokenRequired()
	}
	if isPicture(c) && c.Request.URL.Query().Has("sig") {
		return s.openLink(c)
	}
	cookie, err := c.Request.Cookie(cookieName)
	if err != nil {
		return access.Caller{}, tokenRequired()
	}
	caller, known := s.Tokens.FromSession(cookie.Value, s.Now())
	if !known {
		return access.Caller{}, tokenRequired()
	}
	if !reads(c) && !fromOwnPage(c) {
		return access.Caller{}, forbidden("cross_site", "A sign-in by cookie is taken from the page of this server only.")
	}
	return caller, nil
}

func tokenRequired() *Problem {
	p := plainProblem(http.StatusUnauthorized, "token_required", "This server wants a token.")
	p.Hint = "Sign in on the page, or send the header Authorization: Bearer and a token of the token file."
	return p
}

// openLink lets a signed link to a picture in: as a reader, wherever it is shown.
func (s *Server) openLink(c *gin.Context) (access.Caller, *Problem) {
	query, by, ok := s.Tokens.OpenLink(c.Request.URL.EscapedPath()+"?"+c.Request.URL.RawQuery, s.Now())
	if !ok {
		return access.Caller{}, forbidden("bad_link", "This link was changed, is over, or was made with a token that no longer counts.")
	}
	c.Request.URL.RawQuery = query
	requestOf(c.Request.Context()).signed = true
	return access.Caller{Name: by.Name, Role: access.Reader}, nil
}

func isPicture(c *gin.Context) bool {
	return reads(c) && strings.HasPrefix(c.Request.URL.Path, prefix+"/diagrams/")
}

func reads(c *gin.Context) bool {
	return c.Request.Method == http.MethodGet || c.Request.Method == http.MethodHead
}

// fromOwnPage tells whether a browser says that a page of this server asks. A
// foreign Origin was refused before.
func fromOwnPage(c *gin.Context) bool {
	return c.GetHeader("Origin") != "" || c.GetHeader("Sec-Fetch-Site") == "same-origin"
}

// guardSite refuses pictures of any statement that a page elsewhere asks for, and
// says which pictures such a page may show: without tokens the others, with tokens
// those with a signed link.
func (s *Server) guardSite(c *gin.Context) {
	if !isPicture(c) {
		return
	}
	signed := requestOf(c.Request.Context()).signed
	cypher := strings.HasPrefix(c.Request.URL.Path, prefix+"/diagrams/cypher.")
	if cypher && !signed && c.GetHeader("Sec-Fetch-Site") == "cross-site" {
		writeProblem(c, forbidden("cross_site", "A page of another site may show the picture of a statement by a signed link only."))
		return
	}
	if signed || s.Tokens == nil && !cypher {
		c.Header("Cross-Origin-Resource-Policy", "cross-origin")
	}
}

// framePolicy lets the hosts of the configuration show the page in a frame, when it
// is asked for as one.
func (s *Server) framePolicy(c *gin.Context, policy string) string {
	if len(s.FrameHosts) == 0 || !slices.Contains(c.QueryArray("embed"), "1") {
		return policy
	}
	c.Writer.Header().Del("X-Frame-Options")
	return strings.Replace(policy, "frame-ancestors 'none'", "frame-ancestors "+strings.Join(s.FrameHosts, " "), 1)
}

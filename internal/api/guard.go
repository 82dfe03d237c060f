package api

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// pagePolicy lets the page load from this server only.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
	"connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// secureHeaders sets what every reply carries.
func secureHeaders(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", pagePolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	if c.Request.TLS != nil {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// Loopback are the host names that a browser uses for this machine.
var Loopback = []string{"localhost", "127.0.0.1", "::1"}

// guardHost refuses requests for other host names, which a page elsewhere can
// point at this machine (DNS rebinding), and requests that a page of another
// origin sends.
func (s *Server) guardHost(c *gin.Context) {
	if s.Hosts != nil && !slices.Contains(s.Hosts, strings.ToLower(hostName(c.Request.Host))) {
		writeProblem(c, forbidden("bad_host", "This server does not answer for the host "+hostName(c.Request.Host)+"."))
		return
	}
	if origin := c.GetHeader("Origin"); origin != "" && !sameOrigin(origin, c.Request.Host) {
		writeProblem(c, forbidden("bad_origin", "Pages of other origins may not ask this server."))
	}
}

func forbidden(code, detail string) *Problem {
	return plainProblem(http.StatusForbidden, code, detail)
}

func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.Trim(host, "[]")
}

func sameOrigin(origin, host string) bool {
	u, err := url.Parse(origin)
	return err == nil && strings.EqualFold(u.Host, host)
}

// unescapeParams decodes path parameters. Gin would decode them as if they were
// a query, where a plus means a space; in a path it is a plus.
func unescapeParams(c *gin.Context) {
	for i, p := range c.Params {
		if value, err := url.PathUnescape(p.Value); err == nil {
			c.Params[i].Value = value
		}
	}
}

// commaLists are the parameters whose values stand with commas between them.
var commaLists = []string{"roles", "via", "labels", "types", "rel", "cross"}

// joinLists lets such a list come as several parameters, too.
func joinLists(c *gin.Context) {
	values := c.Request.URL.Query()
	joined := false
	for _, name := range commaLists {
		if len(values[name]) > 1 {
			values.Set(name, strings.Join(values[name], ","))
			joined = true
		}
	}
	if joined {
		c.Request.URL.RawQuery = values.Encode()
	}
}

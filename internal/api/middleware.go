package api

import (
	"context"
	"net/url"

	"github.com/gin-gonic/gin"

	"rolegraph/internal/draw"
)

// unescapeParams decodes path parameters. Gin would decode them as if they were
// a query, where a plus means a space; in a path it is a plus.
func unescapeParams(c *gin.Context) {
	for i, p := range c.Params {
		if value, err := url.PathUnescape(p.Value); err == nil {
			c.Params[i].Value = value
		}
	}
}

func requestID(context.Context) string { return "" }

func picturePolicy(*draw.Picture) string { return "default-src 'none'; sandbox" }

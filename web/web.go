// Package web holds the single page app and embeds what `npm run build` made of
// it in dist.
//
// A checkout without a built page still compiles: dist then holds .gitkeep only
// and [FS] says so. The page's own code starts at src/main.ts.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// FS returns the built page, rooted at its index.html, and whether it was built.
func FS() (fs.FS, bool) {
	page, err := fs.Sub(dist, "dist")
	if err != nil {
		return dist, false
	}
	_, err = fs.Stat(page, "index.html")
	return page, err == nil
}

package main

import (
	"cmp"
	"fmt"
	"runtime/debug"
)

// version tells what this program was built from: the module's version, which Go
// takes from version control, the commit and the compiler.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "api (unknown build)"
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	changed := ""
	if settings["vcs.modified"] == "true" {
		changed = " with changes"
	}
	return fmt.Sprintf("api %s, commit %s%s, %s", info.Main.Version, cmp.Or(settings["vcs.revision"], "unknown"), changed, info.GoVersion)
}

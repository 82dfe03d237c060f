package main

import (
	"net"
	"os"
	"strings"
)

// tokens reads the token file and refuses what would be open to everyone.
func (f serveFlags) tokens() ([]string, error) {
	if f.TokenFile == "" {
		return nil, f.refuseOpen()
	}
	text, err := os.ReadFile(f.TokenFile)
	if err != nil {
		return nil, err
	}
	var tokens []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			tokens = append(tokens, line)
		}
	}
	if len(tokens) == 0 {
		return nil, &useError{"the token file " + f.TokenFile + " holds no token: write one a line"}
	}
	return tokens, nil
}

func (f serveFlags) refuseOpen() error {
	if f.AllowWrites {
		return &useError{"--allow-writes needs --token-file: without tokens anyone on this machine could write"}
	}
	if !onLoopback(f.HTTP) {
		return &useError{"listening on " + f.HTTP + " needs --token-file: without tokens only loopback is served"}
	}
	return nil
}

// onLoopback tells whether only this machine can reach the address.
func onLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

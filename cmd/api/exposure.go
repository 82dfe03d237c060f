package main

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"
	"strings"
	"time"

	"rolegraph/internal/access"
	"rolegraph/internal/api"
)

// exposureFlags say who can reach the server, and how.
type exposureFlags struct {
	TokenFile    string   `name:"token-file" env:"ROLEGRAPH_TOKEN_FILE" placeholder:"FILE" help:"File of tokens that open the API: a name, a role (reader or writer) and a token on a line. It is read anew when it changes."`
	AllowWrites  bool     `name:"allow-writes" env:"ROLEGRAPH_ALLOW_WRITES" help:"Let ad hoc Cypher of writers change data and schema. Only with --token-file."`
	Hosts        []string `name:"hosts" env:"ROLEGRAPH_HOSTS" placeholder:"NAME" help:"Host names to answer for. Without it: those of loopback when listening there, else all."`
	FrameHosts   []string `name:"frame-hosts" env:"ROLEGRAPH_FRAME_HOSTS" placeholder:"ORIGIN" help:"Origins whose pages may show the page with ?embed=1 in a frame, such as https://wiki.example."`
	TLSCert      string   `name:"tls-cert" env:"ROLEGRAPH_TLS_CERT" placeholder:"FILE" help:"Certificate chain in PEM: serves HTTPS, and the embedded database's Bolt, with TLS."`
	TLSKey       string   `name:"tls-key" env:"ROLEGRAPH_TLS_KEY" placeholder:"FILE" help:"Private key of --tls-cert in PEM."`
	BoltPassword string   `name:"bolt-password" env:"ROLEGRAPH_BOLT_PASSWORD" placeholder:"PASSWORD" help:"Password of user neo4j for the embedded database's Bolt. Prefer the variable: other users see a command's flags."`
}

// tokens reads the token file and refuses what would be open to everyone. It is
// nil where no tokens are wanted.
func (f serveFlags) tokens() (*access.Tokens, error) {
	if f.TokenFile == "" {
		return nil, f.refuseOpen()
	}
	tokens, err := access.Load(f.TokenFile)
	if err != nil {
		return nil, &useError{"the token file: " + err.Error()}
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

// refuseOpenBolt lets the embedded database listen beyond loopback only with a
// password and TLS.
func (f serveFlags) refuseOpenBolt() error {
	if onLoopback(f.Bolt) || f.BoltPassword != "" && f.TLSCert != "" {
		return nil
	}
	return &useError{"--bolt " + f.Bolt + ": beyond loopback the embedded database wants --bolt-password and --tls-cert"}
}

// tls reads the certificate; nil where none is given.
func (f serveFlags) tls() (*tls.Config, error) {
	if f.TLSCert == "" && f.TLSKey == "" {
		return nil, nil
	}
	if f.TLSCert == "" || f.TLSKey == "" {
		return nil, &useError{"--tls-cert and --tls-key go together"}
	}
	certificate, err := tls.LoadX509KeyPair(f.TLSCert, f.TLSKey)
	if err != nil {
		return nil, err
	}
	return &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}, nil
}

// hosts are the names to answer for; nil means all.
func (f serveFlags) hosts() []string {
	var hosts []string
	for _, host := range f.Hosts {
		hosts = append(hosts, strings.ToLower(host))
	}
	if len(hosts) == 0 && onLoopback(f.HTTP) {
		return api.Loopback
	}
	if len(hosts) > 0 && onLoopback(f.HTTP) {
		hosts = append(hosts, api.Loopback...)
	}
	return hosts
}

// readTokensAnew follows the token file until the returned function is called.
func readTokensAnew(ctx context.Context, tokens *access.Tokens, logger *slog.Logger) (stop func()) {
	if tokens == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		tokens.Watch(ctx, time.Second, logger)
		close(done)
	}()
	return func() {
		cancel()
		<-done
	}
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

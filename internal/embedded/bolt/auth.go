package bolt

import (
	"net"

	"rolegraph/internal/embedded/value"
)

// Agent names the server to clients: drivers read from it which features a
// Neo4j of that version has.
const Agent = "Neo4j/5.26.0"

// hello opens the session. Before Bolt 5.1 it brings the credentials too.
func (s *session) hello(r request) error {
	extra := r.dict(0)
	if !s.version.AtLeast(5, 1) {
		if err := s.admit(extra); err != nil {
			return err
		}
	} else {
		s.state = authentication
	}
	meta := []value.Entry{
		{Key: "server", Value: value.String(Agent)},
		{Key: "connection_id", Value: value.String(s.id)},
		{Key: "hints", Value: value.Map{}},
	}
	if s.version == (Version{4, 4}) && asksForUTC(extra) {
		s.encoder.UTC = true
		meta = append(meta, value.Entry{Key: "patch_bolt", Value: value.List{value.String("utc")}})
	}
	return s.success(meta...)
}

// asksForUTC tells whether a Bolt 4.4 client wants date-times in UTC.
func asksForUTC(extra value.Map) bool {
	patches, _ := extra.Get("patch_bolt").(value.List)
	for _, p := range patches {
		if p == value.String("utc") {
			return true
		}
	}
	return false
}

func (s *session) logon(r request) error {
	if err := s.admit(r.dict(0)); err != nil {
		return err
	}
	return s.success()
}

func (s *session) logoff(request) error {
	s.state = authentication
	return s.success()
}

// admit checks the credentials; who brings wrong ones is told and cut off.
func (s *session) admit(auth value.Map) error {
	if !s.server.authorized(text(auth, "principal"), text(auth, "credentials")) {
		if err := s.failure(&Failure{codeUnauthorized, "The client is unauthorized due to authentication failure."}); err != nil {
			return err
		}
		return errClosing
	}
	if s.server.config.Password != "" {
		s.user = text(auth, "principal")
	}
	s.authenticated()
	s.state = ready
	return nil
}

// route answers with a routing table whose only server is this one, so that
// neo4j:// works like bolt://.
func (s *session) route(r request) error {
	db, _ := r.text(2)
	if db == "" {
		db = text(r.dict(2), "db")
	}
	o, err := s.options(value.Map{{Key: "db", Value: value.String(db)}})
	if err != nil {
		return err
	}
	address := text(r.dict(0), "address")
	if address == "" {
		address = localAddress(s.net)
	}
	server := func(role string) value.Value {
		return value.MapOf(map[string]value.Value{"role": value.String(role), "addresses": value.List{value.String(address)}})
	}
	table := value.MapOf(map[string]value.Value{
		"ttl":     value.Integer(300),
		"db":      value.String(o.Database),
		"servers": value.List{server("WRITE"), server("READ"), server("ROUTE")},
	})
	return s.success(value.Entry{Key: "rt", Value: table})
}

func localAddress(c net.Conn) string { return c.LocalAddr().String() }

// telemetry is accepted and not kept.
func (s *session) telemetry(request) error { return s.success() }

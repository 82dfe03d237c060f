package bolt

import (
	"time"

	"rolegraph/internal/embedded/value"
)

// success answers SUCCESS with metadata.
func (s *session) success(meta ...value.Entry) error {
	s.encoder.Reset()
	s.encoder.Struct(tagSuccess, 1)
	s.encoder.Map(value.NewMap(meta))
	return s.send()
}

func (s *session) ignored() error {
	s.encoder.Reset()
	s.encoder.Struct(tagIgnored, 0)
	return s.send()
}

// record sends one row. A row whose values have no form fails the query, not the
// connection: nothing of it was written yet.
func (s *session) record(row []value.Value) error {
	s.encoder.Reset()
	s.encoder.Struct(tagRecord, 1)
	s.encoder.List(row)
	return s.send()
}

// failure answers FAILURE, from Bolt 5.7 on with a GQL status.
func (s *session) failure(f *Failure) error {
	meta := map[string]value.Value{"message": value.String(f.Message)}
	if s.version.AtLeast(5, 7) {
		status := gqlStatus(f.Code)
		meta["neo4j_code"] = value.String(f.Code)
		meta["gql_status"] = value.String(status.code)
		meta["description"] = value.String("error: " + status.text + ". " + f.Message)
		meta["diagnostic_record"] = diagnostic()
	} else {
		meta["code"] = value.String(f.Code)
	}
	s.encoder.Reset()
	s.encoder.Struct(tagFailure, 1)
	s.encoder.Map(value.MapOf(meta))
	return s.send()
}

// status is a GQL status and its standard text.
type status struct{ code, text string }

// gqlStatus maps a Neo4j code to the GQL status that Neo4j gives it; what has no
// status of its own is 50N42.
func gqlStatus(code string) status {
	switch code {
	case "Neo.ClientError.Statement.SyntaxError":
		return status{"42001", "syntax error or access rule violation - invalid syntax"}
	case "Neo.ClientError.Statement.ArithmeticError":
		return status{"22000", "data exception"}
	case "Neo.ClientError.Statement.TypeError":
		return status{"22G03", "data exception - invalid value type"}
	case "Neo.ClientError.Statement.ParameterMissing":
		return status{"42N51", "syntax error or access rule violation - missing request parameter"}
	case "Neo.ClientError.Schema.ConstraintValidationFailed":
		return status{"22N41", "data exception - constraint violation"}
	case codeUnauthorized:
		return status{"42NFF", "syntax error or access rule violation - permission/access denied"}
	case codeRequest:
		return status{"08N06", "connection exception - protocol error"}
	}
	return status{"50N42", "general processing exception - unexpected error"}
}

// diagnostic is the record that every GQL status carries.
func diagnostic(more ...value.Entry) value.Map {
	return value.NewMap(append([]value.Entry{
		{Key: "OPERATION", Value: value.String("")},
		{Key: "OPERATION_CODE", Value: value.String("0")},
		{Key: "CURRENT_SCHEMA", Value: value.String("/")},
	}, more...))
}

// summary is the metadata after the last row.
func (s *session) summary(sum Summary, columns bool, started time.Time) []value.Entry {
	meta := []value.Entry{
		elapsed("t_last", started),
		{Key: "type", Value: value.String(sum.Type)},
		{Key: "db", Value: value.String(s.database)},
	}
	add := func(key string, v value.Value) { meta = append(meta, value.Entry{Key: key, Value: v}) }
	if sum.Bookmark != "" {
		add("bookmark", value.String(sum.Bookmark))
	}
	if len(sum.Stats) > 0 {
		add("stats", sum.Stats)
	}
	if sum.Plan != nil {
		add("plan", sum.Plan)
	}
	if sum.Profile != nil {
		add("profile", sum.Profile)
	}
	if s.version.AtLeast(5, 5) {
		add("statuses", statuses(sum.Notifications, columns))
	} else if len(sum.Notifications) > 0 {
		add("notifications", notifications(sum.Notifications))
	}
	return meta
}

// notifications is the form up to Bolt 5.4.
func notifications(list []Notification) value.List {
	out := make(value.List, 0, len(list))
	for _, n := range list {
		m := map[string]value.Value{
			"code": value.String(n.Code), "title": value.String(n.Title), "description": value.String(n.Description),
			"severity": value.String(n.Severity), "category": value.String(n.Category),
		}
		if n.Line > 0 {
			m["position"] = n.position()
		}
		out = append(out, value.MapOf(m))
	}
	return out
}

// statuses is the form from Bolt 5.5 on: the outcome, then the notifications.
func statuses(list []Notification, columns bool) value.List {
	outcome := map[string]value.Value{"gql_status": value.String("00000"), "status_description": value.String("note: successful completion")}
	if !columns {
		outcome = map[string]value.Value{"gql_status": value.String("00001"), "status_description": value.String("note: successful completion - omitted result")}
	}
	out := value.List{value.MapOf(outcome)}
	for _, n := range list {
		record := []value.Entry{
			{Key: "_severity", Value: value.String(n.Severity)},
			{Key: "_classification", Value: value.String(n.Category)},
		}
		if n.Line > 0 {
			record = append(record, value.Entry{Key: "_position", Value: n.position()})
		}
		out = append(out, value.MapOf(map[string]value.Value{
			"gql_status":         value.String(n.GQLStatus),
			"status_description": value.String("warn: " + n.Description),
			"description":        value.String(n.Description),
			"neo4j_code":         value.String(n.Code),
			"title":              value.String(n.Title),
			"diagnostic_record":  diagnostic(record...),
		}))
	}
	return out
}

func (n Notification) position() value.Value {
	return value.MapOf(map[string]value.Value{
		"offset": value.Integer(n.Offset), "line": value.Integer(n.Line), "column": value.Integer(n.Column),
	})
}

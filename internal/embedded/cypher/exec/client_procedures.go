package exec

import (
	"strings"

	"rolegraph/internal/embedded/value"
)

// clientProcedures are what explorers call to learn how to behave, and what keeps
// other databases in shape, for which there is nothing to do here.
func clientProcedures() []Procedure {
	return []Procedure{
		{Name: "dbms.clientConfig", Description: "Return client configuration.", Mode: "DBMS", Results: configFields, Call: clientConfig},
		{Name: "dbms.listConfig", Description: "List the currently active configuration settings of Neo4j.", Mode: "DBMS",
			Args: []Field{{Name: "searchString", Type: stringType, Default: value.String(""), Optional: true}}, Results: configFields, Call: listConfig},
		{Name: "dbms.routing.getRoutingTable", Description: "Returns the advertised bolt capable endpoints for a given database, divided by each endpoint's capabilities.", Mode: "DBMS",
			Args: routingArgs, Results: routingFields, Call: routingTable},
		{Name: "dbms.cluster.routing.getRoutingTable", Description: "Returns the advertised bolt capable endpoints for a given database, divided by each endpoint's capabilities.", Mode: "DBMS",
			Args: routingArgs, Results: routingFields, Call: routingTable},
		{Name: "db.index.fulltext.awaitEventuallyConsistentIndexRefresh", Description: "Wait for the updates from recently committed transactions to be applied to any eventually-consistent full-text indexes.", Mode: "READ",
			Call: nothing},
		{Name: "db.prepareForReplanning", Description: "Triggers an index resample and waits for it to complete, and after that clears query caches.", Mode: "READ",
			Args: []Field{{Name: "timeOutSeconds", Type: integerType, Default: value.Integer(300), Optional: true}}, Call: nothing},
		{Name: "db.resampleIndex", Description: "Schedule resampling of an index.", Mode: "READ", Args: fields(stringType, "indexName"), Call: resampleIndex},
		{Name: "db.resampleOutdatedIndexes", Description: "Schedule resampling of all outdated indexes.", Mode: "READ", Call: nothing},
	}
}

var configFields = append(append(fields(stringType, "name", "description", "value"), Field{Name: "dynamic", Type: booleanType}),
	append(fields(stringType, "defaultValue", "startupValue"), Field{Name: "explicitlySet", Type: booleanType}, Field{Name: "validValues", Type: stringType})...)

func clientConfig(*Call) ([][]value.Value, error) {
	row := func(name, description, set, valid string) []value.Value {
		return []value.Value{value.String(name), value.String(description), value.String(set), value.Boolean(false),
			value.String(set), value.String(set), value.Boolean(false), value.String(valid)}
	}
	return [][]value.Value{
		row("browser.post_connect_cmd", "Commands to be run when Neo4j Browser successfully connects to this server. Separate multiple commands with semi-colon.", "", "A string."),
		row("browser.remote_content_hostname_whitelist", "Whitelist of hosts for the Neo4j Browser to be allowed to fetch content from.", "", "A string."),
		row("client.allow_telemetry", "Configure client applications such as Browser and Bloom to send Product Analytics data.", "false", "A boolean."),
	}, nil
}

// listConfig lists the settings whose names contain a text.
func listConfig(c *Call) ([][]value.Value, error) {
	text, _ := c.Args[0].(value.String)
	var rows [][]value.Value
	for _, s := range c.Environment.Commands.Settings() {
		if name, _ := s["name"].(value.String); strings.Contains(string(name), strings.ToLower(string(text))) {
			rows = append(rows, []value.Value{s["name"], s["description"], s["value"], s["isDynamic"], s["defaultValue"],
				s["startupValue"], s["isExplicitlySet"], s["validValues"]})
		}
	}
	return rows, nil
}

var (
	routingArgs   = []Field{{Name: "context", Type: mapType}, {Name: "database", Type: stringType, Optional: true}}
	routingFields = []Field{{Name: "ttl", Type: integerType}, {Name: "servers", Type: value.Type{Kind: value.KindList, Element: &mapType}}}
)

// routingTable names this server for everything.
func routingTable(c *Call) ([][]value.Value, error) {
	server := func(role string) value.Value {
		return value.NewMap([]value.Entry{{Key: "addresses", Value: value.List{value.String(c.Environment.Address)}}, {Key: "role", Value: value.String(role)}})
	}
	return [][]value.Value{{value.Integer(300), value.List{server("WRITE"), server("READ"), server("ROUTE")}}}, nil
}

func resampleIndex(c *Call) ([][]value.Value, error) {
	name, _ := c.Args[0].(value.String)
	if _, ok := c.View.Index(strings.Trim(string(name), "`")); !ok {
		return nil, value.Errorf("Neo.ClientError.Schema.IndexNotFound", "No such index '%s'", name)
	}
	return nil, nil
}

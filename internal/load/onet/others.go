package onet

import (
	"slices"
	"strings"

	"rolegraph/internal/load/dataset"
)

// others are the tools and roles of other data sets that O*NET's are linked to.
type others struct {
	tools   map[string]bool     // keys
	aliases map[string]string   // keys of tools by the keys that their aliases would have
	roles   map[string][]string // keys of roles by name, in small letters
}

func newOthers() *others {
	return &others{tools: map[string]bool{}, aliases: map[string]string{}, roles: map[string][]string{}}
}

// note takes a node that is in the database.
func (o *others) note(n dataset.Node) {
	switch n.Label {
	case "Tool":
		o.tools[n.ID] = true
		aliases, _ := n.Properties["aliases"].([]any)
		for _, alias := range aliases {
			if text, ok := alias.(string); ok {
				o.aliases[ToolID(text)] = n.ID
			}
		}
	case "Role":
		// ESCO's are linked by a crosswalk, which knows better than their names.
		if name, ok := n.Properties["name"].(string); ok && !strings.HasPrefix(n.ID, "esco:") {
			name = strings.ToLower(name)
			if !slices.Contains(o.roles[name], n.ID) {
				o.roles[name] = append(o.roles[name], n.ID)
			}
		}
	}
}

// tool returns the key of the tool that one with this key is: itself, or another
// data set's that has its name as an alias.
func (o *others) tool(id string) string {
	if alias, known := o.aliases[id]; known && !o.tools[id] {
		return alias
	}
	return id
}

// sameRoles links occupations to the roles of other data sets that are named alike;
// O*NET's names are plurals.
func (r *reader) sameRoles() error {
	return r.each("Occupation Data.txt", []string{"O*NET-SOC Code", "Title"}, func(from dataset.Place, v []string) error {
		title := strings.ToLower(v[1])
		for _, id := range slices.Concat(r.others.roles[title], r.others.roles[strings.TrimSuffix(title, "s")]) {
			if err := r.sink.Edge(dataset.Edge{Kind: sameAs, Start: roleID(v[0]), End: id, Properties: map[string]any{"by": "title"}, From: from}); err != nil {
				return err
			}
		}
		return nil
	})
}

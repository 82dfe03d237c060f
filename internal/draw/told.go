package draw

import (
	"fmt"
	"strings"
)

// toldEdges is how many neighbours of one kind a description names.
const toldEdges = 12

// tell puts every node's edges into words, for those who cannot see the lines:
// "USES Docker, TensorFlow. INCLUDES from Data Scientist."
func (s *Scene) tell() []string {
	type kind struct {
		node int
		text string
	}
	var order []kind
	names := map[kind][]string{}
	note := func(k kind, name string) {
		if names[k] == nil {
			order = append(order, k)
		}
		names[k] = append(names[k], name)
	}
	for _, e := range s.Edges {
		where := ""
		if e.Note != "" {
			where = " (" + e.Note + ")"
		}
		note(kind{e.From, e.Type}, s.Nodes[e.To].Name+where)
		note(kind{e.To, e.Type + " from"}, s.Nodes[e.From].Name+where)
	}
	told := make([]string, len(s.Nodes))
	for _, k := range order {
		list := names[k]
		text := strings.Join(list[:min(len(list), toldEdges)], ", ")
		if more := len(list) - toldEdges; more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		told[k.node] += strings.TrimSpace(k.text+" "+text) + ". "
	}
	for i := range told {
		told[i] = strings.TrimSpace(told[i])
	}
	return told
}

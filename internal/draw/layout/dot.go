package layout

import (
	"fmt"
	"strings"
)

// dot writes the graph for Graphviz, with a rung's own graph attributes. Nodes
// are n0, n1, …, edges carry their index as id, so the same graph gives the same
// bytes.
func (g *Graph) dot(attributes string) string {
	var b strings.Builder
	gap := g.Gap
	if gap == 0 {
		gap = usualGap
	}
	fmt.Fprintf(&b, "digraph { graph [rankdir=%s nodesep=%.1f ranksep=0.6 %s]\n", g.direction(), inches(gap), attributes)
	b.WriteString("node [shape=box fixedsize=true label=\"\"] edge [arrowsize=0.6]\n")
	for i, n := range g.Nodes {
		fmt.Fprintf(&b, "n%d [width=%.4f height=%.4f]\n", i, inches(n.W), inches(n.H))
	}
	for i, e := range g.Edges {
		fmt.Fprintf(&b, "n%d -> n%d [id=%d%s]\n", e.From, e.To, i, e.attributes())
	}
	b.WriteString("}\n")
	return b.String()
}

// usualGap is a fifth of an inch.
const usualGap = 14.4

func (g *Graph) direction() string {
	if g.Direction == "LR" {
		return "LR"
	}
	return "TB"
}

// attributes are those of an edge beside its id.
func (e Edge) attributes() string {
	out := ""
	if e.Label.W > 0 {
		out += fmt.Sprintf(` label=<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="%.0f" HEIGHT="%.0f"></TD></TR></TABLE>>`, e.Label.W, e.Label.H)
	}
	if e.Weak {
		out += " constraint=false"
	}
	if e.Down {
		out += " tailport=s headport=n"
	}
	return out
}

// inches turns pixels into Graphviz's inches of 72 points; a point is one pixel.
func inches(pixels float64) float64 { return pixels / 72 }

// Key is a text that is equal for graphs with equal layouts.
func (g *Graph) Key() string { return g.dot("") }

package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"
)

// Orientation says how one relationship type builds a hierarchy: Up when it
// points from child to parent (REPORTS_TO), else from parent to child (INCLUDES).
type Orientation struct {
	Type string
	Up   bool
}

// OrgOptions chooses a hierarchy.
type OrgOptions struct {
	Rels  []Orientation // empty means MEMBER_OF, PART_OF and REPORTS_TO, all up, without the Groups of classifications
	Root  *NodeKey      // nil: every node that has children and no parent
	Depth int           // levels open below the roots; 0 means 2, or fewer where these exceed the limit, or none where there are more than 12 roots
	Open  []NodeKey     // branches open below that depth
	Fold  []NodeKey     // branches folded above it
	Cross []string      // types drawn across the hierarchy; nil means WORKS_WITH, empty none
	// RollUp is a type from a node to its group, such as MEMBER_OF: the node is shown
	// as its group, and relationships between members as counted ones between groups.
	RollUp string
	Limit  int // boxes at most, 1 to 500; 0 means 150
}

// Org is a hierarchy with parts folded. Nodes are referred to by index.
type Org struct {
	Nodes      []OrgNode `json:"nodes" doc:"level by level, then by name"`
	Edges      []OrgEdge `json:"edges" doc:"parent to child"`
	Cross      []OrgEdge `json:"cross" doc:"relationships across the hierarchy"`
	Breadcrumb []Ref     `json:"breadcrumb" doc:"from the top down to the chosen root"`
	Unshown    int       `json:"unshown,omitempty" doc:"roots labelled Group, of classifications, that are left out because nobody asked for a type; rel=PART_OF:up shows them"`
	Cycles     int       `json:"cycles" doc:"relationships that close a cycle; they are among cross"`
	Depth      int       `json:"depth" doc:"levels open below the roots"`
	RolledUp   *RolledUp `json:"rolledUp,omitempty" doc:"what is shown as its groups; absent where nothing was to be"`
	Cut                  // counts the nodes of the hierarchy, the leaves too
}

// RolledUp counts what a hierarchy shows as its groups.
type RolledUp struct {
	By     string `json:"by" doc:"the relationship type from a node to its group" example:"MEMBER_OF"`
	Nodes  int64  `json:"nodes" doc:"nodes below the chosen root that are shown as their groups"`
	Groups int64  `json:"groups" doc:"groups that they are shown as"`
	Inside int64  `json:"inside" doc:"relationships between members of one group, which are no edges; counted in each group"`
}

// OrgNode is one node of the hierarchy.
type OrgNode struct {
	Node
	Level    int   `json:"level" doc:"0 for roots"`
	Children int64 `json:"children" doc:"direct children in the database"`
	Folded   int64 `json:"folded" doc:"descendants that this box hides: they are neither nodes nor leaves of a node; 0 when all its children are shown"`
	Members  int64 `json:"members,omitempty" doc:"nodes that are rolled up into this one"`
	Leaves   []Ref `json:"leaves,omitempty" doc:"direct children without children of their own, stacked in this node's box instead of being nodes"`
}

// OrgEdge joins two nodes of the hierarchy.
type OrgEdge struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Type string `json:"type"`
	// Where nodes are rolled up:
	Count   int64 `json:"count,omitempty" doc:"how many relationships it stands for, where nodes are rolled up"`
	Implied bool  `json:"implied,omitempty" doc:"none of them joins the two nodes themselves: all are between their members"`
}

// Org returns a hierarchy of the graph, folded to what one can read. Several
// roots, several parents and cycles are kept, not fatal.
//
// It takes two round trips: the shape of the whole hierarchy, without which nobody
// can say what is folded, and then the nodes that are shown.
func (db *DB) Org(ctx context.Context, o OrgOptions) (*Org, error) {
	anyType := len(o.Rels) == 0
	if err := o.setDefaults(); err != nil {
		return nil, err
	}
	c, err := db.readCatalog(ctx)
	if err != nil {
		return nil, err
	}
	key := fmt.Sprint(o.Rels, o.Cross, o.RollUp)
	h, err := recall(ctx, db, db.hierarchies, key, func(ctx context.Context) (*hierarchy, error) { return db.hierarchy(ctx, c, o) })
	if err != nil {
		return nil, err
	}
	h, roots, err := db.orgRoots(ctx, c, h, o)
	if err != nil {
		return nil, err
	}
	all := len(roots)
	if anyType && o.Root == nil {
		roots = h.organisations(roots)
	}
	view := h.unfold(roots, o)
	nodes, err := db.nodesByID(ctx, c, h.ids(view.shown))
	if err != nil {
		return nil, err
	}
	org := view.answer(nodes)
	org.Unshown = all - len(roots)
	return org, nil
}

// fewRoots can each be opened without filling the picture.
const fewRoots = 12

// unfold opens the hierarchy to the depth that was asked for; else two levels, or as
// many as leave nothing out.
func (h *hierarchy) unfold(roots []int, o OrgOptions) *view {
	if o.Depth > 0 || len(roots) > fewRoots {
		return h.fold(roots, o)
	}
	o.Depth = 2
	v := h.fold(roots, o)
	for v.full && o.Depth > 0 {
		o.Depth--
		v = h.fold(roots, o)
	}
	return v
}

func (o *OrgOptions) setDefaults() (err error) {
	if len(o.Rels) == 0 {
		o.Rels = []Orientation{{"MEMBER_OF", true}, {"PART_OF", true}, {"REPORTS_TO", true}}
	}
	o.Rels = slices.DeleteFunc(slices.Clone(o.Rels), func(r Orientation) bool { return r.Type == o.RollUp })
	if o.Cross == nil {
		o.Cross = []string{"WORKS_WITH"}
	}
	if o.Depth, err = between("depth", o.Depth, 0, 1, 50); err != nil {
		return err
	}
	o.Limit, err = between("limit", o.Limit, 150, 1, 500)
	return err
}

// mostOrgNodes is how many nodes a hierarchy may have: beyond it no picture of the
// whole is to be had in time.
const mostOrgNodes = 200_000

func (db *DB) hierarchy(ctx context.Context, c *catalog, o OrgOptions) (*hierarchy, error) {
	var types []string
	for _, r := range o.Rels {
		types = append(types, r.Type)
	}
	if o.RollUp != "" {
		types = append(types, o.RollUp)
	}
	params := c.params(map[string]any{"limit": mostOrgNodes + 1})
	records, err := db.ask(ctx, statement("org", params, fillAny("types", types), fillAny("crossing", append(types, o.Cross...))))
	if err != nil {
		return nil, err
	}
	if len(records) > mostOrgNodes {
		return nil, badArgument("rel", "These relationships join more than %d nodes.", mostOrgNodes)
	}
	if len(records) == 0 {
		if err := db.checkTypes(ctx, types); err != nil && !isDefault(o.Rels) {
			return nil, err
		}
	}
	h := newHierarchy(c, records, o)
	if h.rolled != nil && !slices.ContainsFunc(h.rolled.members, func(n int64) bool { return n > 0 }) {
		return h, db.checkTypes(ctx, []string{o.RollUp})
	}
	return h, nil
}

// isDefault tells whether the types are those of the model, which may be absent.
func isDefault(rels []Orientation) bool {
	for _, r := range rels {
		if telling(r.Type) == len(tellingTypes) {
			return false
		}
	}
	return true
}

// orgRoots returns the positions of the roots: the chosen one, or all. A chosen node
// that stands in no hierarchy is one of its own.
func (db *DB) orgRoots(ctx context.Context, c *catalog, h *hierarchy, o OrgOptions) (*hierarchy, []int, error) {
	if o.Root == nil {
		return h, h.roots(), nil
	}
	if at, ok := h.find(*o.Root); ok {
		roots, _ := h.rolled.shownAs(at)
		return h, roots, nil
	}
	property, keys := c.locate(o.Root.Label, o.Root.Key)
	row, err := db.askOne(ctx, statement("node", map[string]any{"keys": keys}, fillLabel("label", o.Root.Label), fillKey("n", "property", property)))
	if err != nil {
		return nil, nil, err
	}
	if row == nil {
		return nil, nil, db.missing(ctx, o.Root.Label, o.Root.Key)
	}
	n, _ := row[0].(dbtype.Node)
	alone := &hierarchy{position: map[string]int{}}
	return alone, []int{alone.add(n.ElementId, c.node(n).Ref)}, nil
}

func (db *DB) nodesByID(ctx context.Context, c *catalog, ids []string) (map[string]Node, error) {
	records, err := db.ask(ctx, Statement{Name: "org_nodes", Text: text("org_nodes"), Params: map[string]any{"ids": ids}})
	if err != nil {
		return nil, err
	}
	nodes := make(map[string]Node, len(records))
	for _, r := range records {
		if n, ok := r.Values[0].(dbtype.Node); ok {
			nodes[n.ElementId] = c.node(n)
		}
	}
	return nodes, nil
}

package query

import (
	"reflect"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/db"
)

// planOf copies a plan of the driver; false when the driver's plan is not built
// as expected, so that nothing is known of the statement.
//
// The driver's own Children gives the last child in the place of every child
// (v5.28.4, resultsummary.go: the address of a loop variable under Go 1.21 rules),
// which hides the other branches of a UNION. The tree below it is whole, so it is
// read there.
func planOf(p neo4j.Plan) (*Plan, bool) {
	v := reflect.ValueOf(p)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil, false
	}
	tree := v.Elem().FieldByName("plan")
	if !tree.IsValid() || tree.Type() != reflect.TypeFor[*db.Plan]() || tree.IsNil() {
		return nil, false
	}
	return copyPlan(tree.Elem()), true
}

// copyPlan copies a db.Plan that may be read by reflection only.
func copyPlan(v reflect.Value) *Plan {
	plan := &Plan{Operator: operatorName(v.FieldByName("Operator").String()), Identifiers: []string{}, Children: []*Plan{}}
	arguments, identifiers, children := v.FieldByName("Arguments"), v.FieldByName("Identifiers"), v.FieldByName("Children")
	if details := argument(arguments, "Details"); details.Kind() == reflect.String {
		plan.Details = details.String()
	}
	if rows := argument(arguments, "EstimatedRows"); rows.CanFloat() {
		plan.EstimatedRows = rows.Float()
	} else if rows.CanInt() {
		plan.EstimatedRows = float64(rows.Int())
	}
	for i := range identifiers.Len() {
		plan.Identifiers = append(plan.Identifiers, identifiers.Index(i).String())
	}
	for i := range children.Len() {
		plan.Children = append(plan.Children, copyPlan(children.Index(i)))
	}
	return plan
}

func argument(arguments reflect.Value, name string) reflect.Value {
	v := arguments.MapIndex(reflect.ValueOf(name))
	if !v.IsValid() {
		return v
	}
	return v.Elem()
}

// profileOf copies a plan that was run with PROFILE.
func profileOf(p neo4j.ProfiledPlan) *Plan {
	arguments := p.Arguments()
	rows, hits := p.Records(), p.DbHits()
	plan := &Plan{
		Operator:      operatorName(p.Operator()),
		Details:       text(arguments["Details"]),
		EstimatedRows: number(arguments["EstimatedRows"]),
		Rows:          &rows,
		DBHits:        &hits,
		Identifiers:   append([]string{}, p.Identifiers()...),
		Children:      []*Plan{},
	}
	for _, child := range p.Children() {
		plan.Children = append(plan.Children, profileOf(child))
	}
	return plan
}

// largest returns the operator with the largest estimate, the highest of equal
// ones; ProduceResults only hands on what is below it.
func (p *Plan) largest() *Plan {
	if p.Operator == "ProduceResults" && len(p.Children) == 1 {
		return p.Children[0].largest()
	}
	most := p
	for _, child := range p.Children {
		if below := child.largest(); below.EstimatedRows > most.EstimatedRows {
			most = below
		}
	}
	return most
}

// walk visits every operator, the root first, until visit returns false.
func (p *Plan) walk(visit func(*Plan) bool) bool {
	if !visit(p) {
		return false
	}
	for _, child := range p.Children {
		if !child.walk(visit) {
			return false
		}
	}
	return true
}

// operatorName takes the database's name off.
func operatorName(operator string) string {
	name, _, _ := strings.Cut(operator, "@")
	return name
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

func number(v any) float64 {
	switch n := v.(type) {
	case float64:
		return n
	case int64:
		return float64(n)
	}
	return 0
}

package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rolegraph/graph"
	"rolegraph/tests/testdb"
)

func TestRoutesOverHTTP(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Careers(t)
		s := start(t, db)
		r := get[graph.Routes](t, s, "/api/v1/routes?from=guild:miller&to=guild:pharmacist&k=2&maxHops=4&zones=any&things=1")
		if r.Returned != 2 || r.Total != 3 || !r.AtLeast || r.Reason != "limit" || len(r.Routes[0].Hops) != 3 {
			t.Errorf("routes %+v", r.Cut)
		}
		hop := r.Routes[0].Hops[0]
		if len(hop.Skills.Missing) != 1 || hop.Skills.MissingTotal != 3 || hop.Evidence["source"].V != "register, next to Miller" {
			t.Errorf("hop %+v", hop)
		}
		none := get[graph.Routes](t, s, "/api/v1/routes?from=guild:hermit&to=guild:baker")
		if none.None == "" || none.Returned != 0 || none.Truncated() || none.Direct.Cost <= 0.5 {
			t.Errorf("no route: %+v", none)
		}
		for path, argument := range map[string]string{
			"/api/v1/routes?from=guild:bakr&to=guild:miller": "from", "/api/v1/routes?from=guild:miller&to=guild:bakr": "to",
			"/api/v1/diagrams/route.svg?from=guild:bakr&to=guild:miller": "from",
		} {
			p := s.refused(t, http.StatusNotFound, "GET", path, "")
			if p.Code != "not_found" || p.Argument != argument || !slices.Contains(p.Nearest, "guild:baker") {
				t.Errorf("%s: %+v", path, p)
			}
		}
		for _, path := range []string{
			"/api/v1/routes?from=guild:baker", "/api/v1/routes?to=guild:baker", "/api/v1/routes?from=guild:baker&to=guild:baker",
			"/api/v1/routes?from=guild:baker&to=guild:miller&k=11", "/api/v1/routes?from=guild:baker&to=guild:miller&zones=near",
		} {
			if p := s.refused(t, http.StatusUnprocessableEntity, "GET", path, ""); p.Code != "bad_argument" {
				t.Errorf("%s: %+v", path, p)
			}
		}
	})
}

// The picture names roles, costs and what is missing, and carries the text of every
// data set that it shows: the almanac's too, where a twin's skills stand in.
func TestRoutePicture(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Careers(t)
		s := start(t, db)
		_, svg := s.do(t, "GET", "/api/v1/diagrams/route.svg?from=guild:brewer&to=guild:pharmacist", "")
		for _, text := range []string{
			"From Brewer to Pharmacist", ">Route 1<", ">Chemist<", ">dispense remedies<", "job zone 5 · not rated", "by the twin in another data set",
			"Made up for tests: the guild register.", "Made up for tests: the almanac of trades.", `<desc`,
		} {
			if !strings.Contains(svg, text) {
				t.Errorf("the picture does not say %q", text)
			}
		}
		_, svg = s.do(t, "GET", "/api/v1/diagrams/route.svg?from=guild:hermit&to=guild:baker", "")
		if !strings.Contains(svg, "Straight, no route") || !strings.Contains(svg, "The data relate Hermit to no other role.") {
			t.Errorf("no route is not said in %.400s", svg)
		}
	})
}

func TestWhatIfOverHTTP(t *testing.T) {
	testdb.Each(t, func(t *testing.T, db testdb.DB) {
		db.Careers(t)
		s := start(t, db)
		w := get[graph.WhatIf](t, s, "/api/v1/roles/guild:miller/what-if?learn=Tool:oven,Skill:guild:baking&learn=ledger")
		if len(w.Learn) != 3 || w.Items[0].Key != "guild:baker" || !w.Items[0].Crosses {
			t.Errorf("what if %+v", w)
		}
		if p := s.refused(t, http.StatusNotFound, "GET", "/api/v1/roles/guild:miler/what-if", ""); !slices.Contains(p.Nearest, "guild:miller") {
			t.Errorf("%+v", p)
		}
		if p := s.refused(t, http.StatusNotFound, "GET", "/api/v1/roles/guild:miller/what-if?learn=mortr", ""); p.Argument != "learn" || !slices.Contains(p.Nearest, "Tool:mortar") {
			t.Errorf("%+v", p)
		}
	})
}

package differential

import "strings"

// pattern draws a path, or two, and binds what it names.
func (q *query) pattern() string {
	text := q.path()
	if q.chance(6) {
		text += ", " + q.path()
	}
	return text
}

func (q *query) path() string {
	text := q.nodePattern()
	for range q.upTo(0, 2) {
		text += q.step() + q.nodePattern()
	}
	return text
}

// nodePattern names a node, new or known, or leaves it without a name.
func (q *query) nodePattern() string {
	switch {
	case q.chance(4):
		return "(" + q.labels() + ")"
	case len(q.nodes) > 0 && q.chance(3):
		return "(" + q.node() + ")"
	}
	v := q.fresh("n")
	text := "(" + v + q.labels() + q.pick("", "", "", " {y: 1}", " {x: 'a'}", " WHERE "+v+".y > 1") + ")"
	q.nodes = append(q.nodes, v)
	return text
}

func (q *query) labels() string {
	return q.pick("", "", ":A", ":B", ":A|B", ":A&B", ":!A", ":%", ":Nowhere")
}

// step draws what lies between two nodes.
func (q *query) step() string {
	kind := q.pick("", ":R", ":S", ":R|S", ":!R")
	switch q.upTo(1, 6) {
	case 1:
		return q.arrow("[" + q.pick(":R", ":S", ":R|S", "") + q.pick("*1..2", "*0..1", "*2", "*..2", "*0..3", "*1..3") + "]")
	case 2:
		return q.arrow("["+kind+"]") + q.pick("{1,2}", "{0,1}", "{2}")
	case 3:
		return " (" + q.pick("()-[:R]->()", "()<-[:S]-()", "()-[:R]->() WHERE true", "(:A)--()") + ")" + q.pick("{1,2}", "{0,1}", "{1}") + " "
	case 4:
		v := q.fresh("r")
		text := q.arrow("[" + v + kind + q.pick("", "", " {w: 1}", " WHERE "+v+".w > 0") + "]")
		q.relationships = append(q.relationships, v)
		return text
	}
	return q.arrow("[" + kind + "]")
}

func (q *query) arrow(inside string) string {
	return strings.Replace(q.pick("-?->", "<-?-", "-?-"), "?", inside, 1)
}

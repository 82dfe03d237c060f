package graph

// Cut is the truncation contract: every answer that may hold less than there is
// says how much it holds, how much there is, why, and how to go on.
type Cut struct {
	Returned int    `json:"returned" doc:"how many items this answer holds"`
	Total    int64  `json:"total" doc:"how many there are; a lower bound when atLeast is set"`
	AtLeast  bool   `json:"atLeast,omitempty" doc:"total is a lower bound"`
	Reason   string `json:"reason,omitempty" doc:"why the answer was cut; empty when it is whole" example:"limit"`
	Next     string `json:"next,omitempty" doc:"cursor for the next page; empty on the last one"`
}

// Truncated tells whether the answer holds less than there is.
func (c Cut) Truncated() bool { return c.Reason != "" }

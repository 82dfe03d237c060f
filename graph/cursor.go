package graph

import (
	"encoding/base64"
	"encoding/json"
)

// after is the last item of a page: where the next one goes on. Pages are by
// value, not by number, so nothing is shown twice or left out when the data change.
type after struct {
	Rank float64 `json:"r,omitempty"` // of a link
	Name string  `json:"n"`           // as it is sorted: in lower case
	Key  string  `json:"k"`
}

// cursorVersion begins every cursor. A cursor of another version is refused, never
// misread.
const cursorVersion = "1"

func (a after) cursor() string {
	b, _ := json.Marshal(a)
	return cursorVersion + base64.RawURLEncoding.EncodeToString(b)
}

// parseCursor reads a cursor; "" is the first page.
func parseCursor(cursor string) (a after, first bool, err error) {
	if cursor == "" {
		return after{}, true, nil
	}
	bad := &Error{Code: BadArgument, Argument: "cursor", Message: "The cursor is not one that this version gave.", Hint: "Start again without a cursor."}
	if cursor[:1] != cursorVersion {
		return after{}, false, bad
	}
	b, err := base64.RawURLEncoding.DecodeString(cursor[1:])
	if err != nil || json.Unmarshal(b, &a) != nil {
		return after{}, false, bad
	}
	return a, false, nil
}

// params are the parameters of a text that goes on from here.
func (a after) params(first bool) map[string]any {
	return map[string]any{"first": first, "afterRank": a.Rank, "afterName": a.Name, "afterKey": a.Key}
}

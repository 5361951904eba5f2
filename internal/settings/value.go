package settings

import "strings"

// redacted is what a secret is shown as.
const redacted = "********"

// String is the value as a report may show it.
func (v Value) String() string {
	switch v.Kind {
	case Absent:
		return ""
	case Unknown:
		return "<computed>"
	case Null:
		return "null"
	case List, Map:
		var b strings.Builder
		open, end := "[", "]"
		if v.Kind == Map {
			open, end = "{", "}"
		}
		b.WriteString(open)
		for i, x := range v.Items {
			if i > 0 {
				b.WriteString(", ")
			}
			if v.Kind == Map {
				b.WriteString(v.Keys[i] + ": ")
			}
			x.Secret = x.Secret || v.Secret
			b.WriteString(x.String())
		}
		b.WriteString(end)
		return b.String()
	}
	if v.Secret && v.Raw != "" {
		return redacted
	}
	return v.Raw
}

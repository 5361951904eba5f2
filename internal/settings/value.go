package settings

import (
	"math"
	"strconv"
	"strings"
)

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

// ValueOf is a constant as a value: nil, a bool, an int64, a float64 or a string.
func ValueOf(x any) Value {
	switch x := x.(type) {
	case nil:
		return Value{Kind: Null}
	case bool:
		return Value{Kind: Bool, Raw: strconv.FormatBool(x)}
	case int64:
		return Value{Kind: Number, Raw: strconv.FormatInt(x, 10)}
	case float64:
		return Value{Kind: Number, Raw: formatFloat(x)}
	case string:
		return Value{Kind: Text, Raw: x}
	}
	return Value{Kind: Unknown}
}

// formatFloat writes a float as Python does: 1000000.0, 1e+16.
func formatFloat(x float64) string {
	if a := math.Abs(x); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.ContainsAny(s, ".NI") {
		s += ".0"
	}
	return s
}

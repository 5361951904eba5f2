package format

import (
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/settings"
)

// readJSON reads JSON with what people put into it all the same: comments, commas behind the last item, several values one
// after another. Where it is broken, reading goes on behind the next comma or line.
//
// As in YAML, scalars are settings, and lists of nothing but scalars.
func readJSON(r *reading) {
	j := &jsonReading{reading: r, t: r.text}
	for j.space(); j.at < len(j.t); j.space() {
		before := j.at
		j.value(nil, span{})
		if j.at == before {
			j.expected("a value")
		}
	}
}

type jsonReading struct {
	*reading
	t  string
	at int
}

const maxJSONDepth = 64

// space skips white space and comments.
func (j *jsonReading) space() {
	for j.at < len(j.t) {
		rest := j.t[j.at:]
		switch {
		case isSpace(rest[0]):
			j.at++
		case strings.HasPrefix(rest, "//") || rest[0] == '#':
			j.at = lineEnd(j.t, j.at)
		case strings.HasPrefix(rest, "/*"):
			if end := strings.Index(rest, "*/"); end >= 0 {
				j.at += end + 2
			} else {
				j.at = len(j.t)
			}
		default:
			return
		}
	}
}

// expected notes what is missing and skips to where reading can go on.
func (j *jsonReading) expected(what string) {
	j.problem(j.at, "the JSON is broken: %s is missing", what)
	for j.at < len(j.t) {
		c := j.t[j.at]
		j.at++
		if c == ',' || c == '\n' {
			return
		}
	}
}

// value reads one value, whose path and name are given; a list of scalars is one setting.
func (j *jsonReading) value(path []string, key span) {
	if j.at >= len(j.t) {
		return
	}
	switch c := j.t[j.at]; {
	case c == '{':
		j.object(path)
	case c == '[':
		j.list(path, key)
	default:
		if v, at, ok := j.scalar(); ok && len(path) > 0 {
			j.setting(path, v, key, at)
		}
	}
}

// scalar reads a text, a number or a word; false where there is none.
func (j *jsonReading) scalar() (v settings.Value, at span, ok bool) {
	if j.at < len(j.t) && (j.t[j.at] == '"' || j.t[j.at] == '\'') {
		s, at, ok := j.string()
		return text(s), at, ok
	}
	start := j.at
	for j.at < len(j.t) && (j.t[j.at] == '+' || j.t[j.at] == '-' || j.t[j.at] == '.' || j.t[j.at] == '_' ||
		j.t[j.at] >= '0' && j.t[j.at] <= '9' || j.t[j.at]|0x20 >= 'a' && j.t[j.at]|0x20 <= 'z') {
		j.at++
	}
	at = span{start, j.at}
	v = settings.Value{Kind: settings.Number, Raw: j.of(at)}
	switch v.Raw {
	case "":
		return v, at, false
	case "true", "false":
		v.Kind = settings.Bool
	case "null":
		v.Kind = settings.Null
	default:
		if _, err := strconv.ParseFloat(v.Raw, 64); err != nil {
			v.Kind = settings.Text
		}
	}
	return v, at, true
}

// string reads a text in quotes, which ends at the line's end at the latest.
func (j *jsonReading) string() (s string, at span, ok bool) {
	open := j.at
	plain := true
	for j.at++; j.at < len(j.t) && j.t[j.at] != j.t[open] && j.t[j.at] != '\n'; j.at++ {
		if j.t[j.at] == '\\' {
			plain = false
			j.at++
		}
	}
	at = span{open + 1, min(j.at, len(j.t))}
	if j.at >= len(j.t) || j.t[j.at] == '\n' {
		j.problem(open, "the quote does not end")
		j.at = min(j.at, len(j.t))
		return j.of(at), at, true
	}
	j.at++
	if s = j.of(at); !plain {
		s = unescapeJSON(s)
	}
	return s, at, true
}

// slashed undoes the one escape that Go does not have; a backslash that is escaped itself escapes nothing.
var slashed = strings.NewReplacer(`\\`, `\\`, `\/`, `/`)

func unescapeJSON(s string) string {
	if out, err := strconv.Unquote(`"` + slashed.Replace(s) + `"`); err == nil {
		return out
	}
	return unescape(s)
}

func (j *jsonReading) object(path []string) {
	if len(path) >= maxJSONDepth {
		j.tooDeep()
		return
	}
	j.at++
	for {
		j.space()
		switch {
		case j.at >= len(j.t):
			return
		case j.t[j.at] == '}':
			j.at++
			return
		case j.t[j.at] == ',':
			j.at++
			continue
		}
		v, key, ok := j.scalar()
		if !ok {
			j.expected("a name")
			continue
		}
		if j.space(); j.at >= len(j.t) || j.t[j.at] != ':' {
			j.expected(`the ":"`)
			continue
		}
		j.at++
		j.space()
		before := j.at
		j.value(child(path, v.Raw), key)
		if j.at == before {
			j.expected("a value")
		}
	}
}

func (j *jsonReading) list(path []string, key span) {
	if len(path) >= maxJSONDepth {
		j.tooDeep()
		return
	}
	v := settings.Value{Kind: settings.List}
	at := span{j.at, j.at}
	mark := len(j.settings)
	j.at++
	scalars := true
	for n := 0; ; {
		j.space()
		switch {
		case j.at >= len(j.t) || j.t[j.at] == ']':
			j.at = min(j.at+1, len(j.t))
			at.end = j.at
			if scalars && len(path) > 0 {
				j.settings = j.settings[:mark]
				j.setting(path, v, key, at)
			}
			return
		case j.t[j.at] == ',':
			j.at++
			continue
		case j.t[j.at] == '{' || j.t[j.at] == '[':
			scalars = false
			j.value(child(path, strconv.Itoa(n)), key)
		default:
			x, where, ok := j.scalar()
			if !ok {
				j.expected("a value")
				break
			}
			v.Items = append(v.Items, x)
			if len(path) > 0 {
				j.setting(child(path, strconv.Itoa(n)), x, key, where)
			}
		}
		n++
	}
}

// tooDeep skips to the end of what is nested too deeply.
func (j *jsonReading) tooDeep() {
	j.problem(j.at, "the nesting is too deep; what is inside is not read")
	j.at = len(j.t)
}

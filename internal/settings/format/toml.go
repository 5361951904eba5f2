package format

import (
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/settings"
)

// readTOML reads TOML 1.0 line by line: a broken line is a problem, and the next one is read. Tables and dotted names make
// the path; an array of nothing but scalars is one setting, other arrays have their indices in the path.
func readTOML(r *reading) {
	m := &tomlReading{reading: r, t: r.text, arrays: map[string]int{}}
	for m.blank(true); m.at < len(m.t); m.blank(true) {
		before := m.at
		if m.t[m.at] == '[' {
			m.header()
		} else {
			m.pair(m.table)
		}
		if m.blank(false); m.at < len(m.t) && m.t[m.at] != '\n' && m.t[m.at] != '\r' && !m.failed {
			m.fail("the line goes on where it should end")
		}
		if m.failed || m.at == before {
			m.at = min(lineEnd(m.t, max(m.at, before))+1, len(m.t))
		}
		m.failed = false
	}
}

type tomlReading struct {
	*reading
	t      string
	at     int
	table  []string
	arrays map[string]int // how many tables of an array there were, by their path
	failed bool           // the line is broken
	depth  int
}

func (m *tomlReading) fail(message string) {
	if !m.failed {
		m.problem(m.at, "the TOML is broken: %s", message)
	}
	m.failed = true
}

// blank skips white space and comments, with the ends of lines or without.
func (m *tomlReading) blank(lines bool) {
	for m.at < len(m.t) {
		switch c := m.t[m.at]; {
		case c == '#':
			m.at = lineEnd(m.t, m.at)
		case c == ' ' || c == '\t' || lines && (c == '\n' || c == '\r'):
			m.at++
		default:
			return
		}
	}
}

func (m *tomlReading) next(c byte) bool {
	if m.at < len(m.t) && m.t[m.at] == c {
		m.at++
		return true
	}
	return false
}

// header reads [table] and [[array of tables]].
func (m *tomlReading) header() {
	m.at++
	array := m.next('[')
	path, _ := m.name()
	if !m.next(']') || array && !m.next(']') {
		m.fail("the name of the table does not end")
	}
	if array {
		key := strings.Join(path, "\x00")
		path = child(path, strconv.Itoa(m.arrays[key]))
		m.arrays[key]++
	}
	m.table = path
}

// name reads a dotted name.
func (m *tomlReading) name() (path []string, at span) {
	for {
		m.blank(false)
		start := m.at
		switch {
		case m.at < len(m.t) && (m.t[m.at] == '"' || m.t[m.at] == '\''):
			v, inner := m.string()
			path, at = append(path, v.Raw), inner
		default:
			for m.at < len(m.t) && !strings.ContainsRune(" \t\r\n.=]#[{},\"'", rune(m.t[m.at])) {
				m.at++
			}
			at = span{start, m.at}
			path = append(path, m.of(at))
		}
		if m.at == start {
			m.fail("a name is missing")
			return path, at
		}
		if m.blank(false); len(path) == maxJSONDepth || !m.next('.') {
			return path, at
		}
	}
}

// pair reads name = value.
func (m *tomlReading) pair(table []string) {
	path, key := m.name()
	if m.failed {
		return
	}
	if !m.next('=') {
		m.fail(`the "=" is missing`)
		return
	}
	m.blank(false)
	m.value(append(table[:len(table):len(table)], path...), key)
}

func (m *tomlReading) value(path []string, key span) {
	if m.depth++; m.depth > maxJSONDepth {
		m.fail("the nesting is too deep")
	}
	defer func() { m.depth-- }()
	if m.failed || m.at >= len(m.t) {
		m.fail("a value is missing")
		return
	}
	switch m.t[m.at] {
	case '{':
		m.at++
		for m.blank(true); !m.failed && !m.next('}'); m.blank(true) {
			if m.at >= len(m.t) {
				m.fail("the table does not end")
				return
			}
			m.pair(path)
			m.blank(true)
			m.next(',')
		}
	case '[':
		m.array(path, key)
	default:
		v, at := m.scalar()
		if !m.failed {
			m.setting(path, v, key, at)
		}
	}
}

func (m *tomlReading) array(path []string, key span) {
	v := settings.Value{Kind: settings.List}
	at := span{m.at, m.at}
	mark, scalars := len(m.settings), true
	m.at++
	for m.blank(true); !m.failed && !m.next(']'); m.blank(true) {
		if m.at >= len(m.t) {
			m.fail("the array does not end")
			return
		}
		before := len(m.settings)
		if c := m.t[m.at]; c == '{' || c == '[' {
			scalars = false
		}
		m.value(child(path, strconv.Itoa(len(v.Items))), key)
		x := settings.Value{Kind: settings.Unknown}
		if len(m.settings) == before+1 {
			x = m.settings[before].Value
		}
		v.Items = append(v.Items, x)
		m.blank(true)
		m.next(',')
	}
	at.end = m.at
	if scalars && !m.failed {
		m.settings = m.settings[:mark]
		m.setting(path, v, key, at)
	}
}

// scalar reads a text, a number, a boolean or a date, which is a text.
func (m *tomlReading) scalar() (settings.Value, span) {
	if c := m.t[m.at]; c == '"' || c == '\'' {
		return m.string()
	}
	start := m.at
	for m.at < len(m.t) && !strings.ContainsRune("\t\r\n,]}#", rune(m.t[m.at])) {
		m.at++
	}
	at := m.trimmed(span{start, m.at})
	v := settings.Value{Kind: settings.Text, Raw: m.of(at)}
	if v.Raw == "true" || v.Raw == "false" {
		v.Kind = settings.Bool
	} else if _, err := strconv.ParseFloat(strings.ReplaceAll(v.Raw, "_", ""), 64); err == nil || strings.HasPrefix(v.Raw, "0x") {
		v.Kind = settings.Number
	} else if v.Raw == "" || v.Raw[0] < '0' || v.Raw[0] > '9' {
		m.fail("a value is missing, or a text has no quotes")
	}
	return v, at
}

// string reads a text in quotes: three of them around one of several lines, single ones around one without escapes.
func (m *tomlReading) string() (settings.Value, span) {
	q := m.t[m.at : m.at+1]
	open, multi := m.at, strings.HasPrefix(m.t[m.at:], q+q+q)
	if multi {
		q += q + q
	}
	start := m.at + len(q)
	end := start
	for end < len(m.t) && !strings.HasPrefix(m.t[end:], q) && (multi || m.t[end] != '\n') {
		if m.t[end] == '\\' && q[0] == '"' {
			end++
		}
		end++
	}
	if end >= len(m.t) || !strings.HasPrefix(m.t[end:], q) {
		m.fail("the quote does not end")
		return text(""), span{open, open}
	}
	for multi && end+len(q) < len(m.t) && m.t[end+len(q)] == q[0] { // one or two quotes may end the text
		end++
	}
	m.at = end + len(q)
	at := span{start, end}
	s := m.of(at)
	if multi {
		s = strings.TrimPrefix(strings.TrimPrefix(s, "\r"), "\n")
	}
	if q[0] == '"' && strings.Contains(s, `\`) {
		s = unescapeTOML(s)
	}
	return text(s), at
}

// unescapeTOML undoes the escapes of a text; a \ at a line's end swallows the white space that follows.
func unescapeTOML(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch c := s[i]; c {
		case 'u', 'U':
			n := 4
			if c == 'U' {
				n = 8
			}
			if i+1+n <= len(s) {
				if r, err := strconv.ParseUint(s[i+1:i+1+n], 16, 32); err == nil {
					b.WriteRune(rune(r))
					i += n
				}
			}
		case ' ', '\t', '\r', '\n':
			for i+1 < len(s) && isSpace(s[i+1]) {
				i++
			}
		case 'b':
			b.WriteByte('\b')
		case 'f':
			b.WriteByte('\f')
		case 'e':
			b.WriteByte(0x1b)
		default:
			b.WriteString(unescape(s[i-1 : i+1]))
		}
	}
	return b.String()
}

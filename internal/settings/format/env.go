package format

import (
	"strings"
)

// readEnv reads a .env file, or the assignments of a shell script of such (.envrc): KEY=value, with "export" before it or
// not; in single quotes as it is, in double quotes with escapes, both over several lines; outside of quotes up to a
// comment.
func readEnv(r *reading) {
	t := r.text
	script := strings.Contains(r.file.Path, ".envrc")
	for at := 0; at < len(t); {
		end := lineEnd(t, at)
		line := r.trimmed(span{at, end})
		at = end + 1
		if s := r.of(line); s == "" || s[0] == '#' {
			continue
		} else if rest, ok := strings.CutPrefix(s, "export "); ok {
			line = r.trimmed(span{line.end - len(rest), line.end})
		}
		n := nameLength(r.of(line))
		key := span{line.pos, line.pos + n}
		rest := strings.TrimLeft(t[key.end:line.end], " \t")
		if n == 0 || !strings.HasPrefix(rest, "=") {
			// A name alone is taken over from the environment.
			if !script && (n == 0 || rest != "" && rest[0] != '#') {
				r.problem(line.pos, "the line is no assignment of the form NAME=value")
			}
			continue
		}
		value := span{line.end - len(rest) + 1, line.end}
		for value.pos < value.end && (t[value.pos] == ' ' || t[value.pos] == '\t') {
			value.pos++
		}
		if value.pos < value.end && (t[value.pos] == '"' || t[value.pos] == '\'' || t[value.pos] == '`') {
			s, after, ok := quoted(t, value.pos)
			if !ok {
				r.problem(value.pos, "the quote does not end")
				value.pos++
				r.environment(r.of(key), nil, text(r.of(value)), key, value)
				continue
			}
			r.environment(r.of(key), nil, text(s), key, span{value.pos + 1, after - 1})
			at = max(at, lineEnd(t, after)+1)
			continue
		}
		value = r.trimmed(withoutComment(t, value))
		r.environment(r.of(key), nil, text(r.of(value)), key, value)
	}
}

// lineEnd is the offset of the line feed that ends the line of an offset, or of the text's end.
func lineEnd(t string, at int) int {
	if i := strings.IndexByte(t[min(at, len(t)):], '\n'); i >= 0 {
		return at + i
	}
	return len(t)
}

// nameLength is how long the name is that a text begins with.
func nameLength(s string) int {
	n := 0
	for n < len(s) && (s[n] == '_' || s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || n > 0 && (s[n] >= '0' && s[n] <= '9' || s[n] == '.' || s[n] == '-')) {
		n++
	}
	return n
}

// quoted is the text in the quotes that stand at an offset, and the offset after them.
func quoted(t string, at int) (s string, after int, ok bool) {
	q := t[at]
	plain := true
	i := at + 1
	for ; i < len(t) && t[i] != q; i++ {
		if t[i] == '\\' && q == '"' {
			plain = false
			i++
		}
	}
	if i >= len(t) {
		return "", 0, false
	}
	if plain {
		return t[at+1 : i], i + 1, true
	}
	return unescape(t[at+1 : i]), i + 1, true
}

// unescape undoes the escapes that shells, .env files and JSON have in common; an unknown one stands for its letter.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'r':
			b.WriteByte('\r')
		case '\n':
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// withoutComment is a span up to a comment in it: a # at its beginning or after white space.
func withoutComment(t string, s span) span {
	for i := s.pos; i < s.end; i++ {
		if t[i] == '#' && (i == s.pos || isSpace(t[i-1])) {
			s.end = i
		}
	}
	return s
}

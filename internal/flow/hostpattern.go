package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds patterns of URLs that leave the host no choice: ^https://(www\.)?example\.com/.

// beginsWithHost reports whether whatever a pattern matches begins with a URL whose host the pattern says, in all that it chooses from.
func beginsWithHost(pattern string, anchored bool) bool {
	return !slices.ContainsFunc(alternatives(pattern), func(p string) bool {
		if anchored && !strings.HasPrefix(p, "^") && !strings.HasPrefix(p, `\A`) {
			return true
		}
		p = strings.TrimPrefix(p, "(?i)")
		s := literalBeginning(p)
		return !(leadAfter(s) == leadFixed && strings.Contains(s, "://")) && !fixesHost(p)
	})
}

// partOfPattern is the part of a pattern that is a group of it, by its number or name: "0" is the whole.
func partOfPattern(pattern, which string) string {
	if which == "0" {
		return pattern
	}
	n := 0
	for i := 0; i < len(pattern); i++ {
		switch {
		case pattern[i] == '\\':
			i++
		case pattern[i] == '[': // brackets inside a class open no group
			i = setEnd(pattern, i) - 1
		case pattern[i] == '(':
			inner, name := pattern[i+1:], ""
			if rest, named := strings.CutPrefix(inner, "?P<"); named {
				name, inner, _ = strings.Cut(rest, ">")
			} else if strings.HasPrefix(inner, "?") {
				continue
			}
			if n++; strconv.Itoa(n) != which && name != which {
				continue
			}
			end := closing(pattern[i:])
			if end == 0 {
				return ""
			}
			return pattern[len(pattern)-len(inner) : i+end-1]
		}
	}
	return ""
}

// fixesHost reports whether whatever a pattern matches at its beginning is a URL of a host that the pattern spells, or of one below it.
func fixesHost(pattern string) bool {
	p := strings.TrimPrefix(strings.TrimPrefix(pattern, "^"), `\A`)
	for _, scheme := range [...]string{`https?://`, `https://`, `http://`, `https?:\/\/`, `https:\/\/`, `http:\/\/`} {
		if host, ok := strings.CutPrefix(p, scheme); ok {
			return spellsHost(host)
		}
	}
	return false
}

// spellsHost reports whether a pattern is a host up to the slash that ends it, of which at least the domain stands there literally.
func spellsHost(p string) bool {
	domain := "" // what stands there literally since the last choice
	for p != "" {
		switch c := p[0]; {
		case c == '/' || strings.HasPrefix(p, `\/`) || p == "$":
			name, top, ok := strings.Cut(strings.TrimPrefix(domain, "."), ".")
			return ok && name != "" && top != ""
		case endsHost(p):
			p = "/"
			continue
		case strings.HasPrefix(p, `\.`) || strings.HasPrefix(p, `\-`):
			domain, p = domain+p[1:2], p[2:]
		case hostLetter(c):
			domain, p = domain+p[:1], p[1:]
		case strings.HasPrefix(p, `\w`):
			domain, p = "", behindRepetition(p[2:])
		case c == '[':
			end := strings.IndexByte(p, ']')
			if end < 2 || strings.ContainsFunc(strings.ReplaceAll(p[1:end], `\w`, ""), func(r rune) bool { return r > 127 || !hostLetter(byte(r)) && r != '.' && r != '_' && r != '\\' }) {
				return false
			}
			domain, p = "", behindRepetition(p[end+1:])
		case strings.HasPrefix(p, `(:\d`), strings.HasPrefix(p, `(?::\d`), strings.HasPrefix(p, `(:[0-9]`), strings.HasPrefix(p, `(?::[0-9]`): // a port
			end := closing(p)
			if end == 0 || !portOnly.MatchString(p[:end]) {
				return false
			}
			p = behindRepetition(p[end:])
		case c == '(':
			end := closing(p)
			if end == 0 || !hostParts(strings.TrimPrefix(p[1:end-1], "?:")) {
				return false
			}
			domain, p = "", behindRepetition(p[end:])
		default:
			return false
		}
		if p != "" && strings.IndexByte("*?+{", p[0]) >= 0 {
			return false
		}
	}
	return false
}

// portOnly is a group that is the number of a port.
var portOnly = regex.NewPattern(`^\((\?:)?:(\\d|\[0-9\])(\+|\{\d(,\d)?\})\)$`)

// endsHost reports whether a pattern asks that a host ends where it begins: by a slash, by what follows a path, or by the end of the text, in all
// that it chooses from.
func endsHost(p string) bool {
	switch {
	case p == "$", p == `\Z`, p == `\z`, strings.HasPrefix(p, `\?`), strings.HasPrefix(p, "#"):
		return true
	case strings.HasPrefix(p, "["):
		end := strings.IndexByte(p, ']')
		return end > 1 && strings.Trim(p[1:end], `/?#\`) == "" && !strings.HasSuffix(p[1:end], `\\`) && !optional(p[end+1:])
	case strings.HasPrefix(p, "("):
		end := closing(p)
		if end == 0 || optional(p[end:]) {
			return false
		}
		inner := p[1 : end-1]
		for _, prefix := range [...]string{"?:", "?="} {
			inner = strings.TrimPrefix(inner, prefix)
		}
		return !slices.ContainsFunc(alternatives(inner), func(q string) bool {
			if rest, ok := strings.CutPrefix(q, "/"); ok {
				return optional(rest)
			}
			if rest, ok := strings.CutPrefix(q, `\/`); ok {
				return optional(rest)
			}
			return !endsHost(q)
		})
	}
	return false
}

// optional reports whether what stands before a part of a pattern need not be there.
func optional(rest string) bool { return rest != "" && strings.IndexByte("*?{", rest[0]) >= 0 }

// hostParts reports whether a group chooses between pieces of hosts that stand there literally, or is of letters of hosts alone.
func hostParts(group string) bool {
	for _, class := range [...]string{`[a-z]`, `[a-zA-Z]`, `[a-z0-9]`, `[a-zA-Z0-9]`, `[a-z0-9-]`, `[a-zA-Z0-9-]`, `[\w-]`, `\w`} {
		if rest, ok := strings.CutPrefix(group, class); ok {
			return strings.TrimLeft(rest, "+*?") == `\.`
		}
	}
	return !strings.ContainsFunc(strings.ReplaceAll(group, `\.`, ""), func(r rune) bool { return r > 127 || !hostLetter(byte(r)) && r != '|' })
}

// behindRepetition is what follows a repetition.
func behindRepetition(p string) string {
	if p != "" && strings.IndexByte("*+?", p[0]) >= 0 {
		return strings.TrimPrefix(p[1:], "?")
	}
	return p
}

func hostLetter(c byte) bool {
	return c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

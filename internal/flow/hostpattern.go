package flow

import "strings"

// This file holds patterns of URLs that leave the host no choice: ^https://(www\.)?example\.com/.

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

package format

import "strings"

// readProperties reads Java's .properties: name and value apart by =, : or white space, lines that go on behind a \,
// comments that begin with # or !.
func readProperties(r *reading) {
	t := r.text
	for at := 0; at < len(t); {
		start, end := at, at
		for {
			stop := lineEnd(t, at)
			line := r.trimmed(span{at, stop})
			at = min(stop+1, len(t))
			s := r.of(line)
			comment := end == start && s != "" && (s[0] == '#' || s[0] == '!') // one that does not go on
			if end = line.end; s == "" || s[len(s)-1] != '\\' || comment || at >= len(t) {
				break
			}
		}
		line := r.trimmed(span{start, end})
		s := r.of(line)
		if s == "" || s[0] == '#' || s[0] == '!' {
			continue
		}
		n := 0
		for n < len(s) && !strings.ContainsRune("=: \t\r\n\f", rune(s[n])) {
			if s[n] == '\\' {
				n++
			}
			n++
		}
		n = min(n, len(s))
		rest := strings.TrimLeft(s[n:], " \t\f")
		if rest != "" && (rest[0] == '=' || rest[0] == ':') {
			rest = rest[1:]
		}
		value := r.trimmed(span{line.end - len(rest), line.end})
		name := unescape(s[:n])
		r.add("", name, strings.Split(name, "."), text(continued(r.of(value))), span{line.pos, line.pos + n}, value)
	}
}

// continued is the value that lines with a \ at their ends make.
func continued(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
		if i+1 < len(lines) {
			lines[i] = strings.TrimSuffix(lines[i], `\`)
		}
	}
	return unescape(strings.Join(lines, ""))
}

package knowledge

import (
	"strings"
)

// Every start of the program pays for loading, and parsing YAML is slow (about 6 MB/s). So a file is first scanned for
// the names that it defines, which takes one look at the beginning of each line, and only the entries whose packages a
// program imports are parsed. The text of every other entry is left out, its line breaks are kept, so that positions
// stay right. The scan demands the plain layout: sections at column 1 and their entries indented below. A file with
// another layout is always parsed whole. A test holds the scan against the parser for all files.

// An entry is one item of a section: the lines of a function, a type, a convention.
type entry struct {
	// unit is what has to be wanted for the entry to be parsed: a top-level package ("flask"), or "handler NAME", or ""
	// for what is always parsed.
	unit       string
	section    string
	name       string // "" of a convention
	start, end int    // byte offsets of whole lines
	parsed     bool
	anchors    []string // YAML anchors in it
	uses       []string // and aliases of such
}

const handlerUnit = "handler "

// scan lists a file's entries in their order; false means that the layout is not the plain one.
func scan(text string) ([]entry, bool) {
	entries := make([]entry, 0, strings.Count(text, "\n")/4)
	section, indent := "", -1
	for pos := 0; pos < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[pos:], '\n'); i >= 0 {
			end = pos + i + 1
		}
		line := strings.TrimRight(text[pos:end], "\r\n ")
		trimmed := strings.TrimLeft(line, " ")
		n := len(line) - len(trimmed)
		start := pos
		pos = end
		if trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if trimmed[0] == '\t' {
			return nil, false
		}
		dash := trimmed[0] == '-'
		if n == 0 && !dash {
			key, value, ok := strings.Cut(line, ":")
			if !ok || !isIdentifier(key) {
				return nil, false
			}
			value, _, _ = strings.Cut(value, " #")
			value = strings.TrimSpace(value)
			if inline := key == "library" || key == "language"; inline == (value == "") {
				return nil, false
			}
			closeEntry(entries, start)
			section, indent = key, -1
			continue
		}
		if section == "" {
			return nil, false
		}
		if indent < 0 {
			indent = n
		}
		if n < indent {
			return nil, false
		}
		if n > indent {
			entries[len(entries)-1].refer(line)
			continue
		}
		e := entry{section: section, start: start, end: -1}
		if dash != isList(section) {
			return nil, false
		}
		if !dash {
			if e.name = entryName(trimmed); e.name == "" {
				return nil, false
			}
		}
		closeEntry(entries, start)
		e.refer(line)
		entries = append(entries, e)
	}
	closeEntry(entries, len(text))
	for i := range entries {
		entries[i].unit = unitOf(&entries[i], text)
	}
	return entries, true
}

// isList reports whether a section is a list of entries without names.
func isList(section string) bool {
	return section == "conventions" || section == "signatures" || section == "families" || section == "names" || section == "literals" || section == "forms" || section == "access" ||
		section == "listers" || section == "holders" || section == "protections" || section == "expectations"
}

// refer takes down the anchors and aliases of one of the entry's lines.
func (e *entry) refer(line string) {
	if strings.ContainsAny(line, "&*") {
		anchors, uses := references(line)
		e.anchors = append(e.anchors, anchors...)
		e.uses = append(e.uses, uses...)
	}
}

// closeEntry ends the last entry, where it is open.
func closeEntry(entries []entry, end int) {
	if n := len(entries); n > 0 && entries[n-1].end < 0 {
		entries[n-1].end = end
	}
}

// entryName is the key that a line begins with; "" where it is none.
func entryName(s string) string {
	if q := s[0]; q == '"' || q == '\'' {
		name, rest, ok := strings.Cut(s[1:], string(q))
		if ok && strings.HasPrefix(rest, ":") {
			return name
		}
		return ""
	}
	name, rest, ok := strings.Cut(s, ":")
	if !ok || rest != "" && rest[0] != ' ' {
		return ""
	}
	return name
}

func unitOf(e *entry, text string) string {
	switch e.section {
	case "handlers":
		return handlerUnit + e.name
	case "conventions", "signatures", "families", "names", "literals", "forms", "access", "listers", "holders", "protections", "expectations":
		// A convention or naming holds in modules that import a package; one without "imports" holds everywhere.
		_, after, ok := strings.Cut(text[e.start:e.end], "imports:")
		if !ok {
			return ""
		}
		after = strings.TrimLeft(after, " '\"")
		if i := strings.IndexAny(after, "., }'\"\r\n#"); i >= 0 {
			after = after[:i]
		}
		return after
	case "aliases":
		if strings.Contains(text[e.start:e.end], ": builtins") {
			return "" // a builtin needs no import
		}
	}
	if r := root(e.name); r != "builtins" {
		return r
	}
	return ""
}

// keep gives text with only the wanted entries and marks those as parsed; false where none is left to parse. Lines
// stay where they are. Entries that hold an anchor of a wanted one stay too; they may so be parsed more than once.
func keep(text string, entries []entry, wanted map[string]bool) (string, bool) {
	stay := make([]bool, len(entries))
	anchors := map[string]int{} // the entry that holds it
	for i := range entries {
		for _, a := range entries[i].anchors {
			anchors[a] = i
		}
	}
	any := false
	var visit func(i int)
	visit = func(i int) {
		if stay[i] {
			return
		}
		stay[i] = true
		for _, a := range entries[i].uses {
			if j, ok := anchors[a]; ok {
				visit(j)
			}
		}
	}
	for i := range entries {
		if e := &entries[i]; !e.parsed && (e.unit == "" || wanted[e.unit]) {
			e.parsed, any = true, true
			visit(i)
		}
	}
	if !any {
		return "", false
	}
	var out strings.Builder
	from := 0
	for i := range entries {
		if stay[i] {
			continue
		}
		e := &entries[i]
		out.WriteString(text[from:e.start])
		for range strings.Count(text[e.start:e.end], "\n") {
			out.WriteByte('\n')
		}
		from = e.end
	}
	out.WriteString(text[from:])
	return out.String(), true
}

// references lists the anchors (&name) and aliases (*name) of a line. What only looks like one does no harm.
func references(line string) (anchors, aliases []string) {
	for i := 1; i < len(line); i++ {
		if c := line[i]; c != '&' && c != '*' || !strings.ContainsRune(" [{,", rune(line[i-1])) {
			continue
		}
		end := i + 1
		for end < len(line) && (line[end] == '_' || line[end] == '-' || isIdentifier("x"+line[end:end+1])) {
			end++
		}
		if name := line[i+1 : end]; name == "" {
			continue
		} else if line[i] == '&' {
			anchors = append(anchors, name)
		} else {
			aliases = append(aliases, name)
		}
	}
	return anchors, aliases
}

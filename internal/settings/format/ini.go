package format

import "strings"

// looksLikeINI reports whether most lines of a text are what INI files are made of: other languages have the same ends
// of names.
func looksLikeINI(t string) bool {
	good, bad := 0, 0
	for at, n := 0, 0; at < len(t) && n < 400; n++ {
		end := lineEnd(t, at)
		line := t[at:end]
		at = end + 1
		s := strings.TrimSpace(line)
		switch {
		case s == "" || s[0] == '#' || s[0] == ';':
		case s[0] == '[' && strings.Contains(s, "]"):
			good += 2
		case s[0] == '<' || strings.HasSuffix(s, "{") || strings.HasSuffix(s, "};") || s == "}":
			bad += 2
		case strings.IndexAny(s, "=:") > 0 && !strings.HasSuffix(s, ";"):
			good++
		case line[0] == ' ' || line[0] == '\t':
		default:
			bad++
		}
	}
	return good > 2*bad
}

// readINI reads what configparser and oslo.config read alike: sections, names and values apart by = or :, lines that
// are indented and go on with a value. A value without a section is one of group "". A comment behind a value is part of
// it, as both of them have it, unless it is set off so that it can be nothing else.
func readINI(r *reading) {
	section := ""
	var key, value span // the setting that is being read, with all its lines
	open := false
	flush := func() {
		if open {
			r.iniSetting(section, key, value)
		}
		open = false
	}
	t := r.text
	r.lines(0, len(t), func(line span) {
		s := r.trimmed(line)
		word := r.of(s)
		indented := line.pos+r.indent < s.pos
		switch {
		case word == "":
			if !indented {
				return // a blank line ends no value: lists have them
			}
		case word[0] == '#' || word[0] == ';':
		case indented && open:
			value.end = s.end
		case word[0] == '[':
			flush()
			end := strings.IndexByte(word, ']')
			if end < 0 {
				r.problem(s.pos, "the name of the section does not end")
				end = len(word)
			}
			section = strings.TrimSpace(word[1:end])
		default:
			flush()
			i := strings.IndexAny(word, "=:")
			if i <= 0 {
				if i == 0 {
					r.problem(s.pos, "the value has no name")
				} else if !isWord(word) { // a name alone is a switch
					r.problem(s.pos, "the line is neither a section nor a name with a value")
				}
				return
			}
			key = r.trimmed(span{s.pos, s.pos + i})
			value = r.trimmed(span{s.pos + i + 1, s.end})
			open = true
		}
	})
	flush()
}

func isWord(s string) bool { return !strings.ContainsAny(s, " \t") }

// iniSetting takes over a setting whose value may have several lines.
func (r *reading) iniSetting(section string, key, value span) {
	s := r.of(value)
	if strings.Contains(s, "\n") {
		r.add(section, r.of(key), nil, text(joinLines(s)), key, value)
		return
	}
	if n := len(s); n > 1 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		value.pos, value.end = value.pos+1, value.end-1
	} else if i := setOff(s); i >= 0 {
		value = r.trimmed(span{value.pos, value.pos + i})
	}
	r.add(section, r.of(key), nil, text(r.of(value)), key, value)
}

// setOff is where a comment begins behind a value, by a ; or # that white space stands on both sides of; -1 where none
// does.
func setOff(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if (s[i] == '#' || s[i] == ';') && (i == 0 || isSpace(s[i-1])) && isSpace(s[i+1]) {
			return i
		}
	}
	return -1
}

// joinLines is a value of several lines: each without white space around it, comments between them left out.
func joinLines(s string) string {
	var kept []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' && line[0] != ';' {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

package format

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/settings"
)

// readDockerfile reads the instructions of a Dockerfile. ENV and ARG give variables of the environment; every other
// instruction is a setting of the system "dockerfile", with its name in lower case and all that follows it as its value.
// The group is "final" for what becomes the image, "build" for what does not.
func readDockerfile(r *reading) {
	r.system = "dockerfile"
	d := &dockerReading{reading: r, t: r.text, escape: '\\', absent: map[string]bool{}}
	if first := d.t[:lineEnd(d.t, 0)]; strings.Contains(strings.ToLower(strings.ReplaceAll(first, " ", "")), "#escape=`") {
		d.escape = '`'
	}
	for d.at < len(d.t) {
		if s, ok := d.instruction(); ok {
			d.take(s)
		}
	}
	d.stages()
}

// stage is the group of an instruction until the last stage is known.
const stage = "stage"

// stages tells the instructions that the image is made of from the others: those behind the last FROM, and of these the
// last USER.
func (d *dockerReading) stages() {
	group, user := "final", false
	for i := len(d.settings) - 1; i >= 0; i-- {
		s := &d.settings[i]
		if s.Group != stage {
			continue // a variable
		}
		s.Group = group
		switch s.Name {
		case "from":
			group = "build"
		case "user":
			if user {
				s.Group = "build"
			}
			user = true
		}
		s.Path[0] = s.Group
	}
}

type dockerReading struct {
	*reading
	t      string
	at     int
	escape byte
	absent map[string]bool // ends of heredocs that do not come any more
}

// instruction is the next one, with all its lines, without those that are comments; false where there is none in the
// line.
func (d *dockerReading) instruction() (span, bool) {
	start, end, next := d.at, d.at, 0
	for {
		stop := lineEnd(d.t, d.at)
		line := d.trimmed(span{d.at, stop})
		next = min(stop+1, len(d.t))
		d.at = next
		s := d.of(line)
		if s == "" || s[0] == '#' {
			if end == start || next >= len(d.t) { // not inside of an instruction
				return span{start, end}, end > start
			}
			continue
		}
		if end == start {
			start = line.pos
		}
		end = line.end
		if s[len(s)-1] != d.escape || next >= len(d.t) {
			break
		}
	}
	end = d.heredocs(span{start, end})
	return span{start, max(end, start)}, end > start
}

// heredocs goes over the documents that an instruction's lines announce (<<EOF, <<-"EOF"), and says where the instruction
// ends with them.
func (d *dockerReading) heredocs(s span) int {
	rest := d.of(s)
	for range 10 {
		i := strings.Index(rest, "<<")
		if i < 0 {
			break
		}
		rest = strings.TrimLeft(rest[i+2:], "-")
		word := strings.Trim(rest[:len(rest)-len(strings.TrimLeft(rest, `"'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789`))], `"'`)
		if word == "" || d.absent[word] {
			continue
		}
		d.absent[word] = true
		for at := d.at; at < len(d.t); {
			end := lineEnd(d.t, at)
			line := strings.TrimSpace(d.t[at:end])
			at = min(end+1, len(d.t))
			if line == word {
				d.at, s.end = at, end
				d.absent[word] = false
				break
			}
		}
	}
	return s.end
}

func (d *dockerReading) take(s span) {
	t := d.of(s)
	n := 0
	for n < len(t) && t[n]|0x20 >= 'a' && t[n]|0x20 <= 'z' {
		n++
	}
	if n == 0 || n == len(t) || !isSpace(t[n]) {
		d.problem(s.pos, "the line is no instruction")
		return
	}
	key, args := span{s.pos, s.pos + n}, d.trimmed(span{s.pos + n, s.end})
	switch name := strings.ToLower(t[:n]); name {
	case "env", "arg":
		d.variables(args, name)
	default:
		v := settings.Value{Kind: settings.Text, Raw: d.joined(args)}
		d.add(stage, name, []string{stage, name}, v, key, args)
	}
}

// joined is a text of several lines as one.
func (d *dockerReading) joined(s span) string {
	t := d.of(s)
	if !strings.Contains(t, "\n") {
		return t
	}
	var b strings.Builder
	for line := range strings.SplitSeq(t, "\n") {
		l := strings.TrimRight(line, " \t\r")
		if s := strings.TrimSpace(l); s == "" || s[0] == '#' {
			continue
		}
		if rest, ok := strings.CutSuffix(l, string(d.escape)); ok {
			b.WriteString(rest)
		} else {
			b.WriteString(l + "\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// variables takes over NAME=value pairs, in quotes or not, or the older form NAME value.
func (d *dockerReading) variables(s span, instruction string) {
	at := s.pos
	for at < s.end {
		for at < s.end && (isSpace(d.t[at]) || d.t[at] == d.escape && isSpace(d.t[min(at+1, s.end-1)])) {
			at++
		}
		if at < s.end && d.t[at] == '#' {
			at = min(lineEnd(d.t, at), s.end)
			continue
		}
		n := nameLength(d.t[at:s.end])
		key := span{at, at + n}
		switch {
		case n == 0:
			if at < s.end {
				d.problem(at, "a name is missing")
			}
			return
		case key.end < s.end && d.t[key.end] == '=':
			raw, value, after := d.word(span{key.end + 1, s.end})
			d.environment(d.of(key), []string{instruction}, text(raw), key, value)
			at = after
		case instruction == "arg": // a name without a value
			at = key.end
		default:
			value := d.trimmed(span{key.end, s.end})
			d.environment(d.of(key), []string{instruction}, text(d.of(value)), key, value)
			return
		}
	}
}

// word is what stands at the beginning of a part up to white space outside of quotes.
func (d *dockerReading) word(s span) (raw string, at span, after int) {
	if s.pos < s.end && (d.t[s.pos] == '"' || d.t[s.pos] == '\'') {
		if raw, end, ok := quoted(d.t[:s.end], s.pos); ok && (end == s.end || isSpace(d.t[end])) {
			return raw, span{s.pos + 1, end - 1}, end
		}
	}
	end := s.pos
	var quote byte
	for end < s.end && (quote != 0 || !isSpace(d.t[end])) {
		switch c := d.t[end]; {
		case c == d.escape && end+1 < s.end:
			end++
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
		end++
	}
	at = span{s.pos, min(end, s.end)}
	return d.of(at), at, at.end
}

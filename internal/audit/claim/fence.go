package claim

import "strings"

// A fence is a code block in a text: the offsets of all of it and of the code within.
type fence struct {
	start, end       int // with the marks
	inner, innerStop int
	info             string // what stands behind the opening marks
}

// fencesOf finds the code blocks between ``` or ~~~. One that is not closed runs to the end of the text.
func fencesOf(t string) []fence {
	var all []fence
	var open fence
	mark := ""
	for at := 0; at < len(t); {
		end := lineEnd(t, at)
		line := strings.TrimLeft(t[at:end], " \t>")
		switch {
		case mark == "":
			if m := fenceMark(line); m != "" {
				mark = m
				open = fence{start: at, inner: end, info: strings.TrimSpace(line[len(m):])}
			}
		case strings.HasPrefix(line, mark) && strings.Trim(line, mark[:1]+" \t\r\n") == "":
			open.innerStop, open.end = at, end
			all = append(all, open)
			mark = ""
		}
		at = end
	}
	if mark != "" {
		open.innerStop, open.end = len(t), len(t)
		all = append(all, open)
	}
	return all
}

// fenceMark is the run of marks that opens a code block, or "".
func fenceMark(line string) string {
	for _, b := range []byte{'`', '~'} {
		n := 0
		for n < len(line) && line[n] == b {
			n++
		}
		if n >= 3 && (b == '~' || strings.IndexByte(line[n:], '`') < 0) {
			return line[:n]
		}
	}
	return ""
}

package knowledge

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	data "github.com/touchstone-sec/touchstone/knowledge"
)

// longestExample is how many lines a piece of code may have to be a good example.
const longestExample = 14

var (
	want = regexp.MustCompile(`\s*# want\s(.*)$`)
	word = regexp.MustCompile(`\w+`)
	// member is where a file of an archive begins.
	member = regexp.MustCompile(`(?m)^-- (.*) --$`)
)

// Examples takes a piece of code that the rule reports, and one much like it that it does not, from the code that the
// rule's tests hold it to; "" where there is none. What is reported is marked with a comment.
//
// The pieces are functions and classes. The first short one with a mark is the one reported; of those in the same file
// that no rule is wanted in and that do not repeat it, the one that shares most words with it is the other. The first file
// that has both gives them, or else the first that has one. Where no piece with a mark is short, the first marked line has to do.
func (r *Rule) Examples() (language, reported, silent string) {
	if r.testdata == "" {
		return "", "", ""
	}
	code, err := fs.Glob(data.Testdata, r.testdata+"/*.py")
	if err != nil {
		return "", "", ""
	}
	archives, _ := fs.Glob(data.Testdata, r.testdata+"/*.txtar") // of settings, and of templates
	line, names := "", append(code, archives...)
	for _, name := range names {
		written := "python"
		if path.Ext(name) != ".py" {
			written = ""
		}
		text, err := data.Testdata.ReadFile(name)
		if err != nil {
			continue
		}
		bad, good := examples(string(text), r.ID)
		if good != "" {
			return written, bad, good
		}
		if bad != "" && reported == "" {
			language, reported = written, bad
		}
		if line == "" && reported == "" {
			language, line = written, markedLine(string(text), r.ID)
		}
	}
	return language, cmp.Or(reported, line), ""
}

// examples are those of one file, "" where no piece of it is short.
func examples(text, rule string) (reported, silent string) {
	var marked, clean []string
	for _, piece := range pieces(text) {
		switch rules := wanted(piece); {
		case slices.Contains(rules, rule):
			marked = append(marked, piece)
		case len(rules) == 0:
			clean = append(clean, piece)
		}
	}
	best := slices.IndexFunc(marked, isShort)
	if best < 0 {
		return "", ""
	}
	most := 0.0
	for _, piece := range clean {
		if s := likeness(marked[best], piece); isShort(piece) && s > most && !repeats(piece, marked[best]) {
			silent, most = piece, s
		}
	}
	return relabel(marked[best], rule), silent
}

func isShort(piece string) bool { return strings.Count(piece, "\n") < longestExample }

// pieces are the functions and classes at the top level, with their decorators; where these have no marks, what stands
// between two blank lines, whatever it is.
func pieces(text string) []string {
	var all, defs []string
	text = member.ReplaceAllString(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n\n# $1")
	for piece := range strings.SplitSeq(text, "\n\n\n") {
		if piece = strings.Trim(piece, "\n"); piece == "" {
			continue
		}
		all = append(all, piece)
		for _, start := range []string{"def ", "async def ", "class ", "@"} {
			if strings.HasPrefix(piece, start) {
				defs = append(defs, piece)
			}
		}
	}
	if len(wanted(strings.Join(defs, "\n"))) == 0 {
		return all
	}
	return defs
}

// wanted lists the rules that the marks in a piece name.
func wanted(piece string) (rules []string) {
	for line := range strings.SplitSeq(piece, "\n") {
		if m := want.FindStringSubmatch(line); m != nil {
			for _, f := range strings.Fields(m[1]) {
				id, _, _ := strings.Cut(f, "@")
				rules = append(rules, id)
			}
		}
	}
	return rules
}

// relabel turns the marks of a rule into comments for readers, and takes those of other rules away.
func relabel(piece, rule string) string {
	lines := strings.Split(piece, "\n")
	for i, line := range lines {
		mark := ""
		if slices.Contains(wanted(line), rule) {
			mark = "  # reported"
		}
		lines[i] = want.ReplaceAllLiteralString(line, mark)
	}
	return strings.Join(lines, "\n")
}

// markedLine is the first line of a piece that has a mark of the rule, without its indentation.
func markedLine(piece, rule string) string {
	for line := range strings.SplitSeq(piece, "\n") {
		if slices.Contains(wanted(line), rule) {
			return strings.TrimSpace(relabel(line, rule))
		}
	}
	return ""
}

// repeats reports whether a piece has all of a marked one's statements: then only what is around them makes it silent,
// which a reader cannot see.
func repeats(piece, marked string) bool {
	has := map[string]bool{}
	for _, line := range statements(piece) {
		has[line] = true
	}
	all := statements(marked)
	return len(all) > 0 && !slices.ContainsFunc(all, func(line string) bool { return !has[line] })
}

// statements are the lines of a piece, without indentation and comments, but those that begin it.
func statements(piece string) (lines []string) {
	for line := range strings.SplitSeq(piece, "\n") {
		if code, _, _ := strings.Cut(line, "  #"); strings.HasPrefix(code, " ") {
			lines = append(lines, strings.TrimSpace(code))
		}
	}
	return lines
}

// likeness is the share of words that two pieces have in common (Jaccard's index).
func likeness(a, b string) float64 {
	in := map[string]int{}
	for i, piece := range []string{want.ReplaceAllLiteralString(a, ""), b} {
		for _, w := range word.FindAllString(piece, -1) {
			in[w] |= 1 << i
		}
	}
	both := 0
	for _, bits := range in {
		if bits == 3 {
			both++
		}
	}
	return float64(both) / float64(max(len(in), 1))
}

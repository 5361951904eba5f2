package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// count puts a number in front of a noun: "1 file", "1,515 files".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return thousands(n) + " " + stem + "ies"
	}
	return thousands(n) + " " + noun + "s"
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// sized is "12 files, 3,456 lines and 78 functions".
func sized(r *finding.Review) string {
	return fmt.Sprintf("%s, %s and %s", count(r.Files, "file"), count(r.Lines, "line"), count(r.Functions, "function"))
}

// inProfile names the profile of a review that reports more than usual.
func inProfile(r *finding.Review) string {
	if r.Profile == "" || r.Profile == "default" {
		return ""
	}
	return " and in the profile " + r.Profile
}

// deeperSink is the sink of a finding that is reported elsewhere: at the call that passes what does the harm.
func deeperSink(f *finding.Finding) *finding.Step {
	if s := f.Sink(); s != nil && s.Location != f.Location {
		return s
	}
	return nil
}

// tainted says whether a trace is the way of data; else it is the way of a value that is a defect by itself.
func tainted(t finding.Trace) bool {
	return slices.ContainsFunc(t, func(s finding.Step) bool { return s.Kind == finding.StepSource })
}

// severities is "1 critical, 2 high", leaving out what there is none of.
func severities(t finding.Tally) string {
	var parts []string
	for _, s := range finding.Severities() {
		if n := t.Severity[s]; n > 0 {
			parts = append(parts, thousands(n)+" "+s.String())
		}
	}
	return strings.Join(parts, ", ")
}

// some joins the first few of a list and says how many more there are; show makes each of them fit for output.
func some(list []string, few int, show func(string) string) string {
	rest := len(list) - few
	if rest > 0 {
		list = list[:few]
	}
	shown := make([]string, len(list))
	for i, s := range list {
		shown[i] = show(s)
	}
	out := strings.Join(shown, ", ")
	if rest > 0 {
		out += fmt.Sprintf(" and %s more", thousands(rest))
	}
	return out
}

// wrap breaks text into lines of at most width columns at its white space; a longer word gets a line of its own.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}

// capital writes the first letter large, if the first word is one in small letters and not something out of code.
func capital(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if first = strings.TrimRight(first, ",;:."); first == "" || strings.Trim(first, "abcdefghijklmnopqrstuvwxyz") != "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// sentence ends a text with a full stop, unless it ends itself.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// weaknesses lists the numbers of a rule's weaknesses, its own first, each once.
func weaknesses(r *finding.Rule) []int {
	ids := []int{r.CWE}
	for _, id := range r.Also {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

package report

import (
	"fmt"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// How much of a long list the summaries of text and Markdown show; JSON has all of it.
const (
	fewPaths    = 3
	fewProblems = 50
	fewBounds   = 20
)

// summary says what was found and, as carefully, what was not looked at.
func (t *textWriter) summary(r *finding.Review) {
	tally := r.Tally()
	if n := len(r.Findings); n == 0 {
		t.put(bold, "No findings")
	} else {
		t.put(bold, count(n, "finding"))
		t.w.WriteString(" (" + severities(tally) + ")")
	}
	t.w.WriteString(" in " + sized(r))
	if r.Profile != "" && r.Profile != "default" {
		t.w.WriteString(", profile " + Printable(r.Profile))
	}
	t.newline()
	digits := 0
	for _, c := range tally.Weakness {
		digits = max(digits, len(thousands(c.Findings)))
	}
	for _, c := range tally.Weakness {
		fmt.Fprintf(t.w, "  %*s × CWE-%d %s", digits, thousands(c.Findings), c.CWE, weaknessName(c.CWE))
		t.newline()
	}
	if n := r.Incomplete(); n > 0 {
		t.put(severityStyle(finding.SeverityMedium), "The review is incomplete")
		t.w.WriteString(": " + count(n, "problem") + " kept code from being reviewed")
		t.newline()
	}
	t.problems(r)
	if len(r.Skipped) > 0 {
		t.put(bold, "Skipped")
		t.newline()
		for _, g := range r.SkipGroups() {
			fmt.Fprintf(t.w, "  %s × %s: %s", thousands(len(g.Paths)), Printable(g.Reason), some(g.Paths, fewPaths, Printable))
			t.newline()
		}
	}
	if len(r.Bounds) > 0 {
		t.put(bold, "Bounds of the analysis were hit")
		t.newline()
		for i, b := range r.Bounds {
			if i == fewBounds {
				t.more(len(r.Bounds) - i)
				break
			}
			fmt.Fprintf(t.w, "  %s: %s%s", locate(b.Location), functionPrefix(b.Function), Printable(b.Message))
			t.newline()
		}
	}
}

// problems lists the diagnostics, those that leave the review incomplete first.
func (t *textWriter) problems(r *finding.Review) {
	if len(r.Diagnostics) == 0 {
		return
	}
	t.put(bold, "Problems")
	t.newline()
	shown := 0
	for _, incomplete := range []bool{true, false} {
		for _, d := range r.Diagnostics {
			if d.Incomplete != incomplete {
				continue
			}
			if shown++; shown > fewProblems {
				t.more(len(r.Diagnostics) - fewProblems)
				return
			}
			level := "note"
			if d.Incomplete {
				level = "incomplete"
			}
			fmt.Fprintf(t.w, "  %s: %s: %s", level, where(d), Printable(strings.TrimSpace(d.Message)))
			t.newline()
		}
	}
}

func (t *textWriter) more(n int) {
	fmt.Fprintf(t.w, "  and %s more, which the formats json and sarif list", thousands(n))
	t.newline()
}

func functionPrefix(name string) string {
	if name == "" {
		return ""
	}
	return Printable(name) + ": "
}

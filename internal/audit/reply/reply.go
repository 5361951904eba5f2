// Package reply writes audits: text for a terminal, Markdown to paste as an answer, JSON for programs, and SARIF, in
// which the input's results stand as they were, each with its verdict.
//
// As in package report, the bytes depend on the audit alone, and what stands in a review or in code is hostile: no
// control character of it is written raw.
package reply

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/finding"
)

// Options say how an audit is shown.
type Options struct {
	Color   bool            // of text: ANSI colours
	Explain bool            // what was understood of each claim, too
	Keep    []audit.Verdict // of SARIF: the results to keep; none means all
}

func (o Options) keeps(v audit.Verdict) bool { return len(o.Keep) == 0 || slices.Contains(o.Keep, v) }

// A Format is a way to write an audit, with the name that the command line knows it by.
type Format struct {
	Name  string
	About string
	Write func(w io.Writer, r *audit.Report, o Options) error
}

// Formats lists the formats, the default first.
func Formats() []Format {
	return []Format{
		{"text", "each claim with its verdict and the evidence, for a terminal", Text},
		{"markdown", "a reply to paste, for people", Markdown},
		{"json", "everything, schema touchstone-audit/1, for programs", JSON},
		{"sarif", "the input's results with their verdicts, SARIF 2.1.0", SARIF},
	}
}

// Lookup finds a format by its name.
func Lookup(name string) (Format, bool) {
	i := slices.IndexFunc(Formats(), func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats()[i], true
}

// label is what a claim is called: as its author numbered it, or its number.
func label(c *claim.Claim) string { return cmp.Or(c.Label, fmt.Sprint(c.Index+1)) }

// title is a claim's first line.
func title(c *claim.Claim) string {
	t, _, _ := strings.Cut(cmp.Or(c.Title, c.Text, c.Rule, "(no text)"), "\n")
	return t
}

// place is "path:line" of a location, "" for none.
func place(l *finding.Location) string {
	if l == nil {
		return ""
	}
	return fmt.Sprintf("%s:%d", l.File.Path, l.File.Position(l.Pos).Line)
}

// where is the place that a claim names.
func where(c *claim.Claim) string {
	for _, p := range c.Places {
		switch {
		case p.File == "":
		case p.Line == 0:
			return p.File
		default:
			return fmt.Sprintf("%s:%d", p.File, p.Line)
		}
	}
	return ""
}

// weakness is "CWE-89 (name)".
func weakness(id int) string {
	if e, ok := cwe.Lookup(id); ok {
		return fmt.Sprintf("CWE-%d (%s)", id, e.Name)
	}
	return fmt.Sprintf("CWE-%d", id)
}

// right and wrong count the claims whose number is right, and those that give a wrong one.
func numbers(r *audit.Report) (right, wrong int) {
	for _, j := range r.Judgements {
		switch {
		case j.CWE == 0:
		case j.RightCWE:
			right++
		default:
			wrong++
		}
	}
	return right, wrong
}

// conclusion is what came out, in sentences.
func conclusion(r *audit.Report) (out []string) {
	n := len(r.Judgements)
	out = append(out, fmt.Sprintf("%d of %s confirmed, %d refuted, %d unproven", r.Count(audit.Confirmed), plural(n, "claim"), r.Count(audit.Refuted), r.Count(audit.Unproven)))
	if right, wrong := numbers(r); right+wrong > 0 {
		out = append(out, fmt.Sprintf("CWE numbers: %d right, %d wrong", right, wrong))
	}
	if k := len(r.Review.Leftovers); k > 0 {
		out = append(out, fmt.Sprintf("not read as claims: %s of the review", plural(k, "part")))
	}
	if k := len(r.Missed); k > 0 {
		out = append(out, fmt.Sprintf("not in the review: %s of touchstone in the same files", plural(k, "finding")))
	}
	return out
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

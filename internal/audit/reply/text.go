package reply

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// marks are what stands before a piece of evidence.
var marks = map[audit.Leaning]string{audit.For: "+", audit.Against: "-", audit.Neutral: " "}

// colours of verdicts on a terminal.
var colours = map[audit.Verdict]string{audit.Confirmed: "\x1b[32m", audit.Refuted: "\x1b[31m", audit.Unproven: "\x1b[33m"}

// Text writes each claim with its verdict, and the conclusion.
func Text(out io.Writer, r *audit.Report, o Options) error {
	w := bufio.NewWriter(out)
	for _, j := range r.Judgements {
		verdict := string(j.Verdict)
		if o.Color {
			verdict = colours[j.Verdict] + verdict + "\x1b[0m"
		}
		fmt.Fprintf(w, "%s  %s: %s\n", verdict, report.Printable(label(j.Claim)), report.Printable(title(j.Claim)))
		if p := where(j.Claim); p != "" {
			fmt.Fprintf(w, "    at %s\n", report.Printable(p))
		}
		fmt.Fprintf(w, "    %s\n", report.Printable(j.Reason))
		if o.Explain {
			explain(w, j)
		}
		for _, e := range j.Evidence {
			fmt.Fprintf(w, "    %s %-9s %s\n", marks[e.Leaning], e.Check, report.Printable(e.Message))
			if e.Location != nil {
				fmt.Fprintf(w, "                %s: %s\n", report.Printable(place(e.Location)), report.Printable(excerpt(e.Location)))
			}
		}
		if len(j.Better) > 0 {
			fmt.Fprintf(w, "      better    %s\n", weakness(j.Better[0]))
		}
		if j.Corrected != "" {
			fmt.Fprintf(w, "      corrected %s\n", report.Printable(j.Corrected))
		}
		fmt.Fprintln(w)
	}
	if n := len(r.Review.Leftovers); n > 0 {
		fmt.Fprintf(w, "not read as claims:\n")
		for _, l := range r.Review.Leftovers {
			fmt.Fprintf(w, "    %-12s %s\n", l.Kind, report.Printable(l.Title))
		}
		fmt.Fprintln(w)
	}
	if len(r.Missed) > 0 {
		fmt.Fprintf(w, "not in the review, in the same files:\n")
		for _, f := range r.Missed {
			fmt.Fprintf(w, "    %s: %s (CWE-%d, %s)\n", report.Printable(place(&f.Location)), report.Printable(f.Message), f.Rule.CWE, f.Rule.ID)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%s\n", strings.Join(conclusion(r), "\n"))
	return w.Flush()
}

// explain prints what was understood of a claim.
func explain(w io.Writer, j *audit.Judgement) {
	line := func(what string, list []string) {
		if len(list) > 0 {
			fmt.Fprintf(w, "    ? %-9s %s\n", what, report.Printable(strings.Join(list, ", ")))
		}
	}
	c := j.Claim
	u := understood(c)
	var ids, places []string
	for _, x := range c.Weaknesses {
		ids = append(ids, strings.TrimSpace(fmt.Sprintf("CWE-%d %s", x.ID, x.Name)))
	}
	for _, p := range c.Places {
		places = append(places, placeText(p))
	}
	line("weakness", ids)
	line("places", places)
	line("mechanism", u.Mechanisms)
	line("symbols", u.Symbols)
	line("quotes", u.Quotes)
	if c.Remedy != "" {
		line("remedy", []string{c.Remedy})
	}
}

func placeText(p claim.Place) string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Last > p.Line:
		return fmt.Sprintf("%s:%d-%d", p.File, p.Line, p.Last)
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

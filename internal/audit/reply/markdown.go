package reply

import (
	"bufio"
	"fmt"
	"io"

	"github.com/touchstone-sec/touchstone/internal/audit"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// Markdown writes a reply that a maintainer can paste.
func Markdown(out io.Writer, r *audit.Report, o Options) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "Thank you for the review. Each of its claims was held against the code; this is what came of it.\n\n")
	for _, line := range conclusion(r) {
		fmt.Fprintf(w, "- %s\n", report.MarkdownText(line))
	}
	fmt.Fprintf(w, "\n| claim | place | verdict | why |\n|---|---|---|---|\n")
	for _, j := range r.Judgements {
		at := ""
		if p := where(j.Claim); p != "" {
			at = report.MarkdownText("`" + p + "`")
		}
		fmt.Fprintf(w, "| %s: %s | %s | **%s** | %s |\n", report.MarkdownText(label(j.Claim)), report.MarkdownText(title(j.Claim)), at, j.Verdict, report.MarkdownText(j.Reason))
	}
	for _, j := range r.Judgements {
		fmt.Fprintf(w, "\n### %s: %s\n\n**%s**: %s.\n\n", report.MarkdownText(label(j.Claim)), report.MarkdownText(title(j.Claim)), j.Verdict, report.MarkdownText(j.Reason))
		for _, e := range j.Evidence {
			fmt.Fprintf(w, "- %s: %s", e.Check, report.MarkdownText(e.Message))
			if e.Location != nil {
				fmt.Fprintf(w, " (%s)", report.MarkdownCode(place(e.Location)))
				if code := excerpt(e.Location); code != "" {
					fmt.Fprintf(w, ": %s", report.MarkdownCode(code))
				}
			}
			fmt.Fprintln(w)
		}
		if len(j.Better) > 0 {
			fmt.Fprintf(w, "- fits better: %s\n", report.MarkdownText(weakness(j.Better[0])))
		}
		if j.Corrected != "" {
			fmt.Fprintf(w, "- corrected claim: %s\n", report.MarkdownText(j.Corrected))
		}
	}
	if len(r.Missed) > 0 {
		fmt.Fprintf(w, "\n### Not in the review\n\n")
		for _, f := range r.Missed {
			fmt.Fprintf(w, "- %s: %s (CWE-%d)\n", report.MarkdownCode(place(&f.Location)), report.MarkdownText(f.Message), f.Rule.CWE)
		}
	}
	return w.Flush()
}

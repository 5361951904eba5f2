package report

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// conclusion counts the findings and says how far the review reaches.
func (m *markdownWriter) conclusion(r *finding.Review) {
	m.printf("## Conclusion\n\n")
	tally := r.Tally()
	if n := len(r.Findings); n == 0 {
		m.printf("No defect was found in %s. That speaks for the weaknesses that touchstone has rules for, and for no others.\n\n", sized(r))
	} else {
		m.printf("%s in %s:\n\n", capital(count(n, "defect")), sized(r))
		m.printf("| Severity | Findings |\n|---|--:|\n")
		for _, s := range finding.Severities() {
			m.printf("| %s | %s |\n", capital(s.String()), thousands(tally.Severity[s]))
		}
		m.printf("| **All** | **%s** |\n\n", thousands(n))
		m.printf("| Weakness | Findings |\n|---|--:|\n")
		for _, c := range tally.Weakness {
			m.printf("| %s | %s |\n", weaknessLink(c.CWE), thousands(c.Findings))
		}
		m.printf("\n")
	}
	if len(r.Diagnostics) == 0 && len(r.Bounds) == 0 && len(r.Skipped) == 0 {
		m.printf("Everything that was found was reviewed; nothing was skipped.\n")
		return
	}
	m.printf("### What was not reviewed\n\n")
	if r.Incomplete() == 0 {
		m.printf("No file that should have been reviewed was lost.\n\n")
	}
	m.problems(r, true, "These problems kept code from being reviewed:")
	m.problems(r, false, "These problems did not:")
	if len(r.Bounds) > 0 {
		m.printf("In these functions the analysis stopped at a bound, so it may have missed something:\n\n")
		for i, b := range r.Bounds {
			if i == fewBounds {
				m.printf("- and %s more\n", thousands(len(r.Bounds)-i))
				break
			}
			p := locate(b.Location)
			m.printf("- %s line %d", mdCode(p.File.Path), p.line)
			if b.Function != "" {
				m.printf(" in %s", mdCode(b.Function))
			}
			m.printf(": %s\n", mdText(sentence(b.Message)))
		}
		m.printf("\n")
	}
	if len(r.Skipped) > 0 {
		m.printf("This was left out on purpose:\n\n")
		for _, g := range r.SkipGroups() {
			m.printf("- %s (%s): %s\n", mdText(capital(g.Reason)), thousands(len(g.Paths)), some(g.Paths, fewPaths, mdCode))
		}
		m.printf("\n")
	}
}

func (m *markdownWriter) problems(r *finding.Review, incomplete bool, lead string) {
	n := 0
	for _, d := range r.Diagnostics {
		if d.Incomplete != incomplete {
			continue
		}
		if n++; n == 1 {
			m.printf("%s\n\n", lead)
		}
		if n > fewProblems {
			continue
		}
		m.printf("- ")
		if d.Path != "" {
			m.printf("%s", mdCode(d.Path))
			if d.Pos.Line > 0 {
				m.printf(" line %d", d.Pos.Line)
			}
			m.printf(": ")
		}
		m.printf("%s\n", mdText(sentence(strings.TrimSpace(d.Message))))
	}
	if n > fewProblems {
		m.printf("- and %s more\n", thousands(n-fewProblems))
	}
	if n > 0 {
		m.printf("\n")
	}
}

package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// Markdown writes the review as a person would: what was reviewed and what came of it, each finding with what the code
// does, why it matters, the evidence and the solution, and a conclusion with the counts and with what was left out.
// The worst findings come first. The dialect is GitHub's.
func Markdown(w io.Writer, r *finding.Review, _ Options) error {
	m := &markdownWriter{bufio.NewWriter(w)}
	findings := slices.Clone(r.Findings)
	slices.SortStableFunc(findings, func(a, b *finding.Finding) int { return cmp.Compare(b.Severity, a.Severity) })

	m.head(r)
	if len(findings) > 0 {
		m.overview(findings)
		m.w.WriteString("## Findings\n\n")
	}
	for i, f := range findings {
		m.finding(i+1, f)
	}
	m.conclusion(r)
	return m.w.Flush()
}

type markdownWriter struct{ w *bufio.Writer }

func (m *markdownWriter) printf(format string, args ...any) { fmt.Fprintf(m.w, format, args...) }

func (m *markdownWriter) head(r *finding.Review) {
	what := "the code"
	if r.Root != "" {
		what = mdCode(r.Root)
	}
	m.printf("# Security review of %s\n\n", what)
	m.printf("This is a review of %s for security defects, by %s. It read %s, with the Common Weakness Enumeration (CWE) as its standard%s. ",
		what, mdText("touchstone "+r.ToolVersion), sized(r), inProfile(r))
	if n := len(r.Findings); n == 0 {
		m.printf("It found no defect.\n\n")
	} else {
		m.printf("It found **%s**: %s.\n\n", count(n, "defect"), severities(r.Tally()))
	}
	if n := r.Incomplete(); n > 0 {
		m.printf("> **The review is incomplete:** %s kept code from being reviewed. See [what was not reviewed](#what-was-not-reviewed).\n\n", count(n, "problem"))
	}
}

func (m *markdownWriter) overview(fs []*finding.Finding) {
	m.printf("| # | Severity | Weakness | Rule | Where |\n|--:|---|---|---|---|\n")
	for i, f := range fs {
		m.printf("| %d | %s | CWE-%d | %s | %s |\n", i+1, capital(f.Severity.String()), f.Rule.CWE, mdText(f.Rule.ID), mdText(shortPlace(locate(f.Location))))
	}
	m.printf("\n")
}

func shortPlace(p place) string { return fmt.Sprintf("%s:%d", p.File.Path, p.line) }

func (m *markdownWriter) finding(n int, f *finding.Finding) {
	main := locate(f.Location)
	r := f.Rule
	m.printf("### %d. %s in %s\n\n", n, mdText(cmp.Or(r.Title, r.ID)), mdCode(cmp.Or(f.Function, f.Location.File.Path)))
	m.printf("- **Weakness:** %s\n", weaknessLink(r.CWE))
	if also := weaknesses(r)[1:]; len(also) > 0 {
		links := make([]string, len(also))
		for i, id := range also {
			links[i] = weaknessLink(id)
		}
		m.printf("- **Also:** %s\n", strings.Join(links, "; "))
	}
	m.printf("- **Where:** %s, line %d\n", mdCode(f.Location.File.Path), main.line)
	m.printf("- **Severity:** %s", f.Severity)
	if r.Score > 0 {
		m.printf(" (%.1f of 10)", r.Score)
	}
	m.printf(", **confidence:** %s", f.Confidence)
	if f.TestCode {
		m.printf("; this is test code")
	}
	m.printf("\n- **Rule:** %s, **fingerprint:** %s\n\n", mdCode(r.ID), mdCode(f.Fingerprint))

	m.printf("**What the code does.** %s", mdText(capital(sentence(f.Message))))
	m.printf(" This happens in %s at line %d", mdCode(f.Location.File.Path), main.line)
	if f.Function != "" {
		m.printf(", in %s", mdCode(f.Function))
	}
	if s := deeperSink(f); s != nil {
		p := locate(s.Location)
		m.printf("; it takes effect in %s at line %d", mdCode(p.File.Path), p.line)
		if s.Function != "" {
			m.printf(", in %s", mdCode(s.Function))
		}
	}
	m.printf(":\n\n")
	m.quote("", main, 1)

	m.paragraphs(headWhy, cmp.Or(r.Why, r.Summary))
	m.evidence(f)
	m.paragraphs(headRemedy, r.Remedy)
	if len(r.References) > 0 {
		m.printf("**References.**\n\n")
		for _, u := range r.References {
			m.printf("- %s\n", mdLink(u))
		}
		m.printf("\n")
	}
}

// paragraphs writes a rule's text under a heading that runs into it, unless it starts with code or a list.
func (m *markdownWriter) paragraphs(heading, text string) {
	list := passages(text)
	if len(list) == 0 {
		return
	}
	gap := " "
	if list[0].code || listItem.MatchString(list[0].text) {
		gap = "\n\n"
	}
	m.printf("**%s.**%s%s\n\n", heading, gap, mdProse(text))
}

// evidence lists the trace with its code, then the facts.
func (m *markdownWriter) evidence(f *finding.Finding) {
	if len(f.Trace) == 0 && len(f.Facts) == 0 {
		m.printf("**Evidence.** The quoted line shows the defect by itself.\n\n")
		return
	}
	m.printf("**Evidence.**")
	if len(f.Trace) > 0 {
		if tainted(f.Trace) {
			m.printf(" The data takes this way:\n\n")
		} else {
			m.printf(" The value takes this way:\n\n")
		}
		var last place
		for i, s := range f.Trace {
			p := locate(s.Location)
			lead := fmt.Sprintf("%d. ", i+1)
			m.printf("%s**%s**, %s line %d", lead, capital(s.Kind.String()), mdCode(p.File.Path), p.line)
			if s.Function != "" {
				m.printf(" in %s", mdCode(s.Function))
			}
			m.printf(": %s", mdText(sentence(s.Message)))
			if s.Location == f.Location && deeperSink(f) != nil {
				m.printf(" **The finding is here.**")
			}
			m.printf("\n")
			if p.File != last.File || p.line != last.line {
				m.printf("\n")
				m.quote(strings.Repeat(" ", len(lead)), p, 0)
			}
			last = p
		}
		m.printf("\n")
	} else {
		m.printf("\n\n")
	}
	if len(f.Facts) > 0 {
		if len(f.Trace) > 0 {
			m.printf("The finding rests on these facts:\n\n")
		}
		for _, fact := range f.Facts {
			m.printf("- %s", mdText(strings.TrimSuffix(capital(fact.Message), ".")))
			if fact.Location != nil {
				p := locate(*fact.Location)
				m.printf(" (%s line %d)", mdCode(p.File.Path), p.line)
			}
			m.printf(".")
			if fact.Lowers {
				m.printf(" *This lowers the confidence.*")
			}
			m.printf("\n")
		}
		m.printf("\n")
	}
}

func weaknessLink(id int) string {
	text := fmt.Sprintf("[CWE-%d](%s)", id, weaknessURL(id))
	if name := weaknessName(id); name != "" {
		text += ": " + mdText(name)
	}
	return text
}

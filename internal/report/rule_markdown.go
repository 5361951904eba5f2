package report

import (
	"bufio"
	"io"
	"strings"
)

// RuleMarkdown writes all there is to say about a rule as a page.
func RuleMarkdown(w io.Writer, p RulePage) error {
	var page strings.Builder
	m := &markdownWriter{bufio.NewWriter(&page)}
	m.printf("# %s: %s\n\n%s\n\n", mdText(p.ID), mdText(p.Title), strings.TrimSpace(printableLines(p.Summary)))
	for i, id := range weaknesses(p.Rule) {
		label := "Weakness"
		if i > 0 {
			label = "Also"
		}
		m.printf("- **%s:** %s\n", label, weaknessLink(id))
	}
	if p.Mapping != "" {
		m.printf("- **Why this weakness:** %s\n", strings.TrimSpace(Printable(p.Mapping)))
	}
	m.printf("- **Severity:** %s\n- **Profile:** %s\n- **Finds:** %s\n\n", rated(p.Rule), profiled(p.Rule), finds(p.Rule))
	section := func(heading, text string) {
		if text = strings.TrimSpace(printableLines(text)); text != "" {
			m.printf("## %s\n\n%s\n\n", heading, text)
		}
	}
	section(headWhy, p.Why)
	section(headDescription, p.Description)
	section(headRemedy, p.Remedy)
	if p.Reported != "" {
		m.printf("## %s\n\nFrom the code that the rule is tested with. This is reported:\n\n", headExamples)
		m.fenced(p.Reported)
		if p.Silent != "" {
			m.printf("\nThis is not:\n\n")
			m.fenced(p.Silent)
		}
		m.printf("\n")
	}
	if len(p.References) > 0 {
		m.printf("## %s\n\n", headReferences)
		for _, u := range p.References {
			m.printf("- %s\n", mdLink(u))
		}
	}
	return writePage(w, m.w, &page)
}

// fenced writes code as a block that no code can end.
func (m *markdownWriter) fenced(code string) {
	code = printableLines(code)
	fence := strings.Repeat("`", max(3, 1+longestRun(code, '`')))
	m.printf("%spython\n%s\n%s\n", fence, code, fence)
}

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
	m.printf("# %s: %s\n\n%s\n\n", mdText(p.ID), mdText(p.Title), mdProse(p.Summary))
	for i, id := range weaknesses(p.Rule) {
		label := "Weakness"
		if i > 0 {
			label = "Also"
		}
		m.printf("- **%s:** %s\n", label, weaknessLink(id))
	}
	if p.Mapping != "" {
		m.printf("- **Why this weakness:** %s\n", mdText(p.Mapping))
	}
	m.printf("- **Severity:** %s\n- **Profile:** %s\n- **Finds:** %s\n\n", rated(p.Rule), profiled(p.Rule), finds(p.Rule))
	section := func(heading, text string) {
		if text = mdProse(text); text != "" {
			m.printf("## %s\n\n%s\n\n", heading, text)
		}
	}
	section(headWhy, p.Why)
	section(headDescription, p.Description)
	section(headRemedy, p.Remedy)
	if p.Reported != "" {
		m.printf("## %s\n\nFrom the code that the rule is tested with. This is reported:\n\n", headExamples)
		m.printf("%s\n", mdFence(p.Reported, p.Language))
		if p.Silent != "" {
			m.printf("\nThis is not:\n\n")
			m.printf("%s\n", mdFence(p.Silent, p.Language))
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

package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

func (b *sarifBuilder) rule(r *finding.Rule, precision finding.Confidence) sarifRule {
	title := cmp.Or(r.Title, r.ID)
	s := sarifRule{
		ID: r.ID, Name: pascal(title),
		ShortDescription: sarifText{Text: cut(fmt.Sprintf("%s (CWE-%d)", title, r.CWE))},
		FullDescription:  sarifText{Text: cut(cmp.Or(r.Summary, title))},
		HelpURI:          weaknessURL(r.CWE),
		Help:             sarifText{Text: help(r, false), Markdown: help(r, true)},
		Default:          sarifConfiguration{level(r.Severity)},
		Properties: sarifRuleProps{
			Tags: sarifTags(r), Precision: precision.String(), ProblemSeverity: problemSeverity(r.Severity),
			Profile: r.Profile, Kind: r.Kind(),
		},
	}
	if strings.EqualFold(s.Name, s.ID) { // a name that says nothing more is not allowed
		s.Name += "Rule"
	}
	if r.Score > 0 {
		s.Properties.Score = fmt.Sprintf("%.1f", r.Score)
	}
	for i, id := range weaknesses(r) {
		kind := "relevant"
		if i == 0 {
			kind = "superset" // the weakness holds every result of the rule, and more
		}
		s.Relationships = append(s.Relationships, sarifRelation{b.taxon(id), []string{kind}})
	}
	return s
}

// sarifTags are `security`, for which GitHub asks, and the weaknesses, the rule's own first.
func sarifTags(r *finding.Rule) []string {
	tags := []string{"security"}
	for _, id := range weaknesses(r) {
		if len(tags) == maxTags {
			break
		}
		tags = append(tags, fmt.Sprintf("external/cwe/cwe-%d", id))
	}
	return tags
}

func taxaOf(rules []*finding.Rule) []int {
	var ids []int
	for _, r := range rules {
		ids = append(ids, weaknesses(r)...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// level is the severity in SARIF's words; critical and high are told apart by security-severity.
func level(s finding.Severity) string {
	switch {
	case s >= finding.SeverityHigh:
		return "error"
	case s == finding.SeverityMedium:
		return "warning"
	}
	return "note"
}

// problemSeverity is the severity in the words of GitHub's problem.severity.
func problemSeverity(s finding.Severity) string {
	if l := level(s); l != "note" {
		return l
	}
	return "recommendation"
}

// precisions gives each rule the confidence that most of its findings have, the lower one where two are equally
// frequent: readers sort by the precision of a rule, while confidence belongs to a finding, which says it too.
func precisions(fs []*finding.Finding) map[string]finding.Confidence {
	counts := make(map[string]*[finding.ConfidenceHigh + 1]int)
	for _, f := range fs {
		c := counts[f.Rule.ID]
		if c == nil {
			c = new([finding.ConfidenceHigh + 1]int)
			counts[f.Rule.ID] = c
		}
		c[min(max(f.Confidence, finding.ConfidenceLow), finding.ConfidenceHigh)]++
	}
	most := make(map[string]finding.Confidence, len(counts))
	for id, c := range counts {
		best := finding.ConfidenceLow
		for k := finding.ConfidenceMedium; k <= finding.ConfidenceHigh; k++ {
			if c[k] > c[best] {
				best = k
			}
		}
		most[id] = best
	}
	return most
}

// help is a rule's documentation. The plain form has the rule's texts as they are, which are made to be read so.
func help(r *finding.Rule, markdown bool) string {
	var b strings.Builder
	part := func(title, text string) {
		text = strings.TrimSpace(printableLines(text))
		if text == "" {
			return
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		if title != "" && markdown {
			b.WriteString("## ")
		}
		if title != "" {
			b.WriteString(title + "\n\n")
		}
		b.WriteString(text)
	}
	prose := func(text string) string {
		if markdown {
			return mdProse(text)
		}
		return text
	}
	part("", prose(r.Summary))
	part(headWhy, prose(r.Why))
	part(headRemedy, prose(r.Remedy))
	part(headDescription, prose(r.Description))
	var refs []string
	for _, id := range weaknesses(r) {
		text := strings.TrimSpace(fmt.Sprintf("CWE-%d: %s", id, weaknessName(id)))
		if markdown {
			refs = append(refs, "- "+weaknessLink(id))
		} else {
			refs = append(refs, "- "+text+", "+weaknessURL(id))
		}
	}
	for _, u := range r.References {
		if markdown {
			u = mdLink(u)
		}
		refs = append(refs, "- "+u)
	}
	part(headReferences, strings.Join(refs, "\n"))
	return b.String()
}

// pascal turns a title into the kind of name that SARIF wants for a rule: "SQL injection" is SqlInjection.
func pascal(title string) string {
	var b strings.Builder
	for w := range strings.FieldsFuncSeq(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if strings.ToUpper(w) == w {
			w = strings.ToLower(w)
		}
		first := []rune(w)
		first[0] = unicode.ToUpper(first[0])
		b.WriteString(string(first))
	}
	return b.String()
}

// cut shortens a description to GitHub's 1,024 characters.
func cut(s string) string {
	if r := []rune(s); len(r) > maxDescription {
		return string(r[:maxDescription-1]) + ellipsis
	}
	return s
}

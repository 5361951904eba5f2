package engine

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// Rules lists the rules there are, by id: those that are built in, and those in the user's folders.
func Rules(models []string) ([]report.RulePage, error) {
	var rules []report.RulePage
	for _, language := range []string{"python", settingsRules} {
		base, err := knowledge.Load(language, models, []string{})
		if err != nil {
			return nil, err
		}
		for _, r := range base.Rules() {
			reported, silent := r.Examples()
			page := report.RulePage{Rule: newRule(r), Reported: reported, Silent: silent}
			if !slices.ContainsFunc(rules, func(p report.RulePage) bool { return p.Rule.ID == r.ID }) {
				rules = append(rules, page)
			}
		}
	}
	slices.SortFunc(rules, func(a, b report.RulePage) int { return strings.Compare(a.Rule.ID, b.Rule.ID) })
	return rules, nil
}

// Reports says whether a review with a profile reports what a rule finds in code that is no test code.
func Reports(profile string, r *finding.Rule) (bool, error) {
	p, err := parseProfile(profile)
	return err == nil && slices.Index(profiles, r.Profile) <= int(p), err
}

func newRule(r *knowledge.Rule) *finding.Rule {
	sev, _ := finding.ParseSeverity(r.Severity)
	f := &finding.Rule{
		ID: r.ID, Title: r.Title, CWE: r.CWE, Also: r.Also, Severity: sev, Score: r.Score, Summary: r.Summary, Why: r.Why,
		Remedy: r.Remedy, References: r.References, Profile: r.Profile, Description: r.Description, Mapping: r.Mapping,
	}
	if r.Flow != nil {
		f.Source = r.Flow.Source.String()
	}
	return f
}

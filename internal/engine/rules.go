package engine

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/report"
)

// Rules lists the rules there are, by id: those that are built in, and those in the user's folders.
func Rules(models []string) ([]report.RulePage, error) {
	base, err := knowledge.Load(knowledge.Settings, models, []string{}) // which has the rules of all languages
	if err != nil {
		return nil, err
	}
	var rules []report.RulePage
	for _, r := range base.Rules() {
		page := report.RulePage{Rule: newRule(r)}
		page.Language, page.Reported, page.Silent = r.Examples()
		rules = append(rules, page)
	}
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
		Application: r.Application, Library: r.Library, Published: r.Published, Probes: r.Probes, Tests: r.Tests,
	}
	if r.Flow != nil {
		f.Source = r.Flow.Source.String()
	}
	return f
}

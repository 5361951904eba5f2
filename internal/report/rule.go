package report

import (
	"cmp"
	"fmt"

	"github.com/touchstone-sec/touchstone/internal/finding"
)

// A RulePage is a rule with what only its documentation needs.
type RulePage struct {
	*finding.Rule
	Language string // of the examples, as fences of code name it; "" where they are settings
	Reported string // code that the rule's tests hold it to report, marked; "" where there is none
	Silent   string // code much like it that they hold it to be silent on
}

// The headings of a rule's texts, the same in every format.
const (
	headWhy         = "Why it matters"
	headDescription = "What the rule looks for"
	headRemedy      = "Solution"
	headExamples    = "Examples"
	headReferences  = "References"
)

// ProfileAbout says in a few words what a profile stands for; "" for one that there is not.
func ProfileAbout(profile string) string {
	switch profile {
	case "default":
		return "what a maintainer would act on"
	case "strict":
		return "hardening, reported with --profile strict"
	case "pedantic":
		return "everything that may matter, reported with --profile pedantic"
	}
	return ""
}

// finds says how the rule finds.
func finds(r *finding.Rule) string {
	what := map[string]string{
		"untrusted": "untrusted data", "exception": "the text of exceptions", "secret": "secrets",
		"prompt": "what a language model has written", "random": "numbers that can be guessed",
	}
	if r.Kind() != "flow" {
		return "hazard: a call or a value that is the defect by itself"
	}
	return "flow: follows " + cmp.Or(what[r.Source], r.Source+" data") + " to where it does harm"
}

// rated is a severity with its score.
func rated(r *finding.Rule) string {
	if r.Score == 0 {
		return r.Severity.String()
	}
	return fmt.Sprintf("%s, %.1f of 10", r.Severity, r.Score)
}

// profiled is the rule's profile, and those that it has in programs of other kinds.
func profiled(r *finding.Rule) string {
	s := r.Profile + ": " + ProfileAbout(r.Profile)
	for _, other := range []struct{ profile, where string }{
		{r.Application, "in a web application"}, {r.Library, "in a package reviewed as a library"},
		{r.Published, "in a package that others install, unless it is reviewed as a library"},
		{r.Probes, "in one that is installed to test, attack or crawl the systems of others"},
		{r.Tests, "in test code"},
	} {
		if other.profile != "" {
			s += "; " + other.profile + " " + other.where
		}
	}
	return s
}

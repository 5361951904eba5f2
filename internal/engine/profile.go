package engine

import (
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// A profile is how much is reported: each reports what those before it do, and more.
type profile int

// profiles are the words of rules and of the command line, in that order: what a maintainer would act on; hardening as
// well; everything.
var profiles = []string{"default", "strict", "pedantic"}

// Profiles lists the names of the profiles, the one that reports least first.
func Profiles() []string { return slices.Clone(profiles) }

func parseProfile(name string) (profile, error) {
	if name == "" {
		return 0, nil
	}
	i := slices.Index(profiles, name)
	if i < 0 {
		return 0, fmt.Errorf("unknown profile %q: it is default, strict or pedantic", name)
	}
	return profile(i), nil
}

// reports reports whether a finding belongs to the profile. A hazard in test code has the weight of test code: passwords
// and switched-off checks are what tests are made of, so that it takes a profile more than elsewhere.
func (p profile) reports(c *flow.Candidate) bool {
	least := profile(c.Rule.Rank())
	if c.Test && (c.Rule.Flow == nil || c.Rule.Flow.Source == knowledge.Any || c.Answer) {
		least = min(least+1, profile(len(profiles)-1))
	}
	return p >= least
}

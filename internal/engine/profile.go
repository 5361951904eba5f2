package engine

import (
	"fmt"
	"slices"

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

// reviewsTests reports whether test code is reviewed. What is found there takes a profile more than elsewhere: it is no
// surface that is attacked, and passwords and switched-off checks are what tests are made of.
func (p profile) reviewsTests() bool { return p > 0 }

// reports reports whether a finding of a rule belongs to the profile: in test code or other, in a program of a situation.
func (p profile) reports(r *knowledge.Rule, test bool, in knowledge.Situation) bool {
	least := profile(r.RankIn(in))
	if test {
		least = min(least+1, profile(len(profiles)-1))
	}
	return p >= least
}

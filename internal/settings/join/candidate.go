// Package join holds the options that code declares against the settings that a deployment gives: which option a setting
// means, which of several values wins, and what both together show.
package join

import "github.com/touchstone-sec/touchstone/internal/settings"

// A Candidate is what a judge of this package finds.
type Candidate = settings.Candidate

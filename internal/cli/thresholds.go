package cli

import (
	"fmt"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/finding"
)

// thresholds reads --min-severity and --min-confidence; what is not given stays zero, which lets everything through.
func thresholds(f *reviewFlags, o *engine.Options) (err error) {
	if f.minSeverity != "" {
		if o.MinSeverity, err = finding.ParseSeverity(f.minSeverity); err != nil {
			return fmt.Errorf("--min-severity: %w", err)
		}
	}
	if f.minConfidence != "" {
		if o.MinConfidence, err = finding.ParseConfidence(f.minConfidence); err != nil {
			return fmt.Errorf("--min-confidence: %w", err)
		}
	}
	return nil
}

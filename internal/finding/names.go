package finding

import (
	"fmt"
	"strings"
)

// The names of severities, confidences and kinds of steps, as every output and every flag spells them. Index 0 is the
// zero value, which stands for "not said".
var (
	severityNames   = [...]string{"", "low", "medium", "high", "critical"}
	confidenceNames = [...]string{"", "low", "medium", "high"}
	stepNames       = [...]string{"", "source", "flow", "call", "return", "guard", "sink"}
)

// Severities lists the severities, the worst first.
func Severities() []Severity {
	return []Severity{SeverityCritical, SeverityHigh, SeverityMedium, SeverityLow}
}

func (s Severity) String() string   { return name(severityNames[:], int(s)) }
func (c Confidence) String() string { return name(confidenceNames[:], int(c)) }
func (k StepKind) String() string   { return name(stepNames[:], int(k)) }

// MarshalText and UnmarshalText make JSON and YAML use the names.
func (s Severity) MarshalText() ([]byte, error)   { return []byte(s.String()), nil }
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }
func (k StepKind) MarshalText() ([]byte, error)   { return []byte(k.String()), nil }

func (s *Severity) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSeverity(string(text))
	return err
}

func (c *Confidence) UnmarshalText(text []byte) (err error) {
	*c, err = ParseConfidence(string(text))
	return err
}

func (k *StepKind) UnmarshalText(text []byte) error {
	n, err := parse(stepNames[:], "kind of step", string(text))
	*k = StepKind(n)
	return err
}

// ParseSeverity reads a severity by its name. The error lists the names there are.
func ParseSeverity(s string) (Severity, error) {
	n, err := parse(severityNames[:], "severity", s)
	return Severity(n), err
}

// ParseConfidence reads a confidence by its name. The error lists the names there are.
func ParseConfidence(s string) (Confidence, error) {
	n, err := parse(confidenceNames[:], "confidence", s)
	return Confidence(n), err
}

func name(names []string, n int) string {
	if n < len(names) {
		return names[n]
	}
	return fmt.Sprintf("#%d", n)
}

func parse(names []string, what, s string) (int, error) {
	for i, n := range names {
		if i > 0 && strings.EqualFold(n, s) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("unknown %s %q: want %s", what, s, strings.Join(names[1:], ", "))
}

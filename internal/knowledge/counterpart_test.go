package knowledge_test

import (
	"testing"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

func TestAccepted(t *testing.T) {
	for _, c := range []struct {
		line, rule string
		want       bool
	}{
		{"x()", "eval-injection", false},
		{"x() # nosec", "eval-injection", true},
		{"x()  #nosec: the operator's own", "eval-injection", true},
		{"x() # nosec B307", "eval-injection", true},
		{"x() # nosec B301, B307", "eval-injection", true},
		{"x() # nosec: eval", "eval-injection", true},
		{"x() # nosec B301", "eval-injection", false},
		{"x() # noqa: S307", "eval-injection", true},
		{"x() # noqa: E501, S307", "eval-injection", true},
		{"x() # noqa: S301", "eval-injection", false},
		{"x() # noqa: E501", "eval-injection", false},
		{"x() # noqa", "eval-injection", false},
		{"x() # noqa: S101 # nosec B307", "eval-injection", true},
		{"x() # nosecret", "eval-injection", false},
		{"x() # noqa: S307", "dynamic-eval", true},
		{"x() # noqa: S307", "exception-exposure", false},
	} {
		if got := knowledge.Accepted(c.line, c.rule); got != c.want {
			t.Errorf("%s, %s: %v, want %v", c.line, c.rule, got, c.want)
		}
	}
}

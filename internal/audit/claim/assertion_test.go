package claim

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestAssertions holds what is asserted in the sentences of testdata/assertions.txt.
func TestAssertions(t *testing.T) {
	raw, err := os.ReadFile("testdata/assertions.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(raw)) {
		c := Claim{Text: strings.TrimSpace(line)}
		c.understand(reading{})
		fmt.Fprintln(&b, c.Text)
		for _, a := range c.Assertions {
			fmt.Fprintf(&b, "    %s: %q = %q (%s)\n", a.Kind, a.Subject, a.Value, a.Words)
		}
	}
	testkit.Golden(t, "testdata/assertions.golden", b.String())
}

package testkit

import (
	"os"
	"testing"
)

// RequireOracles names the variable that is set where nothing that a test needs may be missing, as in CI.
const RequireOracles = "TOUCHSTONE_REQUIRE_ORACLES"

// OraclesRequired reports whether nothing that a test needs may be missing.
func OraclesRequired() bool { return os.Getenv(RequireOracles) != "" }

// Missing skips a test for want of what it needs, and says so; where oracles are required it fails it.
func Missing(t testing.TB, format string, args ...any) {
	t.Helper()
	if OraclesRequired() {
		t.Fatalf(format, args...)
	}
	t.Skipf("SKIPPED: "+format, args...)
}

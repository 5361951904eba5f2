package report

import (
	"encoding/json"
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// multitool is Microsoft's validator of SARIF, which knows the rules that a JSON Schema cannot hold and GitHub's own.
// It is a program of 100 MB from npm, so it is fetched only where oracles are asked for.
func multitool(t *testing.T) string {
	t.Helper()
	const version = "5.7.0"
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("SKIPPED, SARIF is not validated by sarif-multitool: it is run on linux/amd64 only")
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		testkit.Missing(t, "SARIF is not validated by sarif-multitool: %v", err)
	}
	dir := filepath.Join(cache, "touchstone", "sarif-multitool-"+version)
	bin := filepath.Join(dir, "node_modules", "@microsoft", "sarif-multitool-linux", "Sarif.Multitool")
	if _, err := os.Stat(bin); err == nil {
		return bin
	}
	if !testkit.OraclesRequired() {
		t.Skip("SKIPPED, SARIF is not validated by sarif-multitool: TOUCHSTONE_REQUIRE_ORACLES=1 fetches it from npm (100 MB)")
	}
	out, err := exec.Command("npm", "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", dir, "@microsoft/sarif-multitool-linux@"+version).CombinedOutput()
	if err != nil {
		t.Fatalf("npm cannot install sarif-multitool: %v\n%s", err, out)
	}
	if err := os.Chmod(bin, 0o755); err != nil { // the package's install script would do this
		t.Fatal(err)
	}
	return bin
}

func TestSARIFPassesMultitool(t *testing.T) {
	bin := multitool(t)
	for _, golden := range []string{"review.sarif", "clean.sarif"} {
		verdict := filepath.Join(t.TempDir(), "verdict.sarif")
		cmd := exec.Command(bin, "validate", filepath.Join("testdata", golden), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--output", verdict)
		cmd.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", golden, err, out)
		}
		data, err := os.ReadFile(verdict)
		if err != nil {
			t.Fatal(err)
		}
		var log struct {
			Runs []struct{ Results []struct{ RuleID string } }
		}
		if err := json.Unmarshal(data, &log); err != nil {
			t.Fatal(err)
		}
		if n := len(log.Runs[0].Results); n > 0 {
			t.Errorf("%s: %d objections\n%s", golden, n, out)
		}
	}
}

package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"github.com/touchstone-sec/touchstone/internal/testkit"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var oraclePython = flag.String("python", "python3", "the Python whose standard library is read and compared")

// Python's own reader is the oracle: each file of the standard library (whose tests have files in many encodings, and
// broken ones) has the text that tokenize.open reads, and a diagnostic where tokenize.open refuses it.
func TestReadAgainstPython(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads the whole standard library")
	}
	const script = `
import hashlib, io, json, os, sys, tokenize
answers = {}
for name in json.load(sys.stdin):
    try:
        with open(name, "rb") as f:
            encoding, _ = tokenize.detect_encoding(f.readline)
        with io.open(name, encoding=encoding, newline="") as f:
            answers[name] = hashlib.sha256(f.read().encode("utf-8")).hexdigest()
    except (SyntaxError, UnicodeError):
        answers[name] = ""
json.dump(answers, sys.stdout)`
	where, err := exec.Command(*oraclePython, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		testkit.Missing(t, "python3, the oracle, is not there: %v", err)
	}
	top := strings.TrimSpace(string(where))
	set, err := Find(context.Background(), Options{Paths: []string{top}, Root: top})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range set.Entries {
		names = append(names, e.real)
	}
	request, err := json.Marshal(names)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(*oraclePython, "-c", script)
	cmd.Stdin = bytes.NewReader(request)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]string{}
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	refused := 0
	for _, e := range set.Entries {
		f, diagnostics := Read(e)
		want, name := answers[e.real], filepath.ToSlash(e.Path)
		if want == "" {
			refused++
			// With a byte order mark Python takes "utf-8" but not "utf8"; that is no trouble to us.
			if len(diagnostics) == 0 && f.Encoding != "utf-8-sig" {
				t.Errorf("%s: Python refuses it, we say nothing", name)
			}
			continue
		}
		if f == nil {
			t.Errorf("%s: %v", name, diagnostics)
			continue
		}
		if sum := sha256.Sum256([]byte(f.Text)); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s: another text than Python's (%s)", name, f.Encoding)
		}
		for _, d := range diagnostics {
			if !strings.Contains(d.Message, "NUL") {
				t.Errorf("%s:%d: %s", name, d.Pos.Line, d.Message)
			}
		}
	}
	t.Logf("%d files compared, of which Python refuses %d", len(set.Entries), refused)
}

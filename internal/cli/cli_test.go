package cli

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// TestMain makes two commands of the test binary: touchstone as users get it, and faked, whose engine does what
// $FAKE says.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"touchstone": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"faked": func() {
			a := &app{review: fake, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv}
			os.Exit(a.main(os.Args[1:]))
		},
	})
}

var update = flag.Bool("update", false, "write what the transcripts compare with anew")

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true, UpdateScripts: *update,
	})
}

// fake reviews nothing. $FAKE lists what it comes upon.
func fake(ctx context.Context, o engine.Options) (*finding.Review, error) {
	r := &finding.Review{Root: o.Paths[0], ToolVersion: "v0.0.0-test", Files: 1, Lines: 2, Functions: 3}
	f := &source.File{Path: "app.py", Language: source.Python, Text: "import os\nos.system(x)\n"}
	rule := &finding.Rule{ID: "command-injection", Title: "Command injection", CWE: 78, Severity: finding.SeverityHigh, Score: 8.8, Summary: "Untrusted text becomes part of a command.", Remedy: "Pass a list."}
	for _, what := range strings.Fields(os.Getenv("FAKE")) {
		switch what {
		case "finding":
			r.Findings = append(r.Findings, &finding.Finding{
				Rule: rule, Location: finding.Location{File: f, Pos: 10, End: 22}, Message: "untrusted text becomes part of a command",
				Severity: finding.SeverityHigh, Confidence: finding.ConfidenceMedium,
			})
		case "incomplete":
			r.Diagnostics = append(r.Diagnostics, source.Diagnostic{Path: "bad\x1b[2J.py", Incomplete: true, Message: "cannot be read"})
		case "remark":
			r.Diagnostics = append(r.Diagnostics, source.Diagnostic{Path: "odd.py", Message: "is odd"})
		case "nothing":
			r.Files = 0
		case "error":
			return nil, errors.New("models/x.yaml:3: no such thing\x1b[2J")
		case "panic":
			panic("the fake\npanics")
		case "interrupt":
			syscall.Kill(os.Getpid(), syscall.SIGINT)
			<-ctx.Done()
			return r, ctx.Err()
		case "options":
			o.Progress = nil
			return nil, errors.New(strings.Join([]string{
				strings.Join(o.Paths, "+"), strings.Join(o.Include, "+"), strings.Join(o.Exclude, "+"), strings.Join(o.ThreatModels, "+"),
				strings.Join(o.Models, "+") + strings.Join(o.Settings, "+"), o.MinSeverity.String(), o.MinConfidence.String(), strings.Repeat("j", o.Workers),
			}, " / "))
		}
	}
	finding.Sort(r.Findings)
	finding.Fingerprint(r.Findings)
	return r, nil
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := &progress{w: &b, width: 30, start: time.Time{}, since: func(time.Time) time.Duration { return 2600 * time.Millisecond }}
	p.update(engine.Progress{Phase: "reading", Files: 7})
	p.update(engine.Progress{Phase: "analysing", Files: 1515, Functions: 20_000})
	p.clear()
	p.update(engine.Progress{Phase: "late"})
	p.clear()
	const want = "\r\x1b[Kreading: 7 files, 0 functions\r\x1b[Kanalysing: 1515 files, 20000 \r\x1b[K"
	if got := b.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	var none *progress
	none.update(engine.Progress{})
	none.clear()
}

// brokenWriter is a stdout that fails.
type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestBrokenStdout(t *testing.T) {
	t.Setenv("FAKE", "finding")
	for _, c := range []struct {
		name   string
		err    error
		code   int
		stderr string
	}{
		{"closed pipe", &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}, exitFindings, ""},
		{"full disk", syscall.ENOSPC, exitFailure, "touchstone: writing the text report: no space left on device\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stderr bytes.Buffer
			a := &app{review: fake, stdout: brokenWriter{c.err}, stderr: &stderr, getenv: os.Getenv}
			if code := a.main([]string{"review"}); code != c.code || stderr.String() != c.stderr {
				t.Errorf("code %d, stderr %q; want %d, %q", code, stderr.String(), c.code, c.stderr)
			}
		})
	}
}

// TestWriteFileIsAllOrNothing: a report that fails half way leaves the old one as it was, and nothing else.
func TestWriteFileIsAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	for _, p := range []string{path, filepath.Join(dir, "other")} {
		err := writeFile(p, func(w io.Writer) error {
			io.WriteString(w, strings.Repeat("new", 100_000))
			return broken
		})
		if !errors.Is(err, broken) {
			t.Errorf("%s: %v", p, err)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
	if got, err := os.ReadFile(path); string(got) != "old" {
		t.Errorf("%q, %v", got, err)
	}
}

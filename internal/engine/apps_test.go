package engine_test

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// Whole applications in the styles that people write them in, each with defects and with safe code that looks alike.
// testdata/apps holds a folder an application, with expectations beside the code. What touchstone does not get right
// yet stands in known-gaps.txt, a line "app/path:line:rule: reason" each: a want that nothing meets, or a finding that
// nobody wants. The list may only shrink: a gap that is closed fails the test until its line is gone.

// threatModels of the applications that are not servers.
var threatModels = map[string][]string{"cli_tool": {"local"}}

func TestApps(t *testing.T) {
	const root = "testdata/apps"
	folders, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	gaps := readGaps(t, filepath.Join(root, "known-gaps.txt"))
	for _, d := range folders {
		if !d.IsDir() {
			continue
		}
		t.Run(d.Name(), func(t *testing.T) {
			dir := filepath.Join(root, d.Name())
			files := readFiles(t, dir)
			compare(t, d.Name(), testkit.Expectations(t, files), review(t, dir, threatModels[d.Name()]...), gaps[d.Name()])
		})
		delete(gaps, d.Name())
	}
	for app := range gaps {
		t.Errorf("known-gaps.txt speaks of %s, which does not exist", app)
	}
}

// The example of the README: what should be found stands beside it, so that its code reads like a shop's.
func TestBookshop(t *testing.T) {
	text, err := os.ReadFile("../../examples/bookshop-expected.txt")
	if err != nil {
		t.Fatal(err)
	}
	var wants []testkit.Want
	for _, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		p := strings.SplitN(line, ":", 3)
		if len(p) != 3 {
			t.Fatalf("bookshop-expected.txt: %q", line)
		}
		n, err := strconv.Atoi(p[1])
		if err != nil {
			t.Fatalf("bookshop-expected.txt: %q: %v", line, err)
		}
		wants = append(wants, testkit.Want{Path: p[0], Line: n, Rule: p[2]})
	}
	gaps := readGaps(t, "testdata/apps/bookshop-gaps.txt")["bookshop"]
	compare(t, "bookshop", wants, review(t, "../../examples/bookshop"), gaps)
}

// compare checks findings against wants, but for the known gaps, which it holds to be gaps still.
func compare(t *testing.T, app string, wants []testkit.Want, got []testkit.Got, gaps map[gap]bool) {
	t.Helper()
	wanted := len(wants)
	missed, excess := difference(wants, got)
	t.Logf("%s: %d wanted, %d found, %d missed, %d false", app, wanted, wanted-len(missed), len(missed), len(excess))
	isGap := func(path string, line int, rule string) bool {
		g := gap{path, line, rule}
		if gaps[g] {
			delete(gaps, g)
			return true
		}
		return false
	}
	for _, w := range missed {
		if !isGap(w.Path, w.Line, w.Rule) {
			t.Errorf("%s/%s:%d: not found: %s", app, w.Path, w.Line, w.Rule)
		}
	}
	for _, g := range excess {
		if !isGap(g.Path, g.Line, g.Rule) {
			t.Errorf("%s/%s:%d: not wanted: %s: %s", app, g.Path, g.Line, g.Rule, g.Message)
		}
	}
	for _, g := range slices.SortedFunc(maps.Keys(gaps), func(a, b gap) int { return strings.Compare(a.String(), b.String()) }) {
		t.Errorf("%s/%s: no gap any more: take it off the list", app, g)
	}
}

func difference(wants []testkit.Want, got []testkit.Got) (missed []testkit.Want, excess []testkit.Got) {
	excess = slices.Clone(got)
	for _, w := range wants {
		i := slices.IndexFunc(excess, func(g testkit.Got) bool { return g.Path == w.Path && g.Line == w.Line && g.Rule == w.Rule })
		if i < 0 {
			missed = append(missed, w)
			continue
		}
		excess = slices.Delete(excess, i, i+1)
	}
	return missed, excess
}

func review(t *testing.T, dir string, models ...string) []testkit.Got {
	t.Helper()
	r, err := engine.Review(context.Background(), engine.Options{Paths: []string{dir}, ThreatModels: models})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		t.Errorf("%s:%d: %s", d.Path, d.Pos.Line, d.Message)
	}
	for _, b := range r.Bounds {
		if strings.HasPrefix(b.Message, "internal error") {
			t.Errorf("%s: %s", b.Function, b.Message)
		}
	}
	var got []testkit.Got
	for _, f := range r.Findings {
		rel := strings.TrimPrefix(strings.TrimPrefix(f.Location.File.Path, filepath.ToSlash(dir)), "/")
		got = append(got, testkit.Got{Path: rel, Line: f.Location.File.Position(f.Location.Pos).Line, Rule: f.Rule.ID, Message: f.Message})
	}
	return got
}

func readFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch path.Ext(name) {
		case ".py", ".html", ".tpl", ".txt":
			text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			files[name] = string(text)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A gap is a difference that is known.
type gap struct {
	path string
	line int
	rule string
}

func (g gap) String() string { return fmt.Sprintf("%s:%d:%s", g.path, g.line, g.rule) }

// readGaps reads lines of "app/path:line:rule: reason", by application.
func readGaps(t *testing.T, file string) map[string]map[gap]bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[gap]bool{}
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		p := strings.SplitN(line, ":", 4)
		if len(p) != 4 || strings.TrimSpace(p[3]) == "" {
			t.Fatalf("%s:%d: a gap is app/path:line:rule: reason", file, i+1)
		}
		app, rel, ok := strings.Cut(p[0], "/")
		n, err := strconv.Atoi(p[1])
		if !ok || err != nil {
			t.Fatalf("%s:%d: a gap is app/path:line:rule: reason", file, i+1)
		}
		if out[app] == nil {
			out[app] = map[gap]bool{}
		}
		out[app][gap{rel, n, p[2]}] = true
	}
	return out
}

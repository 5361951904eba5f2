package engine_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// Each file of testdata/fixes holds fixes of one kind in library code. "== name rule" heads one; lines that begin with "-|"
// stand before the fix only, those with "+|" after it only, all others on both sides; "@@ path" begins a file, which is
// mod.py without one. Before the fix the rule reports the package, after it no longer does.

type fixture struct {
	name, rule    string
	before, after map[string]string
}

func fixtures(t *testing.T, path string) (list []*fixture) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var f *fixture
	file := ""
	for line := range strings.Lines(string(text)) {
		if head, ok := strings.CutPrefix(line, "== "); ok {
			name, rule, _ := strings.Cut(strings.TrimSpace(head), " ")
			f = &fixture{name, rule, map[string]string{"lib/__init__.py": ""}, map[string]string{"lib/__init__.py": ""}}
			list, file = append(list, f), "lib/mod.py"
			continue
		}
		if name, ok := strings.CutPrefix(line, "@@ "); ok {
			file = "lib/" + strings.TrimSpace(name)
			continue
		}
		if f == nil {
			continue
		}
		gone, isGone := strings.CutPrefix(line, "-|")
		added, isAdded := strings.CutPrefix(line, "+|")
		switch {
		case isGone:
			f.before[file] += gone
		case isAdded:
			f.after[file] += added
		default:
			f.before[file] += line
			f.after[file] += line
		}
	}
	return list
}

func TestFixes(t *testing.T) {
	paths, err := filepath.Glob("testdata/fixes/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, "no fixes")
	}
	reported := func(t *testing.T, files map[string]string, rule string) bool {
		r, err := engine.Review(context.Background(), engine.Options{
			Paths: []string{testkit.Plant(t, files)}, ThreatModels: []string{"library", "remote"}, Workers: 1,
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Diagnostics {
			t.Errorf("%s:%d: %s", d.Path, d.Pos.Line, d.Message)
		}
		for _, f := range r.Findings {
			if f.Rule.ID == rule {
				return true
			}
		}
		return false
	}
	for _, path := range paths {
		kind := strings.TrimSuffix(filepath.Base(path), ".txt")
		var names []string
		for _, f := range fixtures(t, path) {
			if slices.Contains(names, f.name) {
				t.Errorf("%s: %s for the second time", path, f.name)
			}
			names = append(names, f.name)
			t.Run(kind+"/"+f.name, func(t *testing.T) {
				t.Parallel()
				if !reported(t, f.before, f.rule) {
					t.Errorf("before the fix %s is not found", f.rule)
				}
				if reported(t, f.after, f.rule) {
					t.Errorf("after the fix %s is still reported", f.rule)
				}
			})
		}
	}
}

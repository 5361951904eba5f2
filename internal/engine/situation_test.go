package engine_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestSituations: every rule that names another profile for packages that probe (`probes`) or for test code (`tests`) tells of its own
// testdata from that profile on there, and a profile earlier of a package that does not probe, and of code that is no test.
func TestSituations(t *testing.T) {
	base, err := knowledge.Load("python", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{"shop/__init__.py": "", "shop/tests/__init__.py": "", "shop/tests/test_shop.py": "import unittest\n"}
	before := map[string]string{"strict": "default", "pedantic": "strict"}
	installed := func(summary string) map[string]string {
		return map[string]string{"PKG-INFO": "Name: store\nSummary: " + summary + "\n"}
	}
	for _, r := range base.Rules() {
		for _, in := range []struct {
			situation, profile, folder, elsewhere string
			files, others                         map[string]string
		}{
			{"a package that probes", r.Probes, "store/", "store/", installed("A fast vulnerability scanner"), installed("Client of a store")},
			{"tests", r.Tests, "shop/tests/", "shop/", tests, tests},
		} {
			if in.profile == "" {
				continue
			}
			t.Run(r.ID+"/"+in.situation, func(t *testing.T) {
				t.Parallel()
				there, elsewhere := testdataIn(t, r, in.folder, in.files), testdataIn(t, r, in.elsewhere, in.others)
				if n := findingsOf(t, r, before[in.profile], there); n > 0 {
					t.Errorf("%s tells %d there", before[in.profile], n)
				}
				if findingsOf(t, r, in.profile, there) == 0 {
					t.Errorf("%s tells nothing there", in.profile)
				}
				if findingsOf(t, r, before[in.profile], elsewhere) == 0 {
					t.Errorf("%s tells nothing elsewhere", before[in.profile])
				}
			})
		}
	}
}

// testdataIn plants the testdata of a rule in a folder beside other files.
func testdataIn(t *testing.T, r *knowledge.Rule, folder string, beside map[string]string) string {
	files := maps.Clone(beside)
	paths, _ := filepath.Glob("../../knowledge/rules/*/" + r.ID + "/testdata/*")
	for _, path := range paths {
		if strings.HasSuffix(path, ".txtar") {
			for name, text := range testkit.Archive(t, path) {
				files[folder+strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+name] = text
			}
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[folder+filepath.Base(path)] = string(text)
	}
	return testkit.Plant(t, files)
}

// findingsOf counts what a rule tells.
func findingsOf(t *testing.T, r *knowledge.Rule, profile, root string) (n int) {
	review, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}, Profile: profile})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range review.Findings {
		if f.Rule.ID == r.ID {
			n++
		}
	}
	return n
}

// TestVersions: what runs on none of the versions of Python that a package admits is not told.
func TestVersions(t *testing.T) {
	for condition, dead := range map[string]bool{
		"sys.version_info < (3,)":              true,
		"sys.version_info[0] == 2":             true,
		"sys.version_info.major < 3":           true,
		"sys.version_info[:2] < (3, 6)":        true,
		"sys.version_info[0:2] < (3, 6)":       true,
		"sys.version_info[1:3] < (3, 6)":       false,
		"(3, 5) > sys.version_info":            true,
		"not sys.version_info > (3,)":          true,
		"sys.version_info[:2] == (3, 6)":       true,
		"OLD or not NEW":                       true,
		"sys.version_info < (3, 10)":           false,
		"sys.version_info >= (3, 6)":           false,
		"sys.version_info < (3, 8, 2)":         false,
		"sys.version_info[1] < 7":              false,
		"sys.version_info[0] == 3":             false,
		"other.version_info < (3,)":            false,
		"sys.version_info.releaselevel == 'a'": false,
	} {
		for requires, known := range map[string]bool{"[project]\nrequires-python = \">=3.8\"\n": true, "[project]\n": false} {
			root := testkit.Plant(t, map[string]string{"pyproject.toml": requires, "shop/app.py": "import sys\nimport other\nfrom flask import Flask, request\napp = Flask(__name__)\n" +
				"OLD = sys.version_info[0] == 2\nNEW = sys.version_info >= (3, 7)\n@app.get('/')\ndef f():\n    if " + condition + ":\n        return eval(request.args['x'])\n    return ''\n"})
			r, err := engine.Review(context.Background(), engine.Options{Paths: []string{root}})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := len(r.Findings) == 0, dead && known; got != want {
				t.Errorf("%s: silent %v, want %v where %q", condition, got, want, requires)
			}
		}
	}
}

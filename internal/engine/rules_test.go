package engine_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/engine"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestRules reviews the testdata of every rule: what is marked must be reported, by the rule that is named, and nothing else by this one.
// What lies in a folder called deployed is reviewed as a deployment's settings.
// A first line "# threat-model: library" names the threat models of a file.
func TestRules(t *testing.T) {
	dirs, err := filepath.Glob("../../knowledge/rules/*/*/testdata")
	if err != nil || len(dirs) == 0 {
		t.Fatal("no rules: ", err)
	}
	for _, dir := range dirs {
		rule := filepath.Base(filepath.Dir(dir))
		files, _ := filepath.Glob(dir + "/*")
		for _, path := range files {
			t.Run(rule+"/"+filepath.Base(path), func(t *testing.T) {
				t.Parallel()
				cases := map[string]string{}
				if strings.HasSuffix(path, ".txtar") {
					cases = testkit.Archive(t, path)
				} else {
					text, err := os.ReadFile(path)
					if err != nil {
						t.Fatal(err)
					}
					cases[filepath.Base(path)] = string(text)
				}
				profile, models := "pedantic", []string(nil)
				for _, text := range cases {
					first, _, _ := strings.Cut(text, "\n")
					if words, ok := strings.CutPrefix(first, "# threat-model: "); ok {
						models = strings.Fields(words)
					}
					if word, ok := strings.CutPrefix(first, "# profile: "); ok {
						profile = word
					}
				}
				root := testkit.Plant(t, cases)
				o := engine.Options{Paths: []string{root}, ThreatModels: models, Profile: profile}
				if deployed := filepath.Join(root, "deployed"); slices.ContainsFunc(slices.Collect(maps.Keys(cases)), func(name string) bool { return strings.HasPrefix(name, "deployed/") }) {
					o.Settings = []string{deployed}
				}
				review, err := engine.Review(context.Background(), o)
				if err != nil {
					t.Fatal(err)
				}
				for _, b := range review.Bounds {
					if strings.HasPrefix(b.Message, "internal error") {
						t.Errorf("%s: %s", b.Function, b.Message)
					}
				}
				wants := testkit.Expectations(t, cases)
				var got []testkit.Got
				for _, f := range review.Findings {
					line := f.Location.File.Position(f.Location.Pos).Line
					marked := func(w testkit.Want) bool {
						return w.Path == f.Location.File.Path && w.Line == line && w.Rule == f.Rule.ID
					}
					if f.Rule.ID == rule || slices.ContainsFunc(wants, marked) {
						got = append(got, testkit.Got{Path: f.Location.File.Path, Line: line, Rule: f.Rule.ID, Message: f.Message})
					}
				}
				testkit.Check(t, wants, got)
			})
		}
	}
}

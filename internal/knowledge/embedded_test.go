package knowledge

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

func TestBuiltinModelsLoad(t *testing.T) {
	for _, language := range []string{"python", Settings} {
		if _, err := Load(language, nil, nil); err != nil {
			t.Error(err)
		}
	}
}

// Load holds only the user's rules against the catalog.
func TestBuiltinRulesNameUsableWeaknesses(t *testing.T) {
	files, err := builtinFiles(Settings)
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(f *file) bool { return !f.rule })
	for i, f := range files {
		asUsers := *f
		asUsers.user = true
		files[i] = &asUsers
	}
	if _, err := load(Settings, files, nil, &errorList{}); err != nil {
		t.Error(err)
	}
	if len(files) < 34 {
		t.Errorf("only %d rules", len(files))
	}
}

var (
	function = regexp.MustCompile(`(?m)^ *(?:async )?def `)
	setting  = regexp.MustCompile(`(?m)^.*[:= ]\S.*$`)
)

func TestBuiltinRulesHaveTestdata(t *testing.T) {
	base, err := Load(Settings, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range base.Rules() {
		files, _ := filepath.Glob(filepath.Join("../../knowledge/rules/*", r.ID, "testdata/*"))
		wants, silent := 0, 0
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			wants += strings.Count(string(text), "# want "+r.ID)
			parts := function.Split(string(text), -1)[1:]
			if len(parts) == 0 { // settings: what has a value
				parts = setting.FindAllString(string(text), -1)
			}
			for _, part := range parts {
				if !strings.Contains(part, "# want "+r.ID) {
					silent++
				}
			}
		}
		if wants < 3 || silent < 3 {
			t.Errorf("%s: %d places that must be reported and %d functions or settings that must not; three each are the least",
				r.ID, wants, silent)
		}
	}
}

// What scan finds without parsing is what the parser finds: every built-in file has the plain layout, and each entry
// parses by itself to what it is in the whole file.
func TestScanAgreesWithParser(t *testing.T) {
	files, err := builtinFiles("python")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.rule {
			continue
		}
		entries, ok := scan(f.text)
		if !ok {
			t.Errorf("%s: not the plain layout (see scan.go), so that every start would parse it", f.name)
			continue
		}
		got := map[string]bool{}
		for _, e := range entries {
			got[e.section+" "+e.name] = true
		}
		errs := &errorList{}
		doc := parseYAML(f, f.text, errs)
		if err := errs.join(); err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(doc.Content); i += 2 {
			section := doc.Content[i].Value
			if isList(section) || doc.Content[i+1].Kind != yaml.MappingNode {
				continue
			}
			for j := 0; j+1 < len(doc.Content[i+1].Content); j += 2 {
				name := section + " " + doc.Content[i+1].Content[j].Value
				if !got[name] {
					t.Errorf("%s: scan misses %s", f.name, name)
				}
				delete(got, name)
			}
		}
		for name := range got {
			if section, _, _ := strings.Cut(name, " "); !isList(section) {
				t.Errorf("%s: scan finds %s, the parser does not", f.name, name)
			}
		}
	}
}

// A program that imports one package sees the same model of it as one that imports all.
func TestPartsAgreeWithWhole(t *testing.T) {
	whole, err := Load("python", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var roots []string
	for name := range whole.functions {
		roots = append(roots, root(name))
	}
	for name := range whole.types {
		roots = append(roots, root(name))
	}
	slices.Sort(roots)
	roots = slices.Compact(roots)
	const sample = 12 // every one of them would take half a minute
	for i := 0; i < len(roots); i += max(1, len(roots)/sample) {
		r := roots[i]
		part, err := Load("python", nil, []string{r})
		if err != nil {
			t.Errorf("%s: %v", r, err)
			continue
		}
		for name, fn := range whole.functions {
			if root(name) == r && part.functions[name] == nil {
				t.Errorf("%s: no function %s", r, name)
			}
			if p := part.functions[name]; p != nil && (len(p.Sinks) != len(fn.Sinks) || len(p.Params) != len(fn.Params)) {
				t.Errorf("%s: function %s differs", r, name)
			}
		}
		for name, typ := range whole.types {
			if root(name) == r && part.types[name] == nil {
				t.Errorf("%s: no type %s", r, name)
			}
			if p := part.types[name]; p != nil && (len(p.Order) != len(typ.Order) || len(p.Methods) != len(typ.Methods)) {
				t.Errorf("%s: type %s differs", r, name)
			}
		}
	}
}

// Package internal_test holds the table of imports that docs/architecture.md speaks of: who may import whom within the
// module. Imports run downward only; whoever needs another edge changes the table here, and says why in the commit.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/touchstone-sec/touchstone"

// layers lists the packages from the top down, by their paths in the module, and what each may import of the module.
// The first line that matches a package counts. "x/..." is x and everything in it; "~/..." is everything in the folder
// of the same language. Tests may import what they need: a test of flow has to begin with source text.
var layers = []struct {
	who string
	may []string
}{
	// What the world sees.
	{"cmd/...", []string{"internal/cli"}},
	{"tools/...", []string{"..."}}, // of the developers, no part of the product
	{"examples/...", nil},
	{"knowledge", nil}, // embeds the data
	{"", []string{"internal/engine", "internal/finding", "internal/source"}},

	// The faces: thin over the engine. What they show are findings, reports, rules and verdicts.
	{"internal/cli", faceMay}, {"internal/lsp", faceMay}, {"internal/mcp", faceMay}, {"internal/serve", faceMay},

	{"internal/engine", []string{
		"internal/lang/...", "internal/settings/...", "internal/flow", "internal/omission", "internal/audit/...", "internal/fix", "internal/report",
		"internal/knowledge", "internal/program", "internal/ir", "internal/cwe", "internal/finding", "internal/source",
	}},

	// The stages. None knows another one, but for models, which are what flow works with.
	{"internal/lang/python/syntax/oracle", []string{"internal/lang/python/syntax", "internal/source"}},
	{"internal/lang/python/syntax", []string{"internal/source"}},
	{"internal/lang/python/lower", []string{"internal/lang/python/syntax", "internal/ir", "internal/source"}},
	{"internal/lang/...", []string{
		"~/...", "internal/program", "internal/ir", "internal/cwe", "internal/finding", "internal/source",
	}},
	{"internal/settings/format", []string{"internal/settings", "internal/finding", "internal/source"}},
	{"internal/settings/declare", []string{"internal/settings", "internal/flow", "internal/ir"}},
	{"internal/settings/values", []string{
		"internal/settings", "internal/knowledge", "internal/finding", "internal/regex", "internal/secret", "internal/source",
	}},
	{"internal/settings/join", []string{"internal/settings", "internal/spell", "internal/knowledge", "internal/finding"}},
	{"internal/settings", []string{
		"internal/knowledge", "internal/program", "internal/ir", "internal/cwe", "internal/finding",
		"internal/secret", "internal/source",
	}},
	{"internal/omission", []string{
		"internal/flow", "internal/idiom", "internal/knowledge", "internal/program", "internal/ir", "internal/finding", "internal/regex",
		"internal/secret", "internal/lang/graphql",
	}},
	{"internal/idiom", []string{"internal/ir", "internal/finding", "internal/regex"}},
	{"internal/flow", []string{
		"internal/idiom", "internal/knowledge", "internal/program", "internal/ir", "internal/cwe", "internal/finding", "internal/regex",
		"internal/secret", "internal/source",
	}},
	{"internal/audit/claim", []string{"internal/cwe", "internal/regex", "internal/source"}},
	{"internal/audit/reply", []string{
		"internal/audit/...", "internal/report", "internal/cwe", "internal/finding", "internal/source",
	}},
	{"internal/audit", []string{
		"internal/audit/...", "internal/settings", "internal/knowledge", "internal/program", "internal/ir", "internal/cwe",
		"internal/finding", "internal/regex", "internal/source",
	}},
	{"internal/fix", []string{"internal/program", "internal/ir", "internal/cwe", "internal/finding", "internal/source"}},
	{"internal/report", []string{"internal/cwe", "internal/finding", "internal/source"}},
	{"internal/knowledge", []string{"knowledge", "internal/cwe", "internal/finding", "internal/regex", "internal/secret"}},

	// Plain data.
	{"internal/program", []string{"internal/ir", "internal/source"}},
	{"internal/ir", []string{"internal/source"}},
	{"internal/finding", []string{"internal/source"}},
	{"internal/cwe", nil},
	{"internal/regex", nil},
	{"internal/secret", nil},
	{"internal/source", nil},
	{"internal/spell", nil},
	{"internal/testkit", nil}, // and nobody may import it outside of tests
}

var faceMay = []string{
	"internal/spell",
	"internal/engine", "internal/settings", "internal/audit/...", "internal/fix", "internal/report", "internal/knowledge", "internal/cwe",
	"internal/finding", "internal/source",
}

// allowed says whether one package may import another one; known is false for a package that no line speaks of.
func allowed(from, to string) (ok, known bool) {
	for _, l := range layers {
		if !matches(l.who, from) {
			continue
		}
		return slices.ContainsFunc(l.may, func(may string) bool {
			if may == "~/..." {
				may = path.Join(strings.Split(from, "/")[:3]...) + "/..."
			}
			return matches(may, to)
		}), true
	}
	return false, false
}

func matches(pattern, pkg string) bool {
	if pattern == "..." {
		return true
	}
	if top, ok := strings.CutSuffix(pattern, "/..."); ok {
		return pkg == top || strings.HasPrefix(pkg, top+"/")
	}
	return pkg == pattern
}

func TestImports(t *testing.T) {
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); base == "testdata" || len(base) > 2 && strings.ContainsRune("._", rune(base[0])) {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from, _ := strings.CutPrefix(filepath.ToSlash(filepath.Dir(name)), "..")
		from = strings.TrimPrefix(from, "/")
		if _, known := allowed(from, ""); !known {
			t.Errorf("%s: no line of the table speaks of %s", name, from)
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if imported == "C" {
				t.Errorf("%s uses cgo: the product is pure Go", name)
			}
			to, ours := strings.CutPrefix(imported+"/", module+"/")
			if !ours {
				continue
			}
			to = strings.TrimSuffix(to, "/")
			if ok, _ := allowed(from, to); !ok {
				t.Errorf("%s: %s may not import %s", name, from, to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAllowed(t *testing.T) {
	for _, c := range []struct {
		from, to string
		ok       bool
	}{
		{"cmd/touchstone", "internal/cli", true},
		{"cmd/touchstone", "internal/engine", false},
		{"internal/cli", "internal/engine", true},
		{"internal/cli", "internal/lsp", false},
		{"internal/cli", "internal/flow", false},
		{"internal/engine", "internal/lang/python/lower", true},
		{"internal/engine", "internal/cli", false},
		{"internal/engine", "internal/testkit", false},
		{"internal/report", "internal/finding", true},
		{"internal/report", "internal/knowledge", false},
		{"internal/report", "internal/ir", false},
		{"internal/flow", "internal/knowledge", true},
		{"internal/flow", "internal/lang/python", false},
		{"internal/knowledge", "internal/flow", false},
		{"internal/program", "internal/finding", false},
		{"internal/source", "internal/finding", false},
		{"internal/lang/python", "internal/lang/python/syntax", true},
		{"internal/lang/python", "internal/lang/template", false},
		{"internal/lang/python/lower", "internal/program", false},
		{"internal/lang/template", "internal/ir", true},
	} {
		if ok, known := allowed(c.from, c.to); ok != c.ok || !known {
			t.Errorf("%s -> %s: %v, %v", c.from, c.to, ok, known)
		}
	}
	if _, known := allowed("internal/other", "internal/ir"); known {
		t.Error("a package is known that no line speaks of")
	}
}

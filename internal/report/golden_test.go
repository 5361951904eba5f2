package report

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

func write(t *testing.T, h Handler, r *finding.Review, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := h(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGoldens(t *testing.T) {
	for _, c := range []struct {
		golden string
		format string
		review *finding.Review
		o      Options
	}{
		{"review.txt", "text", fixture(), Options{}},
		{"review-narrow.txt", "text", fixture(), Options{Width: 60}},
		{"review-colour.txt", "text", fixture(), Options{Color: true}},
		{"review.md", "markdown", fixture(), Options{}},
		{"review.json", "json", fixture(), Options{}},
		{"review.sarif", "sarif", fixture(), Options{}},
		{"deeper.txt", "text", deeper(), Options{}},
		{"deeper-colour.txt", "text", deeper(), Options{Color: true}},
		{"deeper.md", "markdown", deeper(), Options{}},
		{"deeper.json", "json", deeper(), Options{}},
		{"deeper.sarif", "sarif", deeper(), Options{}},
		{"clean.txt", "text", clean(), Options{}},
		{"clean.md", "markdown", clean(), Options{}},
		{"clean.json", "json", clean(), Options{}},
		{"clean.sarif", "sarif", clean(), Options{}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			f, ok := Lookup(c.format)
			if !ok {
				t.Fatalf("no format %s", c.format)
			}
			testkit.Golden(t, filepath.Join("testdata", c.golden), string(write(t, f.Write, c.review, c.o)))
		})
	}
}

func clean() *finding.Review {
	return &finding.Review{Root: ".", ToolVersion: "v1.2.3", Profile: "default", Files: 1, Lines: 20, Functions: 2}
}

func TestRuleGoldens(t *testing.T) {
	sql := *sqlRule
	sql.Mapping = "No closer weakness fits."
	pages := []RulePage{
		{&sql, "python", "def bad(x):\n\trun(\"\x1b\" + x)  # reported", "def good(x):\n\trun(\"```\", x)"},
		{hashRule, "", "", ""},
	}
	for name, write := range map[string]func(w io.Writer) error{
		"rule.txt":         func(w io.Writer) error { return RuleText(w, pages[0], Options{}) },
		"rule-narrow.txt":  func(w io.Writer) error { return RuleText(w, pages[0], Options{Width: 50, Color: true}) },
		"rule.md":          func(w io.Writer) error { return RuleMarkdown(w, pages[0]) },
		"rule-short.txt":   func(w io.Writer) error { return RuleText(w, pages[1], Options{}) },
		"rule-short.md":    func(w io.Writer) error { return RuleMarkdown(w, pages[1]) },
		"rules.json":       func(w io.Writer) error { return RulesJSON(w, pages) },
		"rules.txt":        func(w io.Writer) error { return RuleTable(w, pages, Options{}) },
		"rules-narrow.txt": func(w io.Writer) error { return RuleTable(w, pages, Options{Width: 80, Color: true}) },
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			testkit.Golden(t, filepath.Join("testdata", name), b.String())
		})
	}
}

func TestPassages(t *testing.T) {
	const text = "One\ntwo:\n\n    a = 1\n\n      b\n\nThree:\n```python\nc\n\n\td\n```\nfour\n    not code\n\n- five\n"
	want := []passage{
		{text: "One\ntwo:"}, {code: true, text: "a = 1\n\n  b"}, {text: "Three:"},
		{code: true, language: "python", text: "c\n\n\td"}, {text: "four\n    not code"}, {text: "- five"},
	}
	if got := passages(text); !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if p, code := firstParagraph(text); p != "One\ntwo:" || code != "a = 1\n\n  b" {
		t.Errorf("first paragraph %q, code %q", p, code)
	}
	if p, code := firstParagraph("No colon.\n\n    code\n"); p != "No colon." || code != "" {
		t.Errorf("first paragraph %q, code %q", p, code)
	}
	if p, _ := firstParagraph(""); p != "" {
		t.Errorf("first paragraph %q of nothing", p)
	}
}

// TestProse: a rule's text keeps its meaning in Markdown.
func TestProse(t *testing.T) {
	for text, want := range map[string]string{
		"<script> and __class__ in `a <b>`":         "&lt;script&gt; and \\_\\_class\\_\\_ in `a <b>`",
		"* ( ) are signs\n# so is this\nand 1":      "\\* ( ) are signs\n\\# so is this\nand 1",
		"- one\n- two `a\n  b` *c*\n\n1. three":     "- one\n- two `a   b` \\*c\\*\n\n1. three",
		"Do so:\n\n    f(\"```\")\n\n  or not":      "Do so:\n\n````\nf(\"```\")\n````\n\nor not",
		"```html\n<b>\n```\nlast ` one\nnot paired": "```html\n<b>\n```\n\nlast \\` one not paired",
	} {
		if got := mdProse(text); got != want {
			t.Errorf("%q:\ngot  %q\nwant %q", text, got, want)
		}
	}
}

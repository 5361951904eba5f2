package claim_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
)

// FuzzRead holds that whatever bytes there are, reading ends, breaks nothing, and gives the same twice.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/reviews/*")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds: ", err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, ".golden") {
			continue
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Ext(name), raw)
	}
	f.Fuzz(func(t *testing.T, ext string, raw []byte) {
		if len(raw) > 1<<16 {
			return
		}
		r, err := claim.Read("review"+ext, raw)
		if err != nil {
			return
		}
		checkReview(t, r)
		var a, b strings.Builder
		if err := claim.Explain(&a, r); err != nil {
			t.Fatal(err)
		}
		again, _ := claim.Read("review"+ext, raw)
		if err := claim.Explain(&b, again); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(a.String(), func(r rune) bool { return r < ' ' && r != '\n' || r >= 0x202a && r <= 0x202e }) {
			t.Errorf("what is printed holds characters that are not seen")
		}
		if a.String() != b.String() {
			t.Errorf("read twice, it says different things")
		}
	})
}

// hostile are texts that make careless readers slow, of about n bytes each.
var hostile = map[string]func(n int) string{
	"a mail of many parts": func(n int) string {
		return "From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\nXSS in a.py:1\n", n/19)
	},
	"quotes nested deeply":      func(n int) string { return strings.Repeat(">", n) + " XSS in a.py:1" },
	"lists nested deeply":       nested("- ", 300),
	"numbers nested deeply":     nested("1. ", 300),
	"fences that nobody closes": func(n int) string { return strings.Repeat("```\n~~~\n````\n", n/13) },
	"fences of all lengths": func(n int) string {
		var b strings.Builder
		for i := 3; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("`", i) + "\n")
		}
		return b.String()
	},
	"one line":              func(n int) string { return strings.Repeat("SQL injection in a.py:12 and ", n/29) },
	"one word":              func(n int) string { return strings.Repeat("a", n) },
	"one path":              func(n int) string { return strings.Repeat("a/", n/2) + "b.py" },
	"paths":                 func(n int) string { return strings.Repeat("a/b.py:1-2 ", n/11) },
	"dots":                  func(n int) string { return strings.Repeat("a.b", n/3) },
	"brackets":              func(n int) string { return strings.Repeat("([", n/2) },
	"bold that nobody ends": func(n int) string { return strings.Repeat("**a ", n/4) },
	"backticks":             func(n int) string { return strings.Repeat("`a ", n/3) },
	"backticks in a row":    func(n int) string { return strings.Repeat("`", n) },
	"a wide table": func(n int) string {
		return strings.Repeat("|CWE|File", n/9) + "|\n|--|--|\n" + strings.Repeat("|x`", n/3)
	},
	"a long table":          func(n int) string { return "|CWE|File|\n|--|--|\n" + strings.Repeat("|89|a.py:1|\n", n/12) },
	"a table of no columns": func(n int) string { return strings.Repeat("|", n) },
	"headings":              func(n int) string { return strings.Repeat("# 1. XSS\n", n/9) },
	"labels":                func(n int) string { return strings.Repeat("Title: XSS\n", n/11) },
	"rules":                 func(n int) string { return strings.Repeat("a\n---\n", n/6) },
	"numbers of weaknesses": func(n int) string { return strings.Repeat("CWE-79 ", n/7) },
	"line 1":                func(n int) string { return strings.Repeat("line 1, 2, ", n/11) },
	"addresses":             func(n int) string { return strings.Repeat("http", n/4) + strings.Repeat("http://", n/7) },
	"phrases":               func(n int) string { return strings.Repeat("no ", n/3) },
	"phrases that go on":    func(n int) string { return strings.Repeat("missing user input access ", n/26) },
	"assertions":            func(n int) string { return strings.Repeat("`a` is not b without ", n/21) },
	"tags":                  func(n int) string { return strings.Repeat("<b", n/2) },
	"mails":                 func(n int) string { return "From: a\nSubject: b\n\n" + strings.Repeat("> a\nb XSS `x`\n", n/14) },
	"summaries": func(n int) string {
		return "# Summary\n" + strings.Repeat("- XSS in a.py:1\n", n/16) + strings.Repeat("## XSS in a.py:1\n", n/17)
	},
	"arrays":         func(n int) string { return strings.Repeat("[", n) },
	"objects":        func(n int) string { return strings.Repeat(`{"a":`, n/5) },
	"keys":           func(n int) string { return "[{" + strings.Repeat(`"file":"a.py",`, n/14) + `"title":"XSS"}]` },
	"lists of lists": func(n int) string { return `[{"title":"XSS","file":[` + strings.Repeat(`["a.py"],`, n/9) + `"b.py"]}]` },
	"a SARIF of rules": func(n int) string {
		return `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x","rules":[` + strings.Repeat(`{"id":"r"},`, n/11) + `{"id":"s"}]}},"results":[` + strings.Repeat(`{"ruleId":"s/1/2"},`, n/19) + `{}]}]}`
	},
	"JSON that opens":        func(n int) string { return strings.Repeat("[\n\n{\n\n", n/6) + "]" },
	"JSON that fails late":   func(n int) string { return "[" + strings.Repeat("1,", n/2) + "]]" },
	"tags of fields":         func(n int) string { return strings.Repeat("<title>XSS\n", n/11) },
	"numbers that are years": func(n int) string { return strings.Repeat("2026. a\n", n/8) },
}

func nested(mark string, depth int) func(n int) string {
	return func(n int) string {
		var b strings.Builder
		for b.Len() < n {
			for d := range depth {
				b.WriteString(strings.Repeat("  ", d) + mark + "XSS\n")
				if b.Len() > n {
					break
				}
			}
		}
		return b.String()
	}
}

// TestHostile reads 60 KB of each. What is linear takes
// a second at most, and what is quadratic minutes.
func TestHostile(t *testing.T) {
	n := 60_000
	if testing.Short() {
		n = 10_000
	}
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			text := text(n)
			start := time.Now()
			r, err := claim.Read("review.md", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			checkReview(t, r)
			if err := claim.Explain(io.Discard, r); err != nil {
				t.Fatal(err)
			}
			took := time.Since(start)
			t.Logf("%d claims, %d leftovers, %v", len(r.Claims), len(r.Leftovers), took)
			if took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

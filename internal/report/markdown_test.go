package report

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// structure parses a document as GitHub does and lists the nodes that untrusted text must not be able to make, in
// order, with the targets of links.
func structure(doc []byte) (nodes []string) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	ast.Walk(md.Parser().Parse(text.NewReader(doc)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			nodes = append(nodes, "Link "+string(n.Destination))
		case *ast.AutoLink:
			nodes = append(nodes, "Link "+string(n.URL(doc)))
		case *ast.Text, *ast.String, *ast.CodeSpan: // the text itself
		default:
			nodes = append(nodes, n.Kind().String())
		}
		return ast.WalkContinue, nil
	})
	return nodes
}

// hostile is a review in which everything that comes from code is s, or has it in the middle.
func hostile(s string) *finding.Review {
	f := file("p"+s, "a = 1\n"+strings.NewReplacer("\n", "", "\r", "").Replace(s)+" tail\nb = 2\n")
	at := finding.Location{File: f, Pos: 6, End: int32(len(f.Text) - 7)}
	return &finding.Review{
		Root: "r" + s, Files: 1,
		Findings: []*finding.Finding{{
			Rule: evalRule, Location: at, Function: "f" + s, Message: "x" + s, Severity: finding.SeverityHigh, Confidence: finding.ConfidenceHigh,
			Trace: finding.Trace{{Kind: finding.StepSource, Location: at, Function: "f" + s, Message: s + "x"}, {Kind: finding.StepSink, Location: at, Message: "m"}},
			Facts: []finding.Fact{{Message: s + "x", Location: &at}},
		}},
		Diagnostics: []source.Diagnostic{{Path: "p" + s, Message: s + "x"}, {Message: s + "x", Incomplete: true}},
		Skipped:     []finding.Skip{{Path: "q" + s, Reason: "vendored"}},
		Bounds:      []finding.Bound{{Function: "f" + s, Location: at, Message: s + "x"}},
	}
}

// FuzzMarkdown checks with a parser that whatever code contains, the document keeps the shape that it has with harmless
// text, and that nothing hidden gets into any format.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"`", "``a`", "`a|b`", "```\n# h\n", "</script><b>", "<!--", "| x |", "[a](http://b)", "![a](b)", "**b**", "_i_ __b__", "http://a.b",
		"www.a.b", "a@b.cd", "<http://a>", "&lt;", "\\", "~~s~~", "$x$", "# h", "- l", "1. l", "+ x", "=", "> q", "\t", "\x1b[0m", "\u202e", "[^1]", ":smile:", "[ ] t",
		"ftp://a.b", "mailto:a@b.cd", "a:b//c", " 0000) 0000", "    00",
	} {
		f.Add(s)
	}
	want := structure(mustWrite(Markdown, hostile("y")))
	f.Fuzz(func(t *testing.T, s string) {
		r := hostile(s)
		for _, format := range Formats() {
			out := string(mustWrite(format.Write, r))
			if i := firstHidden(out, "\n"); i >= 0 && utf8.ValidString(s) {
				t.Errorf("%s: hidden character in %q", format.Name, out[max(0, i-20):min(len(out), i+20)])
			}
		}
		doc := mustWrite(Markdown, r)
		if got := structure(doc); !slices.Equal(got, want) {
			t.Errorf("%q changes the document from\n%q to\n%q\n%s", s, want, got, doc)
		}
	})
}

func mustWrite(h Handler, r *finding.Review) []byte {
	var b strings.Builder
	if err := h(&b, r, Options{}); err != nil {
		panic(err)
	}
	return []byte(b.String())
}

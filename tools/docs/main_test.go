package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// TestPagesAreFresh: docs/rules holds what the rules say now.
func TestPagesAreFresh(t *testing.T) {
	const dir = "../../docs/rules"
	want, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	names, _ := filepath.Glob(dir + "/*")
	for _, name := range names {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got[filepath.Base(name)] = string(page)
	}
	var stale []string
	for name, text := range want {
		if got[name] != text {
			stale = append(stale, name)
		}
		delete(got, name)
	}
	stale = slices.Sorted(slices.Values(slices.AppendSeq(stale, maps.Keys(got))))
	if len(stale) > 0 {
		t.Errorf("docs/rules is not what the rules say; make docs writes it anew: %s", strings.Join(stale, ", "))
	}
}

func TestWriteRemovesWhatIsGone(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"gone.md", "picture.svg"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := write(dir); err != nil {
		t.Fatal(err)
	}
	want, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != len(want)+1 {
		t.Errorf("%d files, %d pages: %v", len(files), len(want), err)
	}
	if _, err := os.Stat(filepath.Join(dir, "picture.svg")); err != nil {
		t.Error(err)
	}
}

// TestTextsMeanWhatTheySay: nothing in the texts of the rules becomes HTML or emphasis by accident, which code outside of
// backticks would.
func TestTextsMeanWhatTheySay(t *testing.T) {
	files, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		page := []byte(files[name][len(generated):])
		ast.Walk(md.Parser().Parse(text.NewReader(page)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			what := ""
			switch n := n.(type) {
			case *ast.RawHTML, *ast.HTMLBlock:
				what = "HTML"
			case *ast.Emphasis:
				if n.Level == 1 || n.Parent().Parent().Kind() != ast.KindListItem { // the labels of the head are strong
					what = "emphasis"
				}
			case *ast.Blockquote:
				what = "a quotation"
			}
			if what != "" {
				t.Errorf("%s: %s out of %q", name, what, around(n, page))
			}
			return ast.WalkContinue, nil
		})
	}
}

// around is the text of a node, or of what it stands in.
func around(n ast.Node, page []byte) string {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return string(n.Lines().Value(page))
		}
	}
	return ""
}

package syntax

import (
	"fmt"
	"strings"
	"testing"
)

// checkTree tests what holds for every tree, whatever the text: spans lie within the text and within their parents',
// no child is nil, the tree is no higher than promised, and its size is linear.
func checkTree(t testing.TB, src string, m *Module, errs []Error) {
	t.Helper()
	type item struct {
		node   Node
		within Span
		depth  int
	}
	whole := Span{0, int32(len(src))}
	var stack []item
	push := func(n Node, within Span, depth int) { stack = append(stack, item{n, within, depth}) }
	for _, s := range m.Body {
		push(s, whole, 0)
	}
	count := 0
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		count++
		span := top.node.Range()
		if span.Pos < top.within.Pos || span.End > top.within.End || span.Pos > span.End {
			t.Fatalf("%T %v is not within %v", top.node, span, top.within)
		}
		if top.depth > MaxDepth+2 {
			t.Fatalf("%T at depth %d", top.node, top.depth)
		}
		if _, ok := top.node.(Stmt); ok {
			top.depth = 0
		}
		within := span
		Children(top.node, func(n Node) {
			w := within
			if isDecorator(top.node, n) {
				w = whole
			}
			push(n, w, top.depth+1)
		})
	}
	if limit := 4*len(src) + 16; count > limit {
		t.Fatalf("%d nodes for %d bytes", count, len(src))
	}
	if len(errs) > len(src)+1 {
		t.Fatalf("%d errors for %d bytes", len(errs), len(src))
	}
	last := int32(0)
	for _, e := range errs {
		if e.Pos < last || e.End > whole.End || e.Pos > e.End || e.Msg == "" {
			t.Fatalf("error %+v after %d, %d bytes", e, last, len(src))
		}
		last = e.Pos
	}
}

// isDecorator holds for the only children that stand before their parents.
func isDecorator(parent, child Node) bool {
	var list []Expr
	switch p := parent.(type) {
	case *FunctionDef:
		list = p.Decorators
	case *ClassDef:
		list = p.Decorators
	}
	for _, d := range list {
		if Node(d) == child {
			return true
		}
	}
	return false
}

// checkScan tests what holds for every scanned text: each line moves on, tokens are in order and within the text, and
// what lies between them are blanks, comments, line breaks and doubled braces.
func checkScan(t testing.TB, src string) {
	t.Helper()
	s := newScanner(src)
	for n := 0; ; n++ {
		before := s.off
		s.line()
		if len(s.toks) == 0 {
			t.Fatal("a line without tokens")
		}
		end := s.toks[len(s.toks)-1]
		if end.kind == tEOF {
			break
		}
		if end.kind != tNewline || len(s.toks) < 2 {
			t.Fatalf("line ends with %d of %d tokens", end.kind, len(s.toks))
		}
		if s.off <= before {
			t.Fatalf("no progress at %d", before)
		}
		last := int32(0)
		for _, tok := range s.toks {
			if tok.pos < last || tok.end < tok.pos || int(tok.end) > len(src) {
				t.Fatalf("token %s after %d", describe(tok), last)
			}
			// What a bad token leaves out is anybody's guess.
			if gap := src[last:tok.pos]; last > 0 && s.badMsg == "" && strings.Trim(withoutComments(gap), " \t\f\r\n\\{}") != "" {
				t.Fatalf("%q between tokens", gap)
			}
			last = tok.end
		}
		if n > len(src) {
			t.Fatal("more lines than bytes")
		}
	}
}

// withoutComments cuts comments out of blank text.
func withoutComments(s string) string {
	if !strings.Contains(s, "#") {
		return s
	}
	var b strings.Builder
	for line := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
		text, _, _ := strings.Cut(line, "#")
		b.WriteString(text)
	}
	return b.String()
}

func describe(t token) string { return fmt.Sprintf("%d [%d,%d)", t.kind, t.pos, t.end) }

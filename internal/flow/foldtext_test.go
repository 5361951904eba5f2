package flow

import (
	"slices"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// TestFoldText holds what methods make of constant texts against what CPython makes of them.
func TestFoldText(t *testing.T) {
	for _, tt := range []struct {
		text, method string
		args         []string
		want         *ir.Const // nil: not computed
	}{
		{"hELLO", "capitalize", nil, &ir.Const{Kind: ir.Str, Str: "Hello"}},
		{"étage", "capitalize", nil, &ir.Const{Kind: ir.Str, Str: "Étage"}},
		{"", "capitalize", nil, &ir.Const{Kind: ir.Str}},
		{"a/b/c", "find", []string{"/"}, &ir.Const{Kind: ir.Int, Int: 1}},
		{"a/b/c", "rfind", []string{"/"}, &ir.Const{Kind: ir.Int, Int: 3}},
		{"abc", "find", []string{"/"}, &ir.Const{Kind: ir.Int, Int: -1}},
		{"abc", "index", []string{"/"}, nil},
		{"é/b", "find", []string{"/"}, &ir.Const{Kind: ir.Int, Int: 1}},
		{"é/b/c", "rfind", []string{"/"}, &ir.Const{Kind: ir.Int, Int: 3}},
		{"abc", "strip", []string{""}, &ir.Const{Kind: ir.Str, Str: "abc"}},
		{"7", "isdigit", nil, &ir.Const{Kind: ir.Bool, Int: 1}},
		{"", "isalnum", nil, &ir.Const{Kind: ir.Bool}},
		{"é", "isalnum", nil, nil},
	} {
		c := &callArgs{}
		for _, s := range tt.args {
			c.pos = append(c.pos, argv{ir.NoID, constVal(ir.Const{Kind: ir.Str, Str: s})})
		}
		v, ok := foldMethod(nil, 0, tt.text, tt.method, c, ir.Str)
		switch {
		case ok != (tt.want != nil):
			t.Errorf("%q.%s(%q): computed: %v", tt.text, tt.method, tt.args, ok)
		case ok && (v.Const == nil || *v.Const != *tt.want):
			t.Errorf("%q.%s(%q) = %v, want %v", tt.text, tt.method, tt.args, v.Const, tt.want)
		}
	}
}

// TestLinesOf holds the lines of texts against those that CPython makes.
func TestLinesOf(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil, "a": {"a"}, "a\n": {"a"}, "\n": {""}, "a\n\nb": {"a", "", "b"}, "a\r\nb\rc\n": {"a", "b", "c"}, "a\fb\x1cc": {"a", "b", "c"},
	} {
		if got := linesOf(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

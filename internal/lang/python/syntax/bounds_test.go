package syntax

import (
	"strings"
	"testing"
)

// boundCases are large or nasty texts. They must parse, or give the error, and the statement after must survive.
var boundCases = []struct {
	name string
	src  func() string
	err  string
}{
	{"brackets", func() string { return strings.Repeat("(", 200_000) + strings.Repeat(")", 200_000) + "\nlast\n" }, "too deeply nested"},
	{"open brackets", func() string { return strings.Repeat("[", 200_000) + "\nlast\n" }, "'[' was never closed"},
	{"open brackets in lines", func() string { return strings.Repeat("[\n", 200_000) + "last\n" }, "'[' was never closed"},
	{"dictionaries", func() string { return strings.Repeat("{1:", 200_000) + "\nlast\n" }, "'{' was never closed"},
	{"calls", func() string { return strings.Repeat("f(", 200_000) + "\nlast\n" }, "'(' was never closed"},
	{"mismatched", func() string { return strings.Repeat("([{", 100_000) + strings.Repeat(")", 100_000) + "\nlast\n" }, "too deeply nested"},
	{"closing", func() string { return strings.Repeat(")", 200_000) + "\nlast\n" }, "unmatched ')'"},
	{"minus", func() string { return strings.Repeat("-", 500_000) + "x\nlast\n" }, "too deeply nested"},
	{"not", func() string { return strings.Repeat("not ", 500_000) + "x\nlast\n" }, "too deeply nested"},
	{"lambda", func() string { return strings.Repeat("lambda:", 100_000) + "x\nlast\n" }, "too deeply nested"},
	{"power", func() string { return strings.Repeat("x**", 100_000) + "x\nlast\n" }, "too deeply nested"},
	{"conditional", func() string { return strings.Repeat("x if x else ", 100_000) + "x\nlast\n" }, "too deeply nested"},
	{"elif", func() string { return "if x: pass\n" + strings.Repeat("elif x: pass\n", 100_000) + "last\n" }, ""},
	{"sum", func() string { return strings.Repeat("x+", 100_000) + "x\nlast\n" }, "too deeply nested"},
	{"short sum", func() string { return strings.Repeat("x+", 2900) + "x\nlast\n" }, ""},
	{"nested sums", func() string { return strings.Repeat("(", 900) + "x" + strings.Repeat("+x+x+x+x)", 900) + "\nlast\n" }, "too deeply nested"},
	{"many sums", func() string { return "[" + strings.Repeat("x+x+x,", 50_000) + "]\nlast\n" }, ""},
	{"and", func() string { return strings.Repeat("x and ", 100_000) + "x\nlast\n" }, ""},
	{"comparison", func() string { return strings.Repeat("x < ", 100_000) + "x\nlast\n" }, ""},
	{"attributes", func() string { return "x" + strings.Repeat(".x", 100_000) + "\nlast\n" }, "too deeply nested"},
	{"call chain", func() string { return "x" + strings.Repeat("()", 100_000) + "\nlast\n" }, "too deeply nested"},
	{"commas", func() string { return strings.Repeat("x,", 300_000) + "\nlast\n" }, ""},
	{"assignments", func() string { return strings.Repeat("x=", 300_000) + "x\nlast\n" }, ""},
	{"semicolons", func() string { return strings.Repeat("x;", 300_000) + "\nlast\n" }, ""},
	{"strings", func() string { return strings.Repeat("'x' ", 200_000) + "\nlast\n" }, ""},
	{"f-strings", func() string { return strings.Repeat("f'{x}' ", 100_000) + "\nlast\n" }, ""},
	{"nested f-strings", func() string { return strings.Repeat("f'{", 100_000) + "\nlast\n" }, "unterminated f-string literal"},
	{"debug fields", func() string {
		return strings.Repeat("f'{", 300) + strings.Repeat("x, #\n", 20_000) + strings.Repeat("=}'", 300) + "\nlast\n"
	}, ""},
	{"nested specifications", func() string { return "f'" + strings.Repeat("{x:", 100_000) + "\nlast\n" }, "unterminated f-string literal"},
	{"open f-strings", func() string { return strings.Repeat("f'{x\n", 50_000) + "last\n" }, "unterminated f-string literal"},
	{"open quotes", func() string { return strings.Repeat("'''x\n", 50_001) + "last\n" }, "invalid syntax"},
	{"open quotes of f-strings", func() string { return strings.Repeat("f'''{\n", 50_001) + "last\n" }, ""},
	{"escaped quotes", func() string { return "'''" + strings.Repeat(`\'''`, 100_000) + "\nlast\n" }, "unterminated triple-quoted string literal"},
	{"blocks", func() string {
		var b strings.Builder
		for i := range 1000 {
			b.WriteString(strings.Repeat(" ", i) + "if x:\n")
		}
		return b.String() + strings.Repeat(" ", 1000) + "pass\nlast\n"
	}, "too many levels of indentation"},
	{"indents", func() string {
		var b strings.Builder
		for i := range 1000 {
			b.WriteString(strings.Repeat(" ", i) + "x\n")
		}
		return b.String() + "last\n"
	}, "unexpected indent"},
	{"patterns", func() string {
		return "match x:\n case " + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + ":\n  pass\nlast\n"
	}, "too deeply nested"},
	{"continued lines", func() string { return "x = 1 + \\\n" + strings.Repeat("1 + \\\n", 1_000) + "1\nlast\n" }, ""},
	{"blank continued lines", func() string { return strings.Repeat("\\\n", 100_000) + "last\n" }, ""},
	{"carriage returns", func() string { return strings.Repeat("# x\r", 300_000) + "last\r" }, ""},
	{"decorators", func() string { return strings.Repeat("@x\n", 100_000) + "last\n" }, "expected a function or class after the decorator"},
	{"zeros", func() string { return strings.Repeat("\x00", 100_000) + "\nlast\n" }, "source code cannot contain null bytes"},
	{"backticks", func() string { return strings.Repeat("`", 100_001) + "\nlast\n" }, "too deeply nested"},
	{"with", func() string { return "with " + strings.Repeat("(", 100_000) + ":\n  x\nlast\n" }, "'(' was never closed"},
}

func TestBounds(t *testing.T) {
	for _, c := range boundCases {
		t.Run(c.name, func(t *testing.T) {
			src := c.src()
			m, errs := Parse(src)
			checkTree(t, src, m, errs)
			checkScan(t, src)
			got := ""
			if len(errs) > 0 {
				got = errs[0].Msg
			}
			if c.err != "" && got != c.err || c.err == "" && !strings.HasPrefix(c.name, "open") && got != "" {
				t.Errorf("first error %q, want %q", got, c.err)
			}
			if len(m.Body) == 0 {
				t.Fatal("nothing survived")
			}
			last := m.Body[len(m.Body)-1]
			if text := src[last.Range().Pos:last.Range().End]; !strings.HasPrefix(c.name, "open") && text != "last" {
				t.Errorf("the last statement is %T %.40q", last, text)
			}
		})
	}
}

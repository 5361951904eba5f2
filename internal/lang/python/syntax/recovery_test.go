package syntax

import "testing"

// recoveryCases are texts with errors: what was lost, what survived, and the first error.
var recoveryCases = []struct{ src, want, err string }{
	{"a\nb c\nd\n", `a bad"b c" d`, "invalid syntax"},
	{"a; b c; d\ne", `a bad"b c; d" e`, "invalid syntax"},
	{"x = = 1\ny = 2", `bad"x = = 1" y = 2`, "invalid syntax"},
	{"x = (1,\ny = 2\nz = 3\n", `bad"x = (1," y = 2 z = 3`, "'(' was never closed"},
	{"x = foo(a,\n        b\ny = 3\ndef g():\n    z\n", "bad\"x = foo(a,\\n        b\" y = 3 def:g[z]", "'(' was never closed"},
	{"def f():\n    x = [1,\n    y\n\nz\n", `def:f[bad"x = [1," y] z`, "'[' was never closed"},
	{"x = {\nimport a\n", `bad"x = {" import`, "'{' was never closed"},
	{"x = )\ny", `bad"x = )" y`, "unmatched ')'"},
	{"x = (1]\ny", `bad"x = (1]" y`, "unmatched ']'"},
	{"x = (1]\n)\ny", "bad\"x = (1]\\n)\" y", "unmatched ']'"},
	{"x = 'abc\ny = 1", `bad"x = 'abc" y = 1`, "unterminated string literal"},
	{"x = '''abc\ny = 1", `bad"x = '''abc" y = 1`, "unterminated triple-quoted string literal"},
	{"x = f'abc\ny = 1", `bad"x = f'abc" y = 1`, "unterminated f-string literal"},
	{"x = f'{a'\ny = 1", `bad"x = f'{a'" y = 1`, "unterminated string literal"},
	{"x = f'{a!z}'\ny = 1", `bad"x = f'{a!z}'" y = 1`, "f-string: invalid conversion character"},
	{"x = f'}'\ny = 1", `bad"x = f'}'" y = 1`, "f-string: single '}' is not allowed"},
	{"x = f'{}'\ny = 1", `bad"x = f'{}'" y = 1`, "invalid syntax"},
	{"x = f'''{a\ny = 1\n", `bad"x = f'''{a" y = 1`, "unterminated f-string literal"},
	{"x = '\\x4'\ny", `bad"x = '\\x4'" y`, "truncated or invalid escape sequence"},
	{"x = '\\N{no such name}'\ny", `bad"x = '\\N{no such name}'" y`, "unknown Unicode character name"},
	{"x = $\ny", `bad"x = $" y`, "invalid character"},
	{"x = \x00\ny", "bad\"x = \\x00\" y", "source code cannot contain null bytes"},
	{"x = 1 \\ 2\ny", `bad"x = 1 \\ 2" y`, "unexpected character after line continuation character"},
	{"x = 0x\ny", `bad"x = 0x" y`, "invalid number"},
	{"x = \xff\ny", "bad\"x = \\xff\" y", "invalid character"},
	{"# \xff\ny = '\xff'\n", "y = '\xff'", ""},
	{"if x y:\n    a\nelse:\n    b\nc\n", `if[a][b] c`, "expected ':'"},
	{"if :\n    a\nb\n", `if?[a][] b`, "invalid syntax"},
	{"if x\n    a\nb\n", `if[a][] b`, "expected ':'"},
	{"if x:\nb\n", `if[bad""][] b`, "expected an indented block"},
	{"if = 3\nb\n", `bad"if = 3" b`, "invalid syntax"},
	{"while x = 1:\n    a\nb\n", `while[a][] b`, "expected ':'"},
	{"for 1 in x:\n    a\nb\n", `for?[a][] b`, "cannot assign to a literal"},
	{"for x of y:\n    a\nb\n", `for?[a][] b`, "expected 'in'"},
	{"with open(x:\n    a\nb\n", `with[a] b`, "'(' was never closed"},
	{"def f(x:\n    a\n    return a\nb\n", `def:f[a return] b`, "'(' was never closed"},
	{"def f(x, 1):\n    a\nb\n", `def:f[a] b`, "expected a name"},
	{"def (x):\n    a\nb\n", `def:[a] b`, "expected a name"},
	{"class A(:\n    def f(self):\n        a\nb\n", `class:A[def:f[a]] b`, "'(' was never closed"},
	{"def f(a=1, b):\n    c\n", `def:f[c]`, "parameter without a default follows parameter with a default"},
	{"try:\n    a\nb\n", `try[a][][] b`, "expected 'except' or 'finally' block"},
	{"try:\n    a\nexcept X Y:\n    b\nc\n", `try[a][b][][] c`, "expected ':'"},
	{"else:\n    a\nb\n", `bad"else:" a b`, "'else' without the statement that it belongs to"},
	{"  a\nb\n", `a b`, "unexpected indent"},
	{"if x:\n    a\n      b\n      c\n    d\ne\n", `if[a b c d][] e`, "unexpected indent"},
	{"if x:\n    a\n  b\nc\n", `if[a][] b c`, "unexpected indent"},
	{"@a\nb\n", `bad"@a" b`, "expected a function or class after the decorator"},
	{"@a b\ndef f():\n    c\n", `def:f[c]`, "invalid syntax"},
	{"match x:\n    a\n    case 1:\n        b\n", `match[bad"a"][b]`, "expected 'case'"},
	{"match x:\n    case 1 2:\n        b\n    case 3:\n        c\nd\n", `match[b][c] d`, "expected ':'"},
	{"match x y:\n    case 1:\n        b\nd\n", `match[b] d`, "expected ':'"},
	{"import\nfrom x\nfrom x import\nimport a.\ny", `bad"import" bad"from x" bad"from x import" bad"import a." y`, "expected a name"},
	{"f() = 1\n1 += x\nx: y = 1 = 2\n(a, b): int\nz", `bad"f() = 1" bad"1 += x" bad"x: y = 1 = 2" bad"(a, b): int" z`, "cannot assign to this expression"},
	{"1 = x\n'a' = y\nz", `bad"1 = x" bad"'a' = y" z`, "cannot assign to a literal"},
	{"del f()\ndel\nx", `bad"del f()" bad"del" x`, "cannot assign to this expression"},
	{"x = yield = 1\ny", `bad"x = yield = 1" y`, "cannot assign to this expression"},
	{"a + not b\nc", `bad"a + not b" c`, "invalid syntax"},
	{"f(a b)\nf(a for a in b, c)\nc", `bad"f(a b)" f(a for a in b, c) c`, "expected ',' or ')'"},
	{"{a: b, c}\n{a, b: c}\nx", `bad"{a: b, c}" bad"{a, b: c}" x`, "expected ':'"},
	{"[a for b]\n(a for)\nx", `bad"[a for b]" bad"(a for)" x`, "expected 'in'"},
	{"lambda x y: z\nlambda\nx", `bad"lambda x y: z" bad"lambda" x`, "expected ','"},
	{"x.\nx.1\ny", `bad"x." bad"x.1" y`, "expected a name after '.'"},
	{"x[\n]\nx[]\ny", "bad\"x[\\n]\" bad\"x[]\" y", "invalid syntax"},
	{"b'a' f'{x}'\ny", `bad"b'a' f'{x}'" y`, "cannot mix bytes and nonbytes literals"},
	{"\\", `bad"\\"`, "unexpected character after line continuation character"},
	{"", "", ""},
	{"\n\n# only a comment", "", ""},
	{"x", "x", ""},
}

func TestRecovery(t *testing.T) {
	for _, c := range recoveryCases {
		m, errs := Parse(c.src)
		checkTree(t, c.src, m, errs)
		if got := outline(c.src, m.Body); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.src, got, c.want)
		}
		got := ""
		if len(errs) > 0 {
			got = errs[0].Msg
		}
		if got != c.err {
			t.Errorf("%q: error %q, want %q", c.src, got, c.err)
		}
	}
}

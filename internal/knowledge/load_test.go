package knowledge

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// testRule defines the kinds that the tests' models use.
const testRule = `id: test-rule
title: t
cwe: 89
severity: high
score: 7.5
flow: {sink: sql}
summary: s
message: m {source}
why: w
description: d
remedy: r
`

// loadTexts loads files by name, all of them as a user's, and none of the built-in ones.
func loadTexts(texts map[string]string) (*Base, error) {
	files := []*file{{name: "rules/python/test-rule/rule.yaml", text: testRule, rule: true, user: true}}
	for _, name := range []string{"a.yaml", "b.yaml"} {
		if text, ok := texts[name]; ok {
			files = append(files, &file{name: name, text: text, rule: isRule(text), user: true})
		}
	}
	return load("python", files, nil, &errorList{})
}

func TestLoadErrors(t *testing.T) {
	const head = "library: x\n"
	tests := []struct{ name, text, want string }{
		{"unknown field", head + "functoins: {}", `a.yaml:2:1: "functoins" is no field here`},
		{"unknown field below", head + "functions:\n  x.f: {sink: []}", `a.yaml:3:9: "sink" is no field here`},
		{"no library", "language: python", "a.yaml:1:1: the model has no library"},
		{"wrong type", head + "functions: [a]", "a.yaml:2:12: a mapping is wanted, not a list"},
		{"number for text", "library: 7", "a.yaml:1:10: text is wanted, not 7"},
		{"text for bool", head + "types: {x.T: {untracked: maybe}}", `a.yaml:2:26: true or false is wanted, not "maybe"`},
		{"syntax", head + "functions: {", "a.yaml:2:1: "},
		{"two documents", head + "---\nlibrary: y\n", "a.yaml:2:1: a second document begins"},
		{"twice", head + "functions:\n  x.f: {}\n  x.f: {}", `a.yaml:4:3: "x.f" stands there twice, first in line 3`},
		{"unknown kind", head + "functions:\n  x.f: {params: [a], sinks: [{kind: sqll, arg: a}]}",
			`a.yaml:3:37: no rule looks for sinks of kind "sqll"; the kinds are kept, sql`},
		{"no kind", head + "functions:\n  x.f: {params: [a], sinks: [{arg: a}]}", "a.yaml:3:30: the sink has no kind"},
		{"no port", head + "functions:\n  x.f: {params: [a], sinks: [{kind: sql}]}", "a.yaml:3:30: the sink has no arg"},
		{"unknown port", head + "functions:\n  x.f: {params: [a], sinks: [{kind: sql, arg: b}]}",
			`a.yaml:3:47: port "b": there is no parameter "b"`},
		{"unknown key parameter", head + `functions: {x.f: {params: [a], stores: [{from: a, into: "self[b]"}]}}`,
			`a.yaml:2:57: port "self[b]": there is no parameter "b" (a constant key is written ['b'])`},
		{"port syntax", head + `functions: {x.f: {params: [a], returns: {from: ["a["]}}}`, `a.yaml:2:49: port "a[": "[" is not closed`},
		{"port without name", head + `functions: {x.f: {returns: {from: [".a"]}}}`, `a.yaml:2:36: port ".a" does not begin with a name`},
		{"empty from", head + "functions:\n  x.f:\n    returns:\n      from:\n", "a.yaml:5:12: a port is wanted, not nothing"},
		{"parameter", head + "functions: {x.f: {params: [a b]}}", `a.yaml:2:28: "a b" is no parameter`},
		{"parameter twice", head + "functions: {x.f: {params: [a, a]}}", `a.yaml:2:31: parameter "a" stands there twice`},
		{"default", head + "functions: {x.f: {params: [a=]}}", `parameter "a=": the default is missing`},
		{"receiver", head + "types: {x.T: {methods: {m: {params: [self, a]}}}}", "method m: the receiver is not listed in params"},
		{"condition", head + "functions: {x.f: {params: [a], sinks: [{kind: sql, arg: a, when: [{arg: a, is: 1, not: 2}]}]}}",
			"a.yaml:2:67: a condition has one of"},
		{"regexp", head + `conventions: [{receiver: "(", type: x.T}]`, "a.yaml:2:26: error parsing regexp"},
		{"convention", head + `conventions: [{type: x.T}]`, "a.yaml:2:15: a convention has either receiver, parameter or method"},
		{"threat", head + "globals: {x.g: {source: remoot}}", `a.yaml:2:25: "remoot" is none of remote, local`},
		{"no threat", head + "globals: {x.g: {source: {what: w}}}", "a.yaml:2:25: the source has no threat"},
		{"class", head + "globals: {x.g: {source: {class: odd}}}", `a.yaml:2:33: "odd" is none of untrusted, exception`},
		{"unknown handler", head + "functions: {x.f: {decorates: h}}", "a.yaml:2:30: there is no handler h"},
		{"unknown base", head + "types: {x.T: {bases: [x.B]}}", "a.yaml:2:23: base x.B is no modelled type"},
		{"bases in a circle", head + "types:\n  x.A: {bases: [x.B]}\n  x.B: {bases: [x.A]}\n", "lead back to it"},
		{"no order", head + "types:\n  x.A:\n  x.B: {bases: [x.A]}\n  x.C: {bases: [x.A, x.B]}\n", "have no consistent order"},
		{"alias circle", head + "aliases: {x.a: x.b, x.b: x.a}", "a.yaml:2:16: the alias does not come to an end"},
		{"growing alias", head + "aliases: {x.a: x.a.b}", "a.yaml:2:16: the alias does not come to an end"},
		{"alias and function", head + "aliases: {x.a: x.b}\nfunctions: {x.a: {}}", "a.yaml:2:11: x.a is an alias here"},
		{"options", head + "functions: {x.f: {params: [a], options: {system: s}}}", "a.yaml:2:41: options says nothing: it needs declares, register, gives, defaults, copies, holds or sets"},
		{"options' system", head + "functions: {x.f: {params: [a], options: {declares: option}}}", "a.yaml:2:41: an option has no system: who reads it"},
		{"options' type", head + "functions: {x.f: {params: [a], options: {declares: type, type: big}}}", "a.yaml:2:41: type \"big\" is none of any, string, boolean, integer, float, port, host name, host address, host domain, ip, uri, list, dict, multi, range, path, regex, mac"},
		{"given option", head + "functions: {x.f: {params: [a], options: {gives: [{name: a}]}}}", "a.yaml:2:50: an option that a library gives needs a name and a type, one of any, string, boolean, integer, float, port, host name, host address, host domain, ip, uri, list, dict, multi, range, path, regex, mac"},
		{"guard", head + "functions: {x.f: {params: [a], guards: [{arg: a, kinds: all}]}}", "a.yaml:2:41: a guard needs arg, when and kinds"},
		{"handler's parameter", head + `handlers: {h: {parameters: {"a b": {}}}}`, `"a b" is neither a position`},
		{"no mapping", "7", "a.yaml:1:1: a mapping is wanted, not 7"},
		{"endless alias", head + "globals: {x.g: &a {elements: *a}}", "a.yaml:"},
		{"rule's folder", strings.Replace(testRule, "test-rule", "Test", 1), `a.yaml:1:5: id "Test" is not of the form`},
		{"rule's severity", strings.Replace(testRule, "test-rule", "r", 1) + "profile: odd", `profile "odd" is none of`},
		{"rule's score", strings.Replace(strings.Replace(testRule, "test-rule", "r", 1), "7.5", "9.5", 1),
			"score 9.5 is not that of severity high: 7 to 8.9"},
		{"rule's weakness", strings.Replace(strings.Replace(testRule, "test-rule", "r", 1), "cwe: 89", "cwe: 20", 1),
			"a.yaml:3:6: CWE-20 (Improper Input Validation) must not be used for mapping: its usage is Discouraged"},
		{"rule's mapping", strings.Replace(strings.Replace(testRule, "test-rule", "r", 1), "cwe: 89", "cwe: 22", 1),
			"a.yaml:3:6: mapping is missing: CWE-22 is Allowed-with-Review"},
		{"rule's message", strings.Replace(strings.Replace(testRule, "test-rule", "r", 1), "{source}", "{sauce}", 1),
			"{sauce} is neither {source} nor {sink}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := loadTexts(map[string]string{"a.yaml": tt.text})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got\n%v\nwant\n%s", err, tt.want)
			}
		})
	}
}

// All mistakes are reported, in order of file and line, whatever the order in which files are parsed.
func TestLoadReportsAllErrors(t *testing.T) {
	texts := map[string]string{
		"a.yaml": "library: a\nodd: 1\nfunctions:\n  a.f: {returns: {from: [x]}}\n",
		"b.yaml": "library: b\nfunctions:\n  a.f: {}\ntypes:\n  b.T: {bases: [c.D]}\n",
	}
	_, first := loadTexts(texts)
	if first == nil {
		t.Fatal("no error")
	}
	if n := strings.Count(first.Error(), "\n") + 1; n != 4 || !strings.HasPrefix(first.Error(), "a.yaml:2:1: ") {
		t.Errorf("got %d errors, want 4:\n%v", n, first)
	}
	for range 20 {
		if _, err := loadTexts(texts); err.Error() != first.Error() {
			t.Fatalf("got\n%v\nthen\n%v", first, err)
		}
	}
}

func TestPorts(t *testing.T) {
	for _, s := range []string{"self", "args[0]", "args[1:]", "self[a]['k'].x", "kwargs['shell']", "a[][]", "return", "call"} {
		p, err := parsePort(s)
		if err == nil {
			err = p.resolve([]Param{{Name: "a"}}, callWords)
		}
		if err != nil || p.String() != s {
			t.Errorf("%s: got %s, %v", s, p, err)
		}
	}
}

func TestParams(t *testing.T) {
	params, _, err := parseParams([]string{"a", "/", "b=1", "*", "c='x=y'", "d=None", "e=m.N", "f={}", "g=b'\\n'", "**kw"})
	if err != nil {
		t.Fatal(err)
	}
	want := []Param{
		{Name: "a", PosOnly: true}, {Name: "b", Default: int64(1), HasDefault: true},
		{Name: "c", Default: "x=y", HasDefault: true, KwOnly: true}, {Name: "d", HasDefault: true, KwOnly: true},
		{Name: "e", Default: Ref("m.N"), HasDefault: true, KwOnly: true},
		{Name: "f", Default: Ref("{}"), HasDefault: true, KwOnly: true},
		{Name: "g", Default: "\n", HasDefault: true, KwOnly: true}, {Name: "kw", StarStar: true},
	}
	for i := range want {
		if params[i] != want[i] {
			t.Errorf("got %+v, want %+v", params[i], want[i])
		}
	}
}

func TestBase(t *testing.T) {
	b, err := loadTexts(map[string]string{"a.yaml": `library: x
aliases: {y: x, x.old: x.new, x.C.m2: x.f}
functions:
  x.f: {params: [a, "*", shell=False], sinks: [{kind: sql, arg: [a, "kwargs['q']"], when: [{arg: shell, is: true}]}]}
  x.g: {returns: {type: x.old, from: [], sanitizes: [all, -sql]}}
types:
  x.new:
  x.A: {methods: {m: {}, n: {}}, elements: {source: remote}, untracked: true}
  x.B: {bases: [x.A], methods: {m: {}}}
  x.C: {bases: [x.B, y.A], entry: [{methods: [get], handler: h}, {like: 'on_\w+', takes: 2, handler: h2}]}
families: [{name: '(.*\.)?\w+_gen\.\w+Base', type: x.old}]
handlers:
  h2: {}
  h: {parameters: {"0": {type: x.A}, name: {source: local}, "*": {source: {class: prompt}}}}
`})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"y.f": "x.f", "y.old.z": "x.new.z", "x.C.m2": "x.f", "x.C.m": "x.C.m", "q": "q"} {
		if got := b.Canonical(name); got != want {
			t.Errorf("Canonical(%s) = %s, want %s", name, got, want)
		}
	}
	if m := b.Method("x.C", "m"); m.Name != "x.B.m" {
		t.Errorf("method m is %s", m.Name)
	}
	if m := b.Method("x.C", "n"); m.Name != "x.A.n" {
		t.Errorf("method n is %s", m.Name)
	}
	c, f, g := b.Type("x.C"), b.Function("x.f"), b.Function("x.g")
	if !c.IsA("x.A") || !c.IsUntracked() || c.Element().Source.Threat != Remote || c.EntryHandlers("get", 0)[0] != "h" {
		t.Error("x.C lacks what its bases have")
	}
	if got := c.EntryHandlers("on_x", 2); len(got) != 1 || got[0] != "h2" || len(c.EntryHandlers("on_x", 1)) > 0 || len(c.EntryHandlers("xon_x", 2)) > 0 {
		t.Errorf("methods by their form: %v", got)
	}
	if b.FamilyOf("shop_gen.OrderBase") != "x.new" || b.FamilyOf("shop_gen.Order") != "" {
		t.Error("families")
	}
	sql, _ := b.Kind("sql")
	if f.Sinks[0].Kinds != sql.Mask() || f.Sinks[0].Arg[0].Base != PortParam || f.Sinks[0].Arg[1].Base != PortKwargs {
		t.Errorf("sink %+v", f.Sinks[0])
	}
	if g.Returns.Type != "x.new" || KindMask(g.Returns.Sanitizes).Has(sql) || g.Returns.From == nil || len(*g.Returns.From) != 0 {
		t.Errorf("returns %+v", g.Returns)
	}
	h := b.Handler("h")
	if h.Parameter(0, "q").Type != "x.A" || h.Parameter(3, "name").Source.Threat != Local || h.Parameter(1, "q").Source.Class != Prompt {
		t.Error("handler's parameters")
	}
	if r := b.RulesFor(sql, Untrusted); len(r) != 1 || r[0].ID != "test-rule" {
		t.Errorf("rules %v", r)
	}
}

// A user's folder adds to what is built in, and replaces it name by name.
func TestUserModels(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("flat.yaml", "library: own\nfunctions:\n  own.run: {params: [c], sinks: [{kind: command, arg: c}]}\n"+
		"types:\n  sqlite3.Connection: {methods: {own: {}}}\n")
	write("models/python/os.yml", "library: os\nfunctions:\n  os.system: {params: [command]}\n")
	write("models/go/other.yaml", "nonsense")
	write("testdata/ignored.yaml", "nonsense")
	write("rules/python/own-rule/rule.yaml", strings.NewReplacer("test-rule", "own-rule", "sink: sql", "sink: own").Replace(testRule))
	write("rule.yaml", "library: uses\nfunctions: {uses.f: {params: [a], sinks: [{kind: own, arg: a}]}}\n")
	b, err := Load("python", []string{dir}, []string{"os.path", "sqlite3"})
	if err != nil {
		t.Fatal(err)
	}
	if b.Function("own.run") == nil || b.Rule("own-rule") == nil || b.Function("uses.f") == nil {
		t.Error("the user's own are missing")
	}
	if len(b.Function("os.system").Sinks) != 0 || b.Function("os.popen") == nil {
		t.Error("os.system is not replaced, or os.popen lost")
	}
	if b.Method("sqlite3.Connection", "own") == nil || b.Method("sqlite3.Connection", "execute") == nil {
		t.Error("sqlite3.Connection is not extended")
	}
	if _, err := Load("python", []string{filepath.Join(dir, "missing")}, nil); err == nil {
		t.Error("a missing folder is no error")
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("library: x\nfunctions:\n  x.f: {params: [a], sinks: [{kind: sql, arg: a}]}\n")
	f.Add("library: x\naliases: {x.a: x.b, x.b.c: x.a}\ntypes: {x.T: {bases: [x.T]}}\n")
	f.Add("library: x\nglobals: {x.g: &a {elements: *a}}\n")
	f.Add(testRule)
	f.Fuzz(func(t *testing.T, text string) {
		base, err := loadTexts(map[string]string{"a.yaml": text})
		if (base == nil) == (err == nil) {
			t.Errorf("base %v, error %v", base, err)
		}
	})
}

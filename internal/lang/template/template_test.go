package template

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/source"
	"github.com/touchstone-sec/touchstone/internal/testkit"
)

// TestLowering holds the IR of each construct. A golden shows the instructions of every function but the module body.
func TestLowering(t *testing.T) {
	for _, d := range []Dialect{Jinja2, Django, Mako, Tornado, Bottle} {
		t.Run(d.String(), func(t *testing.T) {
			archive, err := txtar.ParseFile(filepath.Join("testdata", d.String()+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			var sb strings.Builder
			for _, f := range archive.Files {
				fmt.Fprintf(&sb, "== %s\n%s", f.Name, f.Data)
				file := &source.File{Path: f.Name, Text: string(f.Data)}
				mod, errs := Module(file, d)
				checkModule(t, mod)
				for _, e := range errs {
					p := file.Position(e.Pos)
					fmt.Fprintf(&sb, "error %d:%d: %s\n", p.Line, p.Column, e.Message)
				}
				for _, fn := range mod.Functions[1:] {
					ir.Print(&sb, fn)
				}
			}
			testkit.Golden(t, filepath.Join("testdata", d.String()+".golden"), sb.String())
		})
	}
}

func lower(t testing.TB, name, text string, d Dialect) *ir.Module {
	t.Helper()
	mod, _ := Module(&source.File{Path: name, Text: text}, d)
	checkModule(t, mod)
	return mod
}

func TestModule(t *testing.T) {
	mod := lower(t, "a/b.html", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1) }}", Jinja2)
	if mod.Name != "template:a/b.html" || len(mod.Functions) != 3 {
		t.Fatalf("%s with %d functions", mod.Name, len(mod.Functions))
	}
	if f := mod.Functions[0]; f.Kind != ir.ModuleBody || f.Qualified != "" || f.Name != "<module>" {
		t.Errorf("%v %q %q", f.Kind, f.Qualified, f.Name)
	}
	if f := mod.Functions[1]; f.Qualified != "render" || len(f.Params) != 1 || f.Params[0].Name != "context" {
		t.Errorf("%q %v", f.Qualified, f.Params)
	}
	if f := mod.Functions[2]; f.Qualified != "render.m" || f.Parent != mod.Functions[1] {
		t.Errorf("%q %v", f.Qualified, f.Parent)
	}
	if len(mod.Imports) != 1 || mod.Imports[0].Module != library {
		t.Errorf("%v", mod.Imports)
	}
}

// calls lists the functions of the library that a template calls, with the text that each stands at.
func calls(mod *ir.Module) string {
	var out []string
	for _, f := range mod.Functions {
		for _, b := range f.Blocks {
			for _, id := range b.Instrs {
				in := f.Instrs[id]
				if in.Op != ir.OpCall {
					continue
				}
				if callee := f.Arg(id, 0); f.Instrs[callee].Op == ir.OpFrom {
					out = append(out, f.NameOf(callee)+" "+mod.File.Text[in.Pos:in.End])
				}
			}
		}
	}
	return strings.Join(out, "; ")
}

func TestEscaping(t *testing.T) {
	for _, c := range []struct {
		name     string
		dialect  Dialect
		escaping Escaping
		text     string
		want     string
	}{
		{"a.html", Jinja2, ByDefault, "{{ x }}", "escape x; output {{ x }}"},
		{"a.html.j2", Jinja2, ByDefault, "{{ x }}", "output {{ x }}"},
		{"a.html.j2", Jinja2, Always, "{{ x }}", "escape x; output {{ x }}"},
		{"a.html", Jinja2, Never, "{{ x }}", "output {{ x }}"},
		{"a.html", Jinja2, Never, "{{ x|e }}", "e x|e; output {{ x|e }}"},
		{"a.j2", Jinja2, ByDefault, "server_name {{ x }};", "output_text {{ x }}"},
		{"a.j2", Jinja2, ByDefault, "<p>{{ x }}", "output {{ x }}"},
		{"a.sql.j2", Jinja2, ByDefault, "'<p>{{ x }}'", "output_text {{ x }}"},
		{"a.xml", Jinja2, ByDefault, "<p>{{ x }}", "escape x; output_xml {{ x }}"},
		{"a.html", Django, ByDefault, "{{ x }}", "escape x; output {{ x }}"},
		{"a.html", Mako, ByDefault, "${x}", "output ${x}"},
		{"a.html", Mako, Always, "${x} ${y|n}", "escape x; output ${x}; output ${y|n}"},
		{"a.html", Tornado, ByDefault, "{{ x }}", "escape x; output {{ x }}"},
		{"a.html", Tornado, Never, "{{ x }}", "output {{ x }}"},
	} {
		mod, errs := ModuleEscaping(&source.File{Path: c.name, Text: c.text}, c.dialect, c.escaping)
		checkModule(t, mod)
		if got := calls(mod); got != c.want || len(errs) > 0 {
			t.Errorf("%s %s %d %s: %s %v", c.name, c.dialect, c.escaping, c.text, got, errs)
		}
	}
}

// What an output is part of.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`X`, "text"},
		{`a < X`, "text"},
		{`<p>X`, "text"},
		{`<p title="X">`, "text"},
		{`<p title='X'>`, "text"},
		{`<p title=X>`, "unquoted"},
		{`<p title = X>`, "unquoted"},
		{`<p title=a-X>`, "unquoted"},
		{`<p X>`, "unquoted"},
		{`<p data-X="a">`, "unquoted"},
		{`<pX>`, "unquoted"},
		{`<p a=b>X`, "text"},
		{`<p title=">"X`, "unquoted"},
		{`</p X>`, "text"},
		{`<a href="X">`, "url"},
		{`<a href=" X">`, "url"},
		{`<a href="/X">`, "text"},
		{`<a href=X>`, "unquoted"},
		{`<A HREF='X'>`, "url"},
		{`<img src="X">`, "text"},
		{`<iframe src="X">`, "url"},
		{`<iframe srcdoc="X">`, "script"},
		{`<link href="X">`, "text"},
		{`<form action="X">`, "url"},
		{`<a href="javascript:X">`, "script"},
		{`<a href=" JavaScript:f('X')">`, "script"},
		{`<p onclick="f('X')">`, "script"},
		{`<p on="X">`, "text"},
		{`<button @click="X">`, "script"},
		{`<script>X`, "script"},
		{`<script>"X"`, "string"},
		{`<script>'X'`, "string"},
		{"<script>`X`", "script"},
		{`<script>"a\"X"`, "string"},
		{`<script>"a"; X`, "script"},
		{`<script>/"/.test(X)`, "script"},
		{`<script>a / b; "X"`, "string"},
		{`<script>x = /[/"]/; X`, "script"},
		{"<script>// it's\nX", "script"},
		{`<script>// X`, "script"},
		{`<script>/* it's X */`, "text"},
		{`<script>/* it's */ X`, "script"},
		{"<script>a = 'b\nX", "script"},
		{`<script></script>X`, "text"},
		{`<script>if (a </b/.exec(c)) X`, "script"},
		{`<script type="text/javascript">X`, "script"},
		{`<script type="module">X`, "script"},
		{`<script type=module>X`, "script"},
		{`<script type="text/template"><a href="X">`, "text"},
		{`<script type="application/json">X`, "text"},
		{`<script type="application/json">a</script><script>X`, "script"},
		{`<SCRIPT>X`, "script"},
		{`<style>X`, "text"},
		{`<title><b X`, "text"},
		{`<textarea><script>X`, "text"},
		{`<textarea></textarea><script>X`, "script"},
		{`<!-- <script>X`, "text"},
		{`<!-- --><script>X`, "script"},
		{`<!doctype html><script>X`, "script"},
		{`<br/><p a="X"/>`, "text"},
		{`<p a="b"c=X>`, "unquoted"},
		{`<p a="b" / c='X'>`, "text"},
	} {
		before, _, _ := strings.Cut(c.text, "X")
		names := [...]string{"text", "url", "unquoted", "script", "string"}
		if got := names[htmlState{}.text(before).place()]; got != c.want {
			t.Errorf("%s: %s", c.text, got)
		}
		// However the text is cut, the state is the same.
		for i := range before {
			mark := before[strings.LastIndexByte(before[:i], '<')+1 : i]
			if i > 0 && strings.ContainsAny(before[i-1:i], "<\\/-*") || strings.HasPrefix(mark, "/") || mark == "!" {
				continue // marks of more than one character come in one piece
			}
			if cut := (htmlState{}).text(before[:i]).text(before[i:]); cut != (htmlState{}).text(before) {
				t.Errorf("%s cut at %d: %+v, %+v", c.text, i, cut, htmlState{}.text(before))
			}
		}
	}
}

func TestJoin(t *testing.T) {
	state := func(text string) htmlState { return htmlState{}.text(text) }
	for _, c := range []struct {
		a, b string
		want place
	}{
		{`<p`, `<p class="a"`, unquotedPlace},
		{`<p a="`, `<p a="b`, textPlace},
		{`<a href="`, `<a href="/x`, urlPlace},
		{`<a href="/y`, `<a href="/x`, textPlace},
		{`<script>`, `<script>"`, scriptPlace},
		{`<script>"a`, `<script>"b`, stringPlace},
		{`<p`, `<p>`, textPlace},
		{`<script>`, `<style>`, textPlace},
		{`<p a=b`, `<p a="b"`, unquotedPlace},
	} {
		ab, ba := join(state(c.a), state(c.b)).place(), join(state(c.b), state(c.a)).place()
		if ab != c.want || ba != c.want {
			t.Errorf("%s or %s: %d, %d, want %d", c.a, c.b, ab, ba, c.want)
		}
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       string
	}{
		{"a.jinja2", "", "jinja2"}, {"a.J2", "", "jinja2"}, {"a.html.jinja", "", "jinja2"}, {"a.mako", "", "mako"}, {"a.mak", "", "mako"},
		{"a.html", "<p>", ""}, {"a.html", "{ a: 1 }", ""}, {"a.py", "{{ x }}", ""},
		{"a.html", "{{ x }}", "jinja2"}, {"a.HTM", "{% if x %}{% endif %}", "jinja2"},
		{"a.html", "{% load static %}{{ x }}", "django"}, {"a.html", "{% url 'x' %}", "django"}, {"a.html", "{% csrf_token %}", "django"},
		{"a.html", `{{ x|default:"y" }}`, "django"}, {"a.html", "{% for a in b %}{% empty %}{% endfor %}", "django"},
		{"a.html", "{% set a = 1 %}", "jinja2"}, {"a.html", "{%- if a is defined %}{% endif %}", "jinja2"},
		{"a.html", "{% macro a() %}{% endmacro %}{{ url_for('x') }}", "jinja2"},
		{"a.html", "{% if x %}{% end %}", "tornado"}, {"a.html", "{% raw x %}", "tornado"}, {"a.html", "{% raw %}{% endraw %}", "jinja2"},
		{"a.html", "{% autoescape None %}{{ x }}", "tornado"}, {"a.html", "{% module A() %}", "tornado"},
		{"a.html", "<p>${x}</p>", "mako"}, {"a.html", `<p tal:condition="x">${x}</p>`, ""}, {"a.html", "<%inherit file='x'/>", "mako"}, {"a.html", "% if x:\n${x}\n% endif", "mako"},
		{"a.html", "<script>`${x}`</script>", ""}, {"a.html", "<%= x %> ${y}", ""}, {"a.html", "<script>`${x}`</script>{{ x }}", "jinja2"},
	} {
		d, ok := Detect(c.name, c.text)
		got := ""
		if ok {
			got = d.String()
		}
		if got != c.want {
			t.Errorf("%s %s: %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

// Every output that the model describes is one that the lowering makes, and no other.
func TestOutputsAreDocumented(t *testing.T) {
	text := `{{a}}<a href="{{a}}" {{a}}><script>{{a}}"{{a}}"`
	seen := map[string]bool{}
	for _, name := range []string{"a.html", "a.xml", "a.txt"} {
		for c := range strings.SplitSeq(calls(lower(t, name, text, Jinja2)), "; ") {
			if f, _, _ := strings.Cut(c, " "); strings.HasPrefix(f, "output") {
				seen[f] = true
			}
		}
	}
	for name := range Outputs() {
		if !seen[name] {
			t.Errorf("%s is made nowhere", name)
		}
		delete(seen, name)
	}
	if len(seen) > 0 {
		t.Errorf("not documented: %v", seen)
	}
}

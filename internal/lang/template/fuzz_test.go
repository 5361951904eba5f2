package template

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/touchstone-sec/touchstone/internal/source"
)

var names = [...]string{"a.html", "a.txt", "a.xml", "a.jinja2"}

// FuzzModule: no text panics or hangs in any dialect, and the IR is always sane.
func FuzzModule(f *testing.F) {
	for _, d := range []Dialect{Jinja2, Django, Mako, Tornado, Bottle} {
		archive, err := txtar.ParseFile(filepath.Join("testdata", d.String()+".txtar"))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			f.Add(uint8(d), string(file.Data))
		}
	}
	f.Fuzz(func(t *testing.T, how uint8, text string) {
		file := &source.File{Path: names[how/4%4], Text: text}
		mod, errs := Module(file, Dialect(how%4))
		checkModule(t, mod)
		for _, e := range errs {
			if e.Pos < 0 || int(e.Pos) > len(text) {
				t.Errorf("%q at %d of %d", e.Message, e.Pos, len(text))
			}
		}
		Detect(file.Path, text)
	})
}

// TestHostile: what repeats many times takes time that grows with its length only. The bounds are generous. The variable
// TEMPLATES_HOSTILE sets how often; with 100000, anything quadratic takes minutes.
func TestHostile(t *testing.T) {
	n := 5_000
	if more, err := strconv.Atoi(os.Getenv("TEMPLATES_HOSTILE")); err == nil {
		n = more
	}
	for _, unit := range []string{
		"{{", "{%", "{#", "{{ '", "{{ ( ", "{{ a }}", "{% if a %}", "{% else %}", "{% endif %}", "{% for a in b %}", "{% elif a %}",
		"{% macro a(b) %}", "{% block a %}", "{% raw %}", "{% comment %}", "{% verbatim x %}", "{% unknown %}{% endunknown %}",
		"{% set a = a %}", "{% with a = a %}", "{% call a() %}", "{% filter a %}", "{% autoescape None %}", "{% include a %}", "{% end %}",
		"{% if a %}{% else %}{% endif %}", "{% set a = 1 %}{% include 'a' %}", "{% extends 'a' %}", "{% import 'a' as b %}",
		"${", "${a}", "${'", "${a|", "<%", "<%a b='", "<%def name='a()'>", "</%def>", "\n% if a:\n", "\n% else:\n", "\n% endif\n", "<% a = 1 %>", "<% a = [", "\n##\\",
		"<", "<a ", "<a b=", "<a b='", "<script>", "</script", "<!--", "<script>/", "<script>`${",
		"{{ a }}<script>{{ a }}</script>", "{% if a and b or not c %}{% endif %}", "{% end %}{% if a %}",
	} {
		text := strings.Repeat(unit, n)
		for _, d := range []Dialect{Jinja2, Django, Mako, Tornado, Bottle} {
			start := time.Now()
			Module(&source.File{Path: "a.html", Text: text}, d)
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%s: %q takes %s", d, unit, took)
			} else if took > time.Second {
				t.Logf("%s: %q takes %s", d, unit, took)
			}
		}
		start := time.Now()
		Detect("a.html", text)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("Detect: %q takes %s", unit, took)
		}
	}
	for _, unit := range []string{"(", "[", "{", "a.", "a|b", "|a", "a(", "a[", "not ", "-", "a if b else ", "a+", "a~", "a,", "a<", "a and ", "a**", "'a'", "f'{", "a is b ", "lambda ", "_(", "a:", "a=b "} {
		for _, around := range [][2]string{{"{{ ", " }}"}, {"{% if ", " %}{% endif %}"}, {"{% for a in ", " %}{% endfor %}"}, {"{% set x = ", " %}"}, {"${", "}"}, {"<% ", " %>"}} {
			text := around[0] + strings.Repeat(unit, n) + around[1]
			for _, d := range []Dialect{Jinja2, Django, Mako, Tornado, Bottle} {
				start := time.Now()
				Module(&source.File{Path: "a.html", Text: text}, d)
				if took := time.Since(start); took > 5*time.Second {
					t.Errorf("%s: %s%q takes %s", d, around[0], unit, took)
				}
			}
		}
	}
}

func BenchmarkModule(b *testing.B) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "jinja2.txtar"))
	if err != nil {
		b.Fatal(err)
	}
	var sb strings.Builder
	for _, f := range archive.Files[:len(archive.Files)-1] {
		sb.Write(f.Data)
	}
	file := &source.File{Path: "a.html", Text: strings.Repeat(sb.String(), 10)}
	b.SetBytes(int64(len(file.Text)))
	for b.Loop() {
		Module(file, Jinja2)
	}
}

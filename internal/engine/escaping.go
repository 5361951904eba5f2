package engine

import (
	"path"
	"regexp"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/lang/template"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// This file holds templates of Jinja2 by their names. Jinja2 and Flask escape in pages (.html) only; frameworks that set up
// the environment themselves, and programs that say so, escape in whatever they fill in.

var (
	escapingFramework = regexp.MustCompile(`\bdjango_jinja\.backend\b|\bdjango\.template\.backends\.jinja2\b|\baiohttp_jinja2\b|\bJinja2Templates\b` +
		`|\bautoescape["']?\s*[:=]\s*(True\b|(jinja2\.)?select_autoescape\([^)]*(\bdefault\s*=\s*True\b|["'](jinja2?|j2)["']))|\bdef select_jinja_autoescape\b`)
	escapingOff = regexp.MustCompile(`\bautoescape["']?\s*[:=]\s*(False|None)\b`)
)

// jinja reports whether a file is a template by a name that Jinja2 alone has.
func (f *file) jinja() bool {
	if f.Language != source.Template {
		return false
	}
	switch strings.ToLower(path.Ext(f.Path)) {
	case ".jinja", ".jinja2", ".j2":
		return true
	}
	return false
}

// named splits files into templates of such names and all others, which say whether they escape.
func named(files []*file) (templates, others []*file) {
	for _, f := range files {
		if f.jinja() {
			templates = append(templates, f)
		} else {
			others = append(others, f)
		}
	}
	return templates, others
}

// sets says what a module makes of the escaping in such templates.
func (rd *reader) sets(f *file, text string) {
	if rd.jinja {
		f.escapes, f.bares = escapingFramework.MatchString(text), escapingOff.MatchString(text)
	}
}

// escaping is what the program makes of it.
func (rd *reader) escaping() template.Escaping {
	e := template.ByDefault
	for i := range rd.files {
		f := &rd.files[i]
		if f.bares {
			return template.ByDefault
		}
		if f.escapes {
			e = template.Always
		}
	}
	return e
}

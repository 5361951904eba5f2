// Package template lowers HTML templates (Jinja2, Django, Mako, Tornado, Bottle) to IR, so that untrusted data given to a
// template as its context is followed to the place where the template writes it.
//
// A template goes through three steps. The text is cut into literal text, outputs and tags, and the tags are nested to
// one tree for all dialects (tags.go with jinja.go, django.go and tornado.go; mako.go). Expressions are parsed on the
// way (token.go, expr.go, djangoexpr.go). The tree is lowered in one walk (lower.go, stmt.go, value.go, output.go),
// during which the literal text drives a small HTML state machine (html.go) that says what each output is part of.
//
// # What the IR looks like
//
// A module has the name "template:" + path. Its function 0 is an empty module body, function 1 is "render" with the one
// parameter context, a mapping. Macros are inner functions ("render.NAME"); they write where they are called, and their
// result is an empty string.
//
//   - {{ name }} of a name that the template does not bind is an Index of the context; dots are Attr, subscripts Index.
//   - Filters, tests and what the libraries define for every template are functions of the packages
//     touchstone.template.filters, .tests and .globals, whatever the dialect.
//   - touchstone.template.escape(value) is what autoescaping does.
//   - An output is a call of one of the functions in [Outputs]; which one depends on what it is part of. Where
//     HTML-escaping does not help (scripts, event handlers, unquoted attributes) the value is the one before escaping.
//   - touchstone.template.include(name, context) renders another template: an include, or the parent that is extended.
//     touchstone.template.import_(name) is another template's namespace of macros.
//
// Models of these functions are in knowledge/models/python/touchstone-template.yaml.
//
// # Invariants
//
// No input panics, and time and memory are linear in the text: nesting is bounded (past the bound a tag's content is
// taken as if the tag were not there), and so is the size of one expression (a larger one is an Unknown of the names in
// it). Positions are byte offsets into the file.
package template

import (
	"cmp"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// A Dialect is a template language.
type Dialect uint8

// The dialects.
const (
	Jinja2 Dialect = iota
	Django
	Mako
	Tornado
	Bottle
)

func (d Dialect) String() string {
	return [...]string{"jinja2", "django", "mako", "tornado", "bottle"}[d]
}

// An Error is a place where the text is no template of the dialect. The rest of the file is lowered all the same.
type Error struct {
	Pos     int32 // byte offset
	Message string
}

// Escaping says whether outputs are escaped where the template itself does not say.
type Escaping uint8

// Whether a template escapes is mostly for the program around it to say.
const (
	// ByDefault is what the dialect's usual framework does: Django, Tornado and Bottle escape, Mako does not, Jinja2 does as in
	// Flask in files whose names end in .html, .htm, .xml, .xhtml and .svg.
	ByDefault Escaping = iota
	Always             // Environment(autoescape=True), TemplateLookup(default_filters=["h"])
	Never              // Environment(), Loader(autoescape=None)
)

// Module lowers a template with the escaping that its dialect and name give it.
func Module(file *source.File, dialect Dialect) (*ir.Module, []Error) {
	return ModuleEscaping(file, dialect, ByDefault)
}

// ModuleEscaping lowers a template for a program that sets the escaping.
func ModuleEscaping(file *source.File, dialect Dialect, escaping Escaping) (*ir.Module, []Error) {
	p := &parser{text: file.Text, dialect: dialect}
	switch dialect {
	case Mako:
		p.mako()
	case Bottle:
		p.bottle()
	default:
		p.tags()
	}
	l := &lowerer{
		mod:     &ir.Module{File: file, Name: "template:" + file.Path},
		dialect: dialect, text: file.Text, form: formOf(file.Path, file.Text),
	}
	switch escaping {
	case ByDefault:
		l.escape = escapesByDefault(file.Path, dialect)
	case Always:
		l.escape = true
	}
	if p.fileEscape != ByDefault {
		l.escape = p.fileEscape == Always
	}
	l.module(p.root)
	l.mod.Finish()
	slices.SortStableFunc(p.errs, func(a, b Error) int { return cmp.Compare(a.Pos, b.Pos) })
	return l.mod, p.errs
}

package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds HTML that a function of a library returns: who calls it puts it into a page. What stands between tags may
// be HTML itself, made by other functions; what stands in an attribute of a tag is text.

// markupSink is what such a function returns.
func (w *World) markupSink() *knowledge.Sink {
	return &knowledge.Sink{Kinds: w.htmlKinds & w.mask("html"), Confidence: "medium", Message: "is returned as HTML"}
}

// shownAsHTML are methods whose result notebooks and templates put into a page as it is: what stands between its tags is data.
var shownAsHTML = map[string]bool{"_repr_html_": true, "__html__": true}

// markupModules are what modules import that make HTML.
var markupModules = []string{"django.utils.safestring", "django.utils.html", "django.template", "markupsafe", "html", "bs4", "jinja2"}

// returnedMarkup checks what a public function of a library returns.
func (a *analysis) returnedMarkup(id, val ir.ID) {
	v := a.vals[val]
	if !a.w.cfg.Library || v == nil || !v.Plain || len(v.Refs) > 0 || len(v.Taint) == 0 {
		return
	}
	shown := shownAsHTML[a.f.Name]
	flags := inAttribute
	if slices.ContainsFunc(markupModules, func(m string) bool { return a.w.modules[a.f.Module.ID].imports[m] }) {
		flags |= inPair
	}
	inside := func(x Atom) bool { return x.Flags&flags != 0 || shown && x.Flags&built != 0 }
	if !slices.ContainsFunc(v.Taint, inside) || !a.w.public(a.f) {
		return
	}
	in := &a.f.Instrs[id]
	atoms := slices.DeleteFunc(slices.Clone(v.Taint), func(x Atom) bool { return !inside(x) })
	a.reach(hit{spot: &spot{sink: a.w.markup, name: "return", fn: a.f, pos: in.Pos, end: in.End}, kinds: a.w.markup.Kinds}, atoms, val)
}

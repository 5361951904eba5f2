package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds pages that an application of WSGI returns itself: it has told the server that they are HTML.

// pageSink is the body of such a page.
func (w *World) pageSink() *knowledge.Sink {
	return &knowledge.Sink{Kinds: w.htmlKinds & w.mask("html"), Message: "is sent as HTML"}
}

// returnedPage checks what a function returns that calls start_response with the type of a page.
func (a *analysis) returnedPage(id, val ir.ID) {
	v := a.vals[val]
	if v == nil || v == bottom || a.w.wsgiPage.Kinds == 0 {
		return
	}
	for p := range a.f.Params {
		if a.f.Params[p].Name != "start_response" {
			continue
		}
		if reg := a.paramRegister(p); reg == ir.NoID || !a.startsPage(reg) {
			return
		}
		if t := a.deep(v); len(t) > 0 {
			in := &a.f.Instrs[id]
			a.reach(hit{spot: &spot{sink: a.w.wsgiPage, name: "return", fn: a.f, pos: in.Pos, end: in.End}, kinds: a.w.wsgiPage.Kinds}, t, val)
		}
	}
}

// startsPage reports whether all calls of start_response say that HTML follows.
func (a *analysis) startsPage(start ir.ID) (page bool) {
	for i := range a.f.Instrs {
		id := ir.ID(i)
		if a.f.Instrs[i].Op != ir.OpCall || a.untested(a.f.Arg(id, 0)) != start || len(a.f.Args(id)) < 3 {
			continue
		}
		if !a.namesPage(a.vals[a.f.Arg(id, 2)], 3) {
			return false
		}
		page = true
	}
	return page
}

// namesPage reports whether one of the texts in a list of headers is the type of HTML.
func (a *analysis) namesPage(v *Val, depth int) bool {
	if s, ok := v.text(); ok {
		return strings.HasPrefix(s, "text/html")
	}
	es, ok := a.elements(v)
	for i := 0; ok && depth > 0 && i < len(es); i++ {
		if a.namesPage(es[i], depth-1) {
			return true
		}
	}
	return false
}

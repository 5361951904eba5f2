package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds HTML that a function of a library returns: who calls it puts it into a page. What stands between tags may
// be HTML itself, made by other functions; what stands in an attribute of a tag is text.

// markupSink is what such a function returns.
func (w *World) markupSink() *knowledge.Sink {
	return &knowledge.Sink{Kinds: w.htmlKinds & w.mask("html"), Confidence: "medium", Message: "is returned as HTML"}
}

// elements are tags of HTML.
var elements = map[string]bool{
	"a": true, "abbr": true, "article": true, "aside": true, "audio": true, "b": true, "blockquote": true, "br": true, "button": true, "canvas": true,
	"caption": true, "center": true, "code": true, "dd": true, "details": true, "div": true, "dl": true, "dt": true, "em": true, "embed": true,
	"fieldset": true, "figure": true, "figcaption": true, "footer": true, "form": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true,
	"h6": true, "header": true, "hr": true, "html": true, "i": true, "iframe": true, "img": true, "input": true, "label": true, "li": true,
	"link": true, "meta": true, "nav": true, "object": true, "ol": true, "option": true, "p": true, "pre": true, "s": true, "script": true, "section": true, "select": true,
	"span": true, "strong": true, "style": true, "sub": true, "sup": true, "table": true, "tbody": true, "td": true, "textarea": true, "tfoot": true,
	"th": true, "thead": true, "tr": true, "u": true, "ul": true, "video": true,
}

// opensAttribute reports whether a text ends in a tag of HTML, where the value of an attribute begins: <a href=". What stood
// before it may have been in such an attribute.
func opensAttribute(s string, inside bool) bool {
	if !strings.HasSuffix(s, `="`) && !strings.HasSuffix(s, `='`) {
		return false
	}
	tag := strings.LastIndexByte(s, '<')
	if tag < 0 {
		return inside && !strings.Contains(s, ">")
	}
	name, _, more := strings.Cut(s[tag+1:], " ")
	return more && elements[name] && !strings.Contains(s[tag:], ">")
}

// returnedMarkup checks what a public function of a library returns.
func (a *analysis) returnedMarkup(id, val ir.ID) {
	v := a.vals[val]
	inside := func(x Atom) bool { return x.Flags&inAttribute != 0 }
	if !a.w.cfg.Library || v == nil || !v.Plain || len(v.Refs) > 0 || !slices.ContainsFunc(v.Taint, inside) || !a.w.public(a.f) {
		return
	}
	in := &a.f.Instrs[id]
	atoms := slices.DeleteFunc(slices.Clone(v.Taint), func(x Atom) bool { return !inside(x) })
	a.reach(hit{sink: a.w.markup, kinds: a.w.markup.Kinds, name: "return", fn: a.f, pos: in.Pos, end: in.End}, atoms, val)
}

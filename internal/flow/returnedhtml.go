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
	"caption": true, "center": true, "circle": true, "code": true, "dd": true, "details": true, "div": true, "dl": true, "dt": true, "em": true, "embed": true,
	"fieldset": true, "figure": true, "figcaption": true, "footer": true, "form": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true,
	"g": true, "h6": true, "header": true, "hr": true, "html": true, "i": true, "iframe": true, "img": true, "input": true, "label": true, "li": true,
	"line": true, "link": true, "meta": true, "nav": true, "object": true, "ol": true, "option": true, "p": true, "path": true, "polygon": true, "polyline": true, "pre": true, "rect": true, "s": true, "script": true, "section": true, "select": true,
	"span": true, "strong": true, "style": true, "sub": true, "sup": true, "svg": true, "table": true, "tbody": true, "td": true, "text": true, "textarea": true, "tfoot": true,
	"th": true, "thead": true, "tr": true, "tspan": true, "u": true, "ul": true, "video": true,
}

// htmlAttributes are attributes of tags whose values are texts, by themselves: what begins with one of them, before the tag is
// known, is put into a tag later.
var htmlAttributes = map[string]bool{
	"alt": true, "class": true, "content": true, "href": true, "id": true, "name": true, "placeholder": true, "rel": true, "src": true, "style": true,
	"target": true, "title": true, "value": true,
}

// A tagState is where in HTML a text ends.
type tagState struct {
	inTag  bool // between < and >
	quote  byte // of the value of an attribute that is open
	script bool // in the tag of a script, or behind it
}

// after is the state behind some more text.
func (t tagState) after(s string) tagState {
	if !strings.ContainsAny(s, `<>"'`) {
		return t
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case t.script && !t.inTag:
			n := strings.Index(strings.ToLower(s[i:]), "</script")
			if n < 0 {
				return t
			}
			t.script = false
			i += n
		case t.quote != 0:
			if c == t.quote {
				t.quote = 0
			}
		case !t.inTag && c == '<':
			name := s[i+1:]
			if n := strings.IndexFunc(name, func(r rune) bool { return r == ' ' || r == '>' || r == '\n' }); n > 0 && elements[strings.ToLower(name[:n])] {
				t.inTag, t.script = name[n] != '>', strings.EqualFold(name[:n], "script")
				i += n
			}
		case t.inTag && c == '>':
			t.inTag = false
		case t.inTag && (c == '"' || c == '\'') && i > 0 && s[i-1] == '=':
			t.quote = c
		}
	}
	return t
}

// inScript reports whether data are put into a script of a page as data, not as the script itself: as JSON, or between quotes.
// before is what stands in front of them.
func (t tagState) inScript(before string, x Atom) bool {
	return t.script && !t.inTag && (x.Flags&asJSON != 0 || strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "'"))
}

// beginning is the state at the beginning of a text: in a tag, if an attribute stands there.
func beginning(s string) tagState {
	name, _, ok := strings.Cut(strings.TrimLeft(s, " "), "=")
	return tagState{inTag: ok && htmlAttributes[strings.ToLower(name)]}
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
	a.reach(hit{sink: a.w.markup, kinds: a.w.markup.Kinds, name: "return", fn: a.f, pos: in.Pos, end: in.End}, atoms, val)
}

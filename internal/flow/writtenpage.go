package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds whole pages that a function of a library writes itself and sends off as HTML: of errors, mostly. Whom the answer goes to
// is seen by no call that a model knows; that its function says what type it has is.

// toldInPage are parameters that a page tells of: no HTML of its caller's.
var toldInPage = regex.NewPattern(`(?i)^(\w*_)?(message|msg|error|err|exc|exception|reason|details?|path|uri|url|title|name|query|host|user|username|value)$`)

// writtenPage checks the page that a function has put together, where it speaks of the type of HTML.
func (a *analysis) writtenPage(ret ir.ID) {
	if !a.w.cfg.Library || !slices.ContainsFunc(a.f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && strings.HasPrefix(c.Str, "text/html") }) {
		return
	}
	for n := int(ret) - 1; n >= 0; n-- {
		id := ir.ID(n)
		switch in := &a.f.Instrs[n]; {
		case in.Op == ir.OpBinary, in.Op == ir.OpFormat, in.Op == ir.OpCall && a.f.NameOf(a.f.Arg(id, 0)) == "format":
		default:
			continue
		}
		v := a.vals[id]
		if v == nil || v == bottom || len(v.Refs) > 0 || !beginsPage(v.prefix()) {
			continue
		}
		atoms := slices.DeleteFunc(slices.Clone(v.Taint), func(x Atom) bool {
			return x.Flags&built == 0 || x.Origin.Source != librarySource || x.Origin.Fn != a.f || !toldInPage.MatchString(a.f.Module.File.Text[x.Origin.Pos:x.Origin.End])
		})
		if len(atoms) > 0 && a.w.public(a.f) {
			in := &a.f.Instrs[id]
			a.reach(hit{spot: &spot{sink: a.w.markup, name: "page", fn: a.f, pos: in.Pos, end: in.End}, kinds: a.w.markup.Kinds}, atoms, id)
		}
		return
	}
}

// beginsPage reports whether a text is the beginning of a whole page.
func beginsPage(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	return strings.HasPrefix(s, "<html") || strings.HasPrefix(s, "<!doctype html")
}

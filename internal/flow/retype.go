package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds answers that are told after they are made that they are no pages.

var (
	contentType = regex.NewPattern(`(?i)^(mimetype|(http_)?content[-_]type|media_type)$`)
	pageType    = regex.NewPattern(`(?i)html|svg|xml|^\s*$`)
)

// retyped reports whether the answer that a call makes is given a type that browsers do not show as a page.
func (a *analysis) retyped(id ir.ID) bool {
	for b := range a.f.Blocks {
		for _, x := range a.f.Blocks[b].Instrs {
			name, value, holder := "", ir.NoID, ir.NoID
			switch a.f.Instrs[x].Op {
			case ir.OpSetAttr: // response.mimetype = "text/plain"
				name, holder, value = a.f.NameOf(x), a.f.Arg(x, 0), a.f.Arg(x, 1)
			case ir.OpSetIndex: // response.headers["Content-Type"] = "text/plain"
				name, _ = constText(a.f, a.f.Arg(x, 1))
				holder, value = a.f.Arg(x, 0), a.f.Arg(x, 2)
				if h := a.unrefined(holder); a.f.Instrs[h].Op == ir.OpAttr && strings.HasSuffix(a.f.NameOf(h), "headers") {
					holder = a.f.Arg(h, 0)
				}
			default:
				continue
			}
			if a.unrefined(holder) != id || !contentType.MatchString(name) {
				continue
			}
			if s, ok := constText(a.f, value); ok && !pageType.MatchString(s) {
				return true
			}
		}
	}
	return false
}

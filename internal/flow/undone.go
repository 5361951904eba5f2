package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file tells where what has made a text harmless is undone: the quotes that protect it from a shell are taken off,
// shlex.quote(x).strip("'") and shlex.quote(x)[1:-1], or its lines become lines again.

// unquoted is data of which the quotes are gone.
func (a *analysis) unquoted(v *Val) *Val {
	m := &a.w.misplaced
	return v.withTaint(mapAtoms(v.taint(), func(x Atom) Atom {
		if x.Kinds&m.commandMisplaced != 0 {
			x.Kinds |= m.command
		}
		return x
	}))
}

// inLinesAgain is a text that was divided into lines, which are put together as lines again: "\n".join(text.splitlines()).
func (a *analysis) inLinesAgain(v *Val, lines ir.ID) *Val {
	if lines == ir.NoID || len(v.taint()) == 0 || v == bottom {
		return v
	}
	if lines = a.unrefined(lines); a.f.Instrs[lines].Op != ir.OpCall || a.f.Arg(lines, 0) == ir.NoID {
		return v
	}
	method := a.f.Arg(lines, 0)
	if name := a.f.NameOf(method); a.f.Instrs[method].Op != ir.OpAttr || name != "splitlines" && name != "split" {
		return v
	}
	text := a.vals[a.f.Arg(method, 0)]
	return v.withTaint(mapAtoms(v.Taint, func(x Atom) Atom {
		for _, y := range text.taint() {
			if y.Origin == x.Origin {
				x.Kinds |= y.Kinds & a.w.lineKinds
			}
		}
		return x
	}))
}

// takesQuotes reports whether a method of a text takes single quotes away, or divides it there.
func takesQuotes(name string, c *callArgs) bool {
	s, ok := c.positional(0).text()
	if !ok || !strings.Contains(s, "'") {
		return false
	}
	if name == "replace" {
		by, ok := c.positional(1).text()
		return ok && !strings.Contains(by, "'")
	}
	return cutting[name]
}

// cutsBeginning reports whether a slice leaves out the first character.
func (a *analysis) cutsBeginning(slice ir.ID) bool {
	from := a.f.Arg(slice, 0)
	return from != ir.NoID && a.vals[from].isConst(ir.Int) && a.vals[from].Const.Int > 0
}

// restored are the kinds that a callee has given data of an argument back: html.unescape leaves of a parameter what harms pages, and nothing that
// is escaped for them.
func (m *misplaced) restored(callee, arg knowledge.KindMask) knowledge.KindMask {
	if m == nil || callee&m.html == 0 || callee&m.htmlMisplaced != 0 || arg&m.htmlMisplaced == 0 {
		return 0
	}
	return m.html
}

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

// scriptLink are the kinds of which an argument is after the callee has made the parameter x, escaped, the address of a link: one that the
// client chooses may be a script.
func (w *World) scriptLink(x *Atom, arg Atom) knowledge.KindMask {
	if !x.InLink || arg.Origin.Source == nil || arg.Origin.Source == librarySource || arg.Lead != leadStart || arg.Kinds&w.redirectKinds == 0 || arg.Kinds&w.misplaced.htmlMisplaced == 0 {
		return 0
	}
	return w.misplaced.html
}

// unescaped is what an argument is after the callee has resolved entities of HTML in the parameter x, or has put it where escaping does
// not help: what was escaped does harm again.
func (m *misplaced) unescaped(x *Atom, arg Atom) Atom {
	undone := x.Unescaped
	if undone == 0 {
		return arg
	}
	if arg.Flags&built != 0 {
		undone &^= forSQL // its quotes stand around it
	}
	if arg.Unescaped |= undone & bareValue; arg.Origin.Source == nil {
		arg.Unescaped |= undone
	}
	if undone&forHTML != 0 && arg.Kinds&m.htmlMisplaced != 0 {
		arg.Kinds |= m.html
	}
	if undone&forSQL != 0 && arg.Kinds&m.sqlMisplaced != 0 {
		arg.Kinds |= m.sql
	}
	return arg
}

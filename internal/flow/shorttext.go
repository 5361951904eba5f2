package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file knows patterns that are only ever matched with texts of a few characters: an attempt that takes exponential time is over
// soon there.

// maxBriefly is how long a text may be for the worst of patterns: some ten thousand steps.
const maxBriefly = 20

// onlyShort reports whether what a register holds, a pattern or what was compiled of one, is matched with texts of a few characters
// and nothing else: in the same call, or by a variable of the module that other modules leave alone.
func (a *analysis) onlyShort(id ir.ID) bool {
	uses, only := briefUses(a.f, id, func(user ir.ID) (int, bool) {
		switch args := a.f.Args(user); a.f.Instrs[user].Op {
		case ir.OpCall:
			return 1, len(args) > 2 && args[1] == id && args[2] != ir.NoID && args[2] != id && a.matchesBy(args[0]) && a.f.NameOf(args[0]) != "compile" && brief(a.f, args[2])
		case ir.OpSetGlobal:
			return a.briefVariable(a.f.NameOf(user))
		}
		return 0, false
	})
	return only && uses > 0
}

// briefUses counts the methods of a pattern that are called, and the other uses that count for more or less; false where one matches
// anything else than a short text.
func briefUses(f *ir.Function, id ir.ID, other func(user ir.ID) (int, bool)) (uses int, only bool) {
	for i := range f.Instrs {
		user := ir.ID(i)
		if !slices.Contains(f.Args(user), id) {
			continue
		}
		if f.Instrs[i].Op == ir.OpAttr {
			if !matchesBrief(f, user) {
				return 0, false
			}
			uses++
			continue
		}
		n, ok := other(user)
		if !ok {
			return 0, false
		}
		uses += n
	}
	return uses, true
}

// briefVariable counts the uses of a variable of the module; false where one matches anything else than a short text, or is none that
// shows what it matches.
func (a *analysis) briefVariable(name string) (uses int, only bool) {
	for _, g := range a.w.prog.Functions {
		for i := range g.Instrs {
			read := ir.ID(i)
			switch op := g.Instrs[i].Op; {
			case op != ir.OpGlobal && op != ir.OpFrom && op != ir.OpAttr || g.NameOf(read) != name:
			case g.Module != a.f.Module:
				if op == ir.OpFrom || op == ir.OpAttr && g.NameOf(g.Arg(read, 0)) == idiom.LastPart(a.f.Module.Name) {
					return 0, false
				}
			case op == ir.OpGlobal:
				n, ok := briefUses(g, read, func(ir.ID) (int, bool) { return 0, false })
				if !ok {
					return 0, false
				}
				uses += n
			}
		}
	}
	return uses, true
}

// matchesBrief reports whether a method of a pattern is called, with a short text and nothing else.
func matchesBrief(f *ir.Function, method ir.ID) bool {
	if _, ok := patternUses[f.NameOf(method)]; !ok {
		return false
	}
	for i := range f.Instrs {
		args := f.Args(ir.ID(i))
		if len(args) > 0 && args[0] == method && (f.Instrs[i].Op != ir.OpCall || len(args) != 2 || !brief(f, args[1])) {
			return false
		}
	}
	return true
}

// brief reports whether a text has a few characters: it was cut off, or its length was tested.
func brief(f *ir.Function, text ir.ID) bool { return isBrief(f, text, maxBriefPhis) }

// maxBriefPhis bounds the joins that one is followed through.
const maxBriefPhis = 3

func isBrief(f *ir.Function, text ir.ID, depth int) bool {
	for range 8 {
		in := &f.Instrs[text]
		switch {
		case in.Op == ir.OpIndex && f.Instrs[f.Arg(text, 1)].Op == ir.OpSlice:
			b := f.Args(f.Arg(text, 1))
			n, ok := constantNumber(f, b[1])
			return ok && 0 <= n && n <= maxBriefly && b[2] == ir.NoID
		case in.Op == ir.OpSigma:
			if cond := f.Arg(text, 1); in.Flag != ir.SigmaReturned && cond != ir.NoID && shortBy(f, cond, in.Flag == ir.SigmaTrue, text) {
				return true
			}
			text = f.Arg(text, 0)
		case in.Op == ir.OpPhi: // if len(text) > 16: abort(400)
			for i, x := range f.Args(text) {
				if depth == 0 || !abandoned(f, text, i) && !isBrief(f, x, depth-1) {
					return false
				}
			}
			return true
		default:
			return false
		}
	}
	return false
}

// abandoned reports whether the way by which a phi has one of its values gives the request up.
func abandoned(f *ir.Function, phi ir.ID, at int) bool {
	for b := range f.Blocks {
		if from := f.Blocks[b].Preds; at < len(from) && slices.Contains(f.Blocks[b].Instrs, phi) {
			return slices.ContainsFunc(f.Blocks[from[at]].Instrs, func(x ir.ID) bool {
				return f.Instrs[x].Op == ir.OpCall && f.NameOf(f.Arg(x, 0)) == "abort"
			})
		}
	}
	return false
}

// shortBy reports whether a test that came out a way says that a text is short: len(text) > 16.
func shortBy(f *ir.Function, cond ir.ID, held bool, text ir.ID) bool {
	cond, way := idiom.Affirmed(f, cond)
	held = held == (way == 0)
	if f.Instrs[cond].Op != ir.OpCompare {
		return false
	}
	length := f.Arg(cond, 0)
	for length != ir.NoID && f.Instrs[length].Op == ir.OpSigma {
		length = f.Arg(length, 0)
	}
	if length == ir.NoID || f.Instrs[length].Op != ir.OpCall || len(f.Args(length)) != 2 || f.NameOf(f.Arg(length, 0)) != "len" || sourceOf(f, f.Arg(length, 1)) != sourceOf(f, text) {
		return false
	}
	n, ok := constantNumber(f, f.Arg(cond, 1))
	if !ok || n > maxBriefly {
		return false
	}
	switch f.Instrs[cond].Flag {
	case ir.Gt, ir.GtE, ir.NotEq:
		return !held
	case ir.Lt, ir.LtE, ir.Eq:
		return held
	}
	return false
}

// sourceOf is a register before all that was tested of it.
func sourceOf(f *ir.Function, id ir.ID) ir.ID {
	for id != ir.NoID && f.Instrs[id].Op == ir.OpSigma {
		id = f.Arg(id, 0)
	}
	return id
}

// constantNumber is a constant number: one that stands there, or that a variable of the module holds.
func constantNumber(f *ir.Function, id ir.ID) (int64, bool) {
	if id = sourceOf(f, id); id == ir.NoID {
		return 0, false
	}
	if f, id = written(f, id); f.Instrs[id].Op != ir.OpConst {
		return 0, false
	}
	c := f.Consts[f.Instrs[id].Aux]
	return c.Int, c.Kind == ir.Int
}

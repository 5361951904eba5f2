package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds texts that are one literal of Python by what tests say of them: they begin and end with a quote, and there is none
// between. Code that holds such a text is given a text by it, or does not compile.

// literalTest is what a test has shown of such a text.
type literalTest uint8

const (
	beginsQuoted literalTest = 1 << iota
	endsQuoted
	noneBetween
	literal = beginsQuoted | endsQuoted | noneBetween
)

// isLiteral reports whether a sigma completes the tests.
func (a *analysis) isLiteral(id ir.ID) bool {
	root := a.root(id)
	found, quote := a.literalTested(id, root)
	if quote == "" {
		return false
	}
	for x, n := a.f.Arg(id, 0), 0; a.f.Instrs[x].Op == ir.OpSigma && n < maxFlagEdges; x, n = a.f.Arg(x, 0), n+1 {
		if t, q := a.literalTested(x, root); q == quote {
			found |= t
		}
	}
	return found == literal
}

// literalTested is what the test of a sigma has shown, and of which quote.
func (a *analysis) literalTested(sigma, root ir.ID) (literalTest, string) {
	in := &a.f.Instrs[sigma]
	cond, outcome := a.f.Arg(sigma, 1), in.Flag == ir.SigmaTrue
	if in.Flag == ir.SigmaReturned {
		return 0, ""
	}
	cond, held := idiom.Affirmed(a.f, cond)
	outcome = outcome == (held == 0)
	quote := func(id ir.ID) string {
		if s, _ := a.vals[id].text(); s == "'" || s == `"` {
			return s
		}
		return ""
	}
	args := a.f.Args(cond)
	switch in := &a.f.Instrs[cond]; {
	case in.Op == ir.OpCall && len(args) == 2 && a.f.Instrs[args[0]].Op == ir.OpAttr && a.root(a.f.Arg(args[0], 0)) == root && outcome:
		switch a.f.NameOf(args[0]) {
		case "startswith":
			return beginsQuoted, quote(args[1])
		case "endswith":
			return endsQuoted, quote(args[1])
		}
	case in.Op == ir.OpCompare && (in.Flag == ir.Eq || in.Flag == ir.NotEq):
		if of, k := a.indexed(args[0], root); of && outcome == (in.Flag == ir.Eq) {
			switch {
			case k.isConst(ir.Int) && k.Const.Int == 0:
				return beginsQuoted, quote(args[1])
			case k.isConst(ir.Int) && k.Const.Int == -1:
				return endsQuoted, quote(args[1])
			}
		}
	case in.Op == ir.OpCompare && (in.Flag == ir.In || in.Flag == ir.NotIn) && outcome == (in.Flag == ir.NotIn) && a.betweenEnds(args[1], root):
		return noneBetween, quote(args[0])
	}
	return 0, ""
}

// indexed reports whether a register is a part of another one, and of which index.
func (a *analysis) indexed(id, root ir.ID) (bool, *Val) {
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpIndex || a.root(a.f.Arg(id, 0)) != root {
		return false, nil
	}
	return true, a.vals[a.f.Arg(id, 1)]
}

// betweenEnds reports whether a register is all but the first and the last of another one: text[1:-1].
func (a *analysis) betweenEnds(id, root ir.ID) bool {
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpIndex || a.root(a.f.Arg(id, 0)) != root {
		return false
	}
	slice := a.f.Arg(id, 1)
	if a.f.Instrs[slice].Op != ir.OpSlice {
		return false
	}
	bounds := a.f.Args(slice)
	at := func(i int, n int64) bool {
		return bounds[i] != ir.NoID && a.vals[bounds[i]].isConst(ir.Int) && a.vals[bounds[i]].Const.Int == n
	}
	return at(0, 1) && at(1, -1) && bounds[2] == ir.NoID
}

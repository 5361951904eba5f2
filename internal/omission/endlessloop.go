package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds loops that some of what they are given keeps from ending: lengths that a message gives and that may be nothing, paths
// that have no folder above them, numbers that stay as large as they are.

// endlessLoop is the rule on them.
const endlessLoop = "loop-without-end"

var (
	lengthRead = regex.NewPattern(`^(unpack|unpack_from|from_bytes|ord|int|byte2int|indexbytes)$`)
	scaling    = regex.NewPattern(`(?i)(^|_)(parse|from|to|validate|convert|decode|load|normali[sz]e)(_|$)|time|date|unix|epoch`)
	finite     = regex.NewPattern(`(?i)^(isinf|isfinite|isnan|inf|is_finite|is_infinite|min|clamp|clip)$`)
)

// endlessLoops are such loops, one a function.
func (ac *Checks) endlessLoops() (out []*flow.Candidate) {
	r := ac.rule(endlessLoop)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		if id, says := neverEnds(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, says))
		}
	}
	return out
}

// neverEnds is what a loop of a function does at its end that may change nothing.
func neverEnds(f *ir.Function) (ir.ID, string) {
	for b := range f.Blocks {
		block := &f.Blocks[b]
		if len(block.Preds) < 2 || ofIterator(f, block) {
			continue
		}
		for _, p := range block.Instrs {
			if f.Instrs[p].Op != ir.OpPhi {
				break
			}
			for _, x := range f.Args(p) {
				if x == ir.NoID || x == p {
					continue
				}
				x = idiom.Unrefined(f, x)
				switch in := &f.Instrs[x]; in.Op {
				case ir.OpBinary, ir.OpInPlace:
					if in.Flag == ir.Add && unmoved(f, x, p) {
						return x, "The loop goes on by a length that what it reads gives, and where that is 0 it never ends"
					}
					if in.Flag == ir.Div && staysLarge(f, x, p) {
						return x, "The loop divides until the number is small, and what is infinite stays so"
					}
				case ir.OpIndex:
					if slice := f.Arg(x, 1); f.Instrs[slice].Op == ir.OpSlice && loopValue(f, f.Arg(x, 0), p) && lengthFrom(f, f.Arg(slice, 0), p, 8) {
						return x, "The loop takes off a length that what it reads gives, and where that is 0 it never ends"
					}
				}
				if how := climbs(f, x, p); how != 0 && staysBelow(f, p, how) {
					return x, "The loop goes from folder to folder until it meets the uppermost, and there are paths that never lead to it"
				}
			}
		}
	}
	return ir.NoID, ""
}

// ofIterator reports whether a loop ends with what it goes through.
func ofIterator(f *ir.Function, block *ir.Block) bool {
	return slices.ContainsFunc(block.Instrs, func(id ir.ID) bool { return f.Instrs[id].Op == ir.OpMore })
}

// loopValue reports whether a value is that of a loop's variable, tested or not.
func loopValue(f *ir.Function, id, p ir.ID) bool {
	return id != ir.NoID && (idiom.Unrefined(f, id) == p || idiom.Untested(f, id) == p)
}

// unmoved reports whether a sum adds a length that was read at the loop's own place.
func unmoved(f *ir.Function, sum, p ir.ID) bool {
	return loopValue(f, f.Arg(sum, 0), p) && lengthFrom(f, f.Arg(sum, 1), p, 8) || loopValue(f, f.Arg(sum, 1), p) && lengthFrom(f, f.Arg(sum, 0), p, 8)
}

// lengthFrom reports whether a value is a number that was read where a loop stands, and was neither tested nor added to.
func lengthFrom(f *ir.Function, id, p ir.ID, fuel int) bool {
	if id == ir.NoID || fuel == 0 {
		return false
	}
	in := &f.Instrs[id]
	switch in.Op {
	case ir.OpSigma:
		return in.Flag == ir.SigmaReturned && lengthFrom(f, f.Arg(id, 0), p, fuel-1)
	case ir.OpUnpack:
		return lengthFrom(f, f.Arg(id, 0), p, fuel-1)
	case ir.OpIndex:
		if readAt(f, f.Arg(id, 1), p) || loopValue(f, f.Arg(id, 0), p) && f.Instrs[f.Arg(id, 1)].Op == ir.OpConst {
			return true
		}
		return f.Instrs[f.Arg(id, 1)].Op == ir.OpConst && lengthFrom(f, f.Arg(id, 0), p, fuel-1)
	case ir.OpCall:
		args := f.Args(id)
		if !lengthRead.MatchString(f.NameOf(args[0])) || signed(f, args[1:]) {
			return false
		}
		return slices.ContainsFunc(args[1:], func(x ir.ID) bool {
			return loopValue(f, x, p) && f.NameOf(args[0]) == "unpack_from" || f.Instrs[x].Op == ir.OpIndex && (readAt(f, f.Arg(x, 1), p) || loopValue(f, f.Arg(x, 0), p))
		})
	case ir.OpBinary:
		return in.Flag == ir.BitAnd && slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return lengthFrom(f, x, p, fuel-1) })
	}
	return false
}

// signed reports whether a form of numbers is one of texts or of nothing that counts.
func signed(f *ir.Function, args []ir.ID) bool {
	for _, x := range args {
		if s, ok := idiom.ConstText(f, x); ok && s != "" && s != "big" && s != "little" && !regexNumbers.MatchString(s) {
			return true
		}
	}
	return false
}

var regexNumbers = regex.NewPattern(`^[@=<>!]?[0-9xcsBHILQNbhilqn ]+$`)

// readAt reports whether a key is a loop's variable, one not far behind it, or a piece from there.
func readAt(f *ir.Function, key, p ir.ID) bool {
	if key == ir.NoID {
		return false
	}
	if loopValue(f, key, p) {
		return true
	}
	switch f.Instrs[key].Op {
	case ir.OpSlice:
		return readAt(f, f.Arg(key, 0), p)
	case ir.OpBinary:
		return loopValue(f, f.Arg(key, 0), p) && f.Instrs[f.Arg(key, 1)].Op == ir.OpConst
	}
	return false
}

// staysLarge reports whether a quotient is of a number that the function was given, in a function that reads such numbers and
// compares it with one bound alone.
func staysLarge(f *ir.Function, x, p ir.ID) bool {
	if !loopValue(f, f.Arg(x, 0), p) || f.Instrs[f.Arg(x, 1)].Op != ir.OpConst || !scaling.MatchString(f.Name) {
		return false
	}
	given := false
	for _, y := range f.Args(p) {
		given = given || y != ir.NoID && f.Instrs[idiom.Unrefined(f, y)].Op == ir.OpParam
	}
	if !given {
		return false
	}
	bounds := 0
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpCompare:
			if in.Flag == ir.Gt || in.Flag == ir.GtE || in.Flag == ir.Lt || in.Flag == ir.LtE {
				bounds++
			}
		case ir.OpAttr, ir.OpGlobal:
			if finite.MatchString(f.NameOf(id)) {
				return false
			}
		}
	}
	return bounds == 1
}

// The ways of going from folder to folder.
const (
	byFolder = 1 + iota // dirname(path), split(path)[0]: the uppermost folder's is itself
	byURL               // the same of posixpath, which also keeps // as it is
	byLast              // path.rsplit("/", 1)[0]: what has no / stays as it is
)

// climbs is how a value is the folder above a loop's variable; 0 where it is not.
func climbs(f *ir.Function, x, p ir.ID) int {
	first := false
	switch f.Instrs[x].Op {
	case ir.OpUnpack:
		first = f.Instrs[x].Aux == 0 && f.Instrs[x].Flag == 0
	case ir.OpIndex:
		k := f.Arg(x, 1)
		first = f.Instrs[k].Op == ir.OpConst && f.Consts[f.Instrs[k].Aux].Kind == ir.Int && f.Consts[f.Instrs[k].Aux].Int == 0
	case ir.OpCall:
	default:
		return 0
	}
	name := "dirname"
	if f.Instrs[x].Op != ir.OpCall {
		if !first {
			return 0
		}
		x, name = idiom.Unrefined(f, f.Arg(x, 0)), "split"
		if f.Instrs[x].Op != ir.OpCall {
			return 0
		}
	}
	args := f.Args(x)
	callee := args[0]
	switch {
	case len(args) == 2 && f.NameOf(callee) == name && loopValue(f, args[1], p):
		if f.Instrs[callee].Op == ir.OpAttr && f.NameOf(idiom.Unrefined(f, f.Arg(callee, 0))) == "posixpath" {
			return byURL
		}
		if f.Instrs[callee].Op == ir.OpAttr && f.NameOf(f.Arg(callee, 0)) != "path" && name == "split" {
			return 0
		}
		return byFolder
	case len(args) == 3 && name == "split" && f.NameOf(callee) == "rsplit" && f.Instrs[callee].Op == ir.OpAttr && loopValue(f, f.Arg(callee, 0), p):
		if s, _ := idiom.ConstText(f, args[1]); s == "/" {
			return byLast
		}
	}
	return 0
}

// staysBelow reports whether a loop is given a path, asks only for some of the paths that have none above them, and not whether anything
// has changed.
func staysBelow(f *ir.Function, p ir.ID, how int) bool {
	empty, root, asks := false, false, false
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpIf:
			c := idiom.BranchedOn(f, id)
			empty = empty || loopValue(f, c, p)
		case ir.OpCompare:
			for n, x := range f.Args(id) {
				if !loopValue(f, x, p) {
					continue
				}
				other := f.Arg(id, 1-n)
				s, ok := idiom.ConstText(f, other)
				switch {
				case in.Flag != ir.Eq && in.Flag != ir.NotEq: // a length, a set of all that end it
					return false
				case ok && s == "":
					empty = true
				case ok && s == "/", f.NameOf(idiom.Unrefined(f, other)) == "sep":
					root = true
				default: // what it was before
					return false
				}
			}
		case ir.OpCall:
			args := f.Args(id)
			if n := f.NameOf(args[0]); (n == "len" || n == "ismount" || n == "samefile") && len(args) > 1 && loopValue(f, args[1], p) {
				return false
			}
		}
		asks = empty || root
	}
	if !asks || !fromParameter(f, p) {
		return false
	}
	switch how {
	case byURL:
		return true
	case byLast:
		return !root
	}
	return root && !empty
}

// fromParameter reports whether a loop begins with what the function was given, as it is or with less at its ends.
func fromParameter(f *ir.Function, p ir.ID) bool {
	return slices.ContainsFunc(f.Args(p), func(x ir.ID) bool {
		if x == ir.NoID {
			return false
		}
		x = idiom.Unrefined(f, x)
		if f.Instrs[x].Op == ir.OpCall {
			if callee := f.Arg(x, 0); f.Instrs[callee].Op == ir.OpAttr && (f.NameOf(callee) == "rstrip" || f.NameOf(callee) == "lstrip" || f.NameOf(callee) == "strip") {
				x = idiom.Unrefined(f, f.Arg(callee, 0))
			}
		}
		return f.Instrs[x].Op == ir.OpParam
	})
}

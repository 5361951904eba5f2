package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds what a function would like to know of its parameters: an analysis with what a caller passes may decide a
// branch, or find out what is called.

// noteInterest records that a branch is decided by parameters: an analysis with the caller's constants may decide it.
func (a *analysis) noteInterest(id ir.ID, depth int) {
	const maxDepth = 6
	if a.spec || depth > maxDepth {
		return
	}
	// What was asked from as near already has been followed as far.
	if at := &a.sites[id]; at.noted < maxDepth+1-uint8(depth) {
		at.noted = maxDepth + 1 - uint8(depth)
	} else {
		return
	}
	in := &a.f.Instrs[id]
	switch in.Op {
	case ir.OpLoad:
		a.interestIn(a.vals[id])
	case ir.OpParam:
		a.fs.interest |= 1 << uint(min(in.Aux, 63))
	case ir.OpAttr:
		if of := &a.f.Instrs[a.unrefined(a.f.Arg(id, 0))]; of.Op == ir.OpParam {
			a.fs.interestInPart(of.Aux, partPath{{'.', a.f.NameOf(id)}})
		}
		a.interestInParts(a.vals[id])
	case ir.OpIndex:
		a.interestInEntry(a.f.Arg(id, 0), a.f.Arg(id, 1))
		a.interestInParts(a.vals[id])
	case ir.OpSigma, ir.OpUnary:
		a.noteInterest(a.f.Arg(id, 0), depth+1)
	case ir.OpCompare, ir.OpPhi, ir.OpBinary:
		for _, x := range a.f.Args(id) {
			a.noteInterest(x, depth+1)
		}
	case ir.OpCall:
		args := a.f.Args(id)
		if callee := &a.f.Instrs[args[0]]; callee.Op == ir.OpAttr {
			if len(args) > 1 && a.f.NameOf(args[0]) == "get" {
				a.interestInEntry(a.f.Arg(args[0], 0), args[1])
			}
			a.noteInterest(a.f.Arg(args[0], 0), depth+1)
		}
		for _, x := range args[1:] {
			a.noteInterest(x, depth+1)
		}
	}
}

// maxFlagged is the size of functions that are asked again for the constants that they pass on.
const maxFlagged = 40

// noteFlag records that something depends on a parameter where callers pass constants for it.
func (a *analysis) noteFlag(id ir.ID) {
	if id == ir.NoID || a.spec || len(a.f.Instrs) > maxFlagged {
		return
	}
	if in := &a.f.Instrs[a.unrefined(id)]; in.Op == ir.OpParam {
		a.fs.flags |= 1 << uint(min(in.Aux, 63))
	}
}

// noteFlagsIn is noteFlag for what a test, or the opposite of something, is made of: verify=not insecure.
func (a *analysis) noteFlagsIn(id ir.ID) {
	if id == ir.NoID || a.f.Instrs[id].Op != ir.OpUnary && a.f.Instrs[id].Op != ir.OpCompare {
		return
	}
	for _, x := range a.f.Args(id) {
		a.noteFlag(x)
	}
}

// maxComputed is the size of functions that are asked again for what they compute.
const maxComputed = 24

// noteComputed records that a number, or bytes, are computed of parameters: kilobytes(n, unit=1024) is one where callers pass constants.
func (a *analysis) noteComputed(id ir.ID, depth int) {
	if id == ir.NoID || a.spec || depth == 0 || len(a.f.Instrs) > maxComputed {
		return
	}
	args := a.f.Args(id)
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpBinary: // texts and flags are put together otherwise
		if in.Flag == ir.Mod || in.Flag == ir.BitOr ||
			in.Flag == ir.Add && !slices.ContainsFunc(args, func(x ir.ID) bool { return a.vals[x].isConst(ir.Int) || a.f.Instrs[x].Op == ir.OpBinary }) {
			return
		}
	case ir.OpList, ir.OpTuple:
	case ir.OpUnary:
		if in.Flag == ir.Not {
			return
		}
	case ir.OpCall:
		if !computers[a.f.NameOf(args[0])] || a.f.Instrs[args[0]].Op == ir.OpAttr {
			return
		}
		args = args[1:]
	default:
		return
	}
	for _, x := range args {
		a.noteFlag(x)
		a.noteComputed(x, depth-1)
	}
}

// computers are functions of the language whose result is known where their arguments are.
var computers = map[string]bool{"bytes": true, "bytearray": true, "int": true, "float": true, "max": true, "min": true, "abs": true, "round": true, "pow": true, "sum": true}

// noteReceiver records that a method of a parameter is called, here or by what it is passed on to: a caller that passes a
// database's connection knows what the method does. What a parameter is annotated with is known without.
func (a *analysis) noteReceiver(id ir.ID) {
	if id == ir.NoID || a.spec {
		return
	}
	id = a.unrefined(id)
	if op := a.f.Instrs[id].Op; op == ir.OpIndex || op == ir.OpAttr { // app["client"].get(url)
		id = a.unrefined(a.f.Arg(id, 0))
	}
	if in := &a.f.Instrs[id]; in.Op == ir.OpParam && a.f.Params[in.Aux].Type == nil {
		a.fs.received |= 1 << uint(min(in.Aux, 63))
	}
}

// interestInEntry records that a branch depends on an entry of a parameter.
func (a *analysis) interestInEntry(of, k ir.ID) {
	if of = a.unrefined(of); a.f.Instrs[of].Op != ir.OpParam {
		return
	}
	if s, ok := a.vals[k].text(); ok {
		a.fs.interestInPart(a.f.Instrs[of].Aux, partPath{{'[', s}})
	}
}

// interestIn records that a call depends on a parameter's value.
func (a *analysis) interestIn(v *Val) {
	for _, r := range v.refs() {
		if r.Kind == refObject {
			if org := a.originOfObj(r.ID); org != nil && (org.Parent == nil || org.Parent.Parent == nil && org.Key == cellKey) {
				a.fs.interest |= 1 << uint(min(org.Param, 63))
			}
		}
	}
}

// interestInOption records that something depends on an entry of what a parameter takes by name: np.load(file, **options).
func (a *analysis) interestInOption(v *Val) {
	for _, r := range v.refs() {
		if r.Kind != refObject {
			continue
		}
		org := a.originOfObj(r.ID)
		if org == nil || org.Parent == nil || org.Parent.Parent != nil || org.Key.Kind != '[' || int(org.Param) >= len(a.f.Params) {
			continue
		}
		a.fs.interestInPart(org.Param, partPath{org.Key})
	}
}

// interestInHolder records that a call depends on what the parameter is of which a value is a part: app.router.add_get(f)
// makes an entry point where app is an application.
func (a *analysis) interestInHolder(v *Val) {
	for _, r := range v.refs() {
		if r.Kind == refObject {
			if org := a.originOfObj(r.ID); org != nil && org.Parent != nil && org.Parent.Parent == nil {
				a.fs.interest |= 1 << uint(min(org.Param, 63))
			}
		}
	}
}

package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds what a path was joined of: a name that leads into a folder where it is joined to that folder has been
// checked as much as the path has.

// andJoined is a fact about a path in canonical form, and the same about the one thing that harms it among those that it
// was joined of. Of two neither is known to be harmless without the other.
// The folder that the path is compared with, and what an instance keeps, are the program's.
func (a *analysis) andJoined(f Fact, folder ir.ID) []Fact {
	facts := []Fact{f}
	if f.True&a.w.pathKinds == 0 {
		return facts
	}
	if folder != ir.NoID {
		folder = a.root(a.unended(folder))
	}
	part, parts := ir.NoID, 0
	a.joinedOf(f.Target, folder, func(id ir.ID) {
		if id != part && harm(a.vals[id], a.w.pathKinds) && a.root(id) != folder && !a.ofInstance(id) {
			part, parts = id, parts+1
		}
	})
	if parts == 1 && part != a.root(f.Target) {
		f.Target, f.True, f.False, f.Flags, f.TrueFlags, f.Note, f.Elements = part, f.True&a.w.pathKinds, 0, 0, 0, "", true
		facts = append(facts, f)
	}
	return facts
}

// unended is a folder without the separator that is put behind it: base + os.sep, f"{base}/", join(base, "").
func (a *analysis) unended(id ir.ID) ir.ID {
	first, behind := ir.NoID, []ir.ID(nil)
	switch in := &a.f.Instrs[a.unrefined(id)]; in.Op {
	case ir.OpBinary:
		if args := a.f.Args(a.unrefined(id)); in.Flag == ir.Add {
			first, behind = args[0], args[1:]
		}
	case ir.OpFormat:
		args := a.f.Args(a.unrefined(id))
		first, behind = args[0], args[1:]
		if a.f.Instrs[first].Op == ir.OpConvert {
			first = a.f.Arg(first, 0)
		}
	case ir.OpCall:
		if args := a.f.Args(a.unrefined(id)); len(args) == 3 && a.f.NameOf(args[0]) == "join" {
			first, behind = args[1], args[2:]
		}
	}
	if first == ir.NoID || slices.ContainsFunc(behind, func(x ir.ID) bool { return len(a.vals[x].taint()) > 0 }) {
		return id
	}
	return first
}

// maxJoined bounds the calls that make one path of another.
const maxJoined = 8

// joinedOf visits the registers that a path is joined of in the end: folder / name, join(folder, name), folder.joinpath(name), and
// what is joined to the folder only where it is relative. It does not ask what the folder itself is made of.
func (a *analysis) joinedOf(id, folder ir.ID, visit func(ir.ID)) {
	fuel := 4 * maxJoined
	a.joinedParts(id, folder, maxJoined, &fuel, visit)
}

func (a *analysis) joinedParts(id, folder ir.ID, depth int, fuel *int, visit func(ir.ID)) {
	if id = a.untested(id); id == ir.NoID {
		return
	}
	each := func(ids []ir.ID) {
		for _, x := range ids {
			a.joinedParts(x, folder, depth-1, fuel, visit)
		}
	}
	args := a.f.Args(id)
	switch *fuel--; {
	case depth == 0 || *fuel <= 0 || folder != ir.NoID && a.root(id) == folder:
	case a.f.Instrs[id].Op == ir.OpPhi && len(args) == 2:
		each(args)
		return
	case a.f.Instrs[id].Op == ir.OpBinary && a.f.Instrs[id].Flag == ir.Div:
		each(args)
		return
	case a.f.Instrs[id].Op == ir.OpCall:
		method := a.f.Instrs[args[0]].Op == ir.OpAttr
		switch a.f.NameOf(args[0]) {
		case "join", "Path", "PurePath", "PurePosixPath", "str", "fspath":
			each(args[1:])
			return
		case "joinpath":
			each(args[1:])
			if method {
				each(a.f.Args(args[0])[:1])
			}
			return
		case "realpath", "abspath", "normpath", "normcase", "resolve", "absolute", "expanduser", "as_posix":
			if len(args) > 1 && !(method && a.f.NameOf(args[0]) == "resolve") { // resolve(strict=False)
				each(args[1:2])
				return
			} else if method {
				each(a.f.Args(args[0])[:1])
				return
			}
		}
	}
	visit(id)
}

// ofInstance reports whether a register is an attribute of the method's own instance.
func (a *analysis) ofInstance(id ir.ID) bool {
	if id = a.unrefined(id); a.f.Class == nil || isStatic(a.f) || a.f.Instrs[id].Op != ir.OpAttr {
		return false
	}
	of := &a.f.Instrs[a.unrefined(a.f.Arg(id, 0))]
	return of.Op == ir.OpParam && of.Aux == 0
}

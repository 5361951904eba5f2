package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file finds out where the value of a register comes from: the text that it is a normal form of, the URL that it is a
// part of, the path that it is joined with, itself before tests refined it.

// root follows sigmas and normalising calls back to the register that a value is a form of.
func (a *analysis) root(id ir.ID) ir.ID {
	for range 8 {
		in := &a.f.Instrs[id]
		switch in.Op {
		case ir.OpSigma:
			id = a.f.Arg(id, 0)
			continue
		case ir.OpPhi:
			if x, ok := a.orConstant(id); ok {
				id = x
				continue
			}
			// A loop that only tests a variable has it refined round by round.
			same := a.refinedBy(id)
			if same == ir.NoID {
				return id
			}
			id = same
			continue
		case ir.OpCall:
			args := a.f.Args(id)
			callee := &a.f.Instrs[args[0]]
			name := a.f.NameOf(args[0])
			if callee.Op == ir.OpAttr && normalising[name] {
				if len(args) == 2 && pathFunctions[name] {
					id = args[1]
					continue
				}
				if (len(args) <= 2 || name == "replace") && !pathFunctions[name] {
					id = a.f.Arg(args[0], 0)
					continue
				}
				if len(args) == 1 {
					id = a.f.Arg(args[0], 0)
					continue
				}
			}
			if (name == "Path" || name == "PurePath" || name == "PurePosixPath") && len(args) == 2 {
				id = args[1] // a path of the text
				continue
			}
			if callee.Op == ir.OpGlobal && (name == "str" || name == "realpath" || name == "abspath" || name == "normpath") && len(args) == 2 {
				id = args[1]
				continue
			}
		}
		return id
	}
	return id
}

// keptBy are the kinds for which a normal form of a text says something of the text itself: what it drops means nothing to
// them. name.replace("-", "").isalnum() says much, name.replace(";", "").isalnum() little.
func (a *analysis) keptBy(id, text ir.ID) knowledge.KindMask {
	kept := knowledge.AllKinds
	for n := 0; n < 8 && id != text; n++ {
		in := &a.f.Instrs[id]
		if in.Op == ir.OpSigma {
			id = a.f.Arg(id, 0)
			continue
		}
		if in.Op != ir.OpCall {
			break
		}
		args := a.f.Args(id)
		if a.f.Instrs[args[0]].Op != ir.OpAttr {
			break
		}
		switch name := a.f.NameOf(args[0]); name {
		case "replace", "strip", "lstrip", "rstrip":
			if len(args) > 1 {
				if s, ok := a.vals[args[1]].text(); ok {
					kept &= a.w.alphabet.safe(charsOf(s))
				} else {
					kept = 0
				}
			}
		}
		id = a.f.Arg(args[0], 0)
	}
	return kept
}

var normalising = map[string]bool{
	"strip": true, "lstrip": true, "rstrip": true, "lower": true, "upper": true, "casefold": true, "realpath": true,
	"abspath": true, "normpath": true, "normcase": true, "resolve": true, "absolute": true, "expanduser": true,
	"encode": true, "decode": true, "as_posix": true, "replace": true,
}

var pathFunctions = map[string]bool{"realpath": true, "abspath": true, "normpath": true, "normcase": true, "expanduser": true}

// canonicalPath reports whether a register is a path in canonical form, so that a test of its beginning decides where
// it leads.
func (a *analysis) canonicalPath(id ir.ID) bool {
	for range 8 {
		id = a.untested(id)
		in := &a.f.Instrs[id]
		switch in.Op {
		case ir.OpCall:
			args := a.f.Args(id)
			callee := &a.f.Instrs[args[0]]
			switch a.f.NameOf(args[0]) {
			case "realpath", "abspath", "normpath", "resolve", "safe_join", "getAbsolutePath":
				return true
			case "str", "as_posix", "fspath", "Path", "PurePath", "normcase":
				if callee.Op == ir.OpAttr && len(args) == 1 {
					id = a.f.Arg(args[0], 0)
					continue
				}
				if len(args) > 1 {
					id = args[1]
					continue
				}
			}
		}
		return false
	}
	return false
}

// isGiven reports whether a register is a parameter, or a normal form of one.
func (a *analysis) isGiven(id ir.ID) bool { return a.f.Instrs[a.root(id)].Op == ir.OpParam }

// relativePath finds the path that a register leads to from a folder: os.path.relpath(path, folder).
func (a *analysis) relativePath(id ir.ID) (ir.ID, bool) {
	if id = a.untested(id); a.f.Instrs[id].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(id)
	if a.f.NameOf(args[0]) != "relpath" || len(args) < 2 {
		return ir.NoID, false
	}
	return args[1], true
}

// lengthOf finds the text whose length a register is.
func (a *analysis) lengthOf(id ir.ID) (ir.ID, bool) {
	id = a.untested(id)
	if a.f.Instrs[id].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(id)
	if a.f.Instrs[args[0]].Op != ir.OpGlobal || a.f.NameOf(args[0]) != "len" || len(args) != 2 {
		return ir.NoID, false
	}
	return args[1], true
}

// firstOf finds the text of which a register is the first characters: text[:n], text[0].
func (a *analysis) firstOf(id ir.ID) (text ir.ID, n int64, ok bool) {
	if id = a.untested(id); a.f.Instrs[id].Op != ir.OpIndex {
		return ir.NoID, 0, false
	}
	key := a.f.Arg(id, 1)
	if a.f.Instrs[key].Op != ir.OpSlice {
		return a.f.Arg(id, 0), 1, a.vals[key].isConst(ir.Int) && a.vals[key].Const.Int == 0
	}
	b := a.f.Args(key)
	if b[0] != ir.NoID || b[1] == ir.NoID || b[2] != ir.NoID || !a.vals[b[1]].isConst(ir.Int) {
		return ir.NoID, 0, false
	}
	return a.f.Arg(id, 0), a.vals[b[1]].Const.Int, true
}

// characterOf finds the text of which a register is the first or the second character: text[0], text[1], text[1:2].
func (a *analysis) characterOf(id ir.ID) (text ir.ID, n int64, ok bool) {
	if id = a.untested(id); a.f.Instrs[id].Op != ir.OpIndex {
		return ir.NoID, 0, false
	}
	at := a.f.Arg(id, 1)
	if a.f.Instrs[at].Op == ir.OpSlice {
		b := a.f.Args(at)
		if b[0] == ir.NoID || b[1] == ir.NoID || b[2] != ir.NoID || !a.vals[b[0]].isConst(ir.Int) || !a.vals[b[1]].isConst(ir.Int) ||
			a.vals[b[1]].Const.Int != a.vals[b[0]].Const.Int+1 {
			return ir.NoID, 0, false
		}
		at = b[0]
	}
	if !a.vals[at].isConst(ir.Int) || a.vals[at].Const.Int < 0 || a.vals[at].Const.Int > 1 {
		return ir.NoID, 0, false
	}
	return a.f.Arg(id, 0), a.vals[at].Const.Int, true
}

// slashAt is what is known of a text whose first or second character is, or is not, one of some, a slash among them: a second slash
// makes what follows a host.
func (a *analysis) slashAt(id ir.ID, y *Val) (f Fact, ok bool) {
	text, n, ok := a.characterOf(id)
	if !ok {
		return f, false
	}
	one, isText := y.text()
	slash, others := isText && strings.Contains(one, "/"), isText && len(one) > 1
	if es, exact := a.elements(y); exact && !isText {
		for _, e := range es {
			slash = slash || e.reads("/")
		}
		others = len(es) > 1
	}
	switch {
	case !slash:
		return f, false
	case n == 0:
		f = Fact{Target: text, Flags: notAbsolute}
		if !others {
			f.TrueFlags = leadingSlash
		}
	default:
		f = Fact{Target: text, Flags: notTwoSlashes}
	}
	return f, true
}

// partsOf finds the path of which a register is the parts: path.split("/"), path.parts.
func (a *analysis) partsOf(id ir.ID) (ir.ID, bool) {
	if id = a.untested(id); a.f.Instrs[id].Op == ir.OpAttr && a.f.NameOf(id) == "parts" {
		return a.f.Arg(id, 0), true
	}
	return a.splitText(id)
}

// pieceOfPath reports whether a register is one of the parts of a path, in a loop over them, and whether none of these is empty.
func (a *analysis) pieceOfPath(id ir.ID) (piece, filled bool) {
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpNext {
		return false, false
	}
	list := a.iterated1(id)
	if args := a.f.Args(list); a.f.Instrs[list].Op == ir.OpCall && len(args) == 3 && a.f.NameOf(args[0]) == "filter" {
		list, filled = args[2], true
	}
	_, piece = a.partsOf(list)
	return piece, filled
}

// pieceTested is what is known of a path, put together of its parts again, where none of those that are left is one of these.
func (a *analysis) pieceTested(id ir.ID, names ...*Val) (flags atomFlags) {
	if len(a.vals[id].taint()) == 0 {
		return 0
	}
	piece, filled := a.pieceOfPath(id)
	if !piece {
		return partFlags(names)
	}
	for _, v := range names {
		switch s, ok := v.text(); {
		case ok && s == "":
			flags |= notAbsolute
		case v.reads(".."):
			flags |= noDotDot
		}
	}
	if filled && flags != 0 {
		flags |= notAbsolute
	}
	return flags | partFlags(names) // where no round of a loop finds one, they hold of the path
}

// partFlags are what is known of what equals none of some names, should it be one of the parts of a path.
func partFlags(names []*Val) (flags atomFlags) {
	for _, v := range names {
		switch s, ok := v.text(); {
		case ok && s == "..":
			flags |= notDots
		case ok && s == "":
			flags |= notEmpty
		}
	}
	if flags&notDots == 0 {
		return 0
	}
	return flags
}

// splitText finds the path of which a register is the parts: path.split("/").
func (a *analysis) splitText(id ir.ID) (ir.ID, bool) {
	if a.f.Instrs[id].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(id)
	if a.f.Instrs[args[0]].Op != ir.OpAttr || a.f.NameOf(args[0]) != "split" || len(args) != 2 {
		return ir.NoID, false
	}
	s, ok := a.vals[args[1]].text()
	return a.f.Arg(args[0], 0), !ok || s == "/" || s == "\\" // os.sep is one of them
}

// madeOf reports whether a register is computed from another one, which it is not itself.
func (a *analysis) madeOf(id, from ir.ID, depth int) bool {
	id, from = a.unrefined(id), a.unrefined(from)
	if depth == 0 || id == ir.NoID || id == from {
		return false
	}
	switch a.f.Instrs[id].Op {
	case ir.OpAttr, ir.OpCall, ir.OpIndex:
		return slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool {
			return x != ir.NoID && a.unrefined(x) == from || a.madeOf(x, from, depth-1)
		})
	}
	return false
}

// sameHost are methods that leave the name of a host what it is; the dot at its end says where names begin.
var sameHost = map[string]bool{"lower": true, "casefold": true, "strip": true, "rstrip": true}

// orEmpty follows x or "", and x.lower(), to x.
func (a *analysis) orEmpty(id ir.ID) ir.ID {
	for range maxCopies {
		switch args := a.f.Args(id); a.f.Instrs[id].Op {
		case ir.OpPhi:
			if len(args) != 2 {
				return id
			}
			empty := func(x ir.ID) bool { return a.vals[x].reads("") }
			switch {
			case empty(args[1]):
				id = a.untested(args[0])
			case empty(args[0]):
				id = a.untested(args[1])
			default:
				return id
			}
		case ir.OpCall:
			if a.f.Instrs[args[0]].Op != ir.OpAttr || !sameHost[a.f.NameOf(args[0])] || len(args) > 2 || len(args) == 2 && !a.vals[args[1]].reads(".") {
				return id
			}
			id = a.untested(a.f.Arg(args[0], 0))
		default:
			return id
		}
	}
	return id
}

// joined follows urljoin(base, x) to x, and x.strip().replace("\\", "/"), which is how browsers read it, too.
func (a *analysis) joined(id ir.ID) ir.ID {
	for range maxCopies {
		id = a.untested(id)
		if a.f.Instrs[id].Op != ir.OpCall {
			break
		}
		args := a.f.Args(id)
		switch callee := a.f.NameOf(args[0]); {
		case callee == "urljoin" && len(args) > 2:
			return a.untested(args[2])
		case a.f.Instrs[args[0]].Op == ir.OpAttr && (callee == "strip" || callee == "lstrip" || callee == "rstrip" || callee == "replace"):
			id = a.f.Arg(args[0], 0)
		default:
			return id
		}
	}
	return id
}

// maxCopies bounds the copies of a text that are made one of the other.
const maxCopies = 4

// orConstant finds the variable of "x or constant": what is tested there is x, or something without data.
func (a *analysis) orConstant(id ir.ID) (ir.ID, bool) {
	args := a.f.Args(id)
	if len(args) != 2 {
		return ir.NoID, false
	}
	for i, x := range args {
		in := &a.f.Instrs[x]
		if in.Op == ir.OpSigma && in.Flag == ir.SigmaTrue && a.f.Arg(x, 0) == a.f.Arg(x, 1) && a.f.Instrs[args[1-i]].Op == ir.OpConst {
			return a.f.Arg(x, 0), true
		}
	}
	return ir.NoID, false
}

// unrefined follows sigmas back to what they refine.
func (a *analysis) unrefined(id ir.ID) ir.ID { return idiom.Unrefined(a.f, id) }

// untested follows sigmas, and phis of nothing but sigmas of one register, back to what they refine: the value before it
// was tested, however the tests came out.
func (a *analysis) untested(id ir.ID) ir.ID {
	for range 8 {
		if id = a.unrefined(id); id == ir.NoID || a.f.Instrs[id].Op != ir.OpPhi {
			return id
		}
		same := a.refinedBy(id)
		if same == ir.NoID {
			return id
		}
		id = same
	}
	return id
}

// refinedBy is the one register of which a phi joins nothing but refinements, of its own rounds as well; none if there are
// several.
func (a *analysis) refinedBy(phi ir.ID) ir.ID {
	same := ir.NoID
	for _, x := range a.f.Args(phi) {
		if x = a.unrefined(x); x == phi || x == same {
			continue
		}
		if same != ir.NoID {
			return a.refinedInside(phi)
		}
		same = x
	}
	return same
}

// refinedInside is the same through other phis, of branches inside the rounds.
func (a *analysis) refinedInside(phi ir.ID) ir.ID {
	if same := a.refinedTo(phi, ir.NoID); same != ir.NoID {
		return same
	}
	for _, x := range a.f.Args(phi) { // a loop's, which begins with one of two: x or ""
		x = a.unrefined(x)
		if args := a.f.Args(x); a.f.Instrs[x].Op == ir.OpPhi && len(args) == 2 && a.vals[args[1]].reads("") && a.refinedTo(phi, x) == x {
			return x
		}
	}
	return ir.NoID
}

// refinedTo is the one register that phis join, one of which may be said to be it.
func (a *analysis) refinedTo(phi, same ir.ID) ir.ID {
	for web, i := []ir.ID{phi}, 0; i < len(web); i++ {
		for _, x := range a.f.Args(web[i]) {
			switch x = a.unrefined(x); {
			case x == same || slices.Contains(web, x):
			case a.f.Instrs[x].Op == ir.OpPhi && len(web) < idiom.MaxUntested:
				web = append(web, x)
			case same != ir.NoID:
				return ir.NoID
			default:
				same = x
			}
		}
	}
	return same
}

// parentsOf follows path.parents back to the path, where that is in canonical form.
func (a *analysis) parentsOf(id ir.ID) (ir.ID, bool) {
	id = a.untested(id)
	in := &a.f.Instrs[id]
	if in.Op != ir.OpAttr || a.f.NameOf(id) != "parents" {
		return ir.NoID, false
	}
	path := a.f.Arg(id, 0)
	return path, a.canonicalPath(path)
}

// commonPath finds the path whose common part with a folder is computed: os.path.commonpath([base, path]), compared with
// base or os.path.commonpath([base]).
func (a *analysis) commonPath(id, base ir.ID) (path, folder ir.ID, ok bool) {
	list := a.commonOf(id, base)
	if len(list) == 0 {
		return ir.NoID, ir.NoID, false
	}
	if alone := a.commonOf(base, base); len(alone) == 1 {
		base = alone[0]
	}
	for _, x := range list {
		if len(a.vals[x].taint()) > 0 && a.root(x) != a.root(base) && (a.canonicalPath(x) || a.isGiven(x)) {
			return x, base, true
		}
	}
	return ir.NoID, ir.NoID, false
}

// besideConstants is the one register that a phi joins with nothing but texts that name no folder: what stands in for the result of a
// call that raised an exception.
func (a *analysis) besideConstants(id ir.ID) ir.ID {
	if a.f.Instrs[id].Op != ir.OpPhi {
		return id
	}
	one := ir.NoID
	for _, x := range a.f.Args(id) {
		if x == ir.NoID {
			continue
		}
		if s, ok := a.vals[x].text(); ok && s == "" || a.vals[x].isConst(ir.None) || a.vals[x].isConst(ir.Bool) {
			continue
		}
		if x = a.untested(x); one != ir.NoID && x != one {
			return id
		}
		one = x
	}
	if one == ir.NoID {
		return id
	}
	return one
}

// commonOf are the paths of which a register is the common part, in whole folders.
func (a *analysis) commonOf(id, base ir.ID) []ir.ID {
	id = a.besideConstants(a.untested(id))
	if a.f.Instrs[id].Op != ir.OpCall {
		return nil
	}
	args := a.f.Args(id)
	switch name := a.f.NameOf(args[0]); {
	case len(args) != 2:
		return nil
	case name == "commonpath":
	case name == "commonprefix":
		if s, ok := a.vals[base].text(); !strings.HasSuffix(s, "/") && (ok || a.vals[base] == nil || !strings.HasSuffix(a.vals[base].tail(), "/")) {
			return nil // of the letters, not of the folders
		}
	default:
		return nil
	}
	list := a.untested(args[1])
	if op := a.f.Instrs[list].Op; op != ir.OpList && op != ir.OpTuple {
		return nil
	}
	return a.f.Args(list)
}

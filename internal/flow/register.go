package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds out where the value of a register comes from: the text that it is a normal form of, the URL that it is a
// part of, the path that it is joined with, itself before tests refined it.

// root follows sigmas and normalising calls back to the register that a value is a form of.
func (a *analysis) root(id ir.ID) ir.ID {
	for range maxRefinements {
		in := &a.f.Instrs[id]
		switch in.Op {
		case ir.OpSigma:
			id = a.f.Arg(id, 0)
			continue
		case ir.OpPhi:
			// A loop that only tests a variable has it refined round by round; x or "" is x, or nothing.
			same := met(a.f, id)
			if args := a.f.Args(id); same == ir.NoID && len(args) == 2 {
				if a.f.Instrs[args[1]].Op == ir.OpConst {
					same = args[0]
				} else if a.f.Instrs[args[0]].Op == ir.OpConst {
					same = args[1]
				}
			}
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
			if name == "Path" && len(args) == 2 {
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
		in := &a.f.Instrs[id]
		switch in.Op {
		case ir.OpSigma:
			id = a.f.Arg(id, 0)
			continue
		case ir.OpCall:
			args := a.f.Args(id)
			callee := &a.f.Instrs[args[0]]
			switch a.f.NameOf(args[0]) {
			case "realpath", "abspath", "normpath", "resolve", "safe_join", "getAbsolutePath":
				return true
			case "str", "as_posix", "fspath":
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

// lengthOf finds the text whose length a register is.
func (a *analysis) lengthOf(id ir.ID) (ir.ID, bool) {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(id)
	if a.f.Instrs[args[0]].Op != ir.OpGlobal || a.f.NameOf(args[0]) != "len" || len(args) != 2 {
		return ir.NoID, false
	}
	return args[1], true
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

// urlPart follows the host, or the whole authority, of a parsed URL back to the URL's text.
func (a *analysis) urlPart(id ir.ID) (ir.ID, bool) {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op != ir.OpAttr {
		return ir.NoID, false
	}
	if name := a.f.NameOf(id); name != "hostname" && name != "netloc" && name != "host" {
		return ir.NoID, false
	}
	call := a.tested(a.f.Arg(id, 0))
	if a.f.Instrs[call].Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(call)
	switch a.f.NameOf(args[0]) {
	case "urlparse", "urlsplit", "parse_url", "URL":
		if len(args) > 1 {
			return a.joined(args[1]), true
		}
	}
	return ir.NoID, false
}

// joined follows urljoin(base, x) to x.
func (a *analysis) joined(id ir.ID) ir.ID {
	id = a.unrefined(id)
	if in := &a.f.Instrs[id]; in.Op == ir.OpCall {
		args := a.f.Args(id)
		if a.f.NameOf(args[0]) == "urljoin" && len(args) > 2 {
			return a.unrefined(args[2])
		}
	}
	return id
}

// maxRefinements bounds the sigmas in a row that are followed: a chain of elifs makes one each.
const maxRefinements = 16

// unrefined follows sigmas back to what they refine.
func (a *analysis) unrefined(id ir.ID) ir.ID { return unrefined(a.f, id) }

func unrefined(f *ir.Function, id ir.ID) ir.ID {
	for range maxRefinements {
		if f.Instrs[id].Op != ir.OpSigma {
			break
		}
		id = f.Arg(id, 0)
	}
	return id
}

// tested follows a variable back to before it was tested, also through the places where ways meet on which it was tested in
// turn: what is the same of it is its name, not what is known of it.
func (a *analysis) tested(id ir.ID) ir.ID {
	for range maxRefinements {
		id = a.unrefined(id)
		if a.f.Instrs[id].Op != ir.OpPhi {
			break
		}
		x := met(a.f, id)
		if x == ir.NoID {
			break
		}
		id = x
	}
	return id
}

// met is the one register that all operands of a phi refine; NoID where they are several.
func met(f *ir.Function, phi ir.ID) ir.ID {
	same := ir.NoID
	for _, x := range f.Args(phi) {
		for n := 0; f.Instrs[x].Op == ir.OpSigma && n < maxRefinements; n++ {
			x = f.Arg(x, 0)
		}
		if x == phi || x == same {
			continue
		}
		if same != ir.NoID {
			return ir.NoID
		}
		same = x
	}
	return same
}

// parentsOf follows path.parents back to the path, where that is in canonical form.
func (a *analysis) parentsOf(id ir.ID) (ir.ID, bool) {
	id = a.unrefined(id)
	in := &a.f.Instrs[id]
	if in.Op != ir.OpAttr || a.f.NameOf(id) != "parents" {
		return ir.NoID, false
	}
	path := a.f.Arg(id, 0)
	return path, a.canonicalPath(path)
}

// commonPath finds the path whose common part with a folder is computed: os.path.commonpath([base, path]), compared with
// base.
func (a *analysis) commonPath(id, base ir.ID) (ir.ID, bool) {
	in := &a.f.Instrs[a.unrefined(id)]
	if in.Op != ir.OpCall {
		return ir.NoID, false
	}
	args := a.f.Args(a.unrefined(id))
	if a.f.NameOf(args[0]) != "commonpath" || len(args) != 2 {
		return ir.NoID, false
	}
	list := a.unrefined(args[1])
	if op := a.f.Instrs[list].Op; op != ir.OpList && op != ir.OpTuple {
		return ir.NoID, false
	}
	for _, x := range a.f.Args(list) {
		if len(a.vals[x].taint()) > 0 && a.root(x) != a.root(base) && a.canonicalPath(x) {
			return x, true
		}
	}
	return ir.NoID, false
}

package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds who calls a function, by what the text shows, and what is passed there.

// CallersOf lists the functions that call one, but for test code.
func (w *World) CallersOf(f *ir.Function) []*ir.Function { return w.calledBy()[f.ID] }

// findCallers makes the table of them.
func (w *World) findCallers() map[int32][]*ir.Function {
	by := map[int32][]*ir.Function{}
	for caller, list := range w.prog.Calls() {
		if g := w.prog.Functions[caller]; !w.funcs[caller].test {
			for _, callee := range list {
				if w.prog.Functions[callee].Parent != g && !slices.Contains(by[callee], g) {
					by[callee] = append(by[callee], g)
				}
			}
		}
	}
	return by
}

// maxCallers is how many callers are looked at.
const maxCallers = 16

// passed reports whether all calls of a function that show, and one at least, give one of its parameters something of a kind.
func (w *World) passed(f *ir.Function, param int32, is func(caller *ir.Function, x ir.ID) bool) bool {
	any, callers := false, w.CallersOf(f)
	if len(callers) > maxCallers {
		return false
	}
	for _, g := range callers {
		for i := range g.Instrs {
			if g.Instrs[i].Op != ir.OpCall || g.NameOf(g.Arg(ir.ID(i), 0)) != calledAs(f) {
				continue
			}
			x := argumentFor(g, ir.ID(i), f, int(param))
			if x == ir.NoID || !is(g, x) {
				return false
			}
			any = true
		}
	}
	return any
}

// calledAs is the name by which a function is called: an initializer by that of its class.
func calledAs(f *ir.Function) string {
	if initializes(f) {
		return f.Class.Name
	}
	return f.Name
}

// initializes reports whether a function is the initializer of a class.
func initializes(f *ir.Function) bool { return f.Class != nil && f.Name == "__init__" }

// argumentFor is the register that a call gives a parameter of a function; none where that does not show.
func argumentFor(g *ir.Function, call ir.ID, f *ir.Function, param int) ir.ID {
	args, names := g.Args(call)[1:], g.Calls[g.Instrs[call].Aux].Names
	if i := slices.Index(names, f.Params[param].Name); i >= 0 && i < len(args) {
		return args[i]
	}
	if f.Class != nil && (initializes(f) && g.NameOf(g.Arg(call, 0)) == f.Class.Name || g.Instrs[g.Arg(call, 0)].Op == ir.OpAttr) && (f.Params[0].Name == "self" || f.Params[0].Name == "cls") {
		param--
	}
	if param < 0 || param >= len(args) || param < len(names) && names[param] != "" {
		return ir.NoID
	}
	return args[param]
}

// sameThing is the register that phis join with nothing but refinements of it, as a loop does that reads from a connection until it
// has enough: while len(packet) < size: packet += sock.recv(size).
func sameThing(f *ir.Function, id ir.ID) ir.ID {
	if id = idiom.Unrefined(f, id); id == ir.NoID || f.Instrs[id].Op != ir.OpPhi {
		return id
	}
	same := ir.NoID
	for web, i := []ir.ID{id}, 0; i < len(web); i++ {
		for _, x := range f.Args(web[i]) {
			switch x = idiom.Unrefined(f, x); {
			case x == ir.NoID:
				return id
			case f.Instrs[x].Op == ir.OpPhi:
				if !slices.Contains(web, x) {
					web = append(web, x)
				}
			case same != ir.NoID && x != same:
				return id
			default:
				same = x
			}
		}
		if len(web) > maxCallers {
			return id
		}
	}
	if same == ir.NoID {
		return id
	}
	return same
}

package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what shows how a module of a library is used: under if __name__ == "__main__", without a look at the command line,
// in a module that others import for what else it has.

// demonstrates reports whether a hit lies in such code of its module's body, or in a function that only this calls.
func (w *World) demonstrates(h *hit) bool {
	f := h.fn
	if h.place != nil {
		f = h.place.Fn
	}
	body := f.Module.Functions[0]
	if body.Kind != ir.ModuleBody || slices.ContainsFunc(f.Module.Names, commandLine.MatchString) || !slices.Contains(f.Module.Names, "__name__") {
		return false
	}
	top := topmost(f)
	switch {
	case f.Kind == ir.ModuleBody:
		if id := h.instrAt(ir.OpCall); h.place != nil || id == ir.NoID || !asMain(f, id) {
			return false
		}
	case top.Class != nil || top.Kind != ir.Def || !demonstration.MatchString(top.Name) || len(w.funcs[top.ID].entries) > 0:
		return false
	default:
		calls := 0
		for _, g := range f.Module.Functions {
			if g.Kind != ir.ModuleBody && topmost(g) == top {
				continue
			}
			for i := range g.Instrs {
				if id := ir.ID(i); g.Instrs[i].Op == ir.OpCall && callsOwn(g, g.Arg(id, 0), top) {
					if g != body || !asMain(g, id) {
						return false
					}
					calls++
				}
			}
		}
		if calls == 0 {
			return false
		}
	}
	return w.servesOthers(f.Module, top.Name)
}

// callsOwn reports whether what is called is a function of the same module, by its name or as the body of the module has just made it.
func callsOwn(g *ir.Function, callee ir.ID, f *ir.Function) bool {
	in := &g.Instrs[idiom.Unrefined(g, callee)]
	return in.Op == ir.OpClosure && g.Module.Functions[in.Aux] == f || in.Op == ir.OpGlobal && g.NameOf(callee) == f.Name
}

// asMain reports whether an instruction of a module's body is reached only where the module is run as a script.
func asMain(body *ir.Function, id ir.ID) bool {
	for b := range body.Blocks {
		if slices.Contains(body.Blocks[b].Instrs, id) {
			return branchAsks(body, ir.BlockID(b), scriptName)
		}
	}
	return false
}

// servesOthers reports whether another module of the program imports a module, and none imports this name from it.
func (w *World) servesOthers(m *ir.Module, name string) bool {
	imported, last := false, idiom.LastPart(m.Name)
	for _, other := range w.prog.Modules {
		if other == m || w.modules[other.ID].test {
			continue
		}
		for _, in := range other.Imports {
			if from := idiom.LastPart(strings.TrimLeft(in.Module, ".")); from != last && in.Name != last {
				continue
			}
			if in.Name == name {
				return false
			}
			imported = true
		}
	}
	return imported
}

var (
	scriptName    = regex.NewPattern(`^__(name|main)__$`)
	commandLine   = regex.NewPattern(`^(argv|argparse|ArgumentParser|optparse|OptionParser|getopt|click|docopt|typer|fire|absl|cyclopts|plac)$`)
	demonstration = regex.NewPattern(`(?i)^_*(main|demo\w*|examples?|\w+_(demo|example)|try_?(it|out)|usage)$`)
)

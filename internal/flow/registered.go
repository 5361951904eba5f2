package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds targets that were looked up in a list of those that are allowed, where the values do not show it: the test stands in
// another method, and what follows it is reached by an exception that is raised behind it.

// A listTest is a test in a function: something of a name is in a list of a name, or somebody is turned away.
type listTest struct {
	in   *ir.Function
	what string
}

// listed reports whether a function on the way of the data, or one that is called there, turns away who asks for what is in no list of a
// name, and the way speaks of what is tested there.
func (w *World) listed(list *regex.Pattern, h *hit) bool {
	tests := w.listTests(list)
	if len(tests) == 0 {
		return false
	}
	way := h.way()
	return slices.ContainsFunc(tests, func(t listTest) bool {
		return slices.ContainsFunc(way, func(f *ir.Function) bool {
			return (f == t.in || callsOf(f, t.in.Name)) && (f == t.in || namesIn(f, func(name string) bool { return name == t.what }))
		})
	})
}

// way are the functions that data pass from where they come from to the sink.
func (h *hit) way() []*ir.Function {
	way := []*ir.Function{h.fn}
	if h.atom.Origin != nil { // or else a call is wrong whatever the data
		way = append(way, h.atom.Origin.Fn)
	}
	for _, s := range [...]*Step{h.atom.Step, h.path} {
		for ; s != nil; s = s.Prev {
			way = append(way, s.Fn)
		}
	}
	return slices.Compact(way)
}

// listTests finds such tests in the program, once.
func (w *World) listTests(list *regex.Pattern) []listTest {
	found, known := w.tested[list]
	if known {
		return found
	}
	for _, f := range w.prog.Functions {
		if f.Kind == ir.ModuleBody || w.funcs[f.ID].test || !slices.ContainsFunc(f.Module.Names, list.MatchString) {
			continue
		}
		for i := range f.Instrs {
			if what := listTestAt(f, ir.ID(i), list); what != "" {
				found = append(found, listTest{f, what})
			}
		}
	}
	if w.tested == nil {
		w.tested = map[*regex.Pattern][]listTest{}
	}
	w.tested[list] = found
	return found
}

// listTestAt is the name of what an instruction looks up in a list of a name, where one way of the branch that asks for it leaves.
func listTestAt(f *ir.Function, id ir.ID, list *regex.Pattern) string {
	in := &f.Instrs[id]
	if in.Op != ir.OpCompare || in.Flag != ir.In && in.Flag != ir.NotIn || len(f.Args(id)) != 2 || !list.MatchString(nameOrCalled(f, f.Arg(id, 1))) {
		return ""
	}
	for b := range f.Branches() {
		if b.Cond != id && idiom.Untested(f, b.Cond) != id {
			continue
		}
		if slices.ContainsFunc(b.Ways[:], func(s ir.BlockID) bool { return turnsAway(f, s, -1) }) {
			return idiom.BearerName(f, f.Arg(id, 0))
		}
	}
	return ""
}

// nameOrCalled is what a value is called, or the function that it is the result of.
func nameOrCalled(f *ir.Function, id ir.ID) string {
	if x := idiom.Unrefined(f, id); f.Instrs[x].Op == ir.OpCall {
		return f.NameOf(f.Arg(x, 0))
	}
	return idiom.BearerName(f, id)
}

// turnsAway reports whether a block ends the function, or leads nowhere else than to one that does, and not by way of another one.
func turnsAway(f *ir.Function, b, not ir.BlockID) bool {
	for range 4 {
		if b == not {
			return false
		}
		if n := len(f.Blocks[b].Instrs); n > 0 {
			if op := f.Instrs[f.Blocks[b].Instrs[n-1]].Op; op == ir.OpReturn || op == ir.OpRaise {
				return true
			}
		}
		if len(f.Blocks[b].Succs) != 1 {
			return false
		}
		b = f.Blocks[b].Succs[0]
	}
	return false
}

// callsOf reports whether a function calls something of a name.
func callsOf(f *ir.Function, name string) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpCall && f.NameOf(f.Arg(ir.ID(i), 0)) == name {
			return true
		}
	}
	return false
}

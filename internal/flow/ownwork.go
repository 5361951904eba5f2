package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what a program does itself in place of what a rule asks of its framework: it answers for any host, and a middleware
// of its own turns away the hosts that it does not know.

// doesOwn reports whether a class or a function of the program, which is called as the rule says, looks at something, decides by it and
// turns somebody away. It is worked out once a rule, where something breaks it.
func (w *World) doesOwn(r *knowledge.Rule) bool {
	if r.Own == nil {
		return false
	}
	does, known := w.ownWork[r]
	if !known {
		does = slices.ContainsFunc(w.prog.Classes, func(c *ir.Class) bool {
			return r.Own.In.MatchString(c.Name) && w.worksOn(r.Own, func(f *ir.Function) bool { return topmost(f).Class == c || f.Class == c }, c.Module)
		}) || slices.ContainsFunc(w.prog.Functions, func(f *ir.Function) bool {
			return f.Class == nil && f.Kind == ir.Def && r.Own.In.MatchString(f.Name) && w.worksOn(r.Own, func(g *ir.Function) bool { return topmost(g) == topmost(f) }, f.Module)
		})
		if w.ownWork == nil {
			w.ownWork = map[*knowledge.Rule]bool{}
		}
		w.ownWork[r] = does
	}
	return does
}

// worksOn reports whether some functions of a module do all of that together.
func (w *World) worksOn(o *knowledge.Own, of func(*ir.Function) bool, m *ir.Module) bool {
	reads, decides, refuses := false, false, false
	for _, f := range m.Functions {
		if w.funcs[f.ID].test || !of(f) {
			continue
		}
		reads = reads || namesIn(f, o.Reads.MatchString)
		refuses = refuses || namesIn(f, o.Refuses.MatchString)
		decides = decides || slices.ContainsFunc(f.Blocks, func(b ir.Block) bool {
			last := ir.NoID
			if len(b.Instrs) > 0 {
				last = b.Instrs[len(b.Instrs)-1]
			}
			return last != ir.NoID && f.Instrs[last].Op == ir.OpIf && asks(f, f.Arg(last, 0), o.Decides, 4)
		}) || looksUp(f, o.Decides)
	}
	return reads && decides && refuses
}

// looksUp reports whether a function asks for something by a value of a name: Domain.objects.filter(name=host), is_known(host).
func looksUp(f *ir.Function, name *regex.Pattern) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		if args := f.Args(ir.ID(i)); lookupCall.MatchString(f.NameOf(args[0])) && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return x != ir.NoID && name.MatchString(idiom.BearerName(f, x)) }) {
			return true
		}
	}
	return false
}

// lookupCall are names of what asks for something.
var lookupCall = regex.NewPattern(`(?i)^(filter|get|exists|first|find(_one)?|query|select|is_\w+|has_\w+|(get|find|fetch|load|lookup|resolve|check|validate|match|allowed?|known)_?\w*)$`)

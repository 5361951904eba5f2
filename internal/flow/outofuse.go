package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds functions beside those that a framework calls which nothing can call: nobody names them, or makes an instance of their
// class.

// outOfUse reports whether a function is one of them. What a framework calls, or a base that is not seen, is none, and neither is what
// stands in a package for others to call.
func (w *World) outOfUse(f *ir.Function) bool {
	if w.cfg.Published || w.cfg.Library || f.Kind != ir.Def || len(f.Decorators) > 0 || len(w.funcs[f.ID].entries) > 0 {
		return false
	}
	if !slices.ContainsFunc(f.Module.Functions, func(g *ir.Function) bool { return len(w.funcs[g.ID].entries) > 0 }) {
		return false // who calls what is here is not known
	}
	if f.Class == nil {
		return len(w.CallersOf(f)) == 0 && f.Parent != nil && f.Parent.Parent == nil && !w.named()[f.Name]
	}
	if strings.HasPrefix(f.Name, "__") {
		return false
	}
	work := []int32{f.Class.ID}
	for i := 0; i < len(work); i++ {
		class := w.prog.Classes[work[i]]
		if own := w.method(work[i], f.Name); own != f { // has one of its own
			if own != nil && callsSuper(own) {
				return false
			}
			continue
		}
		if w.classes[work[i]].extern != "" || len(class.Decorators) > 0 || w.named()[class.Name] || len(work) > maxRefs {
			return false
		}
		work = append(work, w.classes[work[i]].subs...)
	}
	return true
}

// named are the names that the program reads, but for those of classes in their own module from which others are derived.
func (w *World) named() map[string]bool {
	w.namedOnce.Do(func() {
		w.namedHere = map[string]bool{}
		for _, f := range w.prog.Functions {
			for i := range f.Instrs {
				id := ir.ID(i)
				op := f.Instrs[i].Op
				if op == ir.OpGlobal || op == ir.OpAttr || op == ir.OpFrom {
					w.namedHere[f.NameOf(id)] = true
				}
				if op == ir.OpSetGlobal || op == ir.OpReturn {
					continue
				}
				for _, x := range f.Args(id) {
					if x == ir.NoID {
						continue
					}
					switch def := &f.Instrs[x]; {
					case def.Op == ir.OpClosure:
						w.namedHere[f.Module.Functions[def.Aux].Name] = true
					case def.Op == ir.OpClass && op != ir.OpClass:
						w.namedHere[f.Module.Classes[def.Aux].Name] = true
					}
				}
			}
		}
	})
	return w.namedHere
}

// callsSuper reports whether a function calls what it overrides.
func callsSuper(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpGlobal && f.NameOf(ir.ID(i)) == "super" {
			return true
		}
	}
	return false
}

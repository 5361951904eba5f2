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

// replacedIn reports whether no instance of a class, or of one derived from it, has a method: nothing names the class but what derives from
// it, and whatever does has a method of its own instead.
func (w *World) replacedIn(class int32, f *ir.Function) bool {
	c := w.prog.Classes[class]
	if subs := w.classes[class].subs; len(subs) == 0 || len(c.Decorators) > 0 || w.named()[c.Name] {
		return false
	}
	return !slices.ContainsFunc(w.classes[class].subs, func(sub int32) bool {
		own := w.method(sub, f.Name)
		return own == nil || own == f && !w.replacedIn(sub, f) || own != f && callsSuper(own)
	})
}

// ofNoInstance reports whether data come out of a method of the program that no instance can have: of a base class that only gives others
// their shape.
func (w *World) ofNoInstance(h *hit) bool {
	if w.cfg.Published || w.cfg.Library {
		return false
	}
	return slices.ContainsFunc(h.way(), func(f *ir.Function) bool {
		return f.Class != nil && f.Kind == ir.Def && !isStatic(f) && !isClassMethod(f) && w.replacedIn(f.Class.ID, f)
	})
}

// named are the names that the program reads, but for those of classes from which others are derived, and no more.
func (w *World) named() map[string]bool {
	w.namedOnce.Do(func() {
		w.namedHere = map[string]bool{}
		imported, derived := map[string]bool{}, map[string]bool{}
		for _, f := range w.prog.Functions {
			for i := range f.Instrs {
				id := ir.ID(i)
				op := f.Instrs[i].Op
				if op == ir.OpFrom {
					imported[f.NameOf(id)] = true
				}
				if op == ir.OpReturn {
					continue
				}
				for _, x := range f.Args(id) {
					if x == ir.NoID {
						continue
					}
					switch def := &f.Instrs[x]; {
					case op == ir.OpSetGlobal:
						if def.Op == ir.OpFrom && f.NameOf(x) != f.NameOf(id) { // import as
							w.namedHere[f.NameOf(x)] = true
						}
					case def.Op == ir.OpGlobal || def.Op == ir.OpAttr || def.Op == ir.OpFrom:
						if op == ir.OpClass {
							derived[f.NameOf(x)] = true
						} else {
							w.namedHere[f.NameOf(x)] = true
						}
					case def.Op == ir.OpClosure:
						w.namedHere[f.Module.Functions[def.Aux].Name] = true
					case def.Op == ir.OpClass && op != ir.OpClass:
						w.namedHere[f.Module.Classes[def.Aux].Name] = true
					}
				}
			}
		}
		for name := range imported { // for somebody else, where nothing is derived from it here
			if !derived[name] {
				w.namedHere[name] = true
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

package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"slices"
)

// maxFormFields bounds the fields of a form that are told apart.
const maxFormFields = 64

// formEntries is what a form has checked, by the fields that its class declares: a choice is one of the program's own, a
// number is no text, and what a method clean_<field> hands back is what it let pass. All others are what the whole is, where
// there may be others.
func (a *analysis) formEntries(id ir.ID, class int32, form, whole *Val) *Val {
	o, each := emptyContainer("dict"), tainted(whole.taint()) // no entry is a dictionary itself
	declared := a.w.declaresAll(class)
	if !declared {
		o = o.withRest(each)
	}
	n := 0
	for _, c := range a.w.classes[class].mro {
		body := a.w.prog.Classes[c].Body
		for i := range body.Instrs {
			if body.Instrs[i].Op != ir.OpSetAttr || n >= maxFormFields {
				continue
			}
			name := body.NameOf(ir.ID(i))
			x, ok := a.w.classField(a, c, name)
			if _, known := o.get(key{'[', name}); known || !ok {
				continue
			}
			entry, special := each, declared
			for _, r := range x.refs() {
				if t := a.w.base.Type(r.Name); r.Kind == refInst && t.EntryField() != nil {
					if entry = a.modelled(id, t.EntryField()); entry == nil {
						entry = &Val{Plain: true}
					}
					special = true
				}
			}
			if f := a.w.method(class, "clean_"+name); f != nil && f.Class != a.f.Class && len(entry.taint()) > 0 {
				entry, special = a.cleanedBy(id, f, form, entry), true
			}
			if special {
				o, n = o.with(key{'[', name}, entry), n+1
			}
		}
	}
	if n == 0 {
		return whole
	}
	return a.alloc(id, 41, o)
}

// cleanedBy is an entry of a form as the form's own method lets it pass. The methods of the form see it before.
func (a *analysis) cleanedBy(id ir.ID, f *ir.Function, form, entry *Val) *Val {
	if passed := a.callFunction(id, f, &bound{self: form}, &callArgs{}); len(passed.taint()) > 0 {
		return passed
	}
	return entry
}

// declaresAll reports whether all fields of a form stand in the bodies of its classes: no base is unknown, and no method adds any.
func (w *World) declaresAll(class int32) bool {
	if w.base.Canonical(w.externBase(class)) != "django.forms.Form" {
		return false
	}
	for _, id := range w.classes[class].mro {
		c := w.prog.Classes[id]
		if len(c.Bases) != 1 {
			return false
		}
		for _, m := range c.Methods {
			for i := range m.Instrs {
				if m.Instrs[i].Op == ir.OpAttr && m.NameOf(ir.ID(i)) == "fields" {
					return false
				}
			}
		}
	}
	return true
}

// inputEntries is an argument whose fields a class of the program describes by calls; those of the names that numbers lists are no
// texts, nor is what a class that lists its instances describes.
func (a *analysis) inputEntries(id ir.ID, class int32, whole *Val, numbers []string) *Val {
	o := emptyContainer("dict").withRest(whole)
	n := 0
	for _, c := range a.w.classes[class].mro {
		body := a.w.prog.Classes[c].Body
		for i := range body.Instrs {
			if body.Instrs[i].Op != ir.OpSetAttr || n >= maxFormFields {
				continue
			}
			x := unrefined(body, body.Arg(ir.ID(i), 1))
			if body.Instrs[x].Op != ir.OpCall {
				continue
			}
			kind, v := body.NameOf(body.Arg(x, 0)), whole
			if of := a.w.prog.ClassNamed(body.Module, kind); slices.Contains(numbers, kind) || of != nil && a.w.enumeration(of.ID) {
				v = &Val{Plain: true}
			}
			o, n = o.with(key{'[', body.NameOf(ir.ID(i))}, v), n+1
		}
	}
	if n == 0 {
		return whole
	}
	return a.alloc(id, 44, o)
}

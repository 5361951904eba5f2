package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds the fields of forms that have data whether or not these are valid: what the form's class asks of a field is known of
// its data where the form said on every way there that all of it is valid.

// validData are the data of a field, an attribute of the form that a function asked with one of these methods whether it is valid.
func (a *analysis) validData(id ir.ID, methods []string, typ string, data *Val) *Val {
	if len(data.taint()) == 0 || a.f.Instrs[id].Op != ir.OpAttr {
		return data
	}
	field := a.unrefined(a.f.Arg(id, 0))
	if a.f.Instrs[field].Op != ir.OpAttr || !a.foundValid(a.f.Arg(field, 0), methods) {
		return data
	}
	form, name := a.vals[a.f.Arg(field, 0)], a.f.NameOf(field)
	for _, r := range form.refs() {
		class := a.instanceOf(r)
		if class < 0 {
			continue
		}
		switch entry := a.w.base.Type(typ).EntryField(); {
		case entry != nil && entry.Type == "":
			return data.withTaint(nil)
		case entry != nil:
			for _, c := range a.w.classes[class].mro {
				body := a.w.prog.Classes[c].Body
				if call := idiom.Assigned(body, name); call != ir.NoID && body.Instrs[idiom.Unrefined(body, call)].Op == ir.OpCall {
					data = a.checkedText(id, body, idiom.Unrefined(body, call), data)
					break
				}
			}
		}
		if f := a.w.method(class, "validate_"+name); f != nil && f.Class != a.f.Class && len(f.Params) == 2 {
			if s := a.w.summary(a, f); s != nil {
				data = data.withTaint(sanitized(data.taint(), safeAttribute(s.vetted, 1, key{'.', a.f.NameOf(id)})))
			}
		}
	}
	return data
}

// foundValid reports whether every way to the block at work goes by a call of one of these methods of a form that came back with true.
func (a *analysis) foundValid(form ir.ID, methods []string) bool {
	form = a.untested(form)
	asked := func(cond ir.ID) bool {
		if a.f.Instrs[cond].Op != ir.OpCall {
			return false
		}
		callee := a.f.Arg(cond, 0)
		return a.f.Instrs[callee].Op == ir.OpAttr && slices.Contains(methods, a.f.NameOf(callee)) && a.untested(a.f.Arg(callee, 0)) == form
	}
	for b := range a.f.Branches() {
		if cond, valid := idiom.Affirmed(a.f, b.Cond); b.Ways[0] != b.Ways[1] && asked(cond) && a.everyWayBy(b.Block, b.Ways[valid], a.at) {
			return true
		}
	}
	return false
}

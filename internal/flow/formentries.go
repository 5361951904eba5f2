package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// maxFormFields bounds the fields of a form that are told apart.
const maxFormFields = 64

// formEntries is what a form has checked, by the fields that its class declares: a choice is one of the program's own, a
// number is no text. All others are what the whole is.
func (a *analysis) formEntries(id ir.ID, class int32, whole *Val) *Val {
	o := emptyContainer("dict").withRest(tainted(whole.taint()))
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
			for _, r := range x.refs() {
				if t := a.w.base.Type(r.Name); r.Kind == refInst && t.EntryField() != nil {
					v := a.modelled(id, t.EntryField())
					if v == nil {
						v = &Val{Plain: true}
					}
					o, n = o.with(key{'[', name}, v), n+1
				}
			}
		}
	}
	if n == 0 {
		return whole
	}
	return a.alloc(id, 41, o)
}

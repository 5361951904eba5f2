package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

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
	if a.f.Class == nil || !strings.HasPrefix(a.f.Name, cleanPrefix) {
		o, n = a.cleanedEntries(id, class, o, n)
	}
	if n == 0 {
		return whole
	}
	return a.alloc(id, 41, o)
}

// cleanPrefix begins the names of the methods by which a form checks or changes one entry: what they return takes its place.
const cleanPrefix = "clean_"

// cleanedEntries adds the entries as the methods of a form let them pass.
func (a *analysis) cleanedEntries(id ir.ID, class int32, o *Obj, n int) (*Obj, int) {
	for _, c := range a.w.classes[class].mro {
		methods := a.w.prog.Classes[c].Methods
		names := make([]string, 0, len(methods))
		for name := range methods {
			if strings.HasPrefix(name, cleanPrefix) {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		for _, name := range names {
			k := key{'[', name[len(cleanPrefix):]}
			if _, known := o.get(k); known || n >= maxFormFields {
				continue
			}
			v := a.callFunction(id, methods[name], &bound{self: refVal(Ref{Kind: refSelf, ID: class})}, &callArgs{})
			if len(v.taint()) > 0 && !slices.ContainsFunc(v.Taint, func(x Atom) bool { return x.Origin.Source == nil }) {
				o, n = o.with(k, tainted(v.Taint)), n+1
			}
		}
	}
	return o, n
}

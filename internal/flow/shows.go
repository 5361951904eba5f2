package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// shows calls the template that a class shows by itself: a view that only says what it shows.
func (a *analysis) shows() {
	if a.f.Kind != ir.ClassBody || a.fs.test {
		return
	}
	s := a.w.base.Type(a.w.ExternBase(a.f.Class.ID)).Page()
	if s == nil || s.Type != "" && a.typesAnswers(s.Type) {
		return
	}
	at := ir.NoID
	var template, named, model string
	for i := range a.f.Instrs {
		id := ir.ID(i)
		if a.f.Instrs[i].Op != ir.OpSetAttr {
			continue
		}
		v := a.vals[a.f.Arg(id, 1)]
		switch a.f.NameOf(id) {
		case s.Template:
			template, _ = v.text()
			at = id
		case s.Named:
			named, _ = v.text()
		case s.Model:
			for _, r := range v.refs() {
				if r.Kind == refClass {
					model = strings.ToLower(a.w.prog.Classes[r.ID].Name)
				}
			}
			if at == ir.NoID {
				at = id
			}
		}
	}
	if template == "" && model != "" {
		template = model + s.Suffix
	}
	if template == "" {
		return
	}
	v := a.modelled(at, s.Value)
	ctx := emptyContainer("dict").with(key{'[', s.Name}, v)
	if named != "" {
		ctx = ctx.with(key{'[', named}, v)
	}
	if model != "" {
		_, plural, ok := strings.Cut(s.Name, "_")
		if ok {
			plural = "_" + plural
		}
		ctx = ctx.with(key{'[', model + plural}, v)
	}
	a.fill(at, a.w.template(a.f.Module, template), ctx)
}

// typesAnswers reports whether a method of the class calls something with an argument of this name, or the class has such an
// attribute, that says of another kind what is sent: no page.
func (a *analysis) typesAnswers(name string) bool {
	other := func(f *ir.Function, id ir.ID) bool {
		s, ok := idiom.ConstText(f, id)
		return ok && !strings.Contains(s, "html")
	}
	says := func(f *ir.Function) bool {
		for i := range f.Instrs {
			id := ir.ID(i)
			switch in := &f.Instrs[i]; in.Op {
			case ir.OpSetAttr:
				if f == a.f && f.NameOf(id) == name && other(f, f.Arg(id, 1)) {
					return true
				}
			case ir.OpCall:
				k := slices.Index(f.Calls[in.Aux].Names, name)
				if k >= 0 && other(f, f.Arg(id, k+1)) {
					return true
				}
			}
		}
		return false
	}
	if says(a.f) {
		return true
	}
	for _, m := range a.f.Class.Methods {
		if says(m) {
			return true
		}
	}
	return false
}

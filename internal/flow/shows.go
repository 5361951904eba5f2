package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// shows calls the template that a class shows by itself: a view that only says what it shows.
func (a *analysis) shows() {
	if a.f.Kind != ir.ClassBody || a.fs.test {
		return
	}
	s := a.w.base.Type(a.w.externBase(a.f.Class.ID)).Page()
	if s == nil {
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

package flow

import (
	"path"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// render calls the template that a call fills in, as a function of its context.
func (m *modelCall) render(r *knowledge.Render) {
	if !m.holdAll(r.When) {
		return
	}
	f := m.template(r)
	if f == nil {
		return
	}
	m.page = r.Page
	if len(r.Raw) > 0 && m.known(r.Raw) || r.Choice != nil && m.leftRaw(r) {
		m.page = true
		m.a.effects = append(m.a.effects, effect{kind: effectRaw, id: f.Module.ID})
		if m.a.spec {
			m.a.early = append(m.a.early, cellID{effectSummary, f.ID, ""}) // it comes out otherwise where that is known
		}
	}
	ctx := emptyContainer("dict")
	for _, p := range r.Context {
		if len(p.Path) == 0 && (p.Base == knowledge.PortKwargs || p.Base == knowledge.PortParam && m.fn.Params[p.Index].StarStar) {
			for _, k := range m.kwargs {
				ctx = ctx.with(key{'[', k.name}, k.val)
			}
			for _, of := range m.maps {
				ctx = m.a.merge(ctx, of)
			}
			if len(m.rest) > 0 {
				ctx = ctx.withRest(tainted(m.rest))
			}
			continue
		}
		if c, _, ok := m.port(p); ok && c != nil && c != bottom {
			if m.a.isParam(c) && len(r.Context) == 1 {
				m.a.read(effectSummary, f.ID, "")
				m.a.callFunction(m.id, f, nil, &callArgs{pos: []argv{{ir.NoID, c}}})
				m.a.halted = false
				return
			}
			ctx = m.a.merge(ctx, c)
		}
	}
	m.a.fill(m.id, f, ctx)
}

// allTemplates stands for all templates of the program.
const allTemplates = -1

// known reports whether all conditions are known to hold.
func (m *modelCall) known(list []*knowledge.Condition) bool {
	for _, c := range list {
		if t, v := m.test(c); strictly(c, v, t) != truthy {
			return false
		}
	}
	return true
}

// leftRaw reports whether the template's name is known to have none of the endings for which escaping was chosen.
func (m *modelCall) leftRaw(r *knowledge.Render) bool {
	at, _, ok := m.port(r.Choice.Name)
	name, known := at.text()
	if !ok || !known {
		return false
	}
	ends := func(p knowledge.Port) (one, known bool) {
		v, _, ok := m.port(p)
		endings, known := m.a.elements(v)
		if !ok || !known {
			return false, false
		}
		for _, e := range endings {
			s, isText := e.text()
			if !isText {
				return false, false
			}
			one = one || strings.HasSuffix(strings.ToLower(name), "."+strings.ToLower(strings.TrimPrefix(s, ".")))
		}
		return one, true
	}
	if enabled, known := ends(r.Choice.Enabled); enabled || !known {
		return false
	}
	if disabled, known := ends(r.Choice.Disabled); disabled || !known {
		return disabled
	}
	otherwise, _, _ := m.port(r.Choice.Otherwise)
	return otherwise.truth() == falsy
}

// rawTemplate reports whether the function is one of a template of which the program says that it does not escape by itself.
func (a *analysis) rawTemplate() bool {
	a.read(effectRaw, a.f.Module.ID, "")
	a.read(effectRaw, allTemplates, "")
	return a.w.raw[a.f.Module.ID] > 0 || a.w.raw[allTemplates] > 0
}

// template is the program's template that a call fills in, where it has it.
func (m *modelCall) template(r *knowledge.Render) *ir.Function {
	v, _, ok := m.port(r.Template)
	if !ok {
		return nil
	}
	name, ok := v.text()
	if !ok {
		m.a.interestIn(v) // a caller may know: page("profile.html", user=user)
		return nil
	}
	if r.Among != nil {
		if texts, _, ok := m.port(*r.Among); ok {
			if text, ok := m.a.indexKey(texts, key{'[', name}).text(); ok {
				name = text
			}
		}
	}
	return m.a.w.template(m.a.f.Module, name)
}

// filled reports whether the call fills in such a template: what it shows is judged there.
func (m *modelCall) filled() bool {
	return slices.ContainsFunc(m.fn.Renders, func(r *knowledge.Render) bool { return m.template(r) != nil })
}

// fill calls a template; there may be none.
func (a *analysis) fill(id ir.ID, template *ir.Function, ctx *Obj) {
	if template == nil {
		return
	}
	a.read(effectSummary, template.ID, "") // the order of analysis does not foresee it as a callee
	a.callFunction(id, template, nil, &callArgs{pos: []argv{{ir.NoID, a.alloc(id, 40, ctx.unnamed())}}})
	a.halted = false
}

// textOf is the text that a call is given as a parameter, or by a keyword, of a name.
func (m *modelCall) textOf(name string) string {
	for i, p := range m.fn.Params {
		if p.Name == name {
			s, _ := m.params[i].val.text()
			return s
		}
	}
	for _, k := range m.kwargs {
		if k.name == name {
			s, _ := k.val.text()
			return s
		}
	}
	return ""
}

// template finds the template of a name: the file whose path ends in it, in a folder of templates and near the module
// that asks where there are several.
func (w *World) template(from *ir.Module, name string) *ir.Function {
	if same := w.texts[name]; len(same) > 0 { // that of the same file, if several have it: each may be rendered in its own way
		if i := slices.IndexFunc(same, func(f *ir.Function) bool { return f.Module.File == from.File }); i >= 0 {
			return same[i]
		}
		return same[len(same)-1]
	}
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	var best *ir.Module
	score := -1
	for _, m := range w.templates[path.Base(name)] {
		p := m.File.Path
		if p != name && !strings.HasSuffix(p, "/"+name) {
			continue
		}
		s := commonFolders(p, from.File.Path)
		if strings.HasSuffix(strings.TrimSuffix(p, name), "templates/") {
			s += 100
		}
		if s > score {
			best, score = m, s
		}
	}
	switch {
	case best == nil && path.Ext(name) == "": // Bottle's are named without
		return w.template(from, name+".tpl")
	case best == nil:
		return nil
	}
	return best.Functions[1]
}

func commonFolders(a, b string) (n int) {
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

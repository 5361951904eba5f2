package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what the names around a finding say of it: what implements a protocol does not choose its ciphers.

// inside reports whether a hit is in a module, class or function of such a name, or is the fault of one, or what it makes is
// called so.
func (w *World) inside(h *hit, name *regex.Pattern) bool {
	return surrounds(h, name, func(f *ir.Function) string { return strings.TrimPrefix(f.Module.Name, w.above) + "." + f.Qualified })
}

// saysSo is inside for names of classes and functions alone.
func saysSo(h *hit, name *regex.Pattern) bool {
	return surrounds(h, name, func(f *ir.Function) string { return f.Qualified })
}

// surrounds looks at the parts of dotted names around a hit.
func surrounds(h *hit, name *regex.Pattern, dotted func(*ir.Function) string) bool {
	if id := h.instrAt(ir.OpCall); id != ir.NoID && h.hazard != nil && name.MatchString(idiom.RouterName(h.fn, id)) {
		return true
	}
	in := func(f *ir.Function) bool {
		return f != nil && slices.ContainsFunc(strings.Split(dotted(f), "."), name.MatchString)
	}
	return in(h.fn) || h.place != nil && in(h.place.Fn) || h.atom.Origin != nil && in(h.atom.Origin.Fn)
}

// aboveAll is what all names of modules begin with that is no package: the folders between where a review is started and what is
// reviewed, which say nothing of the code.
func aboveAll(modules []*ir.Module) string {
	var common []string
	packages := map[string]bool{}
	first := true
	for _, m := range modules {
		if strings.Contains(m.Name, ":") { // a template
			continue
		}
		parts := strings.Split(m.Name, ".")
		packages[m.Name] = true
		if parts = parts[:len(parts)-1]; first {
			common, first = parts, false
		}
		n := 0
		for n < min(len(parts), len(common)) && parts[n] == common[n] {
			n++
		}
		common = common[:n]
	}
	for n := range common {
		if packages[strings.Join(common[:n+1], ".")] {
			common = common[:n]
			break
		}
	}
	if len(common) == 0 {
		return ""
	}
	return strings.Join(common, ".") + "."
}

// elsewhere reports whether nothing around a hit says that the rule is about it: neither a name, nor that somebody outside sends
// the data, nor that the code is a script's.
func (w *World) elsewhere(r *knowledge.Rule, h *hit) bool {
	from := h.atom.Origin.Fn
	return !w.inside(h, r.Within) && len(w.funcs[from.ID].entries) == 0 && from.Kind != ir.ModuleBody
}

// abroad reports whether a hit is in code that speaks with services of others, as a rule calls it. A key of a form that only
// secrets have is one there, too.
func (w *World) abroad(r *knowledge.Rule, h *hit) bool {
	return r.Abroad != nil && (h.hazard == nil || h.name != "" || h.hazard.Confidence != "") && w.inside(h, r.Abroad)
}

// ownBrowser reports whether a place is in a server to which the browser of the program's own user alone is sent, or which serves one
// request after the other to processes of the same machine, in a package that others install.
func (w *World) ownBrowser(h *hit) bool {
	if h.fn.Class == nil {
		return false
	}
	t := w.base.Type(w.ExternBase(h.fn.Class.ID))
	if t == nil {
		return false
	}
	for _, x := range t.Order {
		if x.Alone != nil && (slices.ContainsFunc(h.fn.Module.Names, x.Alone.MatchString) || w.cfg.Published && w.listensNear(h.fn.Module)) {
			return x.Many == nil || !slices.ContainsFunc(h.fn.Module.Names, x.Many.MatchString)
		}
	}
	return false
}

// decorated are the functions of the program that a hit's call decorates, through other decorators: of a class, or the method that
// hands out its requests, those that answer what changes something. None where it decorates something else.
func (h *hit) decorated() []*ir.Function {
	id := ir.NoID
	for i := range h.fn.Instrs { // the last one there: a decorator that is made by a call stands at the same place
		if in := &h.fn.Instrs[i]; in.Op == ir.OpCall && in.Pos == h.pos && in.End == h.end {
			id = ir.ID(i)
		}
	}
	for id != ir.NoID && h.fn.Instrs[id].Op == ir.OpCall && len(h.fn.Args(id)) > 1 {
		id = idiom.Unrefined(h.fn, h.fn.Arg(id, 1))
	}
	if id == ir.NoID {
		return nil
	}
	switch in := &h.fn.Instrs[id]; in.Op {
	case ir.OpClosure:
		f := h.fn.Module.Functions[in.Aux]
		if f.Class != nil && f.Name == "dispatch" {
			return changingMethods(f.Class)
		}
		return []*ir.Function{f}
	case ir.OpClass:
		return changingMethods(h.fn.Module.Classes[in.Aux])
	}
	return nil
}

// changingMethods are the methods of a view's class that answer requests which may change something.
func changingMethods(c *ir.Class) []*ir.Function {
	out := []*ir.Function{}
	for _, name := range []string{"post", "put", "patch", "delete"} {
		if f := c.Methods[name]; f != nil {
			out = append(out, f)
		}
	}
	return out
}

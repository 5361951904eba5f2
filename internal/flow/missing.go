package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what is missing: entries of an entry which nothing makes. A cookie of http.cookies is sent with the
// attributes that its entry is given later, in other statements: cookies["sid"] = value; cookies["sid"]["secure"] = True.

// neverGiven reports whether an instruction makes an entry, under a constant key, to which nothing gives an entry of
// another key: no statement of the function, and where others see the container, too, none of the module.
func (a *analysis) neverGiven(id ir.ID, key string) bool {
	if a.f.Instrs[id].Op != ir.OpSetIndex {
		return false
	}
	name, ok := idiom.ConstText(a.f, a.f.Arg(id, 1))
	if !ok {
		return false
	}
	if givesEntry(a.f, name, key, true) {
		return false
	}
	return a.keptAlone(a.f.Arg(id, 0)) || !slices.ContainsFunc(a.f.Module.Functions, func(f *ir.Function) bool { return givesEntry(f, name, key, false) })
}

// holderOf is what an object is read from: the response of response.cookies.
func holderOf(f *ir.Function, id ir.ID) ir.ID {
	for id = idiom.Unrefined(f, id); f.Instrs[id].Op == ir.OpAttr; {
		id = idiom.Unrefined(f, f.Arg(id, 0))
	}
	return id
}

// keptAlone reports whether a container, or what holds it, is made in the function, and no function of the program is
// called with it.
func (a *analysis) keptAlone(id ir.ID) bool {
	id = holderOf(a.f, id)
	if a.f.Instrs[id].Op != ir.OpCall {
		return false
	}
	for i := range a.f.Instrs {
		if a.f.Instrs[i].Op != ir.OpCall {
			continue
		}
		args := a.f.Args(ir.ID(i))
		known := slices.ContainsFunc(a.vals[args[0]].refs(), func(r Ref) bool { return r.Kind != refExtern && r.Kind != refInst })
		if known && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return x != ir.NoID && a.unrefined(x) == id }) {
			return false
		}
	}
	return true
}

// givesEntry reports whether a function gives an entry of this name, or one whose name is not known, an entry of the key.
// Containers that the function makes itself count if own is set.
func givesEntry(f *ir.Function, name, key string, own bool) bool {
	is := func(entry ir.ID) bool {
		if entry = idiom.Unrefined(f, entry); f.Instrs[entry].Op != ir.OpIndex {
			return f.Instrs[entry].Op != ir.OpDict
		}
		if !own && f.Instrs[holderOf(f, f.Arg(entry, 0))].Op == ir.OpCall {
			return false
		}
		k, known := idiom.ConstText(f, f.Arg(entry, 1))
		return !known || k == name
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSetIndex:
			if k, known := idiom.ConstText(f, f.Arg(id, 1)); known && strings.EqualFold(k, key) && is(f.Arg(id, 0)) {
				return true
			}
		case ir.OpCall: // cookies["sid"].update({"secure": True})
			method := f.Arg(id, 0)
			if f.Instrs[method].Op == ir.OpAttr && f.NameOf(method) == "update" && f.Instrs[idiom.Unrefined(f, f.Arg(method, 0))].Op == ir.OpIndex && is(f.Arg(method, 0)) {
				return true
			}
		}
	}
	return false
}

// speaksOf reports whether a module of the program holds the name of a setting, as a name or inside a text.
func (w *World) speaksOf(name string) bool {
	if known, ok := w.spoken.Load(name); ok {
		return known.(bool)
	}
	speaks := slices.ContainsFunc(w.prog.Modules, func(m *ir.Module) bool { return strings.Contains(m.File.Text, name) })
	w.spoken.Store(name, speaks)
	return speaks
}

// forDevelopment are names of modules whose settings no server has.
var forDevelopment = regex.NewPattern(`(?i)(^|[._])(dev(elop(ment)?)?|local|tests?|testing|ci|debug|example|sample)([._]|$)|(^|\.)(dev|local|test)\w*$`)

// wide reports whether a module of the program gives a setting a list that names everybody: ALLOWED_HOSTS = ["*"]. Where it is given
// several, all of them have to.
func (w *World) wide(name string) bool {
	key := "*" + name
	if known, ok := w.spoken.Load(key); ok {
		return known.(bool)
	}
	wide := w.speaksOf(name) && slices.ContainsFunc(w.prog.Modules, func(m *ir.Module) bool {
		if w.modules[m.ID].test || forDevelopment.MatchString(m.Name) || len(m.Functions) == 0 {
			return false
		}
		body, given, stars := m.Functions[0], 0, 0
		for i := range body.Instrs {
			if id := ir.ID(i); body.Instrs[i].Op == ir.OpSetGlobal && body.NameOf(id) == name {
				if given++; namesAll(body, body.Arg(id, 0), maxStarDepth) {
					stars++
				}
			}
		}
		return given > 0 && stars == given
	})
	w.spoken.Store(key, wide)
	return wide
}

// maxStarDepth bounds the calls around a list: env.list("HOSTS", default=["*"]), getenv("HOSTS", "*").split(",").
const maxStarDepth = 4

func namesAll(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth < 0 {
		return false
	}
	switch f.Instrs[id].Op {
	case ir.OpConst:
		s, ok := idiom.ConstText(f, id)
		return ok && s == "*"
	case ir.OpList, ir.OpTuple, ir.OpCall, ir.OpAttr:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return namesAll(f, x, depth-1) })
	}
	return false
}

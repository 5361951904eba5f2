package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what the program itself puts among the keyword arguments of a view, beside what the route names: entries that
// a method sets which stands before all views of a class, and keywords that a decorator of the program adds.

// beforeViews are methods of classes of views that are called before the method which answers, with the same arguments.
var beforeViews = map[string]bool{"dispatch": true, "setup": true, "initial": true, "initialize_request": true}

// keywordKey is the attribute by whose name classes keep what such a method puts under a key.
func keywordKey(name string) key { return key{'.', "**" + name} }

// putKeyword takes down what such a method puts among its keyword arguments: kwargs["shop"] = shop.
func (a *analysis) putKeyword(id ir.ID, k, v *Val) {
	if a.f.Class == nil || !beforeViews[a.f.Name] || !keywordsOf(a.f, a.f.Arg(id, 0)) {
		return
	}
	if name, ok := k.text(); ok {
		a.fieldEffect(a.f.Class.ID, keywordKey(name), v)
	}
}

// keyword is an entry of a view's keyword arguments that was read: where the program put it there, it is what that is.
func (a *analysis) keyword(id ir.ID, v *Val) *Val {
	if len(a.fs.entries) == 0 || len(v.taint()) == 0 || !slices.ContainsFunc(v.Taint, ofRoutePath) {
		return v
	}
	of := a.f.Arg(id, 0)
	if a.f.Instrs[id].Op == ir.OpCall { // kwargs.get("shop")
		if a.f.Instrs[of].Op != ir.OpAttr {
			return v
		}
		of = a.f.Arg(of, 0)
	}
	name, ok := idiom.ConstText(a.f, a.f.Arg(id, 1))
	if !ok || !keywordsOf(a.f, of) {
		return v
	}
	if a.f.Class != nil && a.w.putsBefore(a.f, name) {
		if x, ok := a.w.classField(a, a.f.Class.ID, keywordKey(name).Name); ok {
			return x
		}
		return nil
	}
	if a.w.addedAround(a.f, name) {
		return nil
	}
	return v
}

func ofRoutePath(x Atom) bool {
	return x.is(knowledge.Untrusted) && x.Origin.Source != nil && x.Origin.Source.What == "path parameter"
}

// keywordsOf reports whether a value is the keyword arguments of a method or function, or those that its instance keeps.
func keywordsOf(f *ir.Function, id ir.ID) bool {
	in := &f.Instrs[idiom.Unrefined(f, id)]
	switch in.Op {
	case ir.OpParam:
		return f.Params[in.Aux].Kind == ir.KeyArgs
	case ir.OpAttr:
		of := &f.Instrs[idiom.Unrefined(f, f.Arg(idiom.Unrefined(f, id), 0))]
		return f.NameOf(idiom.Unrefined(f, id)) == "kwargs" && of.Op == ir.OpParam && of.Aux == 0
	}
	return false
}

// putsBefore reports whether a method that is called before another one of its class sets an entry of the keyword arguments.
func (w *World) putsBefore(f *ir.Function, name string) bool {
	for _, c := range w.classes[f.Class.ID].mro {
		for before := range beforeViews {
			if m := w.prog.Classes[c].Methods[before]; m != nil && m != f && putsEntry(m, name) {
				return true
			}
		}
	}
	return false
}

func putsEntry(m *ir.Function, name string) bool {
	for i := range m.Instrs {
		if m.Instrs[i].Op != ir.OpSetIndex || !keywordsOf(m, m.Arg(ir.ID(i), 0)) {
			continue
		}
		if s, ok := idiom.ConstText(m, m.Arg(ir.ID(i), 1)); ok && s == name {
			return true
		}
	}
	return false
}

// addedAround reports whether a decorator of the program that stands before a function adds a keyword to the arguments that it
// hands on, which it has from elsewhere.
func (w *World) addedAround(f *ir.Function, name string) bool {
	for _, d := range f.Decorators {
		g := w.functionCalled(f.Module, d)
		if g == nil {
			continue
		}
		for _, inner := range g.Module.Functions {
			if idiom.Within(inner, g) && addsKeyword(inner, name) {
				return true
			}
		}
	}
	return false
}

// addsKeyword reports whether a function calls another one with its own keyword arguments and one of a name that it was not given
// itself: view(request, shop=shop, **kwargs).
func addsKeyword(f *ir.Function, name string) bool {
	if slices.ContainsFunc(f.Params, func(p ir.Param) bool { return p.Name == name }) {
		return false
	}
	adds := false
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpIndex:
			if s, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && s == name && keywordsOf(f, f.Arg(id, 0)) {
				return false
			}
		case ir.OpSetIndex:
			if s, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && s == name && keywordsOf(f, f.Arg(id, 0)) {
				adds = true
			}
		case ir.OpCall:
			args, names := f.Args(id)[1:], f.Calls[f.Instrs[i].Aux].Names
			if callee := f.Arg(id, 0); f.Instrs[callee].Op == ir.OpAttr && len(args) > 0 && keywordsOf(f, f.Arg(callee, 0)) { // kwargs.pop("shop")
				if s, ok := idiom.ConstText(f, args[0]); ok && s == name {
					return false
				}
			}
			if slices.Contains(names, name) && handsKeywords(f, names, args) {
				adds = true
			}
		}
	}
	return adds
}

func handsKeywords(f *ir.Function, names []string, args []ir.ID) bool {
	for k, n := range names {
		if n == "**" && keywordsOf(f, args[k]) {
			return true
		}
	}
	return false
}

package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds methods that are chosen by a name which the program puts together: getattr(self, "do_" + action).

// maxDispatched bounds the methods that such a name may mean; classes with more are visitors of trees.
const maxDispatched = 12

// maxRouted bounds them where a client gives the name: such methods are the pages of a server.
const maxRouted = 64

// dispatched are the methods of an object whose names begin and end as a name does that is not known whole.
func (a *analysis) dispatched(id ir.ID, x, name *Val) (*Val, bool) {
	if name == bottom {
		return nil, false
	}
	if name == nil {
		return a.anyColumn(id, x)
	}
	begin, end := name.prefix(), name.tail()
	if len(begin)+len(end) < 3 {
		return a.anyColumn(id, x)
	}
	limit := maxDispatched
	if slices.ContainsFunc(name.taint(), func(t Atom) bool {
		return t.is(knowledge.Untrusted) && t.Origin.Source != nil && t.Origin.Source != librarySource
	}) {
		limit = maxRouted
	}
	out := bottom
	for _, r := range x.refs() {
		class := int32(-1)
		switch r.Kind {
		case refSelf:
			class = r.ID
		case refObject:
			if o := a.obj(r.ID); o != nil {
				class = o.Class
			}
		}
		if class < 0 {
			continue
		}
		var methods []string
		for _, c := range a.w.classes[class].mro {
			for m := range a.w.prog.Classes[c].Methods {
				if len(m) > len(begin)+len(end) && strings.HasPrefix(m, begin) && strings.HasSuffix(m, end) {
					methods = append(methods, m)
				}
			}
		}
		slices.Sort(methods)
		methods = slices.Compact(methods)
		if len(methods) > limit {
			return nil, false
		}
		for _, m := range methods {
			out = join(out, a.attr(id, x, m))
		}
	}
	return out, out != bottom && out != nil
}

// calledSink is a call of the attribute that data name. A known module of the program has few that do harm, and so have names
// whose end is fixed.
func (w *World) calledSink(own bool) *knowledge.Sink {
	return &knowledge.Sink{Kinds: w.importKinds, Strict: own, Message: "calls the attribute of this name"}
}

// calledByName checks a getattr whose result is called. A function that is given the name itself passes calls on.
func (a *analysis) calledByName(id ir.ID, args []argv) {
	if a.w.importKinds == 0 || len(args) < 2 || args[1].id == ir.NoID || a.f.Instrs[a.unrefined(args[1].id)].Op == ir.OpParam || !harm(args[1].val, a.w.importKinds) {
		return
	}
	for i := range a.f.Instrs {
		if in := &a.f.Instrs[i]; in.Op == ir.OpCall && a.unrefined(a.f.Arg(ir.ID(i), 0)) == id && !a.isSubclass(a.f.Arg(ir.ID(i), 0)) {
			sink := a.w.reflected
			if args[1].val.tail() != "" || a.importedKnown(args[0]) {
				sink = a.w.oneOfOwn
			}
			a.reach(hit{spot: &spot{sink: sink, name: "getattr", fn: a.f, pos: a.f.Instrs[id].Pos, end: a.f.Instrs[id].End}, kinds: a.w.importKinds}, args[1].val.taint(), args[1].id)
			return
		}
	}
}

// isSubclass reports whether a test has shown that a register is a class of some kind before it is called.
func (a *analysis) isSubclass(id ir.ID) bool {
	for range idiom.MaxRefinements {
		if a.f.Instrs[id].Op != ir.OpSigma {
			return false
		}
		test := a.unrefined(a.f.Arg(id, 1))
		if args := a.f.Args(test); a.f.Instrs[test].Op == ir.OpCall && len(args) == 3 && a.f.NameOf(args[0]) == "issubclass" && a.unrefined(args[1]) == a.unrefined(id) {
			return true
		}
		id = a.f.Arg(id, 0)
	}
	return false
}

// importedKnown reports whether a value is a module that the program names, as a whole or by how its name begins.
func (a *analysis) importedKnown(of argv) bool {
	if slices.ContainsFunc(of.val.refs(), func(r Ref) bool { return r.Kind == refModule }) {
		return true
	}
	if of.id == ir.NoID {
		return false
	}
	call := a.unrefined(of.id)
	if a.f.Instrs[call].Op != ir.OpCall || !importers[a.f.NameOf(a.f.Arg(call, 0))] || len(a.f.Args(call)) < 2 {
		return false
	}
	name := a.vals[a.f.Arg(call, 1)]
	return name != nil && name != bottom && !slices.ContainsFunc(name.Taint, func(x Atom) bool {
		return x.Kinds&a.w.importKinds != 0 && (x.Origin.Source == nil || a.w.harms(a.w.importKinds, x))
	})
}

var importers = map[string]bool{"import_module": true, "__import__": true}

// maxRowColumns bounds the columns that an unknown name may mean.
const maxRowColumns = 24

// anyColumn is an attribute of a row by a name that is not known: one of its columns.
func (a *analysis) anyColumn(id ir.ID, x *Val) (*Val, bool) {
	out := bottom
	for _, r := range x.refs() {
		class := a.instanceOf(r)
		if class < 0 || !a.w.base.Type(a.w.ExternBase(class)).IsKept() {
			continue
		}
		columns := a.w.ColumnsOf(class)
		if len(columns) > maxRowColumns {
			return nil, false
		}
		for _, c := range columns {
			if !strings.HasPrefix(c, "_") && a.w.columns[c] != columnNumber && a.w.method(class, c) == nil {
				out = join(out, a.attr(id, x, c))
			}
		}
	}
	return out, out != bottom && out != nil
}

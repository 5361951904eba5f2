package flow

import (
	"path"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what models say of a program that is itself the library that they speak of. Its other code meets a request as users
// of the library do, and its answers go out as theirs do: the request of a framework is the client's in the framework's own handlers,
// too. What callers of a library pass to such a sink is theirs to know, and is not told.

// minOwn is of how many names of models a package has to have something, that it is taken for the library: others bear its name.
const minOwn = 3

// findOwn finds the classes and functions of the program that models speak of, by the names under which its packages offer them.
func (w *World) findOwn() {
	w.ownTypes, w.ownModels, w.ownNames = map[int32]string{}, map[int32]*knowledge.Function{}, map[string]bool{}
	roots := w.topLevel()
	found := map[string]int{}
	type named struct {
		name, root string
		b          *ownThing
	}
	var all []named
	names := w.base.FunctionNames()
	for _, t := range w.base.Types() {
		names = append(names, t.Name)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		root, rest, dotted := strings.Cut(name, ".")
		if !dotted || len(roots[root]) == 0 {
			continue
		}
		for _, m := range roots[root] {
			if b := w.offers(m, rest); b != nil {
				all = append(all, named{name, root, b})
				found[root]++
			}
		}
	}
	for _, x := range all {
		if found[x.root] < minOwn {
			continue
		}
		fn := w.base.Function(x.name)
		if c := x.b.class; c != nil {
			if t := w.base.Type(x.name); t != nil && w.ownTypes[c.ID] == "" && ofClients.MatchString(x.name) {
				w.ownTypes[c.ID], w.ownNames[x.name] = x.name, true
				for name, m := range c.Methods {
					w.ownModel(m, t.Method(name))
				}
			}
			if init := c.Methods["__init__"]; init != nil && !slices.ContainsFunc(c.Bases, func(b string) bool { return strings.HasSuffix(b, "Exception") || strings.HasSuffix(b, "Error") }) {
				w.ownModel(init, fn)
			}
			continue
		}
		w.ownModel(x.b.function, fn)
	}
}

// ownModel keeps what a model says of a function of the program: its sinks, for data of clients, and what it makes safe.
func (w *World) ownModel(f *ir.Function, fn *knowledge.Function) {
	if f == nil || fn == nil || w.ownModels[f.ID] != nil {
		return
	}
	own := &knowledge.Function{Params: fn.Params, Returns: fn.Returns}
	for _, s := range fn.Sinks {
		x := *s
		x.Clients = true
		own.Sinks = append(own.Sinks, &x)
	}
	if r := fn.Returns; len(own.Sinks) > 0 || r != nil && (r.Source != nil || r.Escapes != 0 || r.Sanitizes != 0) {
		w.ownModels[f.ID] = own
	}
}

// ofOwnModel reports whether a hit is of a sink of which a model says that the program is the library that has it.
func (w *World) ofOwnModel(h *hit) bool {
	if h.sink == nil || h.atom.Origin == nil || h.atom.Origin.Source == nil {
		return false
	}
	of := h.name[:max(0, strings.LastIndexByte(h.name, '.'))]
	return h.sink.Clients || w.ownNames[h.name] || w.ownNames[of]
}

// ofClients are types that have what clients send: requests, and what answers them.
var ofClients = regex.NewPattern(`(Request|Handler|Controller|WebSocket|Connection)$`)

// topLevel are the packages and modules of the program that no other package holds, by name.
func (w *World) topLevel() map[string][]*ir.Module {
	packages := map[string]bool{}
	for _, m := range w.prog.Modules {
		if m.Package {
			packages[path.Dir(m.File.Path)] = true
		}
	}
	out := map[string][]*ir.Module{}
	for _, m := range w.prog.Modules {
		if m.TestPath || m.Test || m.Text != "" {
			continue
		}
		dir, name := path.Dir(m.File.Path), strings.TrimSuffix(path.Base(m.File.Path), ".py")
		if m.Package {
			dir, name = path.Dir(dir), path.Base(dir)
		}
		if !packages[dir] {
			out[name] = append(out[name], m)
		}
	}
	return out
}

// An ownThing is a function or class of the program that a name of a library's leads to.
type ownThing struct {
	function *ir.Function
	class    *ir.Class
}

// offers is what a dotted name in a module leads to, through what packages import under names of their own; nil for nothing.
func (w *World) offers(m *ir.Module, dotted string) *ownThing {
	for {
		first, rest, more := strings.Cut(dotted, ".")
		switch b := w.prog.Lookup(m, first); {
		case b.Module != nil && more:
			m, dotted = b.Module, rest
		case b.Class != nil && !more:
			return &ownThing{class: b.Class}
		case b.Function != nil && !more:
			return &ownThing{function: b.Function}
		default:
			return nil
		}
	}
}

// attributeOfOwn is what a model says of an attribute of an instance of such a class, of what clients send or what has it: nil where it
// does not, or where the function is the class's.
func (a *analysis) attributeOfOwn(class int32, name string) *knowledge.Attribute {
	ext := a.w.ExternBase(class)
	if !a.w.ownNames[ext] || a.insideOwn(name) {
		return nil
	}
	if at := a.w.base.Attribute(ext, name); at != nil && (at.Source != nil || a.w.ownNames[at.Type]) {
		return at
	}
	return nil
}

// insideOwn reports whether the function is a method of a class of the program of which a model has such an attribute: what it reads of
// itself there is what it has put there.
func (a *analysis) insideOwn(name string) bool {
	if len(a.w.ownTypes) == 0 || a.f.Class == nil {
		return false
	}
	t := a.w.base.Type(a.w.ownTypes[a.f.Class.ID])
	return t != nil && t.Attributes[name] != nil
}

// asOwn is the value of a call of the program's own function which a model knows, with what the model says of it. Inside the class, and
// the function itself, the model's sink is what is made, and nothing to be told.
func (a *analysis) asOwn(id ir.ID, f *ir.Function, self *Val, c *callArgs, v *Val) *Val {
	m := a.w.ownModels[f.ID]
	if m == nil || a.f == f || f.Class != nil && a.f.Class == f.Class || a.applying > 0 {
		return v
	}
	x := a.model(id, m, argv{ir.NoID, self}, c, f.Name)
	if m.Returns != nil && (m.Returns.Escapes != 0 || m.Returns.Sanitizes != 0) {
		return x
	}
	if m.Returns != nil && m.Returns.Source != nil {
		return join(v, x)
	}
	return v
}

// madeByOwn is asOwn for a constructor that has run: what the model says that it makes safe, its attributes hold.
func (a *analysis) madeByOwn(id ir.ID, init *ir.Function, oid int32, c *callArgs) {
	x := a.asOwn(id, init, refVal(Ref{Kind: refObject, ID: oid}), c, nil)
	m := a.w.ownModels[init.ID]
	if len(x.taint()) == 0 || m.Returns == nil {
		return
	}
	safe := knowledge.KindMask(m.Returns.Sanitizes)
	if slices.ContainsFunc(x.Taint, func(t Atom) bool { return t.Kinds&safe != 0 }) {
		return // not as it was called here
	}
	o := *a.obj(oid)
	o.Rest = o.Rest.withTaint(sanitized(o.Rest.taint(), safe))
	o.Fields = slices.Clone(o.Fields)
	for i, f := range o.Fields {
		o.Fields[i].Val = f.Val.withTaint(sanitized(f.Val.taint(), safe))
	}
	a.heap.set(oid, &o)
}

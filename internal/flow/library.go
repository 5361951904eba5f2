package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what users of a library pass to it.

// public reports whether users of a library can call a function: its name is not private nor a test's, and its module is
// not private, or a package offers it under its own name.
func (w *World) public(f *ir.Function) bool {
	if f.Kind != ir.Def {
		return f.Kind == ir.Lambda && f.Parent != nil && f.Parent.Kind == ir.ModuleBody && w.handed[f.ID] && !f.Module.TestPath && !private(f.Module.Name)
	}
	if f.Parent != nil && f.Parent.Kind != ir.ModuleBody && f.Parent.Kind != ir.ClassBody {
		return w.handed[f.ID] && w.public(f.Parent)
	}
	if private(f.Qualified) && !shownAsHTML[f.Name] || f.Module.TestPath || f.Class != nil && languageCalls[f.Name] {
		return false
	}
	return !private(f.Module.Name) || f.Class == nil && w.offered.Functions[f.ID] || f.Class != nil && w.offered.Classes[f.Class.ID]
}

// handedOut marks the functions that one returns which defines them: whoever calls it calls those. Of a module, they are lambdas
// to which it gives a name.
func (w *World) handedOut(outer *ir.Function) {
	for i := range outer.Instrs {
		switch in, id := &outer.Instrs[i], ir.ID(i); {
		case in.Op == ir.OpReturn && len(outer.Args(id)) > 0:
			w.handedIn(outer, outer.Arg(id, 0), 6)
		case in.Op == ir.OpSetGlobal && outer.Kind == ir.ModuleBody && !private(outer.NameOf(id)):
			if x := outer.Arg(id, 0); outer.Instrs[x].Op == ir.OpClosure {
				w.handed[outer.Module.Functions[outer.Instrs[x].Aux].ID] = true
			}
		}
	}
}

// handedIn marks the functions that a value is, on one way or another, or that are passed where it is made: partial(f, check=g).
func (w *World) handedIn(outer *ir.Function, id ir.ID, depth int) {
	if id == ir.NoID || depth == 0 {
		return
	}
	switch id = idiom.Unrefined(outer, id); outer.Instrs[id].Op {
	case ir.OpClosure:
		w.handed[outer.Module.Functions[outer.Instrs[id].Aux].ID] = true
	case ir.OpCall, ir.OpPhi:
		for _, x := range outer.Args(id) {
			w.handedIn(outer, x, depth-1)
		}
	}
}

// languageCalls are methods that the language calls with names that stand in code, or with what the class itself has saved.
var languageCalls = map[string]bool{
	"__getattr__": true, "__getattribute__": true, "__setattr__": true, "__delattr__": true, "__setstate__": true,
}

// private reports whether a part of a dotted name says that it is nobody else's.
func private(dotted string) bool {
	for _, part := range strings.Split(dotted, ".") {
		if strings.HasPrefix(part, "_") && !(strings.HasPrefix(part, "__") && strings.HasSuffix(part, "__")) {
			return true
		}
	}
	return false
}

// librarySource is what callers of a library pass to it.
var librarySource = &knowledge.Source{Class: knowledge.Untrusted, What: "a parameter of the package's public interface"}

func (a *analysis) libraryParameters(method bool) {
	if method {
		// A method in the place of a library's, whose sinks are known wherever it is called.
		if m := a.w.base.Method(a.w.ExternBase(a.f.Class.ID), a.f.Name); m != nil && len(m.Sinks) > 0 {
			return
		}
	}
	if slices.ContainsFunc(a.fs.entries, func(e *Entry) bool {
		return len(e.Handler.Returns) > 0 && len(e.Handler.Parameters)+len(e.Handler.Annotated) == 0
	}) {
		return // a framework passes things of its own
	}
	setsProperty := method && slices.Contains(a.f.Decorators, a.f.Name+".setter")
	for i := range a.f.Params {
		if i == 0 && method {
			continue
		}
		reg := a.paramRegister(i)
		if reg == ir.NoID {
			continue
		}
		p := &a.f.Params[i]
		if p.Name == "self" { // a function that becomes a method
			continue
		}
		if a.w.ownThing(a.f.Module, p.Type) || a.filledByRoute(i) || method && a.ofOwnKind(reg) {
			continue
		}
		in := &a.f.Instrs[reg]
		o := a.fs.source(reg, librarySource, a.f, in.Pos, in.End)
		v := *a.params[i]
		kinds := a.w.libraryKinds(p.Name)
		if p.Kind == ir.KeyArgs {
			kinds &^= a.w.attributeKinds // the names stand in the code of whoever calls it
		}
		if a.takesNumber(i) {
			kinds &= a.w.sizeKinds
		}
		if setsProperty {
			kinds &^= a.w.ssrfKinds // which host an object speaks with is set as its other attributes are, by whoever made it
		}
		if a.w.speaksForItself(a.params[i]) {
			kinds &= a.w.redirectKinds // where not all servers see to it that their own paths begin with one slash
		}
		v.Taint = joinTaint(v.Taint, []Atom{{Origin: o, Kinds: kinds}})
		a.params[i] = &v
	}
}

// counts are the kinds of sink at which data of a source is worth a report that does not matter everywhere.
func (w *World) counts(s *knowledge.Source) knowledge.KindMask {
	if w.cfg.Library {
		return s.Only | s.Library
	}
	return s.Only
}

// filledByRoute reports whether a framework fills a parameter with what clients send, which is known as that.
func (a *analysis) filledByRoute(i int) bool {
	return a.w.cfg.Remote && slices.ContainsFunc(a.fs.entries, func(e *Entry) bool {
		if !e.Handler.Answers() {
			return false
		}
		v := e.Handler.Parameter(i, a.f.Params[i].Name)
		return v != nil && v.Source != nil && v.Source.Threat == knowledge.Remote
	})
}

// takesNumber reports whether a parameter is for a number or a switch: its annotation or its default says so.
func (a *analysis) takesNumber(i int) bool {
	if t := a.f.Params[i].Type; t != nil {
		return t.Elem == nil && len(t.Values) == 0 && plainNumber(t.Name)
	}
	if i >= len(a.fs.defaults) {
		return false
	}
	d := a.fs.defaults[i]
	return d.isConst(ir.Int) || d.isConst(ir.Float) || d.isConst(ir.Bool)
}

// ownThing reports whether an annotation names a class of the program that has a constructor of its own: what users make of it is
// what they passed to that constructor.
func (w *World) ownThing(m *ir.Module, t *ir.TypeRef) bool {
	if t == nil || t.Elem != nil {
		return false
	}
	c := w.prog.ClassNamed(m, t.Name)
	return c != nil && !c.Body.Module.Test && w.method(c.ID, "__init__") != nil && w.ExternBase(c.ID) == ""
}

// speaksForItself reports whether a value is a thing of a library of which is known what in it others send: a request of a framework.
func (w *World) speaksForItself(v *Val) bool {
	sends := func(v *knowledge.Value) bool {
		return v != nil && v.Source != nil && v.Source.Threat == knowledge.Remote && v.Source.Class == knowledge.Untrusted
	}
	return slices.ContainsFunc(v.refs(), func(r Ref) bool {
		t := w.base.Type(r.Name)
		return r.Kind == refInst && t != nil && t.Untracked && slices.ContainsFunc(t.Order, func(t *knowledge.Type) bool {
			for _, at := range t.Attributes {
				if sends(&at.Value) {
					return true
				}
			}
			return false
		})
	})
}

var folderName = regex.NewPattern(`(?i)^_*((\w+_)?(dir|dirs|directory|directories|dirname|folder|folders|root|workspace|cwd)|(\w+)?(dir|directory|folder)|(base|root|cache|data|output|out|save|work|home|install)_?path)$`)

// argumentsName is what users pass the arguments of a program as, or all of what is to be run: options are among them.
var argumentsName = regex.NewPattern(`(?i)^_*(\w+_)?(args|argv|arguments|options|opts|flags|cmd|command|command_?line)$`)

// hostName is what users pass a host or a database as that they want to have connected, or the settings that say which.
var hostName = regex.NewPattern(`(?i)^_*(\w+_)?(hosts?|host_?names?|servers?|addr|address|addresses|port|endpoint|dsn|database|database_?name|db|db_?name|peer|node|brokers?|settings|config|configuration|conf|cfg)$`)

// libraryKinds are the kinds of sink that what users of a library pass under a name may harm. The folder that a program works in is
// theirs to choose, and so are the options of one that they run and the host that they name as one.
func (w *World) libraryKinds(name string) knowledge.KindMask {
	k := w.kindsOf[knowledge.Untrusted]
	if argumentsName.MatchString(name) {
		k &^= w.argumentKinds
	}
	if hostName.MatchString(name) {
		k &^= w.resourceKinds
	}
	if folderName.MatchString(name) {
		k &^= w.pathKinds | w.archiveKinds | w.argumentKinds | w.mask("archive-size")
	}
	return k
}

// libraryFields gives the instance the fields that users of the library make it of, where the class has no constructor of its
// own: those of a dataclass or a model.
func (a *analysis) libraryFields() {
	if len(a.params) == 0 {
		return // an interface, or a generator for the class's own body
	}
	class := a.f.Class.ID
	self := a.params[0].refs()
	if len(self) != 1 || self[0].Kind != refObject || !a.w.madeOfFields(class) {
		return
	}
	oid := self[0].ID
	let := a.passedFirst(class)
	for i, f := range a.w.fields(class) {
		if strings.HasPrefix(f.Name, "_") || f.Type != nil && plainNumber(f.Type.Name) {
			continue
		}
		o := a.fs.source(ir.ID(-2-i), librarySource, a.w.prog.Classes[class].Body, f.Pos, f.End)
		k := key{'.', f.Name}
		v := *a.field(oid, a.obj(oid), k)
		v.Taint = joinTaint(v.Taint, sanitized([]Atom{{Origin: o, Kinds: a.w.libraryKinds(f.Name)}}, safeAttribute(let, 0, k)))
		a.heap.set(oid, a.obj(oid).with(k, &v))
	}
}

// passedFirst is what the method has shown of the fields that runs when they have been filled in.
func (a *analysis) passedFirst(class int32) (list []vetting) {
	for _, name := range [...]string{"__post_init__", "__attrs_post_init__", "model_post_init"} {
		if m := a.w.method(class, name); m != nil && m != a.f {
			if s := a.w.summary(a, m); s != nil {
				list = s.vetted
				break
			}
		}
	}
	for _, c := range a.w.classes[class].mro {
		for _, m := range a.w.classes[c].completing {
			if m == a.f {
				continue
			}
			if s := a.w.summary(a, m); s != nil {
				list = append(list[:len(list):len(list)], s.vetted...)
			}
		}
	}
	return list
}

// fieldDecorators make a constructor of a class's annotated names.
var fieldDecorators = map[string]bool{
	"dataclasses.dataclass": true, "pydantic.dataclasses.dataclass": true,
	"attr.s": true, "attr.attrs": true, "attr.define": true, "attr.frozen": true, "attr.mutable": true,
	"attrs.define": true, "attrs.frozen": true, "attrs.mutable": true,
}

// madeOfFields reports whether calling a class fills in its annotated names.
func (w *World) madeOfFields(class int32) bool {
	if w.method(class, "__init__") != nil || w.method(class, "__new__") != nil {
		return false
	}
	if base := w.ExternBase(class); w.base.Type(base).IsA("pydantic.BaseModel") || strings.HasSuffix(base, ".pydantic.BaseModel") { // or what passes it on
		return true
	}
	c := w.prog.Classes[class]
	for _, d := range c.Decorators {
		if fieldDecorators[w.typeName(c.Module, d)] {
			return true
		}
	}
	return false
}

// plainNumber reports whether an annotation names a type whose values are no text.
func plainNumber(name string) bool {
	switch name[strings.LastIndexByte(name, '.')+1:] {
	case "int", "float", "bool", "Decimal", "UUID", "UUID1", "UUID3", "UUID4", "UUID5", "date", "datetime", "time", "timedelta",
		"PositiveInt", "NonNegativeInt", "NegativeInt", "NonPositiveInt", "PositiveFloat", "NonNegativeFloat", "StrictInt", "StrictFloat", "StrictBool", "FiniteFloat",
		"conint", "confloat", "condecimal", "IPvAnyAddress", "IPvAnyNetwork", "IPv4Address", "IPv6Address", "ByteSize", "AwareDatetime", "NaiveDatetime", "PastDate", "FutureDate":
		return true
	}
	return false
}

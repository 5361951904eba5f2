package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// class makes a class: its bases become known, and its body runs.
func (a *analysis) class(id ir.ID, in *ir.Instr) *Val {
	c := a.f.Module.Classes[in.Aux]
	var bases []Ref
	for i, x := range a.f.Args(id) {
		if i >= len(c.Bases) {
			break
		}
		for _, r := range a.vals[x].refs() {
			if r.Kind == refClass || r.Kind == refExtern {
				bases = append(bases, r)
				break
			}
		}
		for _, r := range a.vals[x].refs() {
			if r.Kind == refInst { // a class made by a call: declarative_base(), namedtuple(...)
				bases = append(bases, Ref{Kind: refExtern, Name: r.Name})
				break
			}
		}
	}
	a.effects = append(a.effects, effect{kind: effectBases, id: c.ID, rest: &effectRest{refs: bases}})
	return refVal(Ref{Kind: refClass, ID: c.ID})
}

// bindArgs puts the arguments of a call in the order of the callee's parameters, and says which are only defaults.
func (a *analysis) bindArgs(id ir.ID, f *ir.Function, b *bound, self *Val, c *callArgs) (out []argv, defaults uint64) {
	out = make([]argv, len(f.Params)+len(f.Free))
	given := make([]bool, len(f.Params))
	for i := range out {
		out[i].id = ir.NoID
	}
	next := 0
	if self != nil && len(f.Params) > 0 && f.Params[0].Kind <= ir.PositionalOnly {
		out[0].val, given[0] = self, true
		next = 1
	}
	var extra []*Val
	lone := ir.NoID
	for _, x := range c.pos {
		if next < len(f.Params) && f.Params[next].Kind <= ir.PositionalOnly {
			out[next], given[next] = x, true
			next++
			continue
		}
		extra, lone = append(extra, x.val), x.id
	}
	rest := bottom
	for _, s := range c.star {
		rest = join(rest, s)
	}
	if rest != bottom {
		for n := 0; next < len(f.Params) && f.Params[next].Kind <= ir.PositionalOnly; n++ {
			out[next].val, given[next] = rest, true
			if c.starred != nil {
				out[next].val = a.indexConst(id, c.starred, keyOfInt(n))
			}
			for _, s := range c.starstar { // or by name
				out[next].val = join(out[next].val, a.indexKey(s, key{'[', f.Params[next].Name}))
			}
			next++
		}
	}
	var kwFields []field
named:
	for _, n := range c.named {
		for i, p := range f.Params {
			if p.Name == n.name && (p.Kind == ir.Positional || p.Kind == ir.KeywordOnly) {
				out[i], given[i] = n.argv, true
				continue named
			}
		}
		kwFields = append(kwFields, field{key{'[', n.name}, n.val})
	}
	for i, p := range f.Params {
		switch p.Kind {
		case ir.VarArgs:
			if rest == bottom && len(extra) == 1 {
				out[i].id = lone // what is checked of all of them is checked of this one
			}
			o := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: rest == bottom, Elems: extra, Rest: bottom}
			if rest != bottom {
				o.Exact = true
				o = o.withRest(rest)
			}
			out[i].val = a.alloc(id, 8+a.serial(id)%4*2, o)
		case ir.KeyArgs:
			o := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Fields: kwFields, Rest: bottom}
			for _, s := range c.starstar {
				o = a.merge(o, s)
			}
			out[i].val = a.alloc(id, 9+a.serial(id)%4*2, o)
		default:
			if given[i] {
				continue
			}
			if len(c.starstar) > 0 {
				v := bottom
				for _, s := range c.starstar {
					v = join(v, a.indexKey(s, key{'[', p.Name}))
				}
				out[i].val = v
				continue
			}
			defaults |= 1 << uint(min(i, 63))
			if b != nil && b.defs != nil {
				out[i].val = b.defs[i]
			} else if defs := a.w.funcs[f.ID].defaults; defs != nil {
				out[i].val = defs[i]
			}
		}
	}
	return out, defaults
}

// maxNested bounds the calls that evaluating one call makes in turn: properties, iterators and callbacks met while
// arguments are put in the place of parameters.
const maxNested = 8

// maxProperties bounds those of them that properties may be in: what is a part of what they are asked for asks for others.
const maxProperties = 3

// maxInner bounds all such calls of one pass over a function.
const maxInner = 4000

// callFunction calls a function of the program.
func (a *analysis) callFunction(id ir.ID, f *ir.Function, b *bound, c *callArgs) *Val {
	var self *Val
	var env []*Val
	if b != nil {
		self, env = b.self, b.env
	}
	if f.Class != nil && isStatic(f) {
		self = nil
	}
	if a.fs.test {
		return nil // what test code makes of the program is no attack on it
	}
	if a.nested > 0 {
		a.inner++
	}
	if a.nested >= maxNested || a.inner > maxInner {
		return tainted(flagged(a.argTaint(c), viaUnresolved))
	}
	a.nested++
	defer func() { a.nested-- }()
	args, defaults := a.bindArgs(id, f, b, self, c)
	for i := range f.Free {
		if i < len(env) {
			args[len(f.Params)+i].val = env[i]
		}
	}
	s := a.w.summary(a, f)
	if s == nil {
		switch {
		case a.below && a.w.funcs[f.ID].comp == a.comp:
			return bottom // a recursive call in the first pass
		case f.Generator:
			return nil
		}
		return tainted(flagged(a.argTaint(c), viaUnresolved))
	}
	a.conceal(id, f, args)
	sp := a.specialize(f, s, args)
	if a.noteCall(f, s, sp, defaults, args); sp != nil {
		s = sp
	}
	v := a.applySummary(id, f, s, args, defaults)
	if f.Returns != nil && a.nothingKnown(v) {
		return a.annotate(id, f.Module, f.Returns, v)
	}
	return v
}

// nothingKnown reports whether an annotation says more of a value than is known: it is what a call gives whose code is not known. Where
// data went into that call they are better followed without a class: what its fields hold by themselves are no data.
func (a *analysis) nothingKnown(v *Val) bool {
	if v == bottom || v != nil && v.Const != nil {
		return false
	}
	for _, r := range v.refs() {
		if len(v.Taint) > 0 || !a.w.unknown(r) {
			return false
		}
	}
	return true
}

// unknown reports whether a reference is to something of a library of which no model tells anything, or to what a call of that gives.
func (w *World) unknown(r Ref) bool {
	switch r.Kind {
	case refInst:
		return strings.HasSuffix(r.Name, "()") && w.base.Type(r.Name) == nil
	case refExtern:
		return w.base.Function(r.Name) == nil && w.base.Type(r.Name) == nil && w.base.Global(r.Name) == nil
	}
	return false
}

// annotate adds what an annotation says of a value of which nothing better is known.
func (a *analysis) annotate(id ir.ID, m *ir.Module, t *ir.TypeRef, v *Val) *Val {
	var r Ref
	if c := a.w.prog.ClassNamed(m, t.Name); c != nil {
		r = Ref{Kind: refSelf, ID: c.ID}
	} else {
		name := a.w.typeName(m, t.Name)
		switch name {
		case "builtins.int", "builtins.float", "builtins.bool":
			if v == nil || len(v.Facts) == 0 {
				return nil
			}
			return &Val{Facts: v.Facts, Truth: v.Truth}
		case "builtins.str":
			out := Val{}
			if v != nil {
				out = *v
			}
			out.Plain = true
			return &out
		}
		if a.w.base.Type(name) == nil || strings.HasPrefix(name, "builtins.") {
			return v
		}
		r = Ref{Kind: refInst, Name: name}
	}
	out := Val{}
	if v != nil {
		out = *v
	}
	out.Refs = []Ref{r}
	return &out
}

// typedDicts are the bases of classes of which a call makes a dictionary.
var typedDicts = map[string]bool{"typing.TypedDict": true, "typing_extensions.TypedDict": true, "mypy_extensions.TypedDict": true}

// construct makes an instance of a class of the program.
func (a *analysis) construct(id ir.ID, class int32, c *callArgs) *Val {
	cs := &a.w.classes[class]
	if len(c.pos) == 1 && c.pos[0].id != ir.NoID && a.w.enumeration(class) {
		a.addReturned(id, Fact{Target: c.pos[0].id, True: knowledge.AllKinds}) // it is the value of a member
		if v := c.pos[0].val; v != nil && v.Const != nil {
			return v
		}
	}
	if ext := a.w.ExternBase(class); (ext == "builtins.str" || ext == "builtins.bytes") && len(c.pos) > 0 && a.w.method(class, "__new__") == nil && a.w.method(class, "__init__") == nil {
		o := a.alloc(id, 1+a.serial(id)%4, &Obj{Kind: objInstance, Class: class, Rest: bottom})
		return o.withTaint(asText(c.pos[0].val.taint()))
	}
	if typedDicts[a.w.ExternBase(class)] {
		if v, ok := a.builtinCall(id, "builtins.dict", c); ok {
			return v
		}
	}
	o := &Obj{Kind: objInstance, Class: class, Rest: bottom}
	if m := a.w.method(class, "__new__"); m != nil && a.w.method(class, "__init__") == nil {
		v := a.callFunction(id, m, &bound{self: refVal(Ref{Kind: refClass, ID: class})}, c)
		if v != nil && v != bottom {
			return v
		}
	}
	oid := a.newObj(id, 1+a.serial(id)%4)
	a.heap.set(oid, o)
	self := refVal(Ref{Kind: refObject, ID: oid})
	if a.w.raisable(class) {
		a.keepArgs(id, self, c, 0)
	}
	if init := a.w.method(class, "__init__"); init != nil {
		a.callFunction(id, init, &bound{self: self}, c)
		a.halted = false
		if len(a.w.ownModels) > 0 {
			a.madeByOwn(id, init, oid, c)
		}
		return self
	}
	if ext := a.externBase(class); ext != "" && !cs.fieldsOnly {
		o2 := *a.obj(oid)
		if t := a.argTaint(c); len(t) > 0 && !a.w.base.Type(ext).IsUntracked() {
			o2.Rest = tainted(t)
		}
		a.heap.set(oid, &o2)
		if m := a.w.base.Function(ext); m != nil {
			a.inherits(oid, a.model(id, m, argv{ir.NoID, self}, c, ext))
		}
	}
	// Dataclasses, named tuples, pydantic models: the annotated fields in order.
	fields := a.w.fields(class)
	for i, x := range c.pos {
		if i < len(fields) {
			a.setObj(oid, a.obj(oid).with(key{'.', fields[i].Name}, x.val))
		}
	}
	for _, n := range c.named {
		a.setObj(oid, a.obj(oid).with(key{'.', n.name}, n.val))
		a.keepAttr(id, cs.extern, n.name, n.val)
	}
	for i := len(c.pos); i < len(fields); i++ {
		if f := fields[i]; f.HasDefault && f.Type != nil && (f.Type.Name == "list" || f.Type.Name == "dict" || f.Type.Name == "List" || f.Type.Name == "Dict") {
			if _, ok := a.obj(oid).get(key{'.', f.Name}); !ok {
				a.setObj(oid, a.obj(oid).with(key{'.', f.Name}, a.alloc(id, 100+int32(i), emptyContainer(f.Type.Name))))
			}
		}
	}
	if m := a.w.method(class, "__post_init__"); m != nil {
		defer func() { a.callFunction(id, m, &bound{self: self}, &callArgs{}) }()
	}
	for _, s := range c.starstar {
		for i := len(c.pos); i < len(fields); i++ {
			k := key{'.', fields[i].Name}
			if _, ok := a.obj(oid).get(k); ok {
				continue
			}
			if v := a.indexKey(s, key{'[', fields[i].Name}); v != nil && v != bottom {
				a.setObj(oid, a.obj(oid).with(k, v))
			}
		}
		if t := a.deep(s); len(t) > 0 {
			a.setObj(oid, a.obj(oid).withRest(tainted(t)))
			for _, name := range a.w.ColumnsOf(class) {
				if c.keyword(name) == nil {
					a.keepColumn(id, name, tainted(t))
				}
			}
		}
	}
	return self
}

// emptyContainer is what a field's default factory makes.
func emptyContainer(typ string) *Obj {
	if typ == "dict" || typ == "Dict" {
		return &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
	}
	return &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
}

// unnamedCall is a call of a method that is not named, as a property or __iter__.
type unnamedCall struct {
	fn   int32
	kind RefKind
	of   int32
}

// unnamed makes such a call. What one callee asks of its caller's objects, others do: within an instruction it is made once.
func (a *analysis) unnamed(id ir.ID, m *ir.Function, self Ref, receiver func() *Val) *Val {
	k := unnamedCall{m.ID, self.Kind, self.ID}
	x, known := a.unnamedCalls[k]
	if known {
		return x
	}
	x = a.callFunction(id, m, &bound{self: receiver()}, &callArgs{})
	if a.applying > 0 {
		if a.unnamedCalls == nil {
			a.unnamedCalls = map[unnamedCall]*Val{}
		}
		a.unnamedCalls[k] = x
	}
	return x
}

// classAttr reads an attribute of a class or, by a value v that refers to one, of an instance self of it.
func (a *analysis) classAttr(id ir.ID, v *Val, class int32, name string, self Ref) (*Val, bool) {
	instance := self.Kind != refClass
	if len(a.w.ownTypes) > 0 && instance {
		if at := a.attributeOfOwn(class, name); at != nil {
			v := a.modelled(id, &at.Value)
			return v.withTaint(sanitized(v.taint(), a.w.logKinds)), true // what a server has read by lines has none
		}
	}
	if m := a.w.method(class, name); m != nil {
		if isProperty(m) && instance {
			if a.nested >= maxProperties {
				return tainted(v.taint()), true
			}
			return a.unnamed(id, m, self, func() *Val { return a.receiver(v, self) }), true
		}
		out := refVal(Ref{Kind: refFunc, ID: m.ID})
		switch {
		case isStatic(m):
		case isClassMethod(m):
			out.Refs[0].Bind = &bound{self: refVal(Ref{Kind: refClass, ID: class})}
		case instance:
			out.Refs[0].Bind = &bound{self: a.receiver(v, self)}
		}
		if instance && !a.spec && a.isParamObject(v) {
			// The receiver may be of a class derived from this one: any override may be meant, until a caller knows.
			if over := a.w.overrides(class, name); len(over) > 0 {
				a.interestIn(v)
				for _, o := range over {
					out.Refs = append(out.Refs, Ref{Kind: refFunc, ID: o.ID, Bind: out.Refs[0].Bind})
				}
			}
		}
		return out, true
	}
	out := bottom
	found := false
	if x, ok := a.w.classField(a, class, name); ok {
		if instance {
			if d, get := a.descriptor(class, name, "__get__"); get != nil {
				return a.callFunction(id, get, &bound{self: d}, &callArgs{pos: []argv{{ir.NoID, a.receiver(v, self)}, {ir.NoID, refVal(Ref{Kind: refClass, ID: class})}}}), true
			}
		}
		x = a.redefined(class, name, v, x)
		found = true
		out = x
		if !instance && class == a.ofClassMethod() && a.w.fieldOverridden(class, name) {
			out = tainted(x.taint()) // cls may be a class derived from this one
		}
		if instance {
			out = a.bindField(class, name, x, v, self)
			if !a.spec && ofLibrary(x) && a.isParamObject(v) && a.w.otherLibrary(class, name, x) {
				a.interestIn(v) // a caller may know of which class it is, and so which object of a library it uses
			}
		}
		if instance && len(x.taint()) > 0 && a.callerKnows(v) {
			out = x.withTaint(nil) // whoever calls knows the instance, or asks the class then
		}
		if instance && !a.ownInstance(self) {
			out = out.withTaint(flagged(out.taint(), viaField))
		}
		if instance {
			out = a.describedColumn(id, name, out)
		}
	}
	if ext := a.w.ExternBase(class); ext != "" && !a.insideOwn(name) {
		if at := a.w.base.Attribute(ext, name); at != nil {
			found = true
			x := a.modelled(id, &at.Value)
			if at.Fields {
				x = a.formEntries(id, class, v, x)
			}
			out = join(out, x)
		} else if a.w.base.Method(ext, name) != nil && !found {
			b := &bound{}
			if instance {
				b.self = a.receiver(v, self)
			}
			return refVal(Ref{Kind: refMethod, Name: name, Bind: b}), true
		}
	}
	if instance {
		// The instance may have it from its maker.
		for _, r := range v.refs() {
			if r.Kind == refObject {
				if o := a.obj(r.ID); o != nil && o.Kind == objParam {
					if x, ok := a.classConstant(class, name, out); ok && o.Rest == bottom {
						return x, true
					}
					if out == nil && len(v.Refs) == 1 {
						out = bottom // the class tells nothing, and whoever has the instance knows better
					}
					own := out
					switch out = a.field(r.ID, o, key{'.', name}); {
					case own == bottom:
					case own != nil && len(own.Refs) == 0 && own.Const == nil && own.Text == nil && own.Truth == truthUnknown:
						out = out.withTaint(joinTaint(out.taint(), own.Taint)) // of its maker's value the class tells no more than whose data it is
					default:
						out = join(own, out)
						if compiledText(own) && out != nil && out.Const == nil {
							c := *out
							out, c.Text = &c, own.Text // instances have the patterns of their class
						}
					}
					found = true
				}
			}
		}
	}
	if !found && instance && !strings.HasPrefix(name, "__") {
		if m := a.w.method(class, "__getattr__"); m != nil {
			return a.callFunction(id, m, &bound{self: a.receiver(v, self)}, &callArgs{pos: []argv{{ir.NoID, constVal(ir.Const{Kind: ir.Str, Str: name})}}}), true
		}
	}
	if !found {
		return nil, false
	}
	return out, true
}

// ownInstance reports whether an instance is the one that the function is a method of.
func (a *analysis) ownInstance(self Ref) bool {
	if self.Kind != refObject || a.f.Class == nil {
		return false
	}
	o := a.originOfObj(self.ID)
	return o != nil && o.Parent == nil && o.Param == 0
}

// receiver is the instance whose attribute is read: the value itself, where the instance is no object of the heap. What a
// framework has made of a request for a parameter is the client's data in its methods, too.
func (a *analysis) receiver(v *Val, self Ref) *Val {
	if self.Kind == refSelf {
		return v
	}
	if o := a.obj(self.ID); self.Kind == refObject && o != nil && o.Kind == objParam && len(a.fs.entries) > 0 {
		if own := ownAtoms(v.taint()); len(own) > 0 {
			return refVal(self).withTaint(own)
		}
	}
	return refVal(self)
}

// callerKnows reports whether a receiver is a parameter of a function that is called by the program itself.
func (a *analysis) callerKnows(v *Val) bool {
	if len(a.fs.entries) > 0 || a.w.cfg.Library && a.w.public(a.f) {
		return false
	}
	for _, r := range v.refs() {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && o.Kind == objParam {
				return true
			}
		}
	}
	return false
}

func isProperty(f *ir.Function) bool {
	for _, d := range f.Decorators {
		switch d {
		case "property", "cached_property", "functools.cached_property", "hybrid_property":
			return true
		}
	}
	return false
}

// ofClassMethod is the class that the function is a class method of; -1 for other functions, and where a caller says which class
// is meant.
func (a *analysis) ofClassMethod() int32 {
	if a.f.Class == nil || a.spec || !isClassMethod(a.f) {
		return -1
	}
	return a.f.Class.ID
}

// fieldOverridden reports whether a class that derives from one gives an attribute a value of its own.
func (w *World) fieldOverridden(class int32, name string) bool {
	return slices.ContainsFunc(w.classes[class].subs, func(sub int32) bool {
		_, ok := w.classes[sub].fields.get(name)
		return ok || w.fieldOverridden(sub, name)
	})
}

// otherLibrary reports whether a class that derives from one gives an attribute an object of another type of a library.
func (w *World) otherLibrary(class int32, name string, own *Val) bool {
	return slices.ContainsFunc(w.classes[class].subs, func(sub int32) bool {
		v, ok := w.classes[sub].fields.get(name)
		return ok && ofLibrary(v) && !slices.ContainsFunc(v.Refs, func(r Ref) bool {
			return r.Kind == refInst && slices.ContainsFunc(own.Refs, func(o Ref) bool { return o.Kind == refInst && o.Name == r.Name })
		}) || w.otherLibrary(sub, name, own)
	})
}

func isClassMethod(f *ir.Function) bool {
	for _, d := range f.Decorators {
		if d == "classmethod" {
			return true
		}
	}
	return f.Name == "__new__" || f.Name == "__init_subclass__"
}

func (a *analysis) superAttr(id ir.ID, r Ref, name string) (*Val, bool) {
	for _, c := range a.w.classes[r.ID].mro[1:] {
		if m := a.w.prog.Classes[c].Methods[name]; m != nil {
			return refVal(Ref{Kind: refFunc, ID: m.ID, Bind: &bound{self: r.Bind.self}}), true
		}
	}
	ext := a.w.ExternBase(r.ID)
	if name == "__init__" && a.constructs(ext) {
		return refVal(Ref{Kind: refExtern, Name: ext + ".__init__", Bind: &bound{self: r.Bind.self}}), true
	}
	if ext != "" {
		if v, ok := a.instAttr(id, r.Bind.self, Ref{Kind: refInst, Name: ext}, name); ok {
			return v, true
		}
	}
	switch {
	case name == "__init__" && a.w.raisable(r.ID):
		return refVal(Ref{Kind: refExtern, Name: baseInit, Bind: &bound{self: r.Bind.self}}), true
	case baseContainers[ext]:
		return refVal(Ref{Kind: refMethod, Name: name, Bind: &bound{self: r.Bind.self}}), true
	case name == "__setattr__", name == "__delattr__", name == "__getattribute__":
		return refVal(Ref{Kind: refExtern, Name: "builtins.object." + name, Bind: &bound{self: r.Bind.self}}), true
	}
	return nil, false
}

// ownTruth is whether an instance of a class of the program counts as true, where the class says so itself.
func (a *analysis) ownTruth(id ir.ID) truth {
	v := a.vals[id]
	m := a.ownMethod(v, "__bool__")
	if m == nil {
		m = a.ownMethod(v, "__len__")
	}
	if m == nil {
		return truthUnknown
	}
	return a.callFunction(id, m, &bound{self: v}, &callArgs{}).truth()
}

// bindField binds a function that a class body gives a name, read through an instance: prepare = Mixin.prepare.
func (a *analysis) bindField(class int32, name string, field, v *Val, self Ref) *Val {
	if len(field.refs()) != 1 || field.Refs[0].Kind != refFunc || field.Refs[0].Bind != nil {
		return field
	}
	f := a.w.prog.Functions[field.Refs[0].ID]
	if isStatic(f) || f.Class == nil && f.Parent != nil && f.Parent.Kind != ir.ModuleBody {
		return field
	}
	for _, c := range a.w.classes[class].mro {
		if x := a.w.classes[c].fields.named[name]; x != nil && x.hasOwn && same(x.own, field) {
			return refVal(Ref{Kind: refFunc, ID: f.ID, Bind: &bound{self: a.receiver(v, self)}})
		}
	}
	return field
}

// reflected is an operator of a library's type whose instance stands to the right.
func (a *analysis) reflected(id ir.ID, x, y *Val, name string) (*Val, bool) {
	for _, r := range y.refs() {
		if class := a.instanceOf(r); class >= 0 {
			if m := a.w.method(class, name); m != nil {
				return a.callFunction(id, m, &bound{self: y}, &callArgs{pos: []argv{{a.f.Arg(id, 0), x}}}), true
			}
		}
		if r.Kind != refInst {
			continue
		}
		if m := a.w.base.Method(r.Name, name); m != nil {
			return a.model(id, m, argv{a.f.Arg(id, 1), y}, &callArgs{pos: []argv{{a.f.Arg(id, 0), x}}}, r.Name+"."+name), true
		}
	}
	return nil, false
}

// enterContext is what "with v as x" binds.
func (a *analysis) enterContext(id ir.ID, v *Val) *Val {
	for _, r := range v.refs() {
		switch r.Kind {
		case refObject:
			if o := a.obj(r.ID); o != nil && o.Class >= 0 {
				for _, name := range [...]string{"__enter__", "__aenter__"} {
					if m := a.w.method(o.Class, name); m != nil {
						return a.callFunction(id, m, &bound{self: v}, &callArgs{})
					}
				}
			} else if o != nil && o.Kind == objList && o.Type == generatorType { // @contextmanager
				return a.firstYielded(id, v)
			}
		case refInst:
			for _, name := range []string{"__enter__", "__aenter__"} {
				if m := a.w.base.Method(r.Name, name); m != nil {
					return a.model(id, m, argv{a.f.Arg(id, 0), v}, &callArgs{}, r.Name+"."+name)
				}
			}
		}
	}
	return v
}

// exitContext is what a context manager of the program does where its block ends as it should.
func (a *analysis) exitContext(id ir.ID, v *Val) {
	if len(v.refs()) != 1 {
		return
	}
	class := a.instanceOf(v.Refs[0])
	if class < 0 {
		return
	}
	for _, name := range [...]string{"__exit__", "__aexit__"} {
		if m := a.w.method(class, name); m != nil {
			none := argv{ir.NoID, noneVal}
			a.callFunction(id, m, &bound{self: v}, &callArgs{pos: []argv{none, none, none}})
			a.halted = false
			return
		}
	}
}

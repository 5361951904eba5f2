package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// maxParts bounds how far inside a parameter parts are told apart.
const maxParts = 4

// maxPageParts is the same in templates, which are given rows and go on to those that belong to them: order.notes.all, one, its author.
const maxPageParts = 7

// part is the origin of a part of a parameter's object.
func (a *analysis) part(o *Origin, k key) *Origin {
	depth := 0
	for p := o; p.Parent != nil; p = p.Parent {
		depth++
	}
	if depth >= maxParts && (depth >= maxPageParts || !isTemplate(a.f)) {
		return o
	}
	return a.fs.part(o, k)
}

// paramValue is what a parameter, or a part of one, is to the function: an object of the caller's, and the caller's data.
func (a *analysis) paramValue(o *Origin) *Val {
	a.paramVals = extend(a.paramVals, o.Index)
	v := a.paramVals[o.Index]
	if v == nil {
		oid := a.objCount
		a.objCount++
		a.objOrigin = extend(a.objOrigin, oid)
		a.objOrigin[oid] = o
		p := &paramVal{ref: [1]Ref{{Kind: refObject, ID: oid}}, atom: [1]Atom{{Origin: o, Kinds: knowledge.AllKinds}}}
		p.Refs, p.Taint = p.ref[:], p.atom[:]
		v = &p.Val
		a.paramVals[o.Index] = v
	}
	if oid := v.Refs[0].ID; a.heap.get(oid) == nil {
		a.heap.set(oid, untouched)
	}
	return v
}

// untouched is a parameter's object of which nothing is known yet.
var untouched = &Obj{Kind: objParam, Class: -1, Rest: bottom}

// extend makes a list long enough to have an element i.
func extend[T any](list []*T, i int32) []*T {
	for int(i) >= len(list) {
		list = append(list, nil)
	}
	return list
}

// paramVal is a value with room for its one reference and atom: there are many.
type paramVal struct {
	Val
	ref  [1]Ref
	atom [1]Atom
}

// originOfObj is the parameter that an object stands for.
func (a *analysis) originOfObj(oid int32) *Origin {
	if int(oid) < len(a.objOrigin) {
		return a.objOrigin[oid]
	}
	return nil
}

// field reads a field of an object, of a parameter's object possibly the caller's.
func (a *analysis) field(oid int32, o *Obj, k key) *Val {
	if v, ok := o.get(k); ok {
		return v
	}
	if o.Kind == objParam {
		if org := a.originOfObj(oid); org != nil {
			v := a.paramValue(a.part(org, k))
			a.shapePart(oid, o, k, v.Refs[0].ID)
			if o.Rest != bottom {
				v = join(v, o.Rest)
			}
			return v
		}
	}
	if k.Kind == '.' {
		return bottom
	}
	if o.Rest != bottom {
		return o.Rest
	}
	return bottom
}

// attr reads an attribute.
func (a *analysis) attr(id ir.ID, v *Val, name string) *Val {
	if v == nil {
		return nil
	}
	if v == bottom {
		return bottom
	}
	if v.Const != nil && name == "value" {
		return v // of a member of an enumeration, which stands for its value
	}
	out := bottom
	resolved, partly := false, false
	for _, r := range v.Refs {
		x, ok := a.attrOf(id, v, r, name)
		if ok {
			resolved = true
			out = join(out, x)
		} else {
			partly = true
		}
	}
	if resolved && (partly || a.isParamObject(v)) {
		out = withData(out, a.ofAttribute(v, name, a.column(a.uploadedName(partOfSecret(partOfDrawn(ownAtoms(v.taint()), name), name), name), key{'.', name})))
	}
	if resolved {
		if t := saidByException(out.taint(), name); len(t) < len(out.taint()) {
			out = out.withTaint(t)
		}
		return a.declaredField(id, v, name, a.validated(id, v, name, out))
	}
	if ofCode[name] {
		return nil
	}
	// An attribute of data is data.
	return a.declaredField(id, v, name, tainted(a.column(a.uploadedName(partOfSecret(partOfDrawn(saidByException(v.Taint, name), name), name), name), key{'.', name})))
}

// ofCode are attributes that say of what kind a value is: the program's words, whatever the value is.
var ofCode = map[string]bool{"__class__": true, "__name__": true, "__qualname__": true, "__module__": true, "__doc__": true}

// ofAttribute is what an attribute holds of the data of its object, as the model of the library's type says.
func (a *analysis) ofAttribute(v *Val, name string, data []Atom) []Atom {
	for _, r := range v.Refs {
		if r.Kind != refInst {
			continue
		}
		if at := a.w.base.Attribute(r.Name, name); at != nil {
			if at.Type == "str" || at.Type == "builtins.str" {
				data = asText(data)
			}
			return sanitized(data, knowledge.KindMask(at.Sanitizes))
		}
	}
	return data
}

// isParamObject reports whether a value may be a parameter's object: what the caller puts in it is the parts' affair,
// but data that a framework passes as a whole is in every part.
func (a *analysis) isParamObject(v *Val) bool {
	for _, r := range v.Refs {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && o.Kind == objParam {
				return true
			}
		}
	}
	return false
}

func (a *analysis) attrOf(id ir.ID, v *Val, r Ref, name string) (*Val, bool) {
	if name == "__class__" {
		if class := a.instanceOf(r); class >= 0 {
			return refVal(Ref{Kind: refClass, ID: class}), true
		}
	}
	switch r.Kind {
	case refModule:
		return a.moduleAttr(r.ID, name)
	case refExtern:
		return a.externAttr(id, r.Name+"."+name, r.Bind), true
	case refInst:
		return a.instAttr(id, v, r, name)
	case refSelf:
		return a.classAttr(id, v, r.ID, name, r)
	case refClass:
		return a.classAttr(id, v, r.ID, name, r)
	case refSuper:
		return a.superAttr(id, r, name)
	case refObject:
		o := a.obj(r.ID)
		if o == nil {
			return nil, false
		}
		if x, ok := o.get(key{'.', name}); ok {
			if r.ID >= globalObjects {
				a.readsObjects(x)
			}
			return x, true
		}
		if name == "__dict__" {
			return a.attributesOf(id, refVal(r)), true
		}
		if name == "data" && o.Class >= 0 && strings.HasPrefix(a.w.ExternBase(o.Class), "collections.User") {
			return refVal(r), true // the container that it is made of
		}
		if o.Class >= 0 && a.fieldsHold(o.Class, r) && a.w.number(o.Class, name) {
			return nil, true
		}
		if o.Class >= 0 {
			if x, ok := a.classAttr(id, v, o.Class, name, r); ok {
				return x, true
			}
		}
		if o.Kind == objParam {
			return a.field(r.ID, o, key{'.', name}), true
		}
		if x, ok := a.layersOf(id, o, name); ok {
			return x, true
		}
		if x, ok := o.get(key{'[', name}); ok && o.Kind == objDict {
			return x, true // templates write d.name for d["name"]
		}
		if o.Kind == objSet && setTests[name] { // none_of = {"..", ""}.isdisjoint
			return refVal(Ref{Kind: refMethod, Name: name, Bind: &bound{self: refVal(r)}}), true
		}
		if o.Type != "" {
			return a.instAttr(id, v, Ref{Kind: refInst, Name: o.Type}, name)
		}
		if o.Kind == objInstance && o.Rest != bottom {
			return o.Rest, true
		}
	}
	return nil, false
}

// readsObjects notes that the analysis depends on what is in the objects of the program that a value refers to.
func (a *analysis) readsObjects(v *Val) {
	for _, r := range v.refs() {
		if r.Kind == refObject && r.ID >= globalObjects {
			a.read(effectObject, r.ID, "")
		}
	}
}

// instAttr reads an attribute of an instance of a library's type.
func (a *analysis) instAttr(id ir.ID, v *Val, r Ref, name string) (*Val, bool) {
	if r.ID != 0 {
		if x, ok := a.declaredAttr(r, name); ok {
			return x, true
		}
	}
	t := a.w.base.Type(r.Name)
	if t == nil {
		return nil, false
	}
	at := t.Attribute(name)
	if at == nil {
		if x, ok := a.w.externField(a, r.Name, name); ok {
			return a.ofDerived(id, v, t, name, x), true
		}
		if t.Method(name) != nil {
			return refVal(Ref{Kind: refMethod, Name: name, Bind: &bound{self: v}}), true
		}
		if m := t.Method("__getattr__"); m != nil {
			return a.model(id, m, argv{ir.NoID, v}, &callArgs{pos: []argv{{ir.NoID, constVal(ir.Const{Kind: ir.Str, Str: name})}}}, r.Name+".__getattr__"), true
		}
		if t.IsUntracked() {
			return nil, true
		}
		return nil, false
	}
	out := a.modelled(id, &at.Value)
	if at.Valid != nil {
		out = a.validData(id, at.Valid, r.Name, out)
	}
	if !t.IsUntracked() {
		taint := v.taint()
		if a.isParamObject(v) {
			taint = ownAtoms(taint) // what a parameter brings along is left to its own parts, since it has the library's type for certain
		}
		if taint = sanitized(taint, knowledge.KindMask(at.Sanitizes)); len(taint) > 0 {
			if out != nil && out.Plain {
				taint = asText(taint)
			}
			out = out.withTaint(joinTaint(out.taint(), taint))
		}
	}
	return out, true
}

// ofDerived is what the program gave to a library's global object, as one that reads it there has it: methods of classes that derive from
// the library's type are bound to it, and their properties are asked. Where the library has a method of that name itself, it may as well
// be meant: a class that overrides one speaks for its own instances alone, and this one may be of another class.
func (a *analysis) ofDerived(id ir.ID, v *Val, t *knowledge.Type, name string, x *Val) *Val {
	out := x
	isMethod := func(r Ref) bool {
		if r.Kind != refFunc || r.Bind != nil {
			return false
		}
		f := a.w.prog.Functions[r.ID]
		return f.Class != nil && f.Parent != nil && f.Parent.Kind == ir.ClassBody
	}
	if slices.ContainsFunc(x.refs(), isMethod) {
		rest := *x
		rest.Refs = slices.DeleteFunc(slices.Clone(x.Refs), isMethod)
		if out = &rest; len(rest.Refs) == 0 && rest.Const == nil && len(rest.Taint) == 0 {
			out = bottom
		}
		for _, r := range x.Refs {
			if isMethod(r) {
				class := a.w.prog.Functions[r.ID].Class.ID
				y, _ := a.classAttr(id, v, class, name, Ref{Kind: refSelf, ID: class})
				out = join(out, y)
			}
		}
	}
	if t.Method(name) != nil {
		out = join(out, refVal(Ref{Kind: refMethod, Name: name, Bind: &bound{self: v}}))
	}
	return out
}

// ownAtoms are data of sources, without those of parameters.
func ownAtoms(atoms []Atom) []Atom {
	own := func(x Atom) bool { return x.Origin.Source != nil }
	first := slices.IndexFunc(atoms, func(x Atom) bool { return !own(x) })
	if first < 0 {
		return atoms
	}
	var out []Atom
	if first > 0 {
		out = slices.Clip(atoms[:first])
	}
	for _, x := range atoms[first:] {
		if own(x) {
			out = append(out, x)
		}
	}
	return out
}

// modelled makes the value that a model describes.
func (a *analysis) modelled(id ir.ID, m *knowledge.Value) *Val { return a.modelledIn(id, m, 7) }

// insideElements is the slot of a list that is the element of another one.
const insideElements = 67

// modelledIn is modelled with the slot of the list that a value with elements is.
func (a *analysis) modelledIn(id ir.ID, m *knowledge.Value, slot int32) *Val {
	if m == nil {
		return nil
	}
	var v Val
	if m.Type == "builtins.str" || m.Type == "str" {
		v.Plain = true // methods of strings are the language's own
	} else if m.Type != "" {
		v.Refs = a.newInst(id, 5, a.w.base.Canonical(m.Type)).Refs
	}
	if m.Const != nil {
		return constOf(*m.Const)
	}
	if m.Ends != "" {
		v.Text = v.Text.with("", m.Ends)
	}
	if m.Is != "" {
		v.Refs = []Ref{{Kind: refExtern, Name: a.w.base.Canonical(m.Is)}}
	}
	if m.Source != nil {
		v.Taint = a.source(id, m.Source)
		if v.Plain {
			v.Taint = flagged(v.Taint, typedText)
		}
	}
	if m.Elements != nil {
		e := a.modelledIn(id, m.Elements, insideElements)
		if e != nil {
			oid := a.newObj(id, slot)
			a.heap.set(oid, &Obj{Kind: objList, Class: -1, Type: m.Type, Rest: e.withTaint(joinTaint(e.taint(), v.Taint))})
			v.Refs = []Ref{{Kind: refObject, ID: oid}}
		}
	}
	if len(v.Refs) == 0 && len(v.Taint) == 0 && !v.Plain {
		return nil
	}
	return &v
}

// newInst is a new instance of a library's type: an object of the heap where its methods keep things in it.
func (a *analysis) newInst(id ir.ID, slot int32, typ string) *Val {
	if !a.w.stateful[typ] {
		return refVal(Ref{Kind: refInst, Name: typ})
	}
	return a.alloc(id, slot, &Obj{Kind: objInstance, Class: -1, Type: typ, Rest: bottom})
}

func (a *analysis) source(id ir.ID, s *knowledge.Source) []Atom {
	if !a.w.threatens(s) {
		return nil
	}
	in := &a.f.Instrs[id]
	o := a.fs.source(id, s, a.f, in.Pos, in.End)
	kinds := a.w.kindsOf[s.Class] &^ knowledge.KindMask(s.Safe)
	if s.Only != 0 {
		kinds &= a.w.counts(s)
	}
	return []Atom{{Origin: o, Kinds: kinds}}
}

// externAttr is what a qualified name of a library stands for.
func (a *analysis) externAttr(id ir.ID, name string, b *bound) *Val {
	name = a.w.base.Canonical(name)
	if g := a.w.base.Global(name); g != nil {
		if v := a.modelled(id, g); v != nil {
			return v
		}
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		// An attribute that instances have too: Model.objects.
		if at := a.w.base.Attribute(name[:i], name[i+1:]); at != nil {
			if v := a.modelled(id, &at.Value); v != nil {
				return v
			}
		}
	}
	return refVal(Ref{Kind: refExtern, Name: name})
}

func (a *analysis) moduleAttr(mod int32, name string) (*Val, bool) {
	m := a.w.prog.Modules[mod]
	v, ok := a.w.moduleVar(a, m, name, 0)
	if ok && v != nil {
		return v, true
	}
	if sub := a.w.prog.Import(m, m.Name+"."+name); sub != nil && m.Package {
		return refVal(Ref{Kind: refModule, ID: sub.ID}), true
	}
	return v, ok
}

// global reads a global or builtin name.
func (a *analysis) global(name string) *Val {
	if v, ok := a.w.moduleVar(a, a.f.Module, name, 0); ok {
		return v
	}
	if name == "__name__" || name == "__file__" {
		return nil
	}
	if name != "" && a.w.undefined(name) {
		return nil
	}
	return a.externAttr(0, "builtins."+name, nil)
}

func (a *analysis) importModule(id ir.ID, in *ir.Instr) *Val {
	name := a.f.NameOf(id)
	if in.Flag == 1 {
		name, _, _ = strings.Cut(name, ".")
	}
	if m := a.w.prog.Import(a.f.Module, name); m != nil {
		return refVal(Ref{Kind: refModule, ID: m.ID})
	}
	return refVal(Ref{Kind: refExtern, Name: a.w.base.Canonical(name)})
}

func (a *analysis) importFrom(module string, m *Val, name string) *Val {
	for _, r := range m.refs() {
		if r.Kind == refModule {
			if v, ok := a.moduleAttr(r.ID, name); ok {
				return v
			}
			return nil
		}
	}
	if sub := a.w.prog.Import(a.f.Module, module+"."+name); sub != nil {
		return refVal(Ref{Kind: refModule, ID: sub.ID})
	}
	return a.externAttr(0, module+"."+name, nil)
}

// setAttr writes an attribute: by the class's own __setattr__, where it has one.
func (a *analysis) setAttr(id ir.ID, obj *Val, name string, v *Val) {
	if a.w.hooks.setAttr {
		for _, r := range obj.refs() {
			class := a.instanceOf(r)
			if class < 0 {
				continue
			}
			if set := a.w.method(class, "__setattr__"); set != nil && set != a.f && a.setOwn(id, set, refVal(r), name, v) {
				return
			}
		}
	}
	a.setPlain(id, obj, name, v)
}

// setPlain writes an attribute as object.__setattr__ does: by the setter of a property, or of a descriptor, where the class
// has one.
func (a *analysis) setPlain(id ir.ID, obj *Val, name string, v *Val) {
	for _, r := range obj.refs() {
		class := a.instanceOf(r)
		if class < 0 {
			continue
		}
		if set := a.w.method(class, name+".setter"); set != nil {
			a.callFunction(id, set, &bound{self: refVal(r)}, &callArgs{pos: []argv{{ir.NoID, v}}})
			return
		}
		if d, set := a.descriptor(class, name, "__set__"); set != nil {
			a.callFunction(id, set, &bound{self: d}, &callArgs{pos: []argv{{ir.NoID, refVal(r)}, {ir.NoID, v}}})
			return
		}
	}
	a.storeAttr(id, obj, name, v)
}

// storeAttr writes an attribute itself. The writes of a summary are such: the callee has called the setters already.
func (a *analysis) storeAttr(id ir.ID, obj *Val, name string, v *Val) {
	k := key{'.', name}
	refs := obj.refs()
	if c, ok := attrPlace(refs, name); ok {
		a.exact = true
		defer func() {
			a.exact = false
			a.place(c, v)
		}()
	}
	if slices.ContainsFunc(obj.taint(), Atom.stored) {
		a.keepColumn(id, name, v)
	}
	for _, r := range refs {
		switch r.Kind {
		case refObject:
			o := a.obj(r.ID)
			if o == nil {
				continue
			}
			if o.Class >= 0 {
				a.fieldEffect(o.Class, k, v)
				a.partEffects(o.Class, name, v)
			}
			if len(refs) > 1 {
				if old, ok := o.get(k); ok {
					a.setObj(r.ID, o.with(k, join(old, v)))
					continue
				}
			}
			a.setObj(r.ID, o.with(k, v))
			typ := o.Type
			if typ == "" && o.Class >= 0 {
				typ = a.w.ExternBase(o.Class)
			}
			a.setSinks(id, typ, name, v)
			a.share(typ, name, v)
			a.keepAttr(id, typ, name, v)
		case refSelf, refClass:
			a.fieldEffect(r.ID, k, v)
			a.partEffects(r.ID, name, v)
			a.setSinks(id, a.w.ExternBase(r.ID), name, v)
			a.share(a.w.ExternBase(r.ID), name, v)
			a.keepAttr(id, a.w.ExternBase(r.ID), name, v)
		case refInst:
			a.setOption(id, r.Name, name, v)
			a.setSinks(id, r.Name, name, v)
			a.share(r.Name, name, v)
		case refModule:
			a.effects = append(a.effects, effect{kind: effectGlobal, id: r.ID, key: k, val: v})
		}
	}
}

// share tells the World of an attribute of a library's object that the whole program reaches: flask.g, an application.
func (a *analysis) share(typ, name string, v *Val) {
	if root := a.w.shared[typ]; root != "" {
		a.effects = append(a.effects, effect{kind: effectExtern, key: key{'.', root + "." + name}, val: v})
	}
}

// sharedEntry is a method by which such an object is asked for an attribute: flask.g.get("user").
func (a *analysis) sharedEntry(typ, method string, c *callArgs) (*Val, bool) {
	name, ok := c.positional(0).text()
	if !ok || a.w.shared[typ] == "" || method != "get" && method != "pop" && method != "setdefault" {
		return nil, false
	}
	if method == "setdefault" {
		a.share(typ, name, c.positional(1))
	}
	v, ok := a.w.externField(a, typ, name)
	if !ok {
		v, ok = a.w.externField(a, typ, "["+name+"]")
	}
	if len(c.pos) > 1 {
		if !ok {
			v = bottom
		}
		v = join(v, c.positional(1))
	}
	return v, ok || len(c.pos) > 1
}

// fieldEffect tells the World of an attribute's value, where it tells anything.
func (a *analysis) fieldEffect(class int32, k key, v *Val) {
	if v == nil && a.f.Kind != ir.ClassBody {
		return
	}
	if len(v.refs()) == 0 && a.f.Kind != ir.ClassBody {
		known := false
		for i := range v.Taint {
			known = known || v.Taint[i].Origin.Source != nil
		}
		if !known {
			return
		}
	}
	a.effects = append(a.effects, effect{kind: effectField, id: class, key: k, val: v})
}

// partEffects tells the World of the constants that an attribute's value, an object of a library, was made with: they are
// attributes of the class by the joined names.
func (a *analysis) partEffects(class int32, name string, v *Val) {
	for _, r := range v.refs() {
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil || o.Kind != objInstance || o.Type == "" {
			continue
		}
		for _, f := range o.Fields {
			if f.Key.Kind == '.' && f.Val != nil && f.Val.Const != nil {
				a.effects = append(a.effects, effect{kind: effectField, id: class, key: key{'.', name + "." + f.Key.Name}, val: f.Val})
			}
		}
	}
}

// partOfOwn is such a constant, of an object that is an attribute of the method's instance.
func (a *analysis) partOfOwn(id ir.ID, name string) (*Val, bool) {
	if id == ir.NoID || a.f.Class == nil || isStatic(a.f) {
		return nil, false
	}
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpAttr {
		return nil, false
	}
	if of := &a.f.Instrs[a.unrefined(a.f.Arg(id, 0))]; of.Op != ir.OpParam || of.Aux != 0 {
		return nil, false
	}
	v, ok := a.w.classField(a, a.f.Class.ID, a.f.NameOf(id)+"."+name)
	return v, ok && v != nil && v.Const != nil
}

func (a *analysis) setSinks(id ir.ID, typ, name string, v *Val) {
	at := a.w.base.Attribute(typ, name)
	if at == nil {
		return
	}
	for _, s := range at.Set {
		a.sinkValue(id, s, v, typ+"."+name)
	}
	a.assigned(id, at.Hazards, v, typ+"."+name)
}

// isTemplate reports whether a function is a template.
func isTemplate(f *ir.Function) bool { return strings.HasPrefix(f.Module.Name, "template:") }

// attrIn is an attribute as a function reads it: for templates, d.name is d["name"] of a dictionary.
func (a *analysis) attrIn(f *ir.Function, id ir.ID, v *Val, name string) *Val {
	x := a.attr(id, v, name)
	if !isTemplate(f) || containerMethods[name] || !slices.ContainsFunc(v.refs(), func(r Ref) bool {
		o := a.obj(r.ID)
		return r.Kind == refObject && o != nil && o.Kind == objDict
	}) {
		return x
	}
	k := key{'[', name}
	if item := a.indexConst(id, v, k); item != nil && item != bottom {
		return item.withTaint(a.column(item.taint(), k))
	}
	return x
}

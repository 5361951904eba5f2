package flow

import (
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// maxParts bounds how far inside a parameter parts are told apart.
const maxParts = 4

// part is the origin of a part of a parameter's object.
func (a *analysis) part(o *Origin, k key) *Origin {
	depth := 0
	for p := o; p.Parent != nil; p = p.Parent {
		depth++
	}
	if depth >= maxParts {
		return o
	}
	return a.fs.part(o, k)
}

// paramValue is what a parameter, or a part of one, is to the function: an object of the caller's, and the caller's data.
func (a *analysis) paramValue(o *Origin) *Val {
	oid, ok := a.originOf[o]
	if !ok {
		if a.originOf == nil {
			a.originOf, a.objOrigin = map[*Origin]int32{}, map[int32]*Origin{}
		}
		oid = a.objCount
		a.objCount++
		a.originOf[o], a.objOrigin[oid] = oid, o
	}
	if a.obj(oid) == nil {
		a.heap.set(oid, &Obj{Kind: objParam, Class: -1, Rest: bottom})
	}
	if v := a.paramVals[o]; v != nil {
		return v
	}
	v := &paramVal{ref: [1]Ref{{Kind: refObject, ID: oid}}, atom: [1]Atom{{Origin: o, Kinds: knowledge.AllKinds}}}
	v.Refs, v.Taint = v.ref[:], v.atom[:]
	if a.paramVals == nil {
		a.paramVals = map[*Origin]*Val{}
	}
	a.paramVals[o] = &v.Val
	return &v.Val
}

// paramVal is a value with room for its one reference and atom: there are many.
type paramVal struct {
	Val
	ref  [1]Ref
	atom [1]Atom
}

// originOfObj is the parameter that an object stands for.
func (a *analysis) originOfObj(oid int32) *Origin { return a.objOrigin[oid] }

// field reads a field of an object, of a parameter's object possibly the caller's.
func (a *analysis) field(oid int32, o *Obj, k key) *Val {
	if v, ok := o.get(k); ok {
		return v
	}
	if o.Kind == objParam {
		if org := a.originOfObj(oid); org != nil {
			v := a.paramValue(a.part(org, k))
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
		out = join(out, tainted(ownTaint(v)))
	}
	if resolved {
		return out
	}
	// An attribute of data is data.
	return tainted(v.Taint)
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
	switch r.Kind {
	case refModule:
		return a.moduleAttr(r.ID, name)
	case refExtern:
		return a.externAttr(id, r.Name+"."+name, r.Bind), true
	case refInst:
		return a.instAttr(id, v, r, name)
	case refSelf:
		return a.classAttr(id, v, r.ID, name, v)
	case refClass:
		return a.classAttr(id, v, r.ID, name, nil)
	case refSuper:
		return a.superAttr(id, r, name)
	case refObject:
		o := a.obj(r.ID)
		if o == nil {
			return nil, false
		}
		if x, ok := o.get(key{'.', name}); ok {
			return x, true
		}
		if o.Class >= 0 && a.w.number(o.Class, name) {
			return nil, true
		}
		if o.Class >= 0 {
			self := refVal(r)
			if x, ok := a.classAttr(id, v, o.Class, name, self); ok {
				return x, true
			}
		}
		if o.Kind == objParam {
			return a.field(r.ID, o, key{'.', name}), true
		}
		if x, ok := o.get(key{'[', name}); ok && o.Kind == objDict {
			return x, true // templates write d.name for d["name"]
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

// instAttr reads an attribute of an instance of a library's type.
func (a *analysis) instAttr(id ir.ID, v *Val, r Ref, name string) (*Val, bool) {
	t := a.w.base.Type(r.Name)
	if t == nil {
		return nil, false
	}
	at := t.Attribute(name)
	if at == nil {
		if x, ok := a.w.externField(a, r.Name, name); ok {
			return x, true
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
	if !t.IsUntracked() {
		if taint := sanitized(ownTaint(v), at.Sanitizes); len(taint) > 0 {
			out = out.withTaint(joinTaint(out.taint(), taint))
		}
	}
	return out, true
}

// ownTaint is the data of the value itself. What a parameter brings along is left to its own parts, since the value
// has the library's type for certain.
func ownTaint(v *Val) []Atom {
	var out []Atom
	for _, x := range v.taint() {
		if x.Origin.Source != nil {
			out = append(out, x)
		}
	}
	return out
}

// modelled makes the value that a model describes.
func (a *analysis) modelled(id ir.ID, m *knowledge.Value) *Val {
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
	if m.Is != "" {
		v.Refs = []Ref{{Kind: refExtern, Name: a.w.base.Canonical(m.Is)}}
	}
	if m.Source != nil {
		v.Taint = a.source(id, m.Source)
	}
	if m.Elements != nil {
		e := a.modelled(id, m.Elements)
		if e != nil {
			oid := a.newObj(id, 7)
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
	return []Atom{{Origin: o, Kinds: a.w.kindsOf[s.Class] &^ s.Safe}}
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
	return a.externAttr(0, "builtins."+name, nil)
}

func (a *analysis) importModule(in *ir.Instr) *Val {
	name := in.Name
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

// setAttr writes an attribute.
func (a *analysis) setAttr(id ir.ID, obj *Val, name string, v *Val) {
	k := key{'.', name}
	refs := obj.refs()
	for _, r := range refs {
		switch r.Kind {
		case refObject:
			o := a.obj(r.ID)
			if o == nil {
				continue
			}
			if o.Class >= 0 {
				if set := a.w.method(o.Class, name+".setter"); set != nil {
					a.callFunction(id, set, &bound{self: refVal(r)}, &callArgs{pos: []argv{{ir.NoID, v}}})
					continue
				}
				a.fieldEffect(o.Class, k, v)
			}
			if len(refs) > 1 {
				if old, ok := o.get(k); ok {
					a.setObj(r.ID, o.with(k, join(old, v)))
					continue
				}
			}
			a.setObj(r.ID, o.with(k, v))
			if o.Type != "" {
				a.setSinks(id, o.Type, name, v)
			}
		case refSelf, refClass:
			if set := a.w.method(r.ID, name+".setter"); set != nil {
				a.callFunction(id, set, &bound{self: obj}, &callArgs{pos: []argv{{ir.NoID, v}}})
				continue
			}
			a.fieldEffect(r.ID, k, v)
		case refInst:
			a.setSinks(id, r.Name, name, v)
			if a.w.shared[r.Name] {
				a.effects = append(a.effects, effect{kind: effectExtern, key: key{'.', r.Name + "." + name}, val: v})
			}
		case refModule:
			a.effects = append(a.effects, effect{kind: effectGlobal, id: r.ID, key: k, val: v})
		}
	}
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

func (a *analysis) setSinks(id ir.ID, typ, name string, v *Val) {
	at := a.w.base.Attribute(typ, name)
	if at == nil {
		return
	}
	for _, s := range at.Set {
		a.sinkValue(id, s, v, typ+"."+name)
	}
}

// index reads obj[key].
func (a *analysis) index(id ir.ID, v *Val, keyID ir.ID) *Val {
	k := a.vals[keyID]
	if v == bottom || k == bottom {
		return bottom
	}
	if v == nil {
		return nil
	}
	if k != nil && k.Const == nil {
		a.noteInterest(keyID, 0)
	}
	if a.f.Instrs[keyID].Op == ir.OpSlice {
		return a.slice(id, v, keyID)
	}
	if s, ok := v.text(); ok && k != nil && k.Const != nil && k.Const.Kind == ir.Int && v.Const.Kind == ir.Str {
		if r := []rune(s); k.Const.Int < int64(len(r)) && k.Const.Int >= -int64(len(r)) {
			return constVal(ir.Const{Kind: ir.Str, Str: string(r[(k.Const.Int+int64(len(r)))%int64(len(r))])})
		}
	}
	out := bottom
	resolved := false
	for _, r := range v.Refs {
		switch r.Kind {
		case refObject:
			o := a.obj(r.ID)
			if o == nil {
				continue
			}
			if o.Class >= 0 {
				if m := a.w.method(o.Class, "__getitem__"); m != nil {
					resolved = true
					out = join(out, a.callFunction(id, m, &bound{self: refVal(r)}, &callArgs{pos: []argv{{keyID, k}}}))
					continue
				}
			}
			resolved = true
			if o.Kind == objInstance && o.Type != "" {
				if x, ok := a.libraryItem(id, v, o.Type, argv{keyID, k}); ok {
					out = join(out, x)
					if o.Rest == bottom && len(o.Fields) == 0 {
						continue
					}
				}
			}
			out = join(out, a.item(r.ID, o, k))
		case refInst:
			if x, ok := a.libraryItem(id, v, r.Name, argv{keyID, k}); ok {
				resolved = true
				out = join(out, x)
			}
		case refSelf:
			if m := a.w.method(r.ID, "__getitem__"); m != nil {
				resolved = true
				out = join(out, a.callFunction(id, m, &bound{self: v}, &callArgs{pos: []argv{{keyID, k}}}))
			}
		}
	}
	if resolved && out != bottom {
		if a.isParamObject(v) {
			out = join(out, tainted(ownTaint(v)))
		}
		return out
	}
	return tainted(v.Taint)
}

// libraryItem is an element of an instance of a library's type.
func (a *analysis) libraryItem(id ir.ID, v *Val, typ string, k argv) (*Val, bool) {
	t := a.w.base.Type(typ)
	if t == nil {
		return nil, false
	}
	if m := t.Method("__getitem__"); m != nil {
		return a.model(id, m, argv{ir.NoID, v}, &callArgs{pos: []argv{k}}, typ+".__getitem__"), true
	}
	x := a.modelled(id, t.Element())
	if !t.IsUntracked() {
		x = x.withTaint(joinTaint(x.taint(), v.Taint))
	}
	return x, true
}

func (a *analysis) indexKey(v *Val, k key) *Val {
	out := bottom
	for _, r := range v.refs() {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil {
				out = join(out, a.field(r.ID, o, k))
			}
		}
	}
	if out == bottom {
		return tainted(v.taint())
	}
	return out
}

// item reads an element of an object of the heap.
func (a *analysis) item(oid int32, o *Obj, k *Val) *Val {
	if o.Exact && (o.Kind == objList || o.Kind == objTuple) {
		if k != nil && k.Const != nil && k.Const.Kind == ir.Int {
			i := k.Const.Int
			if i < 0 {
				i += int64(len(o.Elems))
			}
			if i >= 0 && i < int64(len(o.Elems)) {
				return o.Elems[i]
			}
			return bottom
		}
		return o.all()
	}
	if ck, ok := constKey(k); ok {
		v := a.field(oid, o, ck)
		if v == bottom && o.Type == "collections.defaultdict" {
			// The first look makes the entry.
			v = a.alloc(ir.ID(oid), 300, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom})
			a.setObj(oid, o.with(ck, v))
		}
		if v == bottom && !o.Exact {
			return nil
		}
		return v
	}
	v := o.all()
	if o.Kind == objParam {
		v = join(v, a.field(oid, o, key{'*', ""}))
	}
	return v
}

func (a *analysis) slice(id ir.ID, v *Val, keyID ir.ID) *Val {
	bounds := a.f.Args(keyID)
	at := func(i int, def int64) (int64, bool) {
		if bounds[i] == ir.NoID {
			return def, true
		}
		c := a.vals[bounds[i]]
		if c.isConst(ir.Int) {
			return c.Const.Int, true
		}
		return 0, false
	}
	n := int64(-1)
	var elems []*Val
	s, isText := v.text()
	runes := []rune(s)
	if isText && v.Const.Kind == ir.Str {
		n = int64(len(runes))
	} else if es, ok := a.elements(v); ok && len(v.Refs) == 1 {
		elems, n = es, int64(len(es))
	}
	if n >= 0 && bounds[2] != ir.NoID && elems != nil {
		if v, ok := a.stepped(id, elems, bounds); ok {
			return v
		}
	}
	if n < 0 && len(v.Refs) == 0 && v.Prefix != "" && bounds[2] == ir.NoID {
		if lo, ok := at(0, 0); ok && lo == 0 {
			if hi, ok := at(1, -1); ok && hi >= 0 && hi <= int64(len(v.Prefix)) && isASCII(v.Prefix) {
				return constVal(ir.Const{Kind: ir.Str, Str: v.Prefix[:hi]})
			}
		}
	}
	if n >= 0 && bounds[2] == ir.NoID {
		lo, ok1 := at(0, 0)
		hi, ok2 := at(1, n)
		if ok1 && ok2 {
			clamp := func(i int64) int64 {
				if i < 0 {
					i += n
				}
				return max(0, min(i, n))
			}
			lo, hi = clamp(lo), clamp(hi)
			hi = max(lo, hi)
			if isText {
				return constVal(ir.Const{Kind: ir.Str, Str: string(runes[lo:hi])})
			}
			o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: elems[lo:hi:hi]}
			return a.alloc(id, 0, o)
		}
	}
	// A part of a string or container holds what the whole does.
	out := *v
	out.Const, out.Prefix, out.Tail, out.Facts, out.Truth = nil, "", "", nil, truthUnknown
	if lo, ok := at(0, 0); !ok || lo != 0 {
		out.Taint = mapAtoms(out.Taint, func(x Atom) Atom { return x })
	}
	return &out
}

// stepped is a slice with a constant step of a list that is known exactly.
func (a *analysis) stepped(id ir.ID, elems []*Val, bounds []ir.ID) (*Val, bool) {
	n := int64(len(elems))
	var b [3]int64
	var given [3]bool
	for i, x := range bounds {
		if x == ir.NoID {
			continue
		}
		v := a.vals[x]
		if v.isConst(ir.None) {
			continue
		}
		if !v.isConst(ir.Int) {
			return nil, false
		}
		b[i], given[i] = v.Const.Int, true
	}
	step := b[2]
	if step == 0 {
		return nil, false
	}
	lo, hi := int64(0), n
	if step < 0 {
		lo, hi = n-1, -1
	}
	clamp := func(i int64) int64 {
		if i < 0 {
			i += n
		}
		if step < 0 {
			return max(-1, min(i, n-1))
		}
		return max(0, min(i, n))
	}
	if given[0] {
		lo = clamp(b[0])
	}
	if given[1] {
		hi = clamp(b[1])
	}
	o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
	for i := lo; step > 0 && i < hi || step < 0 && i > hi; i += step {
		o.Elems = append(o.Elems, elems[i])
	}
	return a.alloc(id, 0, o), true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// setIndex writes obj[key].
func (a *analysis) setIndex(id ir.ID, obj, k, v *Val) {
	for _, r := range obj.refs() {
		switch r.Kind {
		case refInst, refSelf:
			if r.Kind == refInst {
				if m := a.w.base.Method(r.Name, "__setitem__"); m != nil {
					a.model(id, m, argv{a.f.Arg(id, 0), obj}, &callArgs{pos: []argv{{a.f.Arg(id, 1), k}, {a.f.Arg(id, 2), v}}}, r.Name+".__setitem__")
				}
			} else if m := a.w.method(r.ID, "__setitem__"); m != nil {
				a.callFunction(id, m, &bound{self: obj}, &callArgs{pos: []argv{{a.f.Arg(id, 1), k}, {a.f.Arg(id, 2), v}}})
			}
		case refObject:
			if o := a.obj(r.ID); o != nil && o.Class >= 0 {
				if m := a.w.method(o.Class, "__setitem__"); m != nil {
					a.callFunction(id, m, &bound{self: refVal(r)}, &callArgs{pos: []argv{{a.f.Arg(id, 1), k}, {a.f.Arg(id, 2), v}}})
				}
			} else if o != nil && o.Type != "" && o.Kind == objInstance {
				if m := a.w.base.Method(o.Type, "__setitem__"); m != nil {
					a.model(id, m, argv{a.f.Arg(id, 0), obj}, &callArgs{pos: []argv{{a.f.Arg(id, 1), k}, {a.f.Arg(id, 2), v}}}, o.Type+".__setitem__")
				}
			}
		}
	}
	if key := a.f.Instrs[id]; key.Op == ir.OpSetIndex && a.f.Instrs[a.f.Arg(id, 1)].Op == ir.OpSlice {
		v = a.element(id, v)
		for _, r := range obj.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil {
				a.setObj(r.ID, o.withRest(v))
			}
		}
		return
	}
	a.put(obj, k, v)
}

// put stores an element: at a key, or (k nil) somewhere, as append does.
func (a *analysis) put(obj, k, v *Val) {
	refs := obj.refs()
	for _, r := range refs {
		if r.Kind != refObject {
			continue
		}
		o := a.obj(r.ID)
		if o == nil {
			continue
		}
		ck, known := constKey(k)
		weak := len(refs) > 1
		switch {
		case o.Exact && (o.Kind == objList || o.Kind == objTuple):
			if k == nil && !weak && !o.Multi && len(o.Elems) < maxFields {
				n := *o
				n.Elems = append(o.Elems[:len(o.Elems):len(o.Elems)], v)
				a.setObj(r.ID, &n)
				continue
			}
			if ck.Kind == '#' && k != nil && k.Const.Kind == ir.Int {
				i, _ := strconv.Atoi(ck.Name)
				if i < 0 {
					i += len(o.Elems)
				}
				if i >= 0 && i < len(o.Elems) {
					n := *o
					n.Elems = append([]*Val(nil), o.Elems...)
					if weak {
						v = join(v, n.Elems[i])
					}
					n.Elems[i] = v
					a.setObj(r.ID, &n)
					continue
				}
			}
			a.setObj(r.ID, o.withRest(v))
		case known && o.Kind != objSet && o.Kind != objList:
			if weak {
				if old, ok := o.get(ck); ok {
					v = join(v, old)
				}
			}
			a.setObj(r.ID, o.with(ck, v))
		default:
			if k != nil && len(k.taint()) > 0 {
				v = v.withTaint(joinTaint(v.taint(), k.taint()))
			}
			a.setObj(r.ID, o.withRest(v))
		}
	}
}

func (a *analysis) delIndex(obj, k *Val) {
	refs := obj.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return
	}
	a.remove(refs[0].ID, k)
}

// remove takes an element out of an object and yields it.
func (a *analysis) remove(oid int32, k *Val) *Val {
	o := a.obj(oid)
	if o == nil {
		return nil
	}
	if o.Exact && o.Kind == objList {
		if k.isConst(ir.Int) && !o.Multi {
			i := k.Const.Int
			if i < 0 {
				i += int64(len(o.Elems))
			}
			if i < 0 || i >= int64(len(o.Elems)) {
				return bottom
			}
			v := o.Elems[i]
			n := *o
			n.Elems = append(append([]*Val(nil), o.Elems[:i]...), o.Elems[i+1:]...)
			a.setObj(oid, &n)
			return v
		}
		v := o.all()
		a.setObj(oid, o.withRest(bottom))
		return v
	}
	v := a.item(oid, o, k)
	if ck, ok := constKey(k); ok && !o.Multi {
		if _, has := o.get(ck); has {
			n := *o
			n.Fields = nil
			for _, f := range o.Fields {
				if f.Key != ck {
					n.Fields = append(n.Fields, f)
				}
			}
			a.setObj(oid, &n)
		}
	}
	return v
}

// elements are the elements of a list or tuple that is known exactly.
func (a *analysis) elements(v *Val) ([]*Val, bool) {
	refs := v.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return nil, false
	}
	o := a.obj(refs[0].ID)
	if o == nil || !o.Exact || o.Kind != objList && o.Kind != objTuple && o.Kind != objSet {
		return nil, false
	}
	return o.Elems, true
}

func (a *analysis) isTuple(v *Val) bool {
	refs := v.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return false
	}
	o := a.obj(refs[0].ID)
	return o != nil && o.Kind == objTuple
}

// iter is iter(v).
func (a *analysis) iter(v *Val) *Val { return v }

// more reports whether an iteration has an element; never, for an empty display.
func (a *analysis) more(v *Val) *Val {
	if es, ok := a.elements(v); ok && len(es) == 0 {
		return boolVal(false)
	}
	return nil
}

// element is any element that iterating gives: of a dictionary its keys.
func (a *analysis) element(id ir.ID, v *Val) *Val {
	if v == nil || v == bottom {
		return v
	}
	out := bottom
	resolved := false
	for _, r := range v.Refs {
		switch r.Kind {
		case refObject:
			o := a.obj(r.ID)
			if o == nil {
				continue
			}
			resolved = true
			if o.Kind == objDict {
				for i := range o.Fields {
					if o.Fields[i].Key.Kind == '[' {
						out = join(out, constVal(ir.Const{Kind: ir.Str, Str: o.Fields[i].Key.Name}))
					} else {
						out = join(out, nil)
					}
				}
				if o.Rest != bottom {
					out = join(out, tainted(o.Rest.taint()))
				}
				continue
			}
			if o.Class >= 0 {
				if m := a.w.method(o.Class, "__iter__"); m != nil {
					out = join(out, a.iterated(id, a.callFunction(id, m, &bound{self: refVal(r)}, &callArgs{})))
					continue
				}
			}
			e := o.all()
			if o.Kind == objInstance && o.Type != "" {
				if t := a.w.base.Type(o.Type); t != nil {
					x := a.modelled(id, t.Element())
					if !t.IsUntracked() {
						x = x.withTaint(joinTaint(x.taint(), v.Taint))
					}
					e = join(e, x)
				}
			}
			if o.Kind == objParam {
				e = join(e, a.field(r.ID, o, key{'*', ""}))
			}
			out = join(out, e)
		case refInst:
			if t := a.w.base.Type(r.Name); t != nil {
				resolved = true
				x := a.modelled(id, t.Element())
				if !t.IsUntracked() {
					x = x.withTaint(joinTaint(x.taint(), v.Taint))
				}
				out = join(out, x)
			}
		}
	}
	if s, ok := v.text(); ok && s != "" {
		return nil
	}
	if !resolved {
		return tainted(v.Taint)
	}
	var own []Atom
	for _, x := range v.Taint {
		if x.Origin.Source != nil {
			own = append(own, x)
		}
	}
	if len(own) > 0 {
		out = join(out, tainted(own))
	}
	return out
}

// iterated is an element of what __iter__ returned: by its __next__, where it is an instance itself.
func (a *analysis) iterated(id ir.ID, it *Val) *Val {
	for _, r := range it.refs() {
		if r.Kind == refObject && a.instance(r) {
			if m := a.w.method(a.obj(r.ID).Class, "__next__"); m != nil {
				return a.callFunction(id, m, &bound{self: refVal(r)}, &callArgs{})
			}
			return tainted(it.Taint)
		}
	}
	return a.element(id, it)
}

func (a *analysis) unpack(id ir.ID, v *Val, i int, rest bool) *Val {
	if es, ok := a.elements(v); ok {
		if rest {
			o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: bottom}
			for _, e := range es {
				o = o.withRest(e)
			}
			return a.alloc(id, 0, o)
		}
		if i < 0 {
			i += len(es)
		}
		if i >= 0 && i < len(es) {
			return es[i]
		}
		return bottom
	}
	if v == nil || v == bottom {
		return v
	}
	if x, ok := a.unpackEach(v, i); ok && !rest {
		return x
	}
	if len(v.Refs) == 1 && v.Refs[0].Kind == refObject && !rest && i >= 0 {
		if o := a.obj(v.Refs[0].ID); o != nil && o.Kind == objParam {
			return a.field(v.Refs[0].ID, o, key{'#', strconv.Itoa(i)})
		}
	}
	return a.element(id, v)
}

// unpackEach is the element at a place of several lists or tuples that are all known exactly.
func (a *analysis) unpackEach(v *Val, i int) (*Val, bool) {
	if len(v.Refs) < 2 {
		return nil, false
	}
	out := bottom
	for _, r := range v.Refs {
		es, ok := a.elements(&Val{Refs: []Ref{r}})
		if !ok {
			return nil, false
		}
		j := i
		if j < 0 {
			j += len(es)
		}
		if j >= 0 && j < len(es) {
			out = join(out, es[j])
		}
	}
	return out, true
}

// deep is the data of a value and of everything inside it. Of a parameter's, the caller is asked for everything inside
// as well.
func (a *analysis) deep(v *Val) []Atom {
	return mapAtoms(a.deepTo(v, 3), func(x Atom) Atom {
		if x.Origin.Source == nil {
			x.Flags |= withContents
		}
		return x
	})
}

func (a *analysis) deepTo(v *Val, depth int) []Atom {
	if v == nil || v == bottom {
		return nil
	}
	t := v.Taint
	if depth == 0 {
		return t
	}
	for _, r := range v.Refs {
		if r.Kind != refObject {
			continue
		}
		o := a.obj(r.ID)
		if o == nil {
			continue
		}
		for _, e := range o.Elems {
			t = joinTaint(t, a.deepTo(e, depth-1))
		}
		for i := range o.Fields {
			t = joinTaint(t, a.deepTo(o.Fields[i].Val, depth-1))
		}
		if o.Rest != bottom {
			t = joinTaint(t, a.deepTo(o.Rest, depth-1))
		}
	}
	return t
}

// instance reports whether a reference is to an instance of a class of the program.
func (a *analysis) instance(r Ref) bool {
	o := a.obj(r.ID)
	return o != nil && o.Class >= 0
}

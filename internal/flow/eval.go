package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// eval computes the value of an instruction and applies its effects.
func (a *analysis) eval(b ir.BlockID, id ir.ID, in *ir.Instr) *Val {
	arg := func(i int) *Val {
		x := a.f.Arg(id, i)
		if x == ir.NoID {
			return nil
		}
		return a.vals[x]
	}
	switch in.Op {
	case ir.OpConst:
		return a.constant(in.Aux)
	case ir.OpParam:
		return a.params[in.Aux]
	case ir.OpFree:
		if int(in.Aux) < len(a.env) {
			return a.env[in.Aux]
		}
		return nil
	case ir.OpUndef:
		return bottom
	case ir.OpGlobal:
		if a.leaving != nil && a.f.Kind != ir.ModuleBody {
			if v, ok := a.ownGlobal(id); ok {
				return v
			}
		}
		return a.global(a.f.NameOf(id))
	case ir.OpCatch:
		return a.caught(id, in)
	case ir.OpThrow:
		a.throw(id, in.Pos, arg(0), 0)
		return nil
	case ir.OpPhi:
		return a.phi(b, id)
	case ir.OpSigma:
		return a.sigma(id, in)
	case ir.OpSetGlobal:
		if a.fallback(b, id) {
			return nil
		}
		a.place(cellID{effectGlobal, a.f.Module.ID, a.f.NameOf(id)}, arg(0))
		a.effects = append(a.effects, effect{kind: effectGlobal, id: a.f.Module.ID, key: key{'.', a.f.NameOf(id)}, val: arg(0)})
		return nil
	case ir.OpCell:
		return a.alloc(id, 0, &Obj{Kind: objCell, Class: -1, Rest: bottom})
	case ir.OpLoad:
		return a.loadCell(arg(0))
	case ir.OpStore:
		a.storeCell(arg(0), arg(1))
		return nil
	case ir.OpAttr:
		return a.attribute(id, arg(0))
	case ir.OpSetAttr:
		a.setAttr(id, arg(0), a.f.NameOf(id), arg(1))
		return nil
	case ir.OpDelAttr:
		a.delAttr(arg(0), a.f.NameOf(id))
		return nil
	case ir.OpIndex:
		return a.subscript(id, arg(0), arg(1))
	case ir.OpSetIndex:
		a.setIndex(id, arg(0), arg(1), arg(2))
		a.putKeyword(id, arg(1), arg(2))
		return nil
	case ir.OpDelIndex:
		a.delIndex(id, arg(0), arg(1))
		return nil
	case ir.OpList, ir.OpTuple, ir.OpSet:
		return a.display(id, in)
	case ir.OpDict:
		return a.dict(id)
	case ir.OpAppend:
		a.put(arg(0), nil, arg(1))
		return nil
	case ir.OpPut:
		a.put(arg(0), arg(1), arg(2))
		return nil
	case ir.OpSpread:
		return arg(0)
	case ir.OpBinary, ir.OpInPlace:
		return a.binary(id, in, arg(0), arg(1))
	case ir.OpUnary:
		return a.unary(in.Flag, arg(0))
	case ir.OpCompare:
		return a.compare(id, in)
	case ir.OpFormat:
		return a.formatString(id)
	case ir.OpConvert:
		return a.converted(in.Flag, arg(0), arg(1))
	case ir.OpClosure:
		return a.closure(id, in)
	case ir.OpClass:
		return a.class(id, in)
	case ir.OpCall:
		return a.calling(id, in)
	case ir.OpImport:
		return a.importModule(id, in)
	case ir.OpFrom:
		return a.importFrom(a.f.NameOf(a.f.Arg(id, 0)), arg(0), a.f.NameOf(id))
	case ir.OpIter:
		return a.iter(arg(0))
	case ir.OpMore:
		v := a.more(arg(0))
		if facts := a.ended(b, id); v == nil && len(facts) > 0 {
			v = &Val{Facts: facts}
		}
		return v
	case ir.OpNext:
		if v, ok := a.keysTested(a.f.Arg(id, 0), arg(0)); ok {
			return v
		}
		return a.element(id, arg(0))
	case ir.OpUnpack:
		v := a.unpack(id, arg(0), int(in.Aux), int(in.Flag))
		if in.Flag == 0 {
			v = a.withPart(v, a.f.Arg(id, 0), int(in.Aux))
		}
		return v
	case ir.OpEnter:
		return a.enterContext(id, arg(0))
	case ir.OpExit:
		a.exitContext(id, arg(0))
		return nil
	case ir.OpYield:
		if x := a.f.Arg(id, 0); x != ir.NoID {
			v := a.lent(id, a.vals[x])
			a.yields = join(a.yields, v)
			a.put(a.generator(), nil, v)
		}
		return nil
	case ir.OpYieldFrom:
		a.yields = join(a.yields, a.element(id, arg(0)))
		a.containerMethod(id, a.generator(), "extend", &callArgs{pos: []argv{{a.f.Arg(id, 0), arg(0)}}})
		return nil
	case ir.OpAwait:
		return a.awaited(id, arg(0))
	case ir.OpMatch:
		return a.match(in, arg(0), id)
	case ir.OpAnnotate:
		return a.declaredAs(id, in, arg(0))
	case ir.OpUnknown:
		var t []Atom
		for _, x := range a.f.Args(id) {
			t = joinTaint(t, a.deep(a.vals[x]))
		}
		return tainted(t)
	}
	return nil
}

// attribute is object.name, by what is known of the object, of the name, and of the function so far.
func (a *analysis) attribute(id ir.ID, obj *Val) *Val {
	name := a.f.NameOf(id)
	if name == "" {
		return nil
	}
	v, known := a.ofItsClass(id, name)
	if !known {
		v = a.readAgain(id, a.reread(id, a.attrIn(a.f, id, obj, name)))
	}
	if a.leaving != nil {
		if x, ok := a.leftAttr(id, obj, name); ok {
			v = x
		}
	}
	v = a.setBefore(id, a.f.Arg(id, 0), name, v)
	if name == "netloc" || name == "hostname" {
		v = a.hostFacts(id, v)
	}
	if addressTests[name] {
		v = a.addressFacts(id, name, v)
	}
	if name == "_meta" && v != bottom && len(v.taint()) > 0 {
		return nil // what a model says of its class: names of tables and columns that the program has given them
	}
	return v
}

// subscript is object[key], likewise.
func (a *analysis) subscript(id ir.ID, obj, k *Val) *Val {
	of := a.f.Arg(id, 0)
	if a.missing(obj, k) && a.keptHere(of) && a.endsHere(id) {
		return bottom
	}
	v := a.claims(id, a.keyword(id, a.readAgain(id, a.reread(id, a.index(id, obj, a.f.Arg(id, 1))))))
	if a.leaving != nil {
		if x, ok := a.leftEntry(id, obj, k); ok {
			v = x
		}
	}
	if len(a.parts) > 0 && k.isConst(ir.Int) {
		v = a.withPart(v, of, int(k.Const.Int))
	}
	return v
}

// calling is what a call gives, and what is known of it where it reads an entry: form.get("name").
func (a *analysis) calling(id ir.ID, in *ir.Instr) *Val {
	v := a.call(id, in)
	if len(v.taint()) > 0 && v != bottom {
		switch n := len(a.f.Args(id)); {
		case n > 1 && a.f.NameOf(a.f.Arg(id, 0)) == "get":
			v = a.keyword(id, a.readAgain(id, a.reread(id, v)))
			if name, ok := a.vals[a.f.Arg(id, 1)].text(); ok && len(a.fs.entries) > 0 {
				v = a.ofRoute(name, v)
			}
		case n == 1 && len(a.inForce) > 0 && readsAll[a.f.NameOf(a.f.Arg(id, 0))]:
			v = a.readAgain(id, v)
		}
	}
	if a.leaving != nil {
		if of, k, ok := a.getsEntry(id); ok {
			if x, ok := a.leftEntry(id, of, k); ok {
				v = x
			}
		}
	}
	return v
}

// formatString is a text of pieces: f"{a} and {b}".
func (a *analysis) formatString(id ir.ID) *Val {
	args := a.f.Args(id)
	parts := make([]*Val, len(args))
	for i, x := range args {
		if a.encoded(x) {
			parts[i] = a.reprOf(a.vals[x])
			continue
		}
		parts[i] = a.formatted(a.vals[x])
	}
	a.noteAuthority(args, parts)
	return a.concat(parts)
}

// noteAuthority records that where a host ends hangs on a parameter that stands between "://" and data: f"{scheme}://{host}{path}". A
// caller may know it.
func (a *analysis) noteAuthority(args []ir.ID, parts []*Val) {
	for i := 0; i+2 < len(parts) && !a.spec; i++ {
		s, ok := parts[i].text()
		if !ok || !strings.HasSuffix(s, "://") || parts[i+1] == nil || parts[i+1].Const != nil || len(parts[i+2].taint()) == 0 {
			continue
		}
		a.noteInterest(args[i+1], 0)
		if i > 0 {
			a.noteInterest(args[i-1], 0)
		}
	}
}

// converted is such a piece as it is written there: {a!r}, {a:>8}.
func (a *analysis) converted(conversion uint8, v, spec *Val) *Val {
	if conversion == 'r' || conversion == 'a' {
		return a.reprOf(v)
	}
	if s, ok := spec.text(); ok && conversion == 0 {
		return a.inFormat(v, s)
	}
	return a.stringOf(v)
}

// declaredAs is a value with what its annotation says of it, as far as nothing better is known.
func (a *analysis) declaredAs(id ir.ID, in *ir.Instr, v *Val) *Val {
	if a.nothingKnown(v) {
		return a.annotate(id, a.f.Module, a.f.Types[in.Aux], v)
	}
	if part, ok := a.openPart(v); ok {
		return a.annotatePart(part, a.f.Module, a.f.Types[in.Aux], v)
	}
	return v
}

func (a *analysis) loadCell(c *Val) *Val {
	v := bottom
	for _, r := range c.refs() {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil {
				if o.Kind == objParam {
					v = join(v, a.capturedCell(r.ID, o))
				} else {
					v = join(v, o.Rest)
				}
			}
		}
	}
	if v == bottom {
		return nil
	}
	return v
}

// cellKey is the content of a cell that belongs to a caller.
var cellKey = key{Kind: 'c'}

// capturedCell reads a cell of the function around: what a caller's cell holds and, for callers that are not seen,
// what the cell held when the closure was made.
func (a *analysis) capturedCell(oid int32, o *Obj) *Val {
	if v, ok := o.get(cellKey); ok {
		return v
	}
	v := a.field(oid, o, cellKey)
	if org := a.originOfObj(oid); org != nil && org.Parent == nil {
		i := int(org.Param) - len(a.f.Params)
		if i >= 0 {
			a.read(effectEnv, a.f.ID, "") // also where nobody has made the closure yet
			if env := a.fs.env; i < len(env) {
				v = join(v, env[i])
			}
		}
	}
	return v
}

func (a *analysis) storeCell(c, v *Val) {
	for _, r := range c.refs() {
		if r.Kind != refObject {
			continue
		}
		o := a.obj(r.ID)
		switch {
		case o == nil:
		case o.Kind == objParam:
			a.setObj(r.ID, o.with(cellKey, v))
		default:
			n := *o
			n.Rest = v
			a.setObj(r.ID, &n)
		}
	}
}

// display makes a list, tuple or set.
func (a *analysis) display(id ir.ID, in *ir.Instr) *Val {
	o := &Obj{Class: -1, Exact: true, Rest: bottom}
	switch in.Op {
	case ir.OpList:
		o.Kind, o.Type = objList, "builtins.list"
	case ir.OpTuple:
		a.routed(id)
		o.Kind, o.Type = objTuple, "builtins.tuple"
	default:
		o.Kind, o.Type = objSet, "builtins.set"
	}
	for _, x := range a.f.Args(id) {
		if a.f.Instrs[x].Op == ir.OpSpread {
			if elems, ok := a.elements(a.vals[x]); ok && o.Exact {
				o.Elems = append(o.Elems, elems...)
			} else {
				if o.Exact && len(o.Elems) == 0 && o.sequence() && a.beginsUnknown(a.f.Arg(x, 0)) {
					o = ofUnknown(o.withTail(nil))
				}
				if p := a.sequenceOf(a.vals[x]); p != nil {
					o = o.followedBy(p, func(v *Val) *Val { return v })
				} else if first, ok := a.beginsAs(a.vals[x]); ok && o.Exact && len(o.Elems) == 0 && o.sequence() {
					o = o.withTail(a.element(id, a.vals[x])).with(keyOfInt(0), first)
				} else {
					o = o.withTail(a.element(id, a.vals[x]))
				}
			}
			continue
		}
		if o.Exact && len(o.Elems) < maxFields {
			o.Elems = append(o.Elems, a.asOperands(o, a.vals[x]))
		} else {
			o = o.withLast(a.vals[x])
		}
	}
	return a.alloc(id, 0, o)
}

func (a *analysis) dict(id ir.ID) *Val {
	o := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
	args := a.f.Args(id)
	for i := 0; i < len(args); i += 2 {
		if args[i] == ir.NoID {
			o = a.merge(o, a.vals[args[i+1]])
			continue
		}
		k, ok := constKey(a.vals[args[i]])
		if !ok {
			k, ok = a.groupKey(a.vals[args[i]])
		}
		if ok && len(o.Fields) < maxFields {
			a.noteFlagsIn(args[i+1]) // {"httponly": not script}
			if old, dup := o.get(k); !dup || old != a.vals[args[i+1]] {
				o.Fields = putField(o.Fields, k, a.vals[args[i+1]])
			}
		} else {
			o = o.withEntry(a.keyData(a.vals[args[i]]), a.vals[args[i+1]])
		}
	}
	return a.alloc(id, 0, o)
}

func putField(fs []field, k key, v *Val) []field {
	for i := range fs {
		if fs[i].Key == k {
			fs[i].Val = v
			return fs
		}
	}
	return append(fs, field{k, v})
}

// merge puts the entries of a mapping into a dictionary.
func (a *analysis) merge(o *Obj, from *Val) *Obj {
	known := false
	for _, r := range from.refs() {
		if r.Kind != refObject {
			continue
		}
		src := a.obj(r.ID)
		if src == nil {
			continue
		}
		if src.Kind != objParam {
			known = true
		}
		for _, f := range src.Fields {
			if f.Key.Kind != '.' {
				o = o.with(f.Key, f.Val)
			}
		}
		if src.Rest != bottom {
			if src.Kind == objDict && slices.ContainsFunc(src.Keys, fromClient) {
				o = perhapsReplaced(o, "", src.Rest)
			}
			o = o.withEntry(src.Keys, src.Rest)
		}
	}
	if p := a.whole(from); p != nil && o.Kind == objDict {
		o = a.spread(o, from, p)
		if a.classOf(from) >= 0 {
			return o
		}
		if t := slices.DeleteFunc(slices.Clone(from.taint()), func(x Atom) bool { return x.Origin.Source == nil }); len(t) > 0 { // a framework fills it
			o = o.withEntry(t, tainted(t))
		}
		return o
	}
	if t := from.taint(); len(t) > 0 {
		if !known {
			o = perhapsReplaced(o, "", tainted(t))
		}
		o = o.withEntry(t, tainted(t))
	} else if !known {
		o = o.withRest(nil)
	}
	return o
}

// spread puts the entries of a parameter, which only the callers know, into a dictionary: under a key of its own, in the
// place of all of them.
func (a *analysis) spread(o *Obj, from *Val, p *Origin) *Obj {
	oid := from.Refs[0].ID
	c := *o
	c.Exact = false
	c.Fields = nil
	for _, f := range o.Fields {
		if f.Key.Kind != '&' {
			f.Val = join(f.Val, a.field(oid, a.obj(oid), f.Key)) // perhaps replaced
		}
		c.Fields = append(c.Fields, f)
	}
	c.Fields = append(c.Fields, field{key{'&', strconv.Itoa(int(p.Index))}, from})
	return &c
}

// spreadItem is what stands under a key in the parameters whose entries a dictionary has taken over.
func (a *analysis) spreadItem(o *Obj, k key) *Val {
	out := bottom
	for _, f := range o.Fields {
		if f.Key.Kind == '&' && len(f.Val.refs()) == 1 && f.Val.Refs[0].Kind == refObject {
			if oid := f.Val.Refs[0].ID; a.obj(oid) != nil {
				out = join(out, a.field(oid, a.obj(oid), k))
			}
		}
	}
	return out
}

// constKey is the key that a constant subscript selects.
func constKey(v *Val) (key, bool) {
	if v == nil || v.Const == nil {
		return key{}, false
	}
	switch v.Const.Kind {
	case ir.Str, ir.Bytes:
		return key{'[', v.Const.Str}, true
	case ir.Int, ir.Bool:
		return key{'#', strconv.FormatInt(v.Const.Int, 10)}, true
	case ir.None:
		return key{'#', "None"}, true
	}
	return key{}, false
}

func (a *analysis) match(in *ir.Instr, v *Val, id ir.ID) *Val {
	kind := objOther
	for _, r := range v.refs() {
		if r.Kind != refObject {
			return nil
		}
		if o := a.obj(r.ID); o != nil {
			kind = o.Kind
		}
	}
	if len(v.refs()) != 1 || kind == objOther || kind == objParam {
		if v != nil && v.Const != nil && a.f.NameOf(id) != "class" {
			return boolVal(false)
		}
		return nil
	}
	switch a.f.NameOf(id) {
	case "sequence":
		return boolVal(kind == objList || kind == objTuple)
	case "mapping":
		return boolVal(kind == objDict)
	}
	return nil
}

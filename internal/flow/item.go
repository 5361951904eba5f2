package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what subscripts do: reading, writing and removing elements of objects of the heap and of libraries.

// annotatedWith is the type that an alias for a type with more to it stands for: Database = Annotated[Session, Depends(get)].
func (a *analysis) annotatedWith(v *Val, keyID ir.ID) *Val {
	args := a.vals[keyID]
	if len(v.Refs) != 1 || v.Refs[0].Kind != refExtern || v.Refs[0].Name != "typing.Annotated" && v.Refs[0].Name != "typing_extensions.Annotated" {
		return nil
	}
	es, ok := a.elements(args)
	if !ok || len(es) == 0 {
		return nil
	}
	out := es[0]
	if a.f.Instrs[keyID].Op == ir.OpTuple {
		for _, x := range a.f.Args(keyID)[1:] {
			if v := a.injecting(x); v != a.vals[x] {
				out = join(out, v)
			}
		}
	}
	return out
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
	if of, x, ok := a.behindSlice(id, k); ok && id != 0 {
		v, k = of, x
	}
	if id != 0 {
		k = a.foldedOption(a.f.Arg(id, 0), k)
	}
	if v = a.pieceText(v); v == nil {
		return nil
	}
	if a.f.Instrs[keyID].Op == ir.OpSlice {
		if a.recognizable(keyID) {
			v = a.shown(v)
		}
		if len(v.taint()) > 0 && a.cutsBeginning(keyID) {
			v = a.unquoted(v)
		}
		return a.slice(id, v, keyID)
	}
	if name, ok := k.text(); ok && id != 0 {
		if of := a.f.Arg(id, 0); a.f.Instrs[of].Op == ir.OpAttr && a.f.NameOf(of) == "__dict__" {
			return a.attr(id, a.vals[a.f.Arg(of, 0)], name)
		}
	}
	if t := a.annotatedWith(v, keyID); t != nil {
		return t
	}
	if s, ok := v.text(); ok && k != nil && k.Const != nil && k.Const.Kind == ir.Int && v.Const.Kind == ir.Str {
		if r := []rune(s); k.Const.Int < int64(len(r)) && k.Const.Int >= -int64(len(r)) {
			return constVal(ir.Const{Kind: ir.Str, Str: string(r[(k.Const.Int+int64(len(r)))%int64(len(r))])})
		}
	}
	if p := v.prefix(); p != "" && v.Const == nil && len(v.Refs) == 0 && k.isConst(ir.Int) && k.Const.Int >= 0 && k.Const.Int < int64(len(p)) && isASCII(p) {
		return constVal(ir.Const{Kind: ir.Str, Str: p[k.Const.Int : k.Const.Int+1]})
	}
	if o := a.exactDict(v); o != nil && len(k.taint()) > 0 && len(o.Keys) == 0 {
		a.addReturned(id, Fact{Target: keyID, True: knowledge.AllKinds}) // it is one of the keys
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
			if x, ok := a.placeOf(id, o, r, k); ok {
				resolved = true
				out = join(out, x)
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
			if o.Kind == objParam && a.itemsAreText(v) {
				continue
			}
			if o.Kind == objInstance && o.Type != "" {
				if x, ok := a.libraryItem(id, v, o.Type, argv{keyID, k}); ok {
					out = join(out, x)
					if o.Rest == bottom && len(o.Fields) == 0 {
						continue
					}
				}
			}
			out = join(out, a.item(r.ID, o, k))
			if o.Class >= 0 {
				out = join(out, a.missingItem(id, o, r, argv{keyID, k}))
			}
		case refInst:
			if x, ok := a.libraryItem(id, v, r.Name, argv{keyID, k}); ok {
				resolved = true
				out = join(out, x)
			}
		case refClass:
			if t := a.w.ExternBase(r.ID); a.w.base.Type(t).IsKept() {
				if x, ok := a.libraryItem(id, v, t, argv{keyID, k}); ok {
					resolved = true
					out = join(out, x)
				}
			} else if !a.w.base.Type(t).IsA("enum.Enum") { // Cache[int] is Cache
				resolved = true
				out = join(out, refVal(r))
			}
		case refSelf:
			if m := a.w.method(r.ID, "__getitem__"); m != nil {
				resolved = true
				out = join(out, a.callFunction(id, m, &bound{self: v}, &callArgs{pos: []argv{{keyID, k}}}))
			}
		}
	}
	if resolved && out != bottom {
		if a.isParamObject(v) && !a.itemModelled(v) {
			out = withData(out, a.columnAt(ownAtoms(v.taint()), k))
		} else if a.orDisplay(v) {
			out = withData(out, a.columnAt(v.Taint, k))
		}
	} else {
		out = tainted(a.columnAt(v.Taint, k))
	}
	if name, ok := k.text(); ok && len(a.fs.entries) > 0 {
		return a.ofRoute(name, out)
	}
	if t := out.taint(); len(t) > 0 { // of a thing that was drawn among others
		if name, ok := k.text(); ok {
			if part := partOfDrawn(t, name); len(part) < len(t) {
				out = out.withTaint(part)
			}
		}
	}
	return pickedBy(out, k)
}

// pickedBy is an element that a number was drawn for: letters[random.randrange(26)] is as easily guessed as the number.
func pickedBy(v, k *Val) *Val {
	drawn := func(x Atom) bool { return x.is(knowledge.Random) }
	if v == bottom || !slices.ContainsFunc(k.taint(), drawn) {
		return v
	}
	out := slices.DeleteFunc(slices.Clone(k.Taint), func(x Atom) bool { return !drawn(x) })
	return v.withTaint(joinTaint(v.taint(), out))
}

// missingItem is what a class of the program gives for a key that its dictionary does not have (__missing__).
func (a *analysis) missingItem(id ir.ID, o *Obj, r Ref, k argv) *Val {
	m := a.w.method(o.Class, "__missing__")
	if m == nil {
		return bottom
	}
	if c, ok := constKey(k.val); ok {
		if _, there := o.get(c); there {
			return bottom
		}
	}
	return a.callFunction(id, m, &bound{self: refVal(r)}, &callArgs{pos: []argv{k}})
}

// orDisplay reports whether a value is data or, in their place, a list or dictionary that the program writes: (sent or [""])[0].
func (a *analysis) orDisplay(v *Val) bool {
	if !v.Open || len(v.Taint) == 0 || len(v.Refs) != 1 || v.Refs[0].Kind != refObject {
		return false
	}
	o := a.obj(v.Refs[0].ID)
	return o != nil && o.Class < 0 && (o.Kind == objDict || o.Kind == objTuple || o.Type == "builtins.list")
}

// itemModelled reports whether a model says what the elements of a value are: then it is the model that says which of
// its data are in them.
func (a *analysis) itemModelled(v *Val) bool {
	return a.itemModel(v) != nil
}

// itemsAreText reports whether a model says that the elements of a value are texts, whoever made it.
func (a *analysis) itemsAreText(v *Val) bool {
	m := a.itemModel(v)
	return m != nil && a.w.base.Canonical(m.Returns.Type) == "builtins.str"
}

// itemModel is what a model says of reading an element; nil where it says nothing.
func (a *analysis) itemModel(v *Val) *knowledge.Function {
	for _, r := range v.Refs {
		typ := r.Name
		if r.Kind == refObject {
			o := a.obj(r.ID)
			if o == nil || o.Kind == objParam {
				continue
			}
			typ = o.Type
		}
		if m := a.w.base.Method(typ, "__getitem__"); m != nil && m.Returns != nil {
			return m
		}
	}
	return nil
}

// libraryItem is an element of an instance of a library's type.
func (a *analysis) libraryItem(id ir.ID, v *Val, typ string, k argv) (*Val, bool) {
	t := a.w.base.Type(typ)
	if t == nil {
		return nil, false
	}
	if ck, ok := constKey(k.val); ok {
		if x, ok := a.w.externField(a, typ, "["+ck.Name+"]"); ok {
			return x, true // request.app["db"]
		}
	}
	if m := t.Method("__getitem__"); m != nil {
		x := a.model(id, m, argv{ir.NoID, a.withoutEntries(v, k.val)}, &callArgs{pos: []argv{k}}, typ+".__getitem__")
		return a.environment(typ, k.val, x), true
	}
	x := a.modelled(id, t.Element())
	if !t.IsUntracked() {
		x = x.withTaint(joinTaint(x.taint(), v.Taint))
	}
	return x, true
}

// withoutEntries is an instance of a library's type without what the function has put in under keys that are known, where one that is
// known is read: what stands under that very key is joined by who asks.
func (a *analysis) withoutEntries(v, k *Val) *Val {
	if _, ok := constKey(k); !ok || v == nil {
		return v
	}
	taint, refs := v.Taint, []Ref(nil)
	for i, r := range v.Refs {
		o := (*Obj)(nil)
		if r.Kind == refObject {
			o = a.obj(r.ID)
		}
		if o == nil || o.Class >= 0 || len(o.Fields) == 0 || len(o.Keys) > 0 || slices.ContainsFunc(o.Fields, func(f field) bool { return f.Key.Kind == '.' }) {
			if refs != nil {
				refs = append(refs, r)
			}
			continue
		}
		if refs == nil {
			refs = append(make([]Ref, 0, len(v.Refs)), v.Refs[:i]...)
		}
		taint = joinTaint(taint, o.Rest.taint())
	}
	if refs == nil {
		return v
	}
	out := *v
	out.Refs, out.Taint = refs, taint
	return &out
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
	if a.isParamObject(v) { // what a framework passes as a whole is under every key
		return withData(out, ownAtoms(v.taint()))
	}
	return out
}

// anyKey is the part of a parameter that stands under any of its keys.
var anyKey = key{Kind: '?'}

// anyItem is what stands under any key of a value.
func (a *analysis) anyItem(id ir.ID, v *Val) *Val {
	if v == nil || v == bottom {
		return v
	}
	out := bottom
	for _, r := range v.Refs {
		switch o := a.obj(r.ID); {
		case r.Kind == refInst:
			if x, ok := a.libraryItem(id, v, r.Name, argv{ir.NoID, nil}); ok {
				out = join(out, x)
			}
		case r.Kind != refObject || o == nil:
		case o.Kind == objParam:
			out = join(out, join(o.all(), a.field(r.ID, o, anyKey)))
		case o.Kind == objInstance && o.Type != "":
			if x, ok := a.libraryItem(id, v, o.Type, argv{ir.NoID, nil}); ok {
				out = join(out, x)
			}
			out = join(out, o.all())
		default:
			out = join(out, o.all())
		}
	}
	if out == bottom {
		return tainted(v.Taint)
	}
	return withData(out, ownAtoms(v.Taint))
}

// item reads an element of an object of the heap.
func (a *analysis) item(oid int32, o *Obj, k *Val) *Val {
	if o.Exact && (o.Kind == objList || o.Kind == objTuple) {
		if k != nil && k.Const != nil && isInt(k.Const) {
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
		if o.sequence() && strings.HasPrefix(ck.Name, "-") {
			if v, ok := o.get(ck); ok {
				return v
			}
			return o.all() // counted from an end that is not known
		}
		v := a.field(oid, o, ck)
		if _, own := o.get(ck); !own && o.Kind == objDict {
			if ck.Kind == '[' && strings.HasPrefix(ck.Name, "$") && len(o.Keys) > 0 && !a.namesOperator(o.Keys) {
				return bottom // the program has named all entries
			}
			v = join(v, a.spreadItem(o, ck))
		}
		if v == bottom && o.Kind == objInstance {
			if s := section(o, ck.Name); s != nil { // config["files"]["root"]
				entry := a.entryOf(oid, ck)
				a.heap.set(entry, s)
				return refVal(Ref{Kind: refObject, ID: entry})
			}
		}
		if v == bottom && strings.HasPrefix(o.Type, defaultDict) {
			// The first look makes the entry.
			entry := a.entryOf(oid, ck)
			a.heap.set(entry, emptyContainer(o.Type[len(defaultDict):]))
			v = refVal(Ref{Kind: refObject, ID: entry})
			a.setObj(oid, o.with(ck, v))
		}
		if v == bottom && !o.Exact {
			return nil
		}
		return v
	}
	v := o.all()
	switch o.Kind {
	case objParam:
		v = join(v, a.field(oid, o, anyKey))
	case objDict:
		v = join(v, a.spreadItem(o, anyKey))
	}
	return v
}

// section is the mapping of what stands under keys of two parts, of which the first is given; nil where there is nothing.
func section(o *Obj, name string) *Obj {
	var out *Obj
	for _, f := range o.Fields {
		if rest, ok := strings.CutPrefix(f.Key.Name, name+"\x00"); ok && f.Key.Kind == '[' {
			if out == nil {
				out = &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Rest: o.Rest}
			}
			out.Fields = append(out.Fields, field{key{'[', rest}, f.Val})
		}
	}
	return out
}

// maxShown is how many characters at the beginning or the end of a secret tell it from others without giving it away.
const maxShown = 8

// setIndex writes obj[key].
func (a *analysis) setIndex(id ir.ID, obj, k, v *Val) {
	for _, r := range obj.refs() {
		if ck, ok := constKey(k); ok && r.Kind == refInst {
			a.share(r.Name, "["+ck.Name+"]", v)
		}
		switch r.Kind {
		case refInst, refSelf:
			if r.Kind == refInst {
				a.setEnvironment(r, k, v)
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
		if a.setPieces(obj, v, a.f.Arg(id, 1)) || a.setSlice(obj, a.f.Arg(id, 1), v) {
			return
		}
		v = a.element(id, v)
		for _, r := range obj.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil {
				a.setObj(r.ID, o.withRest(v))
			}
		}
		return
	}
	if k != nil && k.Const == nil {
		a.noteInterest(a.f.Arg(id, 1), 0)
	}
	if of := a.dictOf(a.f.Arg(id, 0)); of != ir.NoID {
		a.setInDict(id, a.vals[of], a.f.Arg(id, 1), v)
		return
	}
	k = a.foldedOption(a.f.Arg(id, 0), k)
	a.setInParser(id, obj, k, v)
	a.deferPuts(id, obj, k, v)
	if kept := a.unhooked(obj); kept != nil {
		a.put(kept, k, v)
		if k != nil && k.Const == nil && len(v.taint()) > 0 && a.ownKey(a.f.Arg(id, 0), a.f.Arg(id, 1)) {
			a.replaceAny(kept, v)
		}
	}
}

// put stores an element: at a key, or (k nil) somewhere, as append does.
func (a *analysis) put(obj, k, v *Val) {
	refs := obj.refs()
	if c, ok := entryPlace(refs, k); ok {
		if o := a.obj(refs[0].ID); o != nil && o.Kind == objDict {
			a.exact = true
			defer func() {
				a.exact = false
				a.place(c, v)
			}()
		}
	}
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
			if k == nil {
				a.setObj(r.ID, o.withTail(v))
			} else {
				a.setObj(r.ID, o.withRest(v))
			}
		case k == nil && o.sequence() && !weak:
			a.setObj(r.ID, o.withLast(v))
		case k == nil && o.sequence():
			a.setObj(r.ID, o.withTail(v))
		case known && o.Kind == objList && ck.Kind == '#' && !strings.HasPrefix(ck.Name, "-") && len(ck.Name) == 1 && !weak && !o.Multi:
			n := o.with(ck, v) // one of the first of a list whose length is not known, which is at least as long
			if i, ok := ck.place(); ok && o.Least > 0 {
				n.atLeast(max(o.least(), i+1))
			}
			a.setObj(r.ID, n)
		case known && o.Kind != objSet && o.Kind != objList:
			if weak {
				if old, ok := o.get(ck); ok {
					v = join(v, old)
				}
			}
			a.setObj(r.ID, o.with(ck, v))
		default:
			n := o.withEntry(a.keyData(k), v)
			if o.Kind == objDict && a.chosenKey(k) {
				n = perhapsReplaced(n, k.prefix(), v)
			}
			a.setObj(r.ID, n)
		}
	}
}

func (a *analysis) delIndex(id ir.ID, obj, k *Val) {
	refs := obj.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return
	}
	if at := a.f.Arg(id, 1); a.f.Instrs[at].Op == ir.OpSlice {
		if !a.setPieces(obj, nil, at) && !a.setSlice(obj, at, nil) {
			if o := a.obj(refs[0].ID); o != nil && o.sequence() {
				a.setObj(refs[0].ID, o.withRest(bottom))
			}
		}
		return
	}
	if k != nil && k.Const == nil {
		a.noteInterest(a.f.Arg(id, 1), 0)
	}
	if a.isParam(obj) {
		a.deferRemoval(id, obj, k, false)
	}
	a.remove(refs[0].ID, k)
}

// removeEntry is dict.popitem: the entry that was put in last, or first, as a pair.
func (a *analysis) removeEntry(id ir.ID, oid int32, first bool) *Val {
	o := a.obj(oid)
	if o == nil {
		return bottom
	}
	if n := len(o.Fields); o.Kind == objDict && o.Exact && !o.Multi && n > 0 {
		at := n - 1
		if first {
			at = 0
		}
		f := o.Fields[at]
		c := *o
		c.Fields = slices.Delete(slices.Clone(o.Fields), at, at+1)
		a.setObj(oid, &c)
		return a.tuple(id, keyVal(f.Key), f.Val)
	}
	v := o.all()
	if o.Kind == objParam {
		v = join(v, a.field(oid, o, anyKey))
	}
	return a.tuple(id, tainted(o.Keys), v)
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
	if o.sequence() {
		a.setObj(oid, o.withRest(bottom))
		return v
	}
	if ck, ok := constKey(k); ok && !o.Multi {
		if _, has := o.get(ck); has {
			a.setObj(oid, o.omit(ck))
		}
	}
	return v
}

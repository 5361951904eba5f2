package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what the language's own functions and types do to values. What is a sink or a sanitizer among them
// is said by models; here is only how values move and, for constants, what they become.

// builtinCall evaluates a builtin function. Models of it are still consulted for sinks when it is not handled here.
func (a *analysis) builtinCall(id ir.ID, name string, c *callArgs) (*Val, bool) {
	if v, ok := a.namedImport(name, c); ok {
		return v, true
	}
	short, ok := strings.CutPrefix(name, "builtins.")
	if !ok {
		if name == "functools.partial" {
			return a.partial(id, c), true
		}
		return a.container(id, name, c)
	}
	x := c.positional(0)
	if v, ok := a.textMade(id, short, x, c); ok {
		return v, true
	}
	if v, ok := a.numberMade(id, short, x, c); ok {
		return v, true
	}
	if v, ok := a.introspection(id, short, x, c); ok {
		return v, true
	}
	return a.goneThrough(id, short, x, c)
}

// partial is functools.partial: the function, and the arguments that it is given beforehand.
func (a *analysis) partial(id ir.ID, c *callArgs) *Val {
	o := &Obj{Kind: objOther, Class: -1, Type: "functools.partial", Rest: bottom}
	if len(c.pos) > 0 {
		o.Fields = append(o.Fields, field{key{'.', "func"}, c.pos[0].val})
		for _, x := range c.pos[1:] {
			o.Elems = append(o.Elems, x.val)
		}
	}
	for _, n := range c.named {
		o.Fields = append(o.Fields, field{key{'[', n.name}, n.val})
	}
	return a.alloc(id, 0, o)
}

// textMade is a builtin function that makes a text, or the bytes of one; false for any other one.
func (a *analysis) textMade(id ir.ID, name string, x *Val, c *callArgs) (*Val, bool) {
	switch name {
	case "str":
		if len(c.pos) == 0 {
			return constVal(ir.Const{Kind: ir.Str}), true
		}
		if a.encoded(c.register(0)) && len(c.pos) == 1 {
			return a.reprOf(x), true
		}
		v := a.stringOf(x)
		if v == nil || v == bottom || len(v.Taint) == 0 {
			return v, true
		}
		return v.withTaint(asText(v.Taint)), true
	case "repr", "ascii":
		return a.reprOf(x), true
	case "format":
		if len(c.pos) == 2 {
			if spec, ok := c.positional(1).text(); ok {
				return a.inFormat(x, spec), true
			}
		}
		return a.formatted(x), true
	case "chr":
		return a.characterMade(x, c), true
	case "str.maketrans":
		if o, ok := a.makeTrans(c); ok {
			return a.alloc(id, 0, o), true
		}
	case "bytes", "bytearray", "memoryview":
		return a.bytesMade(id, name, x, c), true
	}
	return nil, false
}

// numberMade is a builtin function that counts, measures or decides: a number or a truth value comes out, and nothing of a text; false for any other one.
func (a *analysis) numberMade(id ir.ID, name string, x *Val, c *callArgs) (*Val, bool) {
	switch name {
	case "len":
		if s, ok := x.text(); ok && x.Const.Kind == ir.Str {
			return constVal(ir.Const{Kind: ir.Int, Int: int64(len([]rune(s)))}), true
		}
		if es, ok := a.elements(x); ok {
			return constVal(ir.Const{Kind: ir.Int, Int: int64(len(es))}), true
		}
		if o := a.exactDict(x); o != nil && len(o.Fields) > 0 {
			return constVal(ir.Const{Kind: ir.Int, Int: int64(len(o.Fields))}), true
		}
		return nil, true
	case "divmod":
		if v, ok := a.constantCall(id, name, c); ok {
			return v, true
		}
	case "int":
		return a.wholeNumber(id, x, c), true
	case "float", "complex":
		if s, ok := x.text(); ok && name == "float" && noNumber(name, s) && a.endsHere(id) {
			return bottom, true
		}
		if len(c.pos) > 0 && c.pos[0].id != ir.NoID {
			a.addReturned(id, Fact{Target: c.pos[0].id, True: knowledge.AllKinds})
		}
		return a.numberOf(x), true
	case "pow":
		if v, ok := foldBinary(ir.Pow, x, c.positional(1)); ok && len(c.pos) == 2 {
			return v, true
		}
	case "hash", "id", "ord", "round", "hasattr", "hex", "oct", "bin":
		if name == "ord" {
			if s, ok := x.text(); ok && len([]rune(s)) == 1 {
				return constVal(ir.Const{Kind: ir.Int, Int: int64([]rune(s)[0])}), true
			}
		}
		if name == "hasattr" && a.surelyHas(id, c.register(0), x, c.positional(1)) {
			return boolVal(true), true
		}
		if v, ok := a.constantCall(id, name, c); ok {
			return v, true
		}
		return a.numberOf(x), true
	case "abs":
		if x.isConst(ir.Int) {
			return constVal(ir.Const{Kind: ir.Int, Int: max(x.Const.Int, -x.Const.Int)}), true
		}
		return tainted(x.taint()), true
	case "bool":
		switch x.truth() {
		case truthy:
			return boolVal(true), true
		case falsy:
			return boolVal(false), true
		}
		if x != nil && len(x.Facts) > 0 {
			return &Val{Facts: x.Facts}, true
		}
		return nil, true
	case "int.from_bytes":
		return a.numberOf(x), true
	case "sum":
		if v, ok := a.constantCall(id, name, c); ok {
			return v, true
		}
		if v, ok := a.summed(id, c); ok {
			return v, true
		}
		return a.element(id, x), true
	}
	return nil, false
}

// goneThrough is a builtin function that makes a container or an iterator, or goes through one; false for any other one.
func (a *analysis) goneThrough(id ir.ID, name string, x *Val, c *callArgs) (*Val, bool) {
	switch name {
	case "list", "tuple", "set", "frozenset", "sorted", "reversed":
		return a.sequenceMade(id, name, x, c), true
	case "range":
		return a.rangeOf(id, c), true
	case "dict":
		return a.dictMade(id, x, c), true
	case "iter", "aiter":
		if es, ok := a.elements(x); ok && len(c.pos) == 1 && !a.isSet(x) {
			return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: iteratorType, Exact: true, Rest: bottom, Elems: es}), true
		}
		if it, ok := a.ownIterator(id, x); ok {
			return it, true
		}
		return x, true
	case "next", "anext":
		if v, ok := a.advance(x); ok {
			return v, true
		}
		v := a.element(id, x)
		if len(c.pos) > 1 {
			v = join(v, c.pos[1].val)
		}
		return v, true
	case "min", "max":
		if v, ok := a.constantCall(id, name, c); ok {
			return v, true
		}
		if v, ok := a.extreme(id, name == "min", c); ok {
			return v, true
		}
		if len(c.pos) == 1 {
			return a.element(id, x), true
		}
		v := bottom
		for _, p := range c.pos {
			v = join(v, p.val)
		}
		return v, true
	case "any", "all":
		facts := a.quantified(c, name == "all")
		if es, ok := a.elements(x); ok && len(es) == 0 && facts != nil {
			return facts, true // a comprehension whose loop has not been looked at yet
		}
		if v, ok := a.constantCall(id, name, c); ok {
			return v, true
		}
		return facts, true
	case "dict.fromkeys":
		return a.dictOfKeys(id, x, c), true
	case "filter":
		if len(c.pos) == 2 {
			return a.filtered(id, c, true), true
		}
	case "map":
		return a.exactMap(id, c)
	case "enumerate":
		if v, ok := a.enumerated(id, c); ok {
			return v, true
		}
		pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: []*Val{nil, a.element(id, x)}}
		p := a.alloc(id, 1, pair)
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Rest: p}), true
	case "zip":
		if z, ok := a.exactZip(id, c); ok {
			return z, true
		}
		pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom}
		for _, p := range c.pos {
			pair.Elems = append(pair.Elems, a.element(id, p.val))
		}
		p := a.alloc(id, 1, pair)
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Rest: p}), true
	}
	return nil, false
}

// Types of the lists that stand for what an iterator, or the generator that a function is, has left.
const (
	iteratorType  = "an iterator"
	generatorType = "a generator"
)

// advance is next() of an iterator that is known exactly.
func (a *analysis) advance(it *Val) (*Val, bool) {
	es, ok := a.elements(it)
	if !ok || len(es) == 0 {
		return nil, false
	}
	o := a.obj(it.Refs[0].ID)
	if o.Type != iteratorType && o.Type != generatorType || o.Multi {
		return nil, false
	}
	n := *o
	n.Elems = es[1:]
	a.setObj(it.Refs[0].ID, &n)
	return es[0], true
}

func (a *analysis) isSet(v *Val) bool {
	refs := v.refs()
	return len(refs) == 1 && refs[0].Kind == refObject && a.obj(refs[0].ID) != nil && a.obj(refs[0].ID).Kind == objSet
}

// entry puts a pair of a key and a value into a dictionary.
func (a *analysis) entry(id ir.ID, o *Obj, pair *Val) *Obj {
	kv, _ := a.elements(pair)
	if len(kv) != 2 {
		e := a.element(id, pair)
		return o.withEntry(a.deep(e), e)
	}
	if k, ok := constKey(kv[0]); ok {
		return o.with(k, kv[1])
	}
	if a.chosenKey(kv[0]) {
		o = perhapsReplaced(o, kv[0].prefix(), kv[1])
	}
	return o.withEntry(kv[0].taint(), kv[1])
}

// isSequence reports whether a value is a list, tuple or set of the program whose elements are not told apart.
func (a *analysis) isSequence(v *Val) bool {
	if len(v.refs()) != 1 || v.Refs[0].Kind != refObject {
		return false
	}
	o := a.obj(v.Refs[0].ID)
	return o != nil && (o.Kind == objList || o.Kind == objTuple || o.Kind == objSet)
}

func (a *analysis) isInstance(c *callArgs) *Val {
	if len(c.pos) < 2 || c.pos[0].id == ir.NoID {
		return nil
	}
	if len(c.pos[0].val.taint()) > 0 && a.isNode(c.pos[0].id) {
		f := Fact{Target: c.pos[0].id, True: a.w.pythonKinds, False: a.w.pythonKinds}
		if a.refusesLittle(c.pos[1].val) {
			f.False = 0
		}
		return &Val{Facts: []Fact{f}}
	}
	safe, text := true, true
	check := func(v *Val) {
		ok := false
		for _, r := range v.refs() {
			text = text && r.Kind == refExtern && r.Name == "builtins.str"
		}
		for _, r := range v.refs() {
			if r.Kind == refExtern {
				switch r.Name {
				case "builtins.int", "builtins.float", "builtins.bool", "numbers.Number", "numbers.Integral", "decimal.Decimal",
					"datetime.date", "datetime.datetime", "uuid.UUID", "numbers.Real", "builtins.complex":
					ok = true
				}
			}
		}
		safe = safe && ok
	}
	if es, ok := a.elements(c.pos[1].val); ok {
		for _, e := range es {
			check(e)
		}
	} else {
		check(c.pos[1].val)
	}
	if a.w.exceptionSource != nil && a.ownMessages(c.pos[1].val) && a.exceptions(c.pos[1].val) {
		return &Val{Facts: []Fact{{Target: c.pos[0].id, True: a.w.kindsOf[knowledge.Exception]}}}
	}
	if b, ok := a.knownInstance(c.pos[0].val, c.pos[1].val); ok {
		return boolVal(b)
	}
	if b, ok := a.builtinInstance(c.pos[0].val, c.pos[1].val); ok {
		return boolVal(b)
	}
	if !safe && text && len(c.pos[1].val.refs()) > 0 {
		return &Val{Facts: []Fact{{Target: c.pos[0].id, True: a.w.nosqlKinds, False: a.w.attributeKinds | a.w.logKinds}}}
	}
	if !safe {
		return nil
	}
	return &Val{Facts: []Fact{{Target: c.pos[0].id, True: knowledge.AllKinds}}}
}

// ofOwnException is issubclass of an exception's class and exceptions that the program writes for clients: issubclass(type(e), Refused).
func (a *analysis) ofOwnException(c *callArgs) *Val {
	if a.w.exceptionSource == nil || len(c.pos) != 2 || c.pos[0].id == ir.NoID || !a.ownMessages(c.pos[1].val) || !a.exceptions(c.pos[1].val) {
		return nil
	}
	of := a.raisedOf(c.pos[0].id)
	if of == ir.NoID {
		return nil
	}
	return &Val{Facts: []Fact{{Target: of, True: a.w.kindsOf[knowledge.Exception]}}}
}

// raisedOf finds the value whose class a register is, or the triple that it is the class of: type(e), e.__class__, exc_info[0].
func (a *analysis) raisedOf(class ir.ID) ir.ID {
	if class == ir.NoID {
		return ir.NoID
	}
	class = a.unrefined(class)
	switch in := &a.f.Instrs[class]; {
	case in.Op == ir.OpAttr && a.f.NameOf(class) == "__class__":
		return a.unrefined(a.f.Arg(class, 0))
	case in.Op == ir.OpCall && len(a.f.Args(class)) == 2 && a.f.NameOf(a.f.Arg(class, 0)) == "type":
		return a.unrefined(a.f.Arg(class, 1))
	case in.Op == ir.OpIndex:
		if i := a.vals[a.f.Arg(class, 1)]; constNumber(i) && i.Const.Int == 0 {
			return a.unrefined(a.f.Arg(class, 0))
		}
	}
	return ir.NoID
}

// builtinType is the builtin type of a constant, or of a container that the program makes; empty where it is not known.
func (a *analysis) builtinType(v *Val) string {
	if v == nil || v == bottom || len(v.Taint) > 0 {
		return ""
	}
	if v.Const != nil {
		return typesOfConstants[v.Const.Kind]
	}
	if len(v.Refs) != 1 || v.Refs[0].Kind != refObject || v.Open {
		return ""
	}
	o := a.obj(v.Refs[0].ID)
	if o == nil || o.Multi {
		return ""
	}
	switch t := strings.TrimPrefix(o.Type, "builtins."); t {
	case "list", "tuple", "dict", "set":
		return t
	}
	return ""
}

var typesOfConstants = map[ir.ConstKind]string{
	ir.Str: "str", ir.Bytes: "bytes", ir.Int: "int", ir.Bool: "bool", ir.Float: "float", ir.None: "NoneType",
}

// builtinInstance decides isinstance of a value and builtin types.
func (a *analysis) builtinInstance(v, types *Val) (is, ok bool) {
	t := a.builtinType(v)
	if t == "" {
		return false, false
	}
	list := []*Val{types}
	if es, ok := a.elements(types); ok {
		list = es
	}
	for _, want := range list {
		if len(want.refs()) != 1 || want.Refs[0].Kind != refExtern {
			return false, false
		}
		name, builtin := strings.CutPrefix(want.Refs[0].Name, "builtins.")
		switch {
		case !builtin || !plainTypes[name]:
			return false, false
		case name == t, name == "int" && t == "bool":
			is = true
		}
	}
	return is, true
}

// plainTypes are builtin types that nothing but their own values are instances of.
var plainTypes = map[string]bool{
	"str": true, "bytes": true, "int": true, "bool": true, "float": true, "list": true, "tuple": true, "dict": true, "set": true,
}

// knownInstance decides isinstance for an object that the program makes, and a class of the program.
func (a *analysis) knownInstance(v, class *Val) (is, ok bool) {
	if len(v.refs()) != 1 || len(class.refs()) != 1 || class.Refs[0].Kind != refClass || v.Refs[0].Kind != refObject || len(v.Taint) > 0 {
		return false, false
	}
	o := a.obj(v.Refs[0].ID)
	if o == nil || o.Class < 0 || o.Kind == objParam {
		return false, false
	}
	return slices.Contains(a.w.classes[o.Class].mro, class.Refs[0].ID), true
}

// super is super() or super(C, self).
func (a *analysis) super(c *callArgs) *Val {
	f := a.f
	for f != nil && f.Class == nil {
		f = f.Parent
	}
	if f == nil || len(a.params) == 0 {
		return nil
	}
	class := f.Class.ID
	for _, r := range c.positional(0).refs() {
		if r.Kind == refClass {
			class = r.ID
		}
	}
	return refVal(Ref{Kind: refSuper, ID: class, Bind: &bound{self: a.params[0]}})
}

package flow

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what the language's own functions and types do to values. What is a sink or a sanitizer among them
// is said by models; here is only how values move and, for constants, what they become.

// builtinCall evaluates a builtin function. Models of it are still consulted for sinks when it is not handled here.
func (a *analysis) builtinCall(id ir.ID, name string, c *callArgs) (*Val, bool) {
	short, ok := strings.CutPrefix(name, "builtins.")
	if !ok {
		if name == "functools.partial" {
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
			return a.alloc(id, 0, o), true
		}
		return a.container(id, name, c)
	}
	x := c.positional(0)
	switch short {
	case "str":
		if len(c.pos) == 0 {
			return constVal(ir.Const{Kind: ir.Str}), true
		}
		return a.stringOf(x), true
	case "repr", "ascii":
		return a.reprOf(x), true
	case "len":
		if s, ok := x.text(); ok && x.Const.Kind == ir.Str {
			return constVal(ir.Const{Kind: ir.Int, Int: int64(len([]rune(s)))}), true
		}
		if es, ok := a.elements(x); ok {
			return constVal(ir.Const{Kind: ir.Int, Int: int64(len(es))}), true
		}
		return nil, true
	case "int":
		if x.isConst(ir.Int) || x.isConst(ir.Bool) {
			return constVal(ir.Const{Kind: ir.Int, Int: x.Const.Int}), true
		}
		if x.isConst(ir.Float) && math.Abs(x.Const.Float) < 1<<52 {
			return constVal(ir.Const{Kind: ir.Int, Int: int64(x.Const.Float)}), true
		}
		if len(c.pos) > 0 && c.pos[0].id != ir.NoID {
			a.addReturned(id, Fact{Target: c.pos[0].id, True: knowledge.AllKinds}) // it was a number
		}
		if s, ok := x.text(); ok && len(c.pos) == 1 {
			if n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64); err == nil {
				return constVal(ir.Const{Kind: ir.Int, Int: n}), true
			}
		}
		return nil, true
	case "float", "complex":
		if len(c.pos) > 0 && c.pos[0].id != ir.NoID {
			a.addReturned(id, Fact{Target: c.pos[0].id, True: knowledge.AllKinds})
		}
		return nil, true
	case "hash", "id", "ord", "round", "hasattr", "callable", "issubclass", "hex", "oct", "bin":
		if short == "ord" {
			if s, ok := x.text(); ok && len([]rune(s)) == 1 {
				return constVal(ir.Const{Kind: ir.Int, Int: int64([]rune(s)[0])}), true
			}
		}
		return nil, true
	case "chr":
		if x.isConst(ir.Int) && x.Const.Int >= 0 && x.Const.Int < 0x110000 {
			return constVal(ir.Const{Kind: ir.Str, Str: string(rune(x.Const.Int))}), true
		}
		return nil, true
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
	case "isinstance":
		return a.isInstance(c), true
	case "super":
		return a.super(c), true
	case "type":
		for _, r := range x.refs() {
			if r.Kind == refObject && a.instance(r) {
				return refVal(Ref{Kind: refClass, ID: a.obj(r.ID).Class}), true
			}
		}
		return nil, true
	case "getattr":
		name, ok := c.positional(1).text()
		if !ok {
			return tainted(x.taint()), true
		}
		v := a.attr(id, x, name)
		if len(c.pos) > 2 {
			v = join(v, c.pos[2].val)
		}
		if v == bottom {
			v = nil
		}
		return v, true
	case "setattr":
		if name, ok := c.positional(1).text(); ok {
			a.setAttr(id, x, name, c.positional(2))
			return nil, true
		}
		a.put(x, nil, c.positional(2))
		return nil, false
	case "list", "tuple", "set", "frozenset", "sorted", "reversed":
		o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: bottom}
		switch short {
		case "tuple":
			o.Kind, o.Type = objTuple, "builtins.tuple"
		case "set", "frozenset":
			o.Kind, o.Type = objSet, "builtins.set"
		}
		if len(c.pos) == 0 {
			o.Exact = true
			return a.alloc(id, 0, o), true
		}
		if es, ok := a.elements(x); ok {
			o.Elems, o.Exact = es, true
			if short == "sorted" || short == "reversed" {
				if short == "reversed" {
					o.Elems = make([]*Val, len(es))
					for i := range es {
						o.Elems[len(es)-1-i] = es[i]
					}
				} else {
					o.Exact = false
					o.Elems = nil
					for _, e := range es {
						o.Rest = join(o.Rest, e)
					}
				}
			}
			return a.alloc(id, 0, o), true
		}
		o.Rest = a.element(id, x)
		return a.alloc(id, 0, o), true
	case "range":
		return a.rangeOf(id, c), true
	case "dict":
		o := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
		if pairs, ok := a.elements(x); ok {
			for _, p := range pairs {
				kv, _ := a.elements(p)
				if len(kv) != 2 {
					o = o.withRest(a.element(id, p))
				} else if k, ok := constKey(kv[0]); ok {
					o = o.with(k, kv[1])
				} else {
					o = o.withRest(kv[1])
				}
			}
		} else if x != nil && x != bottom {
			o = a.merge(o, x)
		}
		for _, n := range c.named {
			o = o.with(key{'[', n.name}, n.val)
		}
		for _, s := range c.starstar {
			o = a.merge(o, s)
		}
		return a.alloc(id, 0, o), true
	case "iter", "aiter":
		return x, true
	case "next", "anext":
		v := a.element(id, x)
		if len(c.pos) > 1 {
			v = join(v, c.pos[1].val)
		}
		return v, true
	case "min", "max":
		if len(c.pos) == 1 {
			return a.element(id, x), true
		}
		v := bottom
		for _, p := range c.pos {
			v = join(v, p.val)
		}
		return v, true
	case "sum":
		return a.element(id, x), true
	case "any", "all":
		return nil, true
	case "enumerate":
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
	case "object":
		return a.alloc(id, 0, &Obj{Kind: objInstance, Class: -1, Rest: bottom}), true
	case "locals", "vars":
		return nil, true
	case "bytes", "bytearray", "memoryview":
		if x == nil {
			return nil, true
		}
		return a.stringOf(x), true
	}
	return nil, false
}

// container makes the standard library's containers that behave as builtin ones, and record types.
func (a *analysis) container(id ir.ID, name string, c *callArgs) (*Val, bool) {
	switch name {
	case "collections.OrderedDict", "collections.Counter", "collections.ChainMap":
		return a.builtinCall(id, "builtins.dict", c)
	case "collections.defaultdict":
		o := &Obj{Kind: objDict, Class: -1, Type: "collections.defaultdict", Exact: true, Rest: bottom}
		return a.alloc(id, 0, o), true
	case "collections.deque":
		return a.builtinCall(id, "builtins.list", &callArgs{pos: c.pos[:min(1, len(c.pos))]})
	case "collections.namedtuple":
		fields := &Obj{Kind: objOther, Class: -1, Type: "collections.namedtuple", Exact: true, Rest: bottom}
		if s, ok := c.positional(1).text(); ok {
			for _, f := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
				fields.Elems = append(fields.Elems, constVal(ir.Const{Kind: ir.Str, Str: f}))
			}
		} else if es, ok := a.elements(c.positional(1)); ok {
			fields.Elems = es
		} else {
			return nil, false
		}
		return a.alloc(id, 0, fields), true
	}
	return nil, false
}

// record makes an instance of a record type that collections.namedtuple made.
func (a *analysis) record(id ir.ID, typ *Obj, c *callArgs) *Val {
	o := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom}
	for i, f := range typ.Elems {
		name, _ := f.text()
		v := c.keyword(name)
		if i < len(c.pos) {
			v = c.pos[i].val
		}
		o.Elems = append(o.Elems, v)
		o.Fields = append(o.Fields, field{key{'.', name}, v})
	}
	return a.alloc(id, 0, o)
}

// exactZip is zip of lists that are known exactly.
func (a *analysis) exactZip(id ir.ID, c *callArgs) (*Val, bool) {
	n := maxFields
	var lists [][]*Val
	for _, p := range c.pos {
		es, ok := a.elements(p.val)
		if !ok {
			return nil, false
		}
		lists = append(lists, es)
		n = min(n, len(es))
	}
	if len(lists) == 0 || n > 32 {
		return nil, false
	}
	o := &Obj{Kind: objList, Class: -1, Exact: true, Rest: bottom}
	for i := range n {
		pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom}
		for _, l := range lists {
			pair.Elems = append(pair.Elems, l[i])
		}
		o.Elems = append(o.Elems, a.alloc(id, 200+int32(i), pair))
	}
	return a.alloc(id, 0, o), true
}

// rangeOf is range() of constants, as far as it matters: whether it is empty.
func (a *analysis) rangeOf(id ir.ID, c *callArgs) *Val {
	lo, hi := int64(0), int64(0)
	switch {
	case len(c.pos) == 1 && c.pos[0].val.isConst(ir.Int):
		hi = c.pos[0].val.Const.Int
	case len(c.pos) == 2 && c.pos[0].val.isConst(ir.Int) && c.pos[1].val.isConst(ir.Int):
		lo, hi = c.pos[0].val.Const.Int, c.pos[1].val.Const.Int
	default:
		return nil
	}
	if hi > lo {
		return nil
	}
	return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Exact: true, Rest: bottom})
}

func (a *analysis) isInstance(c *callArgs) *Val {
	if len(c.pos) < 2 || c.pos[0].id == ir.NoID {
		return nil
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
	if b, ok := a.knownInstance(c.pos[0].val, c.pos[1].val); ok {
		return boolVal(b)
	}
	if !safe && text && len(c.pos[1].val.refs()) > 0 {
		return &Val{Facts: []Fact{{Target: c.pos[0].id, True: a.w.nosqlKinds}}}
	}
	if !safe {
		return nil
	}
	return &Val{Facts: []Fact{{Target: c.pos[0].id, True: knowledge.AllKinds}}}
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

// stringMethods maps methods of str to how data move: true where the arguments flow into the result too.
var stringMethods = map[string]bool{
	"strip": false, "lstrip": false, "rstrip": false, "lower": false, "upper": false, "title": false, "capitalize": false,
	"casefold": false, "swapcase": false, "expandtabs": false, "zfill": false, "center": true, "ljust": true, "rjust": true,
	"replace": true, "removeprefix": false, "removesuffix": false, "encode": false, "decode": false, "translate": false,
	"join": true, "format_map": true,
}

// builtinMethod evaluates a method of a builtin type.
func (a *analysis) builtinMethod(id, recvID ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	for _, r := range recv.refs() {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && o.Kind != objParam && o.Kind != objInstance && o.Kind != objOther && o.Kind != objCell {
				return a.containerMethod(id, recv, name, c)
			}
		}
	}
	if m := a.w.stringMethods[name]; m != nil && !concreteObject(recv) {
		a.model(id, m, argv{recvID, recv}, c, "str."+name)
	}
	if s, ok := recv.text(); ok {
		if v, ok := foldMethod(a, id, s, name, c, recv.Const.Kind); ok {
			return v, true
		}
	}
	if v, ok := a.stringTest(recvID, recv, name, c); ok {
		return v, true
	}
	switch name {
	case "format":
		return a.format(recv, c), true
	case "format_map":
		return a.format(recv, &callArgs{starstar: []*Val{c.positional(0)}}), true
	case "join":
		parts := a.elementsDeep(id, c.positional(0))
		return concat([]*Val{recv.emptied(), parts}), true
	case "lower", "upper", "strip", "lstrip", "rstrip", "title", "capitalize", "casefold", "swapcase", "encode", "decode", "expandtabs", "zfill", "removeprefix", "removesuffix":
		if recv == nil {
			return nil, true
		}
		out := *recv
		out.Const, out.Facts, out.Tail, out.Truth = nil, nil, "", truthUnknown
		if name != "encode" && name != "decode" {
			out.Prefix = ""
		}
		return &out, true
	case "split", "rsplit", "splitlines", "partition", "rpartition", "findall":
		if recv == nil {
			return nil, true
		}
		o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: tainted(recv.Taint)}
		if first, ok := firstWord(recv.Prefix, c); ok && name == "split" {
			o.Fields = []field{{key{'#', "0"}, constVal(ir.Const{Kind: ir.Str, Str: first})}}
		}
		return a.alloc(id, 0, o), true
	case "replace":
		return a.replace(recv, c), true
	case "find", "index", "count", "rfind", "rindex":
		if len(c.pos) > 0 && recv.refs() == nil {
			return nil, true
		}
	case "append", "add", "insert", "extend", "update", "setdefault", "appendleft":
		if len(recv.refs()) > 0 {
			return a.containerMethod(id, recv, name, c)
		}
	case "get", "pop", "items", "keys", "values", "copy":
		for _, r := range recv.refs() {
			if r.Kind == refObject {
				if o := a.obj(r.ID); o != nil && o.Kind == objParam {
					return a.containerMethod(id, recv, name, c)
				}
			}
			return nil, false
		}
		return tainted(recv.taint()), true
	}
	if args, ok := stringMethods[name]; ok {
		t := recv.taint()
		if args {
			t = joinTaint(t, a.argTaint(c))
		}
		return tainted(t), true
	}
	return nil, false
}

// concreteObject reports whether a value is certainly no string.
func concreteObject(v *Val) bool {
	for _, r := range v.refs() {
		if r.Kind != refObject {
			return true
		}
	}
	return false
}

// firstWord is the first part of a text of which the beginning is known.
func firstWord(prefix string, c *callArgs) (string, bool) {
	sep := " "
	if s, ok := c.positional(0).text(); ok && s != "" {
		sep = s
	}
	first, _, ok := strings.Cut(prefix, sep)
	return first, ok && first != ""
}

// emptied keeps only the data of a separator.
func (v *Val) emptied() *Val { return tainted(v.taint()) }

// elementsDeep is the join of the elements as strings.
func (a *analysis) elementsDeep(id ir.ID, v *Val) *Val {
	if es, ok := a.elements(v); ok && len(es) > 0 {
		parts := make([]*Val, 0, 2*len(es))
		for i, e := range es {
			if i > 0 {
				parts = append(parts, nil)
			}
			parts = append(parts, a.stringOf(e))
		}
		return concat(append(parts, constVal(ir.Const{Kind: ir.Str})))
	}
	e := a.element(id, v)
	if e == bottom {
		return nil
	}
	return tainted(a.deep(e))
}

// replace is str.replace: taking out what does harm in one place is no sanitizer unless it takes out every means.
func (a *analysis) replace(recv *Val, c *callArgs) *Val {
	if s, ok := recv.text(); ok {
		if old, ok := c.positional(0).text(); ok && old != "" && strings.Count(s, old) < 8 {
			var parts []*Val
			for i, part := range strings.Split(s, old) {
				if i > 0 {
					parts = append(parts, a.stringOf(c.positional(1)))
				}
				if part != "" {
					parts = append(parts, constVal(ir.Const{Kind: ir.Str, Str: part}))
				}
			}
			return concat(append(parts, constVal(ir.Const{Kind: ir.Str})))
		}
	}
	t := joinTaint(recv.taint(), c.positional(1).taint())
	if old, ok := c.positional(0).text(); ok {
		if _, constant := c.positional(1).text(); constant && (old == "\n" || old == "\r" || old == "\r\n") {
			t = sanitized(t, a.w.lineKinds)
		}
		if old == "<" {
			t = sanitized(t, a.w.htmlKinds)
		}
	}
	return tainted(t)
}

// foldMethod computes a method of a constant string.
func foldMethod(a *analysis, id ir.ID, s, name string, c *callArgs, kind ir.ConstKind) (*Val, bool) {
	str := func(r string) (*Val, bool) { return constVal(ir.Const{Kind: kind, Str: r}), true }
	var args []string
	for _, p := range c.pos {
		t, ok := p.val.text()
		if !ok {
			args = nil
			break
		}
		args = append(args, t)
	}
	if len(c.named) > 0 || len(c.star) > 0 {
		return nil, false
	}
	all := len(args) == len(c.pos)
	switch name {
	case "lower", "casefold":
		return str(strings.ToLower(s))
	case "upper":
		return str(strings.ToUpper(s))
	case "capitalize":
		if s != "" {
			return str(strings.ToUpper(s[:1]) + strings.ToLower(s[1:]))
		}
		return str(s)
	case "strip", "lstrip", "rstrip":
		cut := " \t\n\r\v\f"
		if len(c.pos) == 1 {
			if !all {
				return nil, false
			}
			cut = args[0]
		}
		switch name {
		case "strip":
			return str(strings.Trim(s, cut))
		case "lstrip":
			return str(strings.TrimLeft(s, cut))
		}
		return str(strings.TrimRight(s, cut))
	case "replace":
		if all && len(args) == 2 && len(s) <= maxText {
			return str(strings.ReplaceAll(s, args[0], args[1]))
		}
	case "startswith":
		if all && len(args) == 1 {
			return boolVal(strings.HasPrefix(s, args[0])), true
		}
	case "endswith":
		if all && len(args) == 1 {
			return boolVal(strings.HasSuffix(s, args[0])), true
		}
	case "find", "index":
		if all && len(args) == 1 {
			i := strings.Index(s, args[0])
			if i >= 0 || name == "find" {
				return constVal(ir.Const{Kind: ir.Int, Int: int64(i)}), true
			}
		}
	case "count":
		if all && len(args) == 1 {
			return constVal(ir.Const{Kind: ir.Int, Int: int64(strings.Count(s, args[0]))}), true
		}
	case "isdigit", "isdecimal", "isnumeric":
		return boolVal(s != "" && strings.Trim(s, "0123456789") == ""), true
	case "encode":
		return constVal(ir.Const{Kind: ir.Bytes, Str: s}), true
	case "decode":
		return constVal(ir.Const{Kind: ir.Str, Str: s}), true
	case "split":
		if len(c.pos) <= 1 && (all || len(c.pos) == 0) && len(s) <= 4*maxText {
			var parts []string
			if len(args) == 1 && args[0] != "" {
				parts = strings.Split(s, args[0])
			} else {
				parts = strings.Fields(s)
			}
			o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
			for _, p := range parts {
				o.Elems = append(o.Elems, constVal(ir.Const{Kind: kind, Str: p}))
			}
			return a.alloc(id, 0, o), true
		}
	case "join":
		es, ok := a.elements(c.positional(0))
		if !ok || len(es) > maxFields {
			return nil, false
		}
		var parts []*Val
		for i, e := range es {
			if i > 0 && s != "" {
				parts = append(parts, constVal(ir.Const{Kind: kind, Str: s}))
			}
			parts = append(parts, a.stringOf(e))
		}
		if len(parts) == 0 {
			return str("")
		}
		return concat(append(parts, constVal(ir.Const{Kind: ir.Str}))), true
	}
	return nil, false
}

// containerMethod evaluates a method of a list, set, dictionary or tuple of the heap, or of a parameter's object.
func (a *analysis) containerMethod(id ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	x := c.positional(0)
	out := bottom
	switch name {
	case "appendleft":
		return a.containerMethod(id, recv, "insert", &callArgs{pos: []argv{{ir.NoID, constVal(ir.Const{Kind: ir.Int})}, {ir.NoID, x}}})
	case "append", "add":
		a.put(recv, nil, x)
		return nil, true
	case "insert":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil {
				if i := x; o.Exact && i.isConst(ir.Int) && i.Const.Int >= 0 && i.Const.Int <= int64(len(o.Elems)) && o.Kind == objList {
					n := *o
					n.Elems = append(append(append([]*Val(nil), o.Elems[:i.Const.Int]...), c.positional(1)), o.Elems[i.Const.Int:]...)
					a.setObj(r.ID, &n)
				} else {
					a.setObj(r.ID, o.withRest(c.positional(1)))
				}
			}
		}
		return nil, true
	case "extend":
		if es, ok := a.elements(x); ok {
			for _, e := range es {
				a.put(recv, nil, e)
			}
			return nil, true
		}
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil {
				a.setObj(r.ID, o.withRest(a.element(id, x)))
			}
		}
		return nil, true
	case "update":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil {
				if x != nil {
					o = a.merge(o, x)
				}
				for _, n := range c.named {
					o = o.with(key{'[', n.name}, n.val)
				}
				for _, s := range c.starstar {
					o = a.merge(o, s)
				}
				a.setObj(r.ID, o)
			}
		}
		return nil, true
	case "get", "setdefault":
		for _, r := range recv.refs() {
			if r.Kind != refObject {
				continue
			}
			o := a.obj(r.ID)
			if o == nil {
				continue
			}
			if name == "setdefault" {
				if k, ok := constKey(x); ok {
					if _, has := o.get(k); !has {
						a.put(recv, x, c.positional(1))
						o = a.obj(r.ID)
					}
				}
			}
			v := a.item(r.ID, o, x)
			if ck, isConst := constKey(x); isConst && o.Kind == objDict && o.Exact {
				if _, has := o.get(ck); !has {
					v = bottom
				} else {
					out = join(out, v)
					continue
				}
			}
			out = join(out, v)
			if len(c.pos) > 1 {
				out = join(out, c.pos[1].val)
			} else if o.Kind != objParam {
				out = join(out, constVal(ir.Const{Kind: ir.None}))
			}
		}
		if out == bottom {
			out = nil
		}
		return out, true
	case "pop", "popleft", "popitem":
		for _, r := range recv.refs() {
			if r.Kind != refObject {
				continue
			}
			k := x
			if name == "popleft" || name == "popitem" {
				k = constVal(ir.Const{Kind: ir.Int})
			} else if len(c.pos) == 0 {
				k = constVal(ir.Const{Kind: ir.Int, Int: -1})
			}
			out = join(out, a.remove(r.ID, k))
		}
		if len(c.pos) > 1 {
			out = join(out, c.pos[1].val)
		}
		if out == bottom {
			out = nil
		}
		return out, true
	case "remove", "discard":
		for _, r := range recv.refs() {
			o := a.obj(r.ID)
			if r.Kind != refObject || o == nil || !o.Exact || x == nil || x.Const == nil {
				continue
			}
			for i, e := range o.Elems {
				if e != nil && e.Const != nil && *e.Const == *x.Const {
					n := *o
					n.Elems = append(append([]*Val(nil), o.Elems[:i]...), o.Elems[i+1:]...)
					a.setObj(r.ID, &n)
					break
				}
				if e == nil || e.Const == nil {
					break
				}
			}
		}
		return nil, true
	case "clear":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind != objParam && len(recv.refs()) == 1 {
				a.setObj(r.ID, &Obj{Kind: o.Kind, Class: o.Class, Type: o.Type, Exact: true, Rest: bottom})
			}
		}
		return nil, true
	case "items", "keys", "values":
		return a.views(id, recv, name), true
	case "copy", "__copy__":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind != objParam {
				out = join(out, a.alloc(id, 0, o))
			}
		}
		if out == bottom {
			return recv, true
		}
		return out, true
	case "reverse", "sort":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Exact && o.Kind == objList {
				if name == "reverse" {
					n := *o
					n.Elems = make([]*Val, len(o.Elems))
					for i := range o.Elems {
						n.Elems[len(o.Elems)-1-i] = o.Elems[i]
					}
					a.setObj(r.ID, &n)
				} else {
					a.setObj(r.ID, o.withRest(bottom))
				}
			}
		}
		return nil, true
	case "index", "count":
		return nil, true
	case "_replace":
		for _, r := range recv.refs() {
			if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind == objTuple {
				n := *o
				n.Elems = append([]*Val(nil), o.Elems...)
				n.Fields = append([]field(nil), o.Fields...)
				for _, k := range c.named {
					for i := range n.Fields {
						if n.Fields[i].Key.Name == k.name {
							n.Fields[i].Val = k.val
							if i < len(n.Elems) {
								n.Elems[i] = k.val
							}
						}
					}
				}
				out = join(out, a.alloc(id, 0, &n))
			}
		}
		return out, true
	case "union", "intersection", "difference", "symmetric_difference":
		return a.alloc(id, 0, &Obj{Kind: objSet, Class: -1, Type: "builtins.set", Rest: join(a.element(id, recv), a.element(id, x))}), true
	}
	return nil, false
}

// views are dict.items, keys and values.
func (a *analysis) views(id ir.ID, recv *Val, name string) *Val {
	keys, vals := bottom, bottom
	for _, r := range recv.refs() {
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil {
			continue
		}
		vals = join(vals, o.all())
		if o.Kind == objParam {
			vals = join(vals, a.field(r.ID, o, key{'*', ""}))
			keys = join(keys, tainted(recv.taint()))
		}
	}
	keys = join(keys, a.element(id, recv))
	if vals == bottom {
		vals = nil
	}
	o := &Obj{Kind: objList, Class: -1, Rest: vals}
	switch name {
	case "keys":
		o.Rest = keys
	case "items":
		pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: []*Val{keys, vals}}
		o.Rest = a.alloc(id, 1, pair)
	}
	return a.alloc(id, 0, o)
}

// addLists is list + list.
func (a *analysis) addLists(id ir.ID, in *ir.Instr, x, y *Val) (*Val, bool) {
	var ox *Obj
	for _, r := range x.refs() {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && (o.Kind == objList || o.Kind == objTuple) {
				ox = o
			}
		}
	}
	if ox == nil || len(x.refs()) != 1 {
		return nil, false
	}
	es, ok := a.elements(y)
	n := *ox
	if ox.Exact && ok && len(ox.Elems)+len(es) <= maxFields {
		n.Elems = append(append([]*Val(nil), ox.Elems...), es...)
	} else {
		n = *ox.withRest(a.element(id, y))
	}
	if in.Op == ir.OpInPlace && ox.Kind == objList {
		a.setObj(x.Refs[0].ID, &n)
		return x, true
	}
	return a.alloc(id, 0, &n), true
}

// orDicts is dict | dict.
func (a *analysis) orDicts(id ir.ID, x, y *Val) (*Val, bool) {
	refs := x.refs()
	if len(refs) != 1 || refs[0].Kind != refObject {
		return nil, false
	}
	o := a.obj(refs[0].ID)
	if o == nil || o.Kind != objDict {
		return nil, false
	}
	return a.alloc(id, 0, a.merge(o, y)), true
}

package flow

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds functions of the standard library that move values in ways that no model can say: copies that keep
// keys apart, iterators over lists that are known exactly, texts that are written piece by piece.

// standardCall evaluates a call of such a function; false where it is none, or nothing is known of its arguments.
func (a *analysis) standardCall(id ir.ID, name string, c *callArgs) (*Val, bool) {
	x := c.positional(0)
	switch name {
	case "copy.copy":
		return a.copied(id, x, 0, map[int32]int32{}), true
	case "copy.deepcopy":
		return a.copied(id, x, 3, map[int32]int32{}), true
	case "io.StringIO", "io.BytesIO":
		o := &Obj{Kind: objList, Class: -1, Type: name, Exact: true, Rest: bottom}
		if x != nil && !x.isConst(ir.None) {
			o.Elems = []*Val{x}
		}
		// Who reads the file reads the data; it is neither a path nor a command.
		return a.alloc(id, 0, o).withTaint(sanitized(x.taint(), a.w.textKinds)), true
	case "json.loads":
		if s, ok := x.text(); ok && len(c.named) == 0 {
			return a.parsed(id, s)
		}
		return a.readBack(id, name, c.register(0))
	case "builtins.bytes.fromhex", "binascii.unhexlify", "binascii.a2b_hex":
		if s, ok := x.text(); ok {
			if b, err := hex.DecodeString(strings.Join(strings.Fields(s), "")); err == nil {
				return constVal(ir.Const{Kind: ir.Bytes, Str: string(b)}), true
			}
		}
		return a.readBack(id, name, c.register(0))
	case "base64.b64encode", "base64.urlsafe_b64encode", "base64.standard_b64encode", "base64.b64decode", "base64.urlsafe_b64decode", "base64.standard_b64decode":
		if s, ok := x.text(); ok && len(c.pos) == 1 && len(c.named) == 0 && len(s) <= maxText {
			if v := inBase64(name, s); v != nil {
				return v, true
			}
		}
	case "pickle.loads", "yaml.safe_load", "marshal.loads", "ast.literal_eval", "urllib.parse.parse_qs", "urllib.parse.parse_qsl",
		"zlib.decompress", "gzip.decompress", "bz2.decompress", "lzma.decompress":
		return a.readBack(id, name, c.register(0))
	case "tempfile.gettempdir": // as a rule
		return constVal(ir.Const{Kind: ir.Str, Str: "/tmp"}), true
	case "string.Template":
		if s, ok := x.text(); ok {
			return a.alloc(id, 0, &Obj{Kind: objOther, Class: -1, Type: name, Elems: textVals(ir.Str, []string{s}), Rest: bottom}), true
		}
	case "dataclasses.replace", "dataclasses.asdict", "dataclasses.astuple":
		return a.ofRecord(id, name, x, c)
	case "operator.setitem":
		a.put(x, c.positional(1), c.positional(2))
		return nil, true
	case "operator.delitem":
		if refs := x.refs(); len(refs) == 1 && refs[0].Kind == refObject {
			a.remove(refs[0].ID, c.positional(1))
		}
		return nil, true
	case "operator.getitem":
		if k, ok := constKey(c.positional(1)); ok {
			return a.indexConst(id, x, k), true
		}
	case "urllib.parse.urlunsplit", "urllib.parse.urlunparse":
		if es, ok := a.elements(x); ok && len(es) > 4 {
			text := func(s string) *Val { return constVal(ir.Const{Kind: ir.Str, Str: s}) }
			if a.ownHost(es[1]) { // whatever follows
				es = slices.Clone(es)
				for i := 2; i < len(es); i++ {
					if t := es[i].taint(); len(t) > 0 {
						es[i] = es[i].withTaint(sanitized(t, a.w.redirectKinds))
					}
				}
			}
			return a.concat([]*Val{es[0], text("://"), es[1], text("/"), es[2], text("?"), es[3], es[4]}), true
		}
	case "urllib.parse.urljoin":
		return a.joinedURL(x, c.positional(1))
	case "operator.concat", "operator.add", "operator.iconcat", "operator.iadd":
		if len(c.pos) == 2 {
			return a.added(id, x, c.positional(1)), true
		}
	case "operator.methodcaller":
		return a.methodCaller(id, c)
	case "asyncio.gather":
		if len(c.star) == 0 {
			return a.gathered(id, c), true
		}
	case "operator.itemgetter", "operator.attrgetter":
		o := &Obj{Kind: objOther, Class: -1, Type: name, Rest: bottom}
		for _, p := range c.pos {
			if p.val == nil || p.val.Const == nil {
				return nil, false
			}
			o.Elems = append(o.Elems, p.val)
		}
		return a.alloc(id, 0, o), len(o.Elems) > 0
	case "builtins.print":
		return nil, a.printed(id, c)
	case "os.path.samefile":
		return a.sameFile(c)
	case "os.path.split", "os.path.splitext":
		if x == nil || x.Const != nil {
			return nil, false
		}
		last := a.lacking(tainted(x.Taint), charsOf("/"))
		pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: []*Val{x, last}}
		return a.alloc(id, 0, pair), true
	case "urllib.parse.quote":
		safe := "/"
		if v := c.keyword("safe"); v != nil || len(c.pos) > 1 {
			if len(c.pos) > 1 {
				v = c.pos[1].val
			}
			var ok bool
			if safe, ok = v.text(); !ok {
				return nil, false
			}
		}
		if x == nil || x.Const != nil || len(c.star)+len(c.starstar) > 0 {
			return nil, false
		}
		admits := charsOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~%" + safe)
		quoted := a.lacking(tainted(x.Taint), admits.not())
		clean := a.w.quoted
		if !strings.ContainsAny(safe, `/:\`) { // neither a scheme nor a host
			clean |= a.w.urlKinds
		}
		return quoted.withTaint(sanitized(quoted.Taint, clean)), true
	case "shlex.split":
		if x == nil && len(c.pos) > 0 && a.readWithoutDefault(c.pos[0].id) {
			return a.alloc(id, 0, ofUnknown(&Obj{Kind: objList, Class: -1, Type: "builtins.list"})), true
		}
		return a.shellWords(id, x)
	case "collections.Counter":
		if x == nil || a.exactDict(x) != nil || len(c.pos) != 1 {
			return nil, false
		}
		o := &Obj{Kind: objDict, Class: -1, Type: name, Rest: bottom}
		return a.alloc(id, 0, o.withEntry(a.element(id, x).taint(), nil)), true
	case "struct.unpack", "struct.unpack_from":
		if format, ok := x.text(); ok && !strings.ContainsAny(format, "spc") { // nothing but numbers
			return a.alloc(id, 0, &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Rest: a.numberOf(c.positional(1))}), true
		}
	case "math.floor", "math.ceil", "math.trunc", "math.sqrt":
		return a.constantCall(id, strings.TrimPrefix(name, "math."), c)
	case "functools.reduce":
		return a.reduced(id, c)
	case "threading.local":
		return a.alloc(id, 0, &Obj{Kind: objInstance, Class: -1, Rest: bottom}), true
	}
	if short, ok := strings.CutPrefix(name, "itertools."); ok {
		return a.iterator(id, short, c)
	}
	return nil, false
}

// ofRecord is dataclasses.replace(x, name=value) and asdict(x) of an instance that the program makes.
func (a *analysis) ofRecord(id ir.ID, name string, x *Val, c *callArgs) (*Val, bool) {
	if len(x.refs()) != 1 || x.Refs[0].Kind != refObject || len(c.starstar) > 0 {
		return nil, false
	}
	o := a.obj(x.Refs[0].ID)
	if o == nil || o.Kind != objInstance || o.Class < 0 {
		return nil, false
	}
	switch name {
	case "dataclasses.asdict":
		if fields := a.w.fields(o.Class); len(fields) > 0 {
			dict := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: o.Rest == bottom, Rest: o.Rest}
			for _, f := range fields {
				dict = dict.with(key{'[', f.Name}, a.attr(id, x, f.Name))
			}
			return a.alloc(id, 0, dict).withTaint(x.Taint), true
		}
		return a.attributesOf(id, x), true
	case "dataclasses.astuple":
		var vals []*Val
		for _, f := range a.w.fields(o.Class) {
			vals = append(vals, a.attr(id, x, f.Name))
		}
		return a.tuple(id, vals...), true
	}
	for _, n := range c.named {
		o = o.with(key{'.', n.name}, n.val)
	}
	return a.alloc(id, 0, o), true
}

// recordMethods are methods of named tuples, by the functions that do the same with dataclasses.
var recordMethods = map[string]string{"_replace": "dataclasses.replace", "_asdict": "dataclasses.asdict", "_make": ""}

// recordMethod is a method of a class that derives from typing.NamedTuple, or of an instance of it.
func (a *analysis) recordMethod(id ir.ID, r Ref, name string, c *callArgs) (*Val, bool) {
	as, ok := recordMethods[name]
	if !ok {
		return nil, false
	}
	if es, exact := a.elements(c.positional(0)); as == "" && exact && (r.Kind == refClass || r.Kind == refObject && a.obj(r.ID) != nil && a.obj(r.ID).Type == "collections.namedtuple") {
		made := &callArgs{}
		for _, e := range es {
			made.pos = append(made.pos, argv{ir.NoID, e})
		}
		if r.Kind == refObject {
			return a.record(id, a.obj(r.ID), made), true
		}
		return a.construct(id, r.ID, made), true
	}
	if as == "" || r.Kind != refObject || !a.instance(r) {
		return nil, false
	}
	return a.ofRecord(id, as, refVal(r), c)
}

// got is what operator.itemgetter(keys) or attrgetter(names) takes of a value.
func (a *analysis) got(id ir.ID, getter *Obj, v *Val) *Val {
	vals := make([]*Val, len(getter.Elems))
	for i, k := range getter.Elems {
		if name, ok := k.text(); ok && getter.Type == "operator.attrgetter" {
			vals[i] = a.fieldOf(id, v, "."+name)
		} else if ck, ok := constKey(k); ok {
			vals[i] = a.indexConst(id, v, ck)
		}
	}
	if len(vals) == 1 {
		return vals[0]
	}
	return a.tuple(id, vals...)
}

// substituted is string.Template(text).substitute(mapping, **names).
func (a *analysis) substituted(template string, c *callArgs) *Val {
	var parts []*Val
	for template != "" {
		before, rest, found := strings.Cut(template, "$")
		parts = append(parts, constVal(ir.Const{Kind: ir.Str, Str: before}))
		if !found {
			break
		}
		n := 0
		for n < len(rest) && strings.IndexByte(alphabetOf["isalnum"]+"_", rest[n]) >= 0 {
			n++
		}
		name := rest[:n]
		switch {
		case n > 0:
			template = rest[n:]
		case strings.HasPrefix(rest, "{") && strings.Contains(rest, "}"):
			name, template, _ = strings.Cut(rest[1:], "}")
		default: // "$$"
			parts = append(parts, constVal(ir.Const{Kind: ir.Str, Str: "$"}))
			template = strings.TrimPrefix(rest, "$")
			continue
		}
		v := c.keyword(name)
		if v == nil {
			v = bottom
			if m := c.positional(0); m != nil {
				v = a.indexKey(m, key{'[', name})
			}
			for _, s := range c.starstar {
				v = join(v, a.indexKey(s, key{'[', name}))
			}
			if v == bottom {
				v = nil
			}
		}
		parts = append(parts, a.stringOf(v))
	}
	return a.concat(append(parts, constVal(ir.Const{Kind: ir.Str})))
}

// copied is a copy of a value: its objects are new, down to a depth.
func (a *analysis) copied(id ir.ID, v *Val, depth int, done map[int32]int32) *Val {
	if v == nil || v == bottom || len(v.Refs) == 0 {
		return v
	}
	if d := a.copiedDict(id, v); d != nil {
		return d
	}
	out := *v
	out.Refs = make([]Ref, len(v.Refs))
	for i, r := range v.Refs {
		out.Refs[i] = r
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil || o.Kind == objParam || len(done) >= 32 {
			continue
		}
		n, ok := done[r.ID]
		if !ok {
			n = a.newObj(id, 400+int32(len(done)))
			done[r.ID] = n
			c := *o
			if depth > 0 {
				c.Elems, c.Fields = make([]*Val, len(o.Elems)), make([]field, len(o.Fields))
				for j, e := range o.Elems {
					c.Elems[j] = a.copied(id, e, depth-1, done)
				}
				for j, f := range o.Fields {
					c.Fields[j] = field{f.Key, a.copied(id, f.Val, depth-1, done)}
				}
				c.Rest = a.copied(id, o.Rest, depth-1, done)
			}
			a.heap.set(n, &c)
		}
		out.Refs[i].ID = n
	}
	return &out
}

// copiedDict is the copy of what may be one of several dictionaries, or a caller's of which entries are known: one
// dictionary, whose entries the function may set without the others.
func (a *analysis) copiedDict(id ir.ID, v *Val) *Val {
	var all *Obj
	callers := false
	for _, r := range v.Refs {
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil || o.Kind != objDict && o.Kind != objParam || len(o.Elems) > 0 {
			return nil
		}
		c := *o
		if o.Kind == objParam {
			if len(o.Fields) == 0 || o.Class >= 0 || slices.ContainsFunc(o.Fields, func(f field) bool { return f.Key.Kind != '[' }) {
				return nil
			}
			callers = true
			c.Kind, c.Type, c.Exact, c.Rest = objDict, "builtins.dict", false, join(o.Rest, tainted(v.Taint))
		}
		all = joinObj(all, &c)
	}
	if !callers {
		return nil
	}
	return a.alloc(id, 400, all).withTaint(v.Taint)
}

// shellWords is shlex.split: the words that lie in the known beginning of a text are constants; of the others the quotes
// are gone that made them safe.
func (a *analysis) shellWords(id ir.ID, x *Val) (*Val, bool) {
	if s, ok := x.text(); ok && !strings.ContainsAny(s, `'"\\`) {
		words := textVals(ir.Str, strings.Fields(s))
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: words}), len(words) > 0
	}
	if x == nil || x.Const != nil || len(x.Refs) > 0 && !a.isParam(x) {
		return nil, false
	}
	restored := a.w.commandKinds & a.w.untrusted
	rest := tainted(mapAtoms(x.Taint, func(y Atom) Atom { y.Kinds, y.Lead = y.Kinds|restored, leadStart; return y }))
	o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: rest}
	if i := strings.LastIndexByte(x.prefix(), ' '); i > 0 && !strings.ContainsAny(x.prefix()[:i], "'\"\\") {
		for n, w := range strings.Fields(x.prefix()[:i]) {
			o.Fields = append(o.Fields, field{keyOfInt(n), constVal(ir.Const{Kind: ir.Str, Str: w})})
		}
	}
	return a.alloc(id, 0, o), true
}

// iterator is a function of itertools over lists that are known exactly.
func (a *analysis) iterator(id ir.ID, name string, c *callArgs) (*Val, bool) {
	var lists [][]*Val
	exact := len(c.star) == 0
	for _, p := range c.pos {
		es, ok := a.elements(p.val)
		exact = exact && ok
		lists = append(lists, es)
	}
	list := func(elems []*Val) (*Val, bool) {
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: elems}), true
	}
	switch name {
	case "chain":
		if exact {
			var all []*Val
			for _, l := range lists {
				all = append(all, l...)
			}
			if len(all) <= maxFields {
				return list(all)
			}
		}
		o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: bottom}
		for _, p := range c.pos {
			o.Rest = join(o.Rest, a.element(id, p.val))
		}
		for _, s := range c.star {
			o.Rest = join(o.Rest, a.element(id, s))
		}
		return a.alloc(id, 0, o), true
	case "chain.from_iterable":
		if es, ok := a.elements(c.positional(0)); ok {
			if v, ok := a.joinedLists(id, es); ok {
				return v, true
			}
		}
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: a.element(id, a.element(id, c.positional(0)))}), true
	case "pairwise":
		if len(lists) == 1 && exact {
			var pairs []*Val
			for i := 1; i < len(lists[0]) && i < maxOrdered; i++ {
				pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: lists[0][i-1 : i+1 : i+1]}
				pairs = append(pairs, a.alloc(id, 1+int32(i), pair))
			}
			return list(pairs)
		}
		e := a.element(id, c.positional(0))
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: a.tuple(id, e, e)}), true
	case "filterfalse":
		return a.filtered(id, c, false), len(c.pos) == 2
	case "takewhile", "dropwhile":
		if v, ok := a.whileTrue(id, name, c); ok {
			return v, true
		}
		return a.filtered(id, c, true), len(c.pos) == 2 && name == "takewhile"
	case "cycle":
		if len(lists) == 1 && exact && len(lists[0]) > 0 && len(lists[0]) <= maxOrdered {
			v, _ := list(slices.Repeat(lists[0], 16))
			a.obj(v.Refs[0].ID).Type = iteratorType
			return v, true
		}
		return c.positional(0), len(c.pos) == 1
	case "compress":
		if len(lists) == 2 && exact {
			var kept []*Val
			for i := range min(len(lists[0]), len(lists[1])) {
				switch lists[1][i].truth() {
				case truthUnknown:
					return nil, false
				case truthy:
					kept = append(kept, lists[0][i])
				}
			}
			return list(kept)
		}
	case "accumulate":
		if len(lists) == 1 && exact && len(lists[0]) <= maxOrdered && len(c.named) == 0 {
			var sums []*Val
			for i, e := range lists[0] {
				if i > 0 {
					e = a.added(id, sums[i-1], e)
				}
				sums = append(sums, e)
			}
			return list(sums)
		}
	case "tee":
		if len(lists) == 1 && exact {
			first, _ := list(lists[0])
			return a.alloc(id, 1, &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom, Elems: []*Val{first, first}}), true
		}
	case "islice":
		if len(lists) == 0 || lists[0] == nil {
			return nil, false
		}
		lo, hi := int64(0), int64(len(lists[0]))
		bounds := c.pos[1:]
		for i, b := range bounds {
			if i > 1 || !b.val.isConst(ir.Int) && !b.val.isConst(ir.None) {
				return nil, false
			}
			if !b.val.isConst(ir.Int) {
				continue
			}
			if i == 0 && len(bounds) > 1 {
				lo = min(b.val.Const.Int, hi)
			} else {
				hi = min(b.val.Const.Int, hi)
			}
		}
		if lo < 0 || hi < lo {
			return nil, false
		}
		return list(lists[0][lo:hi:hi])
	case "product", "zip_longest":
		if name == "zip_longest" && exact {
			if v, ok := a.longestZip(id, lists, c.keyword("fillvalue")); ok {
				return v, true
			}
		}
		if len(c.named) > 0 || len(c.star) > 0 || len(c.pos) == 0 {
			return nil, false
		}
		pair := &Obj{Kind: objTuple, Class: -1, Type: "builtins.tuple", Exact: true, Rest: bottom}
		for _, p := range c.pos {
			pair.Elems = append(pair.Elems, a.element(id, p.val))
		}
		return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Rest: a.alloc(id, 1, pair)}), true
	}
	return nil, false
}

// environType is the type of os.environ, in whose variables the program keeps data of its own.
const environType = "os.Environ"

// setEnvironment puts a value into a variable of the environment.
func (a *analysis) setEnvironment(r Ref, k, v *Val) {
	name, ok := k.text()
	if !ok || r.Name != environType || v == nil || len(v.Taint) == 0 {
		return
	}
	a.effects = append(a.effects, effect{kind: effectExtern, key: key{'.', environType + "[" + name + "]"}, val: tainted(v.Taint)})
}

// environment is what a variable of the environment holds besides what a model says: what the program put there.
func (a *analysis) environment(typ string, k, v *Val) *Val {
	name, ok := k.text()
	if !ok || typ != environType || v == bottom {
		return v
	}
	full := environType + "[" + name + "]"
	a.read(effectExtern, 0, full)
	if x, ok := a.w.externs.get(full); ok {
		return join(v, tainted(x.taint()))
	}
	return v
}

// absoluteJoin leaves out what os.path.join drops: everything before a part that is known to be absolute.
func absoluteJoin(c *callArgs) *callArgs {
	for i := len(c.pos) - 1; i > 0; i-- {
		s, ok := c.pos[i].val.text()
		if !ok && c.pos[i].val != nil {
			s = c.pos[i].val.prefix()
		}
		if strings.HasPrefix(s, "/") {
			d := *c
			d.pos = c.pos[i:]
			return &d
		}
	}
	return c
}

// constantPath is what os.path.join makes of constants; nil where one of the parts is none.
func constantPath(c *callArgs) *Val {
	path := ""
	for i, x := range c.pos {
		s, ok := x.val.text()
		if !ok || len(c.star) > 0 {
			return nil
		}
		if i > 0 && path != "" && !strings.HasSuffix(path, "/") {
			path += "/"
		}
		path += s
	}
	return constVal(ir.Const{Kind: ir.Str, Str: path})
}

// temporaryFolder is one in which everybody may write.
var temporaryFolder = regex.NewPattern(`^(/tmp|/var/tmp|/usr/tmp|/dev/shm)(/|$)`)

// belowTemporary gives a joined path the beginning that it has if it is joined to a folder in which everybody may write. Other
// folders tell nothing: a part that begins with a slash takes their place.
func belowTemporary(v *Val, c *callArgs) *Val {
	if v == nil || v == bottom || len(c.pos) == 0 {
		return v
	}
	folder, whole := c.pos[0].val.text()
	if !whole && c.pos[0].val != nil {
		folder = c.pos[0].val.prefix()
	}
	if !temporaryFolder.MatchString(folder) {
		return v
	}
	out := *v
	out.Text = out.Text.with(strings.TrimSuffix(folder, "/")+"/", "")
	return &out
}

// inBase64 is a constant that such a function writes in base 64, or reads; nil for what is none.
func inBase64(name, s string) *Val {
	enc := base64.StdEncoding
	if strings.Contains(name, "urlsafe") {
		enc = base64.URLEncoding
	}
	if strings.HasSuffix(name, "encode") {
		return constVal(ir.Const{Kind: ir.Bytes, Str: enc.EncodeToString([]byte(s))})
	}
	b, err := enc.DecodeString(s)
	if err != nil {
		return nil
	}
	return constVal(ir.Const{Kind: ir.Bytes, Str: string(b)})
}

package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds the behaviour of strings: their methods on constants, and on texts that are not.

// stringMethods maps methods of str to how data move: true where the arguments flow into the result too.
var stringMethods = map[string]bool{
	"strip": false, "lstrip": false, "rstrip": false, "lower": false, "upper": false, "title": false, "capitalize": false,
	"casefold": false, "swapcase": false, "expandtabs": false, "zfill": false, "center": true, "ljust": true, "rjust": true,
	"replace": true, "removeprefix": false, "removesuffix": false, "encode": false, "decode": false, "translate": false,
	"join": true, "format_map": true,
}

// escapedCodecs write control characters, and what is no ASCII, as escapes. Names of mailboxes have a codec of their own (RFC 3501, 5.1.3).
var escapedCodecs = map[string]bool{"unicode_escape": true, "unicode-escape": true, "imap4-utf-7": true, "imap4_utf_7": true}

// cutting are the methods that take away what quotes a text: what was a literal of JSON is none any more.
var cutting = map[string]bool{"strip": true, "lstrip": true, "rstrip": true, "replace": true, "split": true, "partition": true, "rsplit": true, "rpartition": true, "removeprefix": true, "translate": true}

// builtinMethod evaluates a method of a builtin type.
func (a *analysis) builtinMethod(id, recvID ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	if v, ok := a.setMethod(recvID, recv, name, c); ok {
		return v, true
	}
	if v, ok := a.byteArrayMethod(id, recvID, recv, name, c); ok {
		return v, true
	}
	if settingsMethods[name] {
		if v, ok := a.settingsMethod(id, recvID, recv, name, c); ok {
			return v, true
		}
	}
	if v, ok, of := a.objectMethod(id, recv, name, c); of {
		return v, ok
	}
	if cutting[name] {
		recv = recv.without(asJSON)
		if len(recv.taint()) > 0 && takesQuotes(name, c) {
			recv = a.unquoted(recv)
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
	if v, ok := a.fewMethod(id, recv, name, c); ok {
		return v, true
	}
	if v, ok := a.stringTest(recvID, recv, name, c); ok {
		return v, true
	}
	switch name {
	case "format":
		a.askForm(recvID, recv, a.argTaint(c))
		return a.format(id, recv, c), true
	case "format_map":
		return a.format(id, recv, &callArgs{starstar: []*Val{c.positional(0)}}), true
	case "join":
		return a.joinedBy(id, recv, c), true
	case "lower", "upper", "strip", "lstrip", "rstrip", "title", "capitalize", "casefold", "swapcase", "encode", "decode", "expandtabs", "zfill", "removeprefix", "removesuffix":
		if recv == nil {
			return nil, true
		}
		return a.recast(recv, name, c), true
	case "split", "rsplit", "splitlines", "partition", "rpartition", "findall":
		return a.takenApart(id, recvID, recv, name, c)
	case "replace":
		if cutsSlash(name, c) {
			recv = recv.without(leadingSlash)
		}
		return a.replace(id, recv, c), true
	case "hex":
		if len(c.pos) == 0 && len(recv.refs()) == 0 {
			return a.numberOf(recv), true
		}
	case "translate":
		if v, ok := a.translated(recv, c); ok {
			return v, true
		}
	case "find", "index", "count", "rfind", "rindex":
		if len(c.pos) > 0 && recv.refs() == nil {
			return nil, true
		}
	case "append", "add", "insert", "extend", "update", "setdefault", "appendleft":
		if len(recv.refs()) > 0 {
			if a.isParam(recv) && !a.spec && len(a.w.prog.MethodsNamed(name)) > 0 {
				a.interestIn(recv) // a caller may know that it is no container
			}
			return a.containerMethod(id, recv, name, c)
		}
	case "clear":
		if a.isParam(recv) {
			return a.containerMethod(id, recv, name, c)
		}
	case "popleft", "popitem":
		if p := a.callersContainer(recv); p != nil {
			return a.containerMethod(id, p, name, c)
		}
	case "get", "pop", "items", "keys", "values", "copy":
		return a.entryRead(id, recv, name, c)
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

// objectMethod evaluates a method of a record, a template, a file or a container that the program has made, or of a queue of a caller's;
// of says whether the value is such a thing.
func (a *analysis) objectMethod(id ir.ID, recv *Val, name string, c *callArgs) (v *Val, ok, of bool) {
	for _, r := range recv.refs() {
		if v, ok = a.recordMethod(id, r, name, c); ok {
			return v, true, true
		}
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && o.Type == "string.Template" && len(o.Elems) == 1 && (name == "substitute" || name == "safe_substitute") {
				s, _ := o.Elems[0].text()
				return a.substituted(s, c), true, true
			}
			if o := a.obj(r.ID); o != nil && o.Kind != objParam && o.Kind != objInstance && o.Kind != objOther && o.Kind != objCell {
				if memory(o) {
					v, ok = a.memoryMethod(id, recv, name, c)
					return v, ok, true
				}
				v, ok = a.containerMethod(id, recv, name, c)
				return v, ok, true
			}
		}
	}
	if p, as := a.callersQueue(recv, name); p != nil {
		if as != "append" {
			c = &callArgs{} // whether and how long to wait
		}
		v, ok = a.containerMethod(id, p, as, c)
		return v, ok, true
	}
	return nil, false, false
}

// joinedBy is join(): the text of a list, with the receiver between its elements.
func (a *analysis) joinedBy(id ir.ID, recv *Val, c *callArgs) *Val {
	if es, ok := a.elements(c.positional(0)); ok && len(es) == 1 {
		return a.stringOf(es[0]) // nothing comes between
	}
	parts := a.elementsDeep(id, c.positional(0)).without(splitPart)
	out := a.concat(append(a.beginning(c.positional(0)), recv.emptied(), parts))
	if s, ok := recv.text(); ok && s == "\r\n" && out != nil && out != bottom {
		out = out.withTaint(flagged(out.Taint, inLine))
	}
	if s, ok := recv.text(); ok && strings.ContainsAny(s, "\r\n") {
		out = a.inLinesAgain(out, c.register(0))
	}
	return out
}

// recast is a text in another form that keeps what is in it: lower case, without what surrounds it, encoded.
func (a *analysis) recast(recv *Val, name string, c *callArgs) *Val {
	if recv == nil {
		return nil
	}
	out := *recv
	out.Const, out.Facts, out.Truth = nil, nil, truthUnknown
	switch name {
	case "decode":
		out.Refs = nil
		if !concreteObject(recv) {
			out.Taint = asText(out.Taint)
		}
	case "encode", "expandtabs", "zfill": // of bytes, arrays
	default:
		if !concreteObject(recv) { // of what JSON gives only texts have them
			out.Refs, out.Plain, out.Taint = nil, true, asText(out.Taint)
		}
	}
	if cutsSlash(name, c) {
		out.Taint = out.without(leadingSlash).taint()
	}
	if s, ok := c.positional(0).text(); ok && strings.Contains(s, "/") && (name == "lstrip" || name == "strip") && harm(recv, a.w.pathKinds|a.w.redirectKinds) {
		out.Taint = a.checkedAll(flagged(out.Taint, notAbsolute))
	}
	if name == "encode" || name == "decode" {
		out.Text = out.Text.with(out.prefix(), out.tail())
	} else {
		out.Text = out.Text.with("", "")
	}
	if codec, ok := c.positional(0).text(); ok && escapedCodecs[codec] && !concreteObject(recv) {
		if name == "encode" {
			return a.lacking(&out, out.lacks().or(controls))
		}
		out.Taint, out.Text = a.regained(out.Taint, recv.lacks(), charset{}), nil
	}
	return &out
}

// takenApart are the pieces of a text: split(), partition(), findall().
func (a *analysis) takenApart(id, recvID ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	if recv == nil && recvID != ir.NoID && a.f.Instrs[recvID].Op == ir.OpGlobal && a.f.NameOf(recvID) == "__name__" {
		// Nothing may be known of the name itself, or the program's own start would be unreachable.
		return foldMethod(a, id, a.f.Module.Name, name, c, ir.Str)
	}
	if recv == nil {
		return nil, true
	}
	if v, ok := a.parted(id, recv, name, c); ok {
		return v, true
	}
	recv = recv.without(leadingSlash)
	if name == "split" && len(c.pos) == 1 && harm(recv, a.w.pathKinds) {
		if s, ok := c.positional(0).text(); !ok || s == "/" { // os.sep
			recv = recv.withTaint(flagged(recv.Taint, splitPart))
		}
	}
	o := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: tainted(recv.Taint)}
	if name == "splitlines" || strings.HasSuffix(name, "split") && separatesLines(c) {
		o.Rest = tainted(sanitized(recv.Taint, a.w.lineKinds))
	}
	if name == "split" && len(c.pos)+len(c.named) == 0 { // at whitespace: words have none, nor has a line made of them
		o.Rest = a.lacking(o.Rest, recv.lacks().or(charsOf("\t\n\v\f\r")))
	}
	a.pieces(o, recv, name, c)
	return a.alloc(id, 0, o), true
}

// entryRead is get(), pop() or what gives all entries, of a parameter, of what a caller's container holds, or of data.
func (a *analysis) entryRead(id ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	if a.isParam(recv) {
		if name == "get" && a.fetches(id, c) {
			a.noteReceiver(a.f.Arg(a.f.Arg(id, 0), 0))
		}
		return a.containerMethod(id, recv, name, c)
	}
	if p := a.callersContainer(recv); p != nil && (name == "get" || name == "pop" || len(ownAtoms(recv.taint())) == 0) {
		v, ok := a.containerMethod(id, p, name, c)
		mine := slices.DeleteFunc(slices.Clone(ownAtoms(recv.taint())), func(x Atom) bool { return x.is(knowledge.Secret) }) // of another entry
		return withData(v, a.columnAt(mine, c.positional(0))), ok
	}
	if len(recv.refs()) > 0 {
		return nil, false
	}
	if name == "get" || name == "pop" {
		return tainted(a.columnAt(recv.taint(), c.positional(0))), true
	}
	return tainted(recv.taint()), true
}

// ofReplies are attributes that what a client of HTTP gets has, and what stands in a mapping as a rule has not.
var ofReplies = map[string]bool{"text": true, "content": true, "json": true, "status": true, "status_code": true, "raise_for_status": true, "iter_content": true, "read": true}

// maxUntilRead is in how many instructions after a call what becomes of its result is looked for.
const maxUntilRead = 64

// fetches reports whether a call of get() is none of a mapping: client.get(address, timeout=5). Mappings take no arguments
// by name, but for the default of some, and what they give is neither awaited nor entered nor read as a reply is.
func (a *analysis) fetches(id ir.ID, c *callArgs) bool {
	if slices.ContainsFunc(c.named, func(n namedArg) bool { return n.name != "default" }) || len(c.starstar) > 0 {
		return true
	}
	if len(c.pos) != 1 || c.pos[0].val != nil && c.pos[0].val.Const != nil {
		return false
	}
	for x := id + 1; int(x) < len(a.f.Instrs) && x <= id+maxUntilRead; x++ {
		switch a.f.Instrs[x].Op {
		case ir.OpAwait, ir.OpEnter:
			if a.f.Arg(x, 0) == id {
				return true
			}
		case ir.OpAttr:
			if ofReplies[a.f.NameOf(x)] && a.unrefined(a.f.Arg(x, 0)) == id {
				return true
			}
		}
	}
	return false
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

// emptied keeps only the data of a separator.
func (v *Val) emptied() *Val { return tainted(v.taint()) }

// beginning is what the first element of a list of unknown length holds, with which a text that is joined of it begins.
func (a *analysis) beginning(list *Val) []*Val {
	if refs := list.refs(); len(refs) == 1 && refs[0].Kind == refObject {
		if o := a.obj(refs[0].ID); o != nil && o.sequence() && !o.Exact && (o.Rest != bottom || len(o.Fields) > 0) {
			if first := a.item(refs[0].ID, o, keyVal(keyOfInt(0))); first != nil && first != bottom {
				return []*Val{a.stringOf(first)}
			}
		}
	}
	return nil
}

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
		return a.concat(append(parts, constVal(ir.Const{Kind: ir.Str})))
	}
	e := a.element(id, v)
	if e == bottom {
		return nil
	}
	return tainted(a.deep(e))
}

// replace is str.replace: taking out what does harm in one place is no sanitizer unless it takes out every means.
func (a *analysis) replace(id ir.ID, recv *Val, c *callArgs) *Val {
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
			return a.concat(append(parts, constVal(ir.Const{Kind: ir.Str})))
		}
	}
	if pairs, ok := a.tableOf(c); ok {
		for _, p := range pairs {
			recv = a.replace(id, recv, &callArgs{pos: []argv{{ir.NoID, p[0]}, {ir.NoID, p[1]}}})
		}
		return recv
	}
	with := c.positional(1).taint()
	if _, known := recv.text(); !known { // letters that fill in make no secret of what is one already
		with = slices.DeleteFunc(slices.Clone(with), func(x Atom) bool { return x.is(knowledge.Random) })
	}
	if old, ok := c.positional(0).text(); ok && len(with) > 0 && filledIn.MatchString(old) {
		with = mapAtoms(with, func(x Atom) Atom { // a text that is put together here, whoever wrote the rest of it
			x.Lead, x.Flags = max(x.Lead, leadUnknown), x.Flags&^splitPart|built
			return x
		})
	}
	t := joinTaint(recv.taint(), with)
	if old, ok := c.positional(0).text(); ok {
		// A line ends by "\n" alone as well as by both.
		if by, constant := c.positional(1).text(); constant && old == "\n" && !strings.ContainsAny(by, "\r\n") {
			t = sanitized(t, a.w.lineKinds)
		}
		if old == "<" {
			t = sanitized(t, a.w.htmlKinds)
			if s, constant := c.positional(1).text(); constant && !strings.HasPrefix(s, "&") { // as a script has it, or not at all
				t = sanitized(t, a.w.misplaced.htmlMisplaced)
			}
		}
		if s, constant := c.positional(1).text(); constant && (old == "'" && (s == `'\''` || s == `'"'"'`) || a.windowsQuotes(id, old, s)) {
			t = sanitized(t, a.w.misplaced.command|a.w.misplaced.commandMisplaced) // as shells have it between single quotes
		}
		if s, constant := c.positional(1).text(); constant && (old == `"` || old == "`" || old == "'") && s == old+old {
			t = flagged(t, map[string]atomFlags{`"`: doubledQuotes, "`": doubledTicks, "'": a.doubledSingle()}[old])
		}
	}
	return a.replaced(recv, t, c)
}

// filledIn is what a text has in the place of a value that is filled in: %P, {name}, {{ name }}, ${name}, <name>, @NAME@, __NAME__.
var filledIn = regex.NewPattern(`^(%\w+%?|\{\{? ?\w* ?\}?\}|\$\w+|\$\{\w+\}|<\w+>|@\w+@|__\w+__|\[\w+\])$`)

// parted splits a text in two at a separator: what is known of its beginning or end may hold it, and the part that is cut
// off at the separator lacks it.
func (a *analysis) parted(id ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	sep, ok := c.positional(0).text()
	once := strings.HasSuffix(name, "partition")
	if !ok || sep == "" || !once && !splitsOnce(c) {
		return nil, false
	}
	text := func(s string) *Val { return constVal(ir.Const{Kind: ir.Str, Str: s}) }
	first, last := a.cutOff(recv, sep), tainted(mapAtoms(recv.Taint, func(x Atom) Atom { x.Lead = leadStart; return x }))
	found := false
	if strings.HasPrefix(name, "r") {
		first, last = tainted(recv.Taint), first
		if i := strings.LastIndex(recv.tail(), sep); i >= 0 {
			last, found = text(recv.tail()[i+len(sep):]), true
		}
	} else if before, _, ok := strings.Cut(recv.prefix(), sep); ok {
		first, found = text(before), true
	}
	if once {
		middle := text(sep)
		if !found {
			middle = nil
		}
		return a.tuple(id, first, middle, last), true
	}
	if !found {
		return nil, false
	}
	return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: []*Val{first, last}}), true
}

// callersQueue is the part of a queue that callers pass, and the method of a list that one of the queue stands for.
func (a *analysis) callersQueue(recv *Val, name string) (*Val, string) {
	as := queueMethods[name]
	if as == "" {
		return nil, ""
	}
	for _, r := range recv.refs() {
		if r.Kind == refInst && (r.Name == firstOut || r.Name == lastOut) {
			if r.Name == lastOut && as == "popleft" {
				as = "pop"
			}
			return a.callersContainer(recv), as
		}
	}
	return nil, ""
}

// containerTypes are those of the containers that the analysis follows.
var containerTypes = map[string]bool{"builtins.dict": true, "builtins.list": true, "builtins.set": true, firstOut: true, lastOut: true}

// callersContainer is the part of a value that its callers pass, where the rest of it is only known to be a container: an
// attribute that some method has given one.
func (a *analysis) callersContainer(v *Val) *Val {
	out := (*Val)(nil)
	for _, r := range v.refs() {
		switch {
		case r.Kind == refInst && containerTypes[r.Name]:
		case r.Kind == refObject && out == nil && a.isParam(refVal(r)):
			out = refVal(r)
		default:
			return nil
		}
	}
	return out
}

// cutOff is a part of a text in which a separator does not occur any more.
func (a *analysis) cutOff(v *Val, sep string) *Val {
	out := tainted(v.Taint)
	if len(sep) == 1 {
		out = a.lacking(out, v.lacks().or(charsOf(sep)))
	}
	return out
}

// pieces completes what a text is split into: the words of which the text is known, and that none holds the separator.
func (a *analysis) pieces(o *Obj, recv *Val, name string, c *callArgs) {
	sep, ok := c.positional(0).text()
	switch {
	case name == "splitlines":
		if line, _, ok := strings.Cut(recv.prefix(), "\n"); ok {
			o.Fields = []field{{keyOfInt(0), constVal(ir.Const{Kind: ir.Str, Str: strings.TrimSuffix(line, "\r")})}}
		}
		return
	case name != "split" && name != "rsplit" || len(c.pos) > 0 && (!ok || sep == ""):
		return
	case name == "split" && len(c.pos) == 1 && len(c.named) == 0:
		for i, words := 0, strings.Split(recv.prefix(), sep); i < len(words)-1 && i < maxBeginning; i++ {
			o.Fields = append(o.Fields, field{keyOfInt(i), constVal(ir.Const{Kind: ir.Str, Str: words[i]})})
		}
	case name == "split":
		if first, ok := firstWord(recv.prefix(), c); ok {
			o.Fields = []field{{keyOfInt(0), constVal(ir.Const{Kind: ir.Str, Str: first})}}
		}
	}
	if len(o.Fields) == 0 && name == "split" && len(c.pos) > 0 && len(recv.Taint) > 0 {
		o.Fields = []field{{keyOfInt(0), a.cutOff(recv, sep)}}
	}
	if len(c.pos) == 0 || len(recv.Taint) == 0 {
		return
	}
	// Of all pieces together the text can be made again; one of them alone holds no separator.
	last := a.cutOff(recv, sep)
	if i := strings.LastIndex(recv.tail(), sep); i >= 0 {
		last = constVal(ir.Const{Kind: ir.Str, Str: recv.tail()[i+len(sep):]})
	}
	if name == "rsplit" || len(c.pos) == 1 && len(c.named) == 0 {
		o.Fields = append(o.Fields, field{keyOfInt(-1), last})
	}
	if name == "split" && len(c.pos) == 1 && len(c.named) == 0 && len(o.Fields) == 2 { // nothing is known of how the text begins
		o.Fields = append(o.Fields, field{keyOfInt(1), a.cutOff(recv, sep)}, field{keyOfInt(2), a.cutOff(recv, sep)})
	}
	if name == "rsplit" && splitsOnce(c) { // of two pieces the second is the last
		o.Fields = append(o.Fields, field{keyOfInt(1), last})
	}
}

// separatesLines reports whether str.split parts a text at each line break, of which no part holds one.
func separatesLines(c *callArgs) bool {
	if len(c.pos) > 1 || len(c.named) > 0 || len(c.star) > 0 {
		return false
	}
	sep, ok := c.positional(0).text()
	return len(c.pos) == 0 || ok && strings.Contains(sep, "\n")
}

// splitsOnce reports whether str.split is told to split once.
func splitsOnce(c *callArgs) bool {
	n := c.keyword("maxsplit")
	if n == nil {
		n = c.positional(1)
	}
	return n.isConst(ir.Int) && n.Const.Int == 1
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// alphabetOf are the characters of ASCII that tests of strings ask for.
var alphabetOf = map[string]string{
	"isdigit": "0123456789", "isdecimal": "0123456789", "isnumeric": "0123456789",
	"isalpha": letters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "isalnum": letters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
}

// doubledSingle is what is known of a text whose single quotes are doubled: of MySQL's strings they end one behind a backslash, too.
func (a *analysis) doubledSingle() atomFlags {
	for _, driver := range [...]string{"pymysql", "MySQLdb", "mysql", "aiomysql", "mariadb", "asyncmy"} {
		if a.w.modules[a.f.Module.ID].imports[driver] {
			return 0
		}
	}
	return doubledSingles
}

// cutsSlash reports whether a method may take the slash away that a text begins with.
func cutsSlash(name string, c *callArgs) bool {
	switch name {
	case "strip", "lstrip", "removeprefix", "replace":
		s, ok := c.positional(0).text()
		return len(c.pos) > 0 && (!ok || strings.Contains(s, "/"))
	}
	return false
}

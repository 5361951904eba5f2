package flow

import (
	"path"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// call evaluates a call: of every function that the callee may be.
func (a *analysis) call(id ir.ID, in *ir.Instr) *Val {
	calleeID := a.f.Arg(id, 0)
	callee := a.vals[calleeID]
	// Call instructions are evaluated one after the other, and nothing keeps the lists of their arguments.
	c := &a.callArgs
	*c = callArgs{pos: c.pos[:0], named: c.named[:0]}
	a.args(c, id, in)
	if callee == bottom {
		return bottom
	}
	a.handOver(calleeID)
	if a.f.Kind == ir.ModuleBody && len(c.pos) > 1 {
		a.ownRoute(id, id, callee, c.pos[len(c.pos)-1].val)
	}
	if a.f.Calls[in.Aux].Flags&ir.DecoratorCall != 0 {
		return a.decorate(id, calleeID, callee, c)
	}
	if a.f.Instrs[calleeID].Op == ir.OpAttr {
		recvID := a.f.Arg(calleeID, 0)
		recv := a.vals[recvID]
		if recv == bottom {
			return bottom
		}
		if of := a.dictOf(recvID); of != ir.NoID && len(a.vals[of].refs()) > 0 {
			if m := a.w.base.Method("builtins.__dict__", a.f.NameOf(calleeID)); m != nil {
				a.model(id, m, argv{recvID, recv}, c, "builtins.__dict__."+a.f.NameOf(calleeID)) // of an object that is known, too
				a.updateAttributes(id, a.vals[of], c)
				return nil
			}
		}
		if v, ok := a.method(id, recvID, recv, callee, a.f.NameOf(calleeID), c); ok {
			return v
		}
	}
	if v, ok := a.apply(id, calleeID, callee, c); ok {
		if a.spec && a.capturing(callee) {
			a.deferCall(id, callee, c) // the caller knows what it captured
		}
		return v
	}
	if !a.spec {
		// A caller that knows more of the receiver, or of the function, can resolve the call.
		if a.f.Instrs[calleeID].Op == ir.OpAttr {
			recv := a.vals[a.f.Arg(calleeID, 0)]
			a.noteReceiver(a.f.Arg(calleeID, 0))
			if a.isParam(recv) {
				for _, x := range a.f.Args(id)[1:] {
					a.noteFlag(x) // what is called then may depend on them
				}
			}
			a.interestIn(recv)
			if slices.ContainsFunc(c.pos, func(x argv) bool { return a.isFunction(x.val) }) {
				a.hands = true
				a.interestInHolder(recv)
			}
		} else {
			a.interestIn(callee)
		}
	}
	a.deferCall(id, callee, c)
	if d := a.defaultOf(callee); d != nil {
		if v, ok := a.apply(id, calleeID, d, c); ok { // a function that nobody need pass
			return v
		}
	}
	return a.unresolved(id, callee, c)
}

// capturing reports whether a value is a function of which a special analysis does not know what it has captured.
func (a *analysis) capturing(v *Val) bool {
	return slices.ContainsFunc(v.refs(), func(r Ref) bool {
		return r.Kind == refFunc && r.Bind == nil && len(a.w.prog.Functions[r.ID].Free) > 0
	})
}

// isFunction reports whether a value is a function or class of the program.
func (a *analysis) isFunction(v *Val) bool {
	return slices.ContainsFunc(v.refs(), func(r Ref) bool { return r.Kind == refFunc || r.Kind == refClass })
}

// apply calls what a value refers to; false where nothing of it can be called.
func (a *analysis) apply(id, calleeID ir.ID, callee *Val, c *callArgs) (*Val, bool) {
	out := bottom
	found, noReturn := false, true
	for i, r := range callee.refs() {
		if a.unknownBesideKnown(callee.Refs, i) {
			continue
		}
		var v *Val
		var ok bool
		if r.Kind == refFunc && len(callee.Refs) > maxRefs {
			a.tabled(id, func() { v, ok = a.applyRef(id, r, c) })
		} else {
			v, ok = a.applyRef(id, r, c)
		}
		if !ok {
			continue
		}
		found = true
		if !a.halted {
			noReturn = false
		}
		a.halted = false
		out = join(out, v)
	}
	if found && noReturn {
		a.halted = true
	}
	return out, found
}

// unknownBesideKnown reports whether a callee is a library's function of which nothing is known, where it may as well be
// one that is known: of two conditional imports the one that is there says what both do.
func (a *analysis) unknownBesideKnown(refs []Ref, i int) bool {
	if len(refs) < 2 || refs[i].Kind != refExtern {
		return false
	}
	name := refs[i].Name
	if strings.HasPrefix(name, "builtins.") || a.w.base.Function(name) != nil || a.w.base.Type(name) != nil {
		return false
	}
	for _, r := range refs {
		if r.Kind == refFunc && r.Bind == nil || r.Kind == refExtern && a.w.base.Function(r.Name) != nil {
			return true
		}
	}
	return false
}

func (a *analysis) applyRef(id ir.ID, r Ref, c *callArgs) (*Val, bool) {
	switch r.Kind {
	case refFunc:
		f := a.w.prog.Functions[r.ID]
		v := a.callFunction(id, f, r.Bind, c)
		if len(a.w.ownModels) > 0 {
			var self *Val
			if r.Bind != nil {
				self = r.Bind.self
			}
			v = a.asOwn(id, f, self, c, v)
		}
		return a.routeAddress(f.Name, v, c), true
	case refClass:
		return a.construct(id, r.ID, c), true
	case refExtern:
		if r.Bind != nil && r.Bind.self != nil {
			c = &callArgs{pos: slices.Concat([]argv{{ir.NoID, r.Bind.self}}, c.pos), named: c.named, star: c.star, starstar: c.starstar}
		}
		return a.callExtern(id, r.Name, c), true
	case refMethod:
		if v, ok := a.callLibraryMethod(id, ir.NoID, r.Bind.self, r.Name, c); ok {
			return v, true
		}
		if setTests[r.Name] {
			if v, ok := a.setMethod(ir.NoID, r.Bind.self, r.Name, c); ok {
				return v, true
			}
		}
		return a.baseMethod(id, r.Bind.self, r.Name, c)
	case refInst:
		if m := a.w.base.Method(r.Name, "__call__"); m != nil {
			return a.model(id, m, argv{ir.NoID, refVal(r)}, c, r.Name), true
		}
	case refObject:
		o := a.obj(r.ID)
		if o == nil {
			return nil, false
		}
		if o.Class >= 0 {
			if m := a.w.method(o.Class, "__call__"); m != nil {
				return a.callFunction(id, m, &bound{self: refVal(r)}, c), true
			}
		}
		if o.Type == "functools.partial" {
			return a.callPartial(id, o, c)
		}
		if (o.Type == "operator.itemgetter" || o.Type == "operator.attrgetter") && len(c.pos) == 1 {
			return a.got(id, o, c.pos[0].val), true
		}
		if o.Type == methodCaller && len(c.pos) == 1 {
			return a.callsMethod(id, o, c.pos[0])
		}
		if o.Type == "collections.namedtuple" {
			return a.record(id, o, c), true
		}
		if o.Kind == objParam {
			if org := a.originOfObj(r.ID); org != nil && org.Parent == nil && !a.spec {
				a.fs.interest |= 1 << uint(min(org.Param, 63))
			}
		}
	case refSelf:
		if m := a.w.method(r.ID, "__call__"); m != nil {
			return a.callFunction(id, m, &bound{self: refVal(r)}, c), true
		}
	}
	return nil, false
}

// method evaluates recv.name(args) where that is more than calling the attribute's value.
func (a *analysis) method(id, recvID ir.ID, recv, callee *Val, name string, c *callArgs) (*Val, bool) {
	// Functions of the program and of libraries that the attribute refers to.
	for _, r := range callee.refs() {
		switch r.Kind {
		case refExtern:
			return a.ofUnknownLibrary(id, recvID, recv, r.Name, name, c)
		case refFunc, refClass:
			return nil, false
		case refObject:
			if o := a.obj(r.ID); o != nil && o.Kind != objParam {
				return nil, false
			}
		case refMethod:
			if len(recv.refs()) == 1 && recv.Refs[0].Kind == refSuper {
				return nil, false // the base's, bound to the instance already
			}
		}
	}
	a.rowsWritten(recvID, name, c)
	// A library's method, by the receiver's type.
	if v, ok := a.callLibraryMethod(id, recvID, recv, name, c); ok {
		if test, ok := a.stringTest(recvID, recv, name, c); ok && v != bottom {
			out := Val{}
			if v != nil {
				out = *v
			}
			out.Facts = append(out.Facts[:len(out.Facts):len(out.Facts)], test.Facts...)
			v = &out
		}
		return v, true
	}
	if name == "find" || name == "count" { // a word in a text, or documents in a collection
		if v, ok := a.byConvention(id, recvID, recv, name, c); ok {
			return v, true
		}
	}
	if v, ok := a.builtinMethod(id, recvID, recv, name, c); ok {
		return v, true
	}
	if v, ok := a.byConvention(id, recvID, recv, name, c); ok {
		return v, true
	}
	if v, ok := a.methodByName(id, recv, name, c); ok {
		return v, true
	}
	return nil, false
}

// ofUnknownLibrary calls a method of something that a library has of which nothing is known, where its name promises a type:
// current_app.db.notes.find(...).
func (a *analysis) ofUnknownLibrary(id, recvID ir.ID, recv *Val, extern, name string, c *callArgs) (*Val, bool) {
	if a.w.base.Function(extern) != nil || a.w.base.Type(extern) != nil {
		return nil, false
	}
	return a.byConvention(id, recvID, recv, name, c)
}

// byConvention calls a method of something whose type is not known: what its name usually means.
func (a *analysis) byConvention(id, recvID ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	typ := a.convention(recvID, recv)
	if typ == "" {
		if typ = a.w.methodTypes[name]; typ == "" || recv != nil && !a.isParam(recv) && len(recv.refs()) > 0 {
			return nil, false
		}
	}
	m := a.w.base.Method(typ, name)
	if m == nil {
		return nil, false
	}
	return a.modelWith(id, m, argv{recvID, recv}, c, typ+"."+name, viaConvention), true
}

// callLibraryMethod calls a modelled method of the receiver's type.
func (a *analysis) callLibraryMethod(id, recvID ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	out := bottom
	found := false
	for _, r := range recv.refs() {
		typ := ""
		switch r.Kind {
		case refInst:
			typ = r.Name
		case refObject:
			if o := a.obj(r.ID); o != nil {
				typ = o.Type
				if o.Class >= 0 && typ == "" {
					typ = a.w.ExternBase(o.Class)
				}
			}
		case refSelf:
			typ = a.w.ExternBase(r.ID)
		case refClass:
			if t := a.w.ExternBase(r.ID); a.w.base.Type(t).IsKept() {
				typ = t // the class stands for its table: Note.get(1)
			} else if m := a.w.base.Method(t, name); m != nil && m.Builds && (len(c.pos) > 0 || len(m.Params) == 0) {
				made := &callArgs{}
				if len(c.pos) > 0 {
					made.starstar = []*Val{c.pos[0].val}
				}
				out, found = join(out, a.construct(id, r.ID, made)), true
			} else if m != nil && slices.ContainsFunc(m.Calls, func(c *knowledge.Call) bool { return c.Method != "" }) {
				typ = t // it says what its instances are given: View.as_view("users", store)
			}
		}
		if typ == "" {
			continue
		}
		m := a.w.base.Method(typ, name)
		if m == nil {
			if v, ok := a.sharedEntry(typ, name, c); ok {
				out, found = join(out, v), true
			}
			continue
		}
		found = true
		if typ == contextVar && name == "get" {
			if v, ok := a.contextValue(id, recvID); ok {
				out = join(out, v)
				continue
			}
			if c, ok := a.contextPlace(recvID); ok && a.leaving != nil {
				if v, ok := a.lastIn(a.at, id, c); ok {
					out = join(out, v)
					continue
				}
			}
		}
		if typ == contextVar {
			a.setsContext(recvID, name, c)
		}
		x := a.model(id, m, argv{recvID, recv}, c, typ+"."+name)
		if name == "get" || name == "pop" {
			x = a.environment(typ, c.positional(0), x)
		}
		if v, ok := a.sharedEntry(typ, name, c); ok {
			x = join(x, v)
		}
		out = join(out, x)
	}
	if found && len(recv.Refs) == 1 && recv.Refs[0].Kind == refObject {
		// A container's own behaviour is exact where the container is.
		halted := a.halted
		if v, ok := a.builtinMethod(id, recvID, recv, name, c); ok {
			a.halted = halted
			return v, true
		}
	}
	return out, found
}

// convention is the type that a receiver's name promises, where nothing else is known of it.
func (a *analysis) convention(recvID ir.ID, recv *Val) string {
	if recv != nil && recv.Const != nil {
		return ""
	}
	for _, r := range recv.refs() {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && o.Kind == objParam {
				continue
			}
		}
		if r.Kind == refExtern || r.Kind == refInst && a.w.base.Type(r.Name) == nil {
			continue
		}
		return ""
	}
	if a.f.Instrs[recvID].Op == ir.OpPhi {
		recvID = a.untested(recvID) // what a loop calls it for is no other thing
	}
	in := &a.f.Instrs[recvID]
	name := ""
	switch in.Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpFrom:
		name = a.f.NameOf(recvID)
	case ir.OpParam:
		name = a.f.Params[in.Aux].Name
	case ir.OpSigma:
		name = a.f.NameOf(recvID)
	case ir.OpEnter, ir.OpAwait: // async with con.cursor() as cursor
		of := a.f.Arg(recvID, 0)
		typ := a.convention(of, a.vals[of])
		if in.Op == ir.OpAwait || typ == "" {
			return typ
		}
		if m := a.w.base.Method(typ, "__enter__"); m != nil && m.Returns != nil && m.Returns.Same != nil && m.Returns.Same.Base == knowledge.PortSelf {
			return typ
		}
		return ""
	case ir.OpIndex: // request.app["db"]
		if s, ok := idiom.ConstText(a.f, a.f.Arg(recvID, 1)); ok && len(s) <= idiom.MaxName {
			name = s
		}
	case ir.OpCall:
		callee := a.f.Arg(recvID, 0)
		if op := a.f.Instrs[callee].Op; op == ir.OpAttr || op == ir.OpGlobal {
			name = a.f.NameOf(callee)
		}
	}
	if name == "" {
		return ""
	}
	if typ := a.w.receiverType(a.f.Module, name); typ != "" {
		return typ
	}
	return a.partOfConvention(recvID)
}

// partOfConvention is the type of an attribute or an entry of any name that a receiver has by the type that its own name
// promises: the collection polls of app.ctx.db.
func (a *analysis) partOfConvention(recvID ir.ID) string {
	method := "__getattr__"
	switch a.f.Instrs[recvID].Op {
	case ir.OpAttr:
	case ir.OpIndex:
		method = "__getitem__"
	default:
		return ""
	}
	of := a.f.Arg(recvID, 0)
	if in := a.f.Instrs[of].Op; in != ir.OpAttr && in != ir.OpGlobal && in != ir.OpLoad && in != ir.OpFrom && in != ir.OpParam && in != ir.OpSigma {
		return ""
	}
	typ := a.convention(of, a.vals[of])
	if typ == "" {
		return ""
	}
	if m := a.w.base.Method(typ, method); m != nil && m.Returns != nil {
		return m.Returns.Type
	}
	return ""
}

// maxByName is how many methods of one name a receiver of unknown class may mean.
const maxByName = 1

// methodByName calls the only method of this name in the program.
func (a *analysis) methodByName(id ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	for _, r := range recv.refs() {
		switch r.Kind {
		case refInst, refExtern, refModule, refClass, refSelf:
			return nil, false
		case refObject:
			if o := a.obj(r.ID); o != nil && o.Kind != objParam {
				return nil, false
			}
		}
	}
	if recv != nil && recv.Const != nil || strings.HasPrefix(name, "__") || commonMethods[name] {
		return nil, false
	}
	ms := a.w.prog.MethodsNamed(name)
	if len(ms) == 0 || len(ms) > maxByName || isStatic(ms[0]) || !accepts(ms[0], c) || !a.near(ms[0]) {
		return nil, false
	}
	self := refVal(Ref{Kind: refSelf, ID: ms[0].Class.ID})
	if recv != nil && recv != bottom {
		self = join(self, recv)
	}
	return a.callFunction(id, ms[0], &bound{self: self}, c), true
}

// maxFunctions is how large a program may be for the only method of a name in it to be meant from anywhere; of a larger
// one's many names, some are the only ones by chance.
const maxFunctions = 5000

// near reports whether a method is one that a receiver here may have: in a large program, one of the same folder, or of a
// folder that something is imported from here.
func (a *analysis) near(f *ir.Function) bool {
	folder := path.Dir(f.Module.File.Path)
	if len(a.w.prog.Functions) <= maxFunctions || path.Dir(a.f.Module.File.Path) == folder {
		return true
	}
	return slices.ContainsFunc(a.f.Module.Imports, func(im ir.Import) bool {
		m := a.w.prog.Import(a.f.Module, im.Module)
		return m != nil && path.Dir(m.File.Path) == folder
	})
}

// accepts reports whether a method can be called with so many arguments, and with those names.
func accepts(f *ir.Function, c *callArgs) bool {
	given := len(c.pos) + 1 // the receiver
	unpacked := len(c.star) > 0 || len(c.starstar) > 0
	taken, kwargs := map[string]bool{}, false
	for i := range f.Params {
		p := &f.Params[i]
		switch p.Kind {
		case ir.KeyArgs:
			kwargs = true
		case ir.VarArgs:
			given = 0
		default:
			taken[p.Name] = true
			named := slices.ContainsFunc(c.named, func(n namedArg) bool { return n.name == p.Name })
			if p.Kind != ir.KeywordOnly && given > 0 {
				given--
			} else if !named && !p.HasDefault && !unpacked {
				return false
			}
		}
	}
	return given <= 0 && (kwargs || !slices.ContainsFunc(c.named, func(n namedArg) bool { return !taken[n.name] }))
}

// commonMethods are names that too many classes outside the program have.
var commonMethods = map[string]bool{
	"get": true, "set": true, "add": true, "pop": true, "update": true, "items": true, "keys": true, "values": true,
	"append": true, "extend": true, "read": true, "write": true, "close": true, "open": true, "join": true, "split": true,
	"format": true, "encode": true, "decode": true, "strip": true, "replace": true, "copy": true, "clear": true,
	"execute": true, "fetchone": true, "fetchall": true, "commit": true, "send": true, "recv": true, "start": true,
	"stop": true, "run": true, "save": true, "delete": true, "create": true, "find": true, "filter": true, "all": true,
	"first": true, "count": true, "index": true, "insert": true, "remove": true, "sort": true, "put": true, "post": true,
	"call": true, "info": true, "debug": true, "error": true, "warning": true, "log": true, "exists": true, "load": true,
	"loads": true, "dump": true, "dumps": true, "match": true, "search": true, "group": true, "next": true, "query": true,
}

// unresolved is a call of something unknown: data flow through it, and the evidence says so.
func (a *analysis) unresolved(id ir.ID, callee *Val, c *callArgs) *Val {
	t := callee.taint()
	calleeID := a.f.Arg(id, 0)
	var parts []Atom // of the data themselves, whatever holds them
	if in := &a.f.Instrs[calleeID]; in.Op != ir.OpAttr {
		if a.w.cfg.Library {
			t = notHandedIn(t)
		}
	} else {
		t = joinTaint(t, askedOfDrawn(saidByException(a.vals[a.f.Arg(calleeID, 0)].taint(), a.f.NameOf(calleeID)), a.f.NameOf(calleeID)))
		switch a.f.NameOf(calleeID) {
		case "get", "pop":
			if len(c.pos) > 0 {
				c.pos = c.pos[1:] // what is looked up is not what it is looked up by
			} else if a.f.NameOf(calleeID) == "get" {
				c.named = nil // a row by its columns: props.get(name=name)
			}
			parts, t = t, nil
		case "items", "keys", "values":
			parts, t = t, nil
		case "read", "readline", "readlines", "chunks": // what a row's file holds is kept as the row is
			if !slices.ContainsFunc(t, func(x Atom) bool { return !x.stored() && x.Origin.Source != nil }) {
				parts, t = t, nil
			}
		case "model_dump":
			if t = sanitized(t, a.w.attributeKinds); len(t) > 0 {
				return a.recordOf(id, a.opaque(t).taint())
			}
		case "get_absolute_url": // Django's rows say so where they are shown, on the site itself
			return nil
		case "resolve": // a variable of a template looks itself up
			if len(c.pos) == 1 && a.bearerName(c.pos[0].id) == "context" {
				return tainted(a.argTaint(c))
			}
		}
	}
	given := flagged(a.argTaint(c), passedIn)
	if a.f.Instrs[calleeID].Op != ir.OpAttr && len(callee.refs()) == 0 {
		// A handler that somebody has registered for an error makes of it what may be shown.
		given = mapAtoms(given, func(x Atom) Atom {
			if x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Exception {
				x.Kinds = 0
			}
			return x
		})
	}
	kept := parts[:0:0]
	for _, x := range parts {
		if x.Origin.Source == nil || x.Origin.Source.Class != knowledge.Secret {
			kept = append(kept, x)
		} else {
			t = append(t, x)
		}
	}
	v := a.opaque(joinTaint(t, given))
	return v.withTaint(joinTaint(v.taint(), kept))
}

// notHandedIn leaves out what a function that is called comes from where callers hand it in: it is their code, and what it gives is what they
// make of it, no data that they were given.
func notHandedIn(t []Atom) []Atom {
	return slices.DeleteFunc(slices.Clone(t), func(x Atom) bool { return x.Origin.Source == nil || x.Origin.Source == librarySource })
}

// opaque is what may come out of a call whose code is not known: data of all kinds, but a secret that goes into a call
// is compared, hashed or encrypted there as a rule, and seldom comes out again.
func (a *analysis) opaque(atoms []Atom) *Val {
	return tainted(mapAtoms(atoms, func(x Atom) Atom {
		x.Flags |= viaUnresolved
		if x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Secret {
			x.Kinds = 0
		}
		return x
	}))
}

// callExtern calls a library's function, or constructs an instance of its type.
func (a *analysis) callExtern(id ir.ID, name string, c *callArgs) *Val {
	if v, ok := a.standardCall(id, name, c); ok {
		return v
	}
	if initOfException(name) && len(c.pos) > 0 {
		a.keepArgs(id, c.pos[0].val, c, 1)
		return nil
	}
	if a.baseConstructor(id, name, c) {
		return nil
	}
	if v, ok := a.builtinCall(id, name, c); ok {
		return v
	}
	if name == "os.path.join" {
		if c = absoluteJoin(c); len(c.pos) == 1 && len(c.star) == 0 {
			return c.pos[0].val
		}
		if v := constantPath(c); v != nil {
			return v
		}
	}
	m := a.w.base.Function(name)
	t := a.w.base.Type(name)
	if t != nil {
		out := a.newInst(id, 6, name)
		if m != nil {
			v := a.model(id, m, argv{ir.NoID, out}, c, name)
			if v != nil && len(v.refs()) > 0 {
				return v
			}
			return out.withTaint(v.taint())
		}
		if t.IsUntracked() {
			return out
		}
		return out.withTaint(a.argTaint(c))
	}
	if m != nil {
		v := a.model(id, m, argv{ir.NoID, nil}, c, name)
		if name == "os.path.join" {
			v = belowTemporary(v, c)
		}
		return a.rootedPath(name, v, c)
	}
	// Class.method(receiver, ...) and class methods.
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		if mt := a.w.base.Method(name[:i], name[i+1:]); mt != nil {
			return a.model(id, mt, argv{ir.NoID, refVal(Ref{Kind: refInst, Name: name[:i]})}, c, name)
		}
	}
	if strings.HasPrefix(name, "builtins.") { // the language's own functions hand on what they are given
		return a.opaque(a.argTaint(c))
	}
	v := a.opaque(flagged(a.argTaint(c), passedIn))
	out := Val{Refs: []Ref{{Kind: refInst, Name: name + "()"}}, Taint: v.taint()}
	return &out
}

func isStatic(f *ir.Function) bool {
	for _, d := range f.Decorators {
		if d == "staticmethod" {
			return true
		}
	}
	return false
}

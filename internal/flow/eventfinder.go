package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file knows which instructions give something that bears a name a value, and which read one.

// An eventFinder collects the events of a function (see events), instruction by instruction.
type eventFinder struct {
	*analysis
	byID     []*named // by the numbers of names
	examples []ir.ID
	list     []nameEvent
	wholes   []wholeRead
	id       ir.ID // the instruction that is looked at
	block    ir.BlockID
}

// note lists an event, where rules care for the name.
func (e *eventFinder) note(ev nameEvent) {
	if ev.named == nil || len(ev.named.givens) == 0 || ev.value == ir.NoID {
		return
	}
	if e.f.Instrs[ev.value].Op != ir.OpFrom && !inSample(e.f, e.examples, ev.pos) { // what is imported is given its value elsewhere
		e.list = append(e.list, ev)
	}
}

// at lists that the instruction gives something of a name a value.
func (e *eventFinder) at(n *named, b knowledge.Bearer, name string, value ir.ID) {
	in := &e.f.Instrs[e.id]
	e.note(nameEvent{named: n, bearer: b, name: name, value: value, side: ir.NoID, id: e.id, block: e.block, pos: in.Pos, end: in.End})
}

// called is at for a name that is no name of the module's code, but a text or another function's.
func (e *eventFinder) called(b knowledge.Bearer, name string, value ir.ID) {
	e.at(e.w.names.of(name), b, name, value)
}

// entries lists the values of a dictionary, and the second of a pair: of names and passwords, mostly.
func (e *eventFinder) entries(n *named, name string, v ir.ID, at func(*named, knowledge.Bearer, string, ir.ID)) {
	if n == nil || v == ir.NoID {
		return
	}
	switch args := e.f.Args(v); {
	case e.f.Instrs[v].Op == ir.OpTuple && len(args) == 2:
		at(n, knowledge.Entries, name, args[1])
	case e.f.Instrs[v].Op == ir.OpDict && !ofFields(e.f, args) && !ofShort(e.f, args):
		for i := 1; i < len(args); i += 2 {
			at(n, knowledge.Entries, name, args[i])
		}
	}
}

// readBy makes a register a source that is read by a name which says so.
func (e *eventFinder) readBy(id ir.ID, n *named, name string, b knowledge.Bearer) {
	if n == nil {
		return
	}
	f := e.f
	for _, x := range n.sources {
		if x.Of.Has(b) && e.w.namingHolds(f, x) && (x.Within == nil || x.Within.MatchString(f.Name) || f.Class != nil && x.Within.MatchString(f.Class.Name)) && e.heldIn(id, x) && !e.unlike(id, x) {
			if x.Whole {
				e.wholes = append(e.wholes, wholeRead{e.readFrom(id), x})
				continue
			}
			e.fs.readAs(id, x)
		}
	}
}

// binding looks at a local variable.
func (e *eventFinder) binding(b ir.Binding) {
	n, name := e.byID[b.Name], e.f.Module.Names[b.Name]
	add := func(n *named, bearer knowledge.Bearer, name string, value ir.ID) {
		e.note(nameEvent{named: n, bearer: bearer, name: name, value: value, side: ir.NoID, id: b.Value, block: b.Block, pos: b.Pos, end: b.End})
	}
	add(n, knowledge.Variable, name, b.Value)
	e.entries(n, name, b.Value, add)
	if in := &e.f.Instrs[b.Value]; in.Op != ir.OpCompare && (in.Op != ir.OpUnary || in.Flag != ir.Not) { // uses_password = not ...
		e.readBy(b.Value, n, name, knowledge.Variable)
	}
}

// instruction looks at any other place.
func (e *eventFinder) instruction(in *ir.Instr) {
	f, id := e.f, e.id
	switch in.Op {
	case ir.OpConst:
		if s, ok := idiom.ConstText(f, id); ok {
			if l := e.w.base.LiteralIn(s); l != nil && !inSample(f, e.examples, in.Pos) {
				e.fs.literals = append(e.fs.literals, literalEvent{l, id, e.block})
			}
		}
	case ir.OpParam:
		name := f.Params[in.Aux].Name
		e.readBy(id, e.w.names.of(name), name, knowledge.Parameter)
	case ir.OpAttr:
		e.readBy(id, e.byID[in.Name], f.NameOf(id), knowledge.Member)
	case ir.OpGlobal, ir.OpLoad:
		e.readBy(id, e.byID[in.Name], f.NameOf(id), knowledge.Global)
	case ir.OpIndex:
		if k, ok := idiom.ConstText(f, f.Arg(id, 1)); ok {
			e.readBy(id, e.w.names.of(k), k, knowledge.Key)
		} else if container := f.Arg(id, 0); f.NameOf(container) != "" { // what is kept for somebody: codes[user]
			e.readBy(id, e.byID[f.Instrs[container].Name], f.NameOf(container), knowledge.Entries)
		}
	case ir.OpSetGlobal:
		e.variable(in, knowledge.Global, f.Arg(id, 0))
	case ir.OpStore:
		e.at(e.byID[in.Name], knowledge.Variable, f.NameOf(id), f.Arg(id, 1))
	case ir.OpSetAttr:
		b := knowledge.Member
		if f.Kind == ir.ClassBody {
			b = knowledge.Global
		}
		e.variable(in, b, f.Arg(id, 1))
	case ir.OpSetIndex:
		e.setEntry()
	case ir.OpDict:
		e.dictionary()
	case ir.OpCall:
		e.callOf(f.Calls[in.Aux].Names)
	case ir.OpPhi:
		e.either()
	case ir.OpTuple:
		if args := f.Args(id); len(args) == 2 {
			if k, ok := idiom.ConstText(f, args[0]); ok {
				e.called(knowledge.Pair, k, args[1])
			}
		}
	case ir.OpClosure:
		i := 0
		for _, p := range f.Module.Functions[in.Aux].Params {
			if p.HasDefault {
				e.called(knowledge.Parameter, p.Name, f.Arg(id, i))
				i++
			}
		}
	case ir.OpCompare:
		e.comparison(in)
	case ir.OpReturn:
		if name := e.bearerName(f.Arg(id, 0)); f.Kind == ir.Def && (name == "" || writtenForms[name]) { // what has a name was judged by that
			e.called(knowledge.Result, f.Name, f.Arg(id, 0))
		}
	}
}

// variable is the assignment of a module's or class's variable, or of an attribute.
func (e *eventFinder) variable(in *ir.Instr, b knowledge.Bearer, value ir.ID) {
	if e.f.Kind == ir.ClassBody && e.w.enumeration(e.f.Class.ID) {
		return // the values of members are names, too
	}
	n, name := e.byID[in.Name], e.f.NameOf(e.id)
	e.at(n, b, name, value)
	e.entries(n, name, value, e.at)
}

// setEntry is tokens[user] = value: the key says what the entry is (passwords["admin"]), or whose it is.
func (e *eventFinder) setEntry() {
	f, id := e.f, e.id
	container, value := e.bearerName(f.Arg(id, 0)), f.Arg(id, 2)
	if k, ok := idiom.ConstText(f, e.untested(f.Arg(id, 1))); ok {
		e.called(knowledge.Key, k, value)
		e.called(knowledge.Entries, container, value)
		return
	}
	e.called(knowledge.Key, container, value)
	if k := e.beginningName(f.Arg(id, 1)); k != "" {
		e.called(knowledge.Key, k, value)
	}
}

// dictionary is {"password": value}.
func (e *eventFinder) dictionary() {
	f := e.f
	args := f.Args(e.id)
	if ofNames(f, args) {
		return
	}
	for i := 0; i+1 < len(args); i += 2 {
		if k, ok := idiom.ConstText(f, args[i]); ok {
			key := &f.Instrs[args[i]]
			e.note(nameEvent{named: e.w.names.of(k), bearer: knowledge.Key, name: k, value: args[i+1], side: ir.NoID, id: e.id, block: e.block, pos: key.Pos, end: key.End})
		}
	}
}

// callOf looks at what a call of something of a name is given, and at what it is given under names.
func (e *eventFinder) callOf(names []string) {
	f, id := e.f, e.id
	args := f.Args(id)
	callee, op := f.NameOf(args[0]), f.Instrs[args[0]].Op
	named := e.byID[f.Instrs[args[0]].Name]
	if len(args) > 1 && (idiom.Readers[callee] || settings[callee]) {
		e.lookUp(callee, args, names)
	}
	if callee == "setattr" && len(args) == 4 || callee == "__setattr__" && (len(args) == 3 || len(args) == 4) {
		if k, ok := idiom.ConstText(f, args[len(args)-2]); ok { // setattr(context, "check_hostname", False)
			e.called(knowledge.Member, k, args[len(args)-1])
		}
	}
	e.readBy(id, named, callee, knowledge.Result)
	if named != nil && (op == ir.OpAttr || op == ir.OpGlobal || op == ir.OpLoad) {
		alone := len(args) == 2 && len(names) == 0 || len(names) > 0 && names[0] == "" && !slices.Contains(names[1:], "")
		if alone {
			e.at(named, knowledge.Passed, callee, args[1])
		} else if len(args) == 3 && !slices.ContainsFunc(names, func(s string) bool { return s != "" }) { // store_password(user, digest)
			e.at(named, knowledge.Passed, callee, args[2])
		}
	}
	if callee == "startswith" && op == ir.OpAttr && len(args) == 2 {
		name := e.bearerName(e.firstPiece(f.Arg(args[0], 0)))
		begins := args[1:]
		if f.Instrs[args[1]].Op == ir.OpTuple {
			begins = f.Args(args[1])
		}
		for _, text := range begins {
			e.called(knowledge.Begun, name, text)
		}
	}
	if value := setters[callee]; value > 0 && len(args) > value {
		if k, ok := idiom.ConstText(f, args[1]); ok {
			e.called(knowledge.Pair, k, args[value])
		} else if k := e.beginningName(args[1]); k != "" { // cache.set("otp:" + phone, code)
			e.called(knowledge.Pair, k, args[value])
		}
	}
	if name, written := writtenInto(f, id); name != "" {
		e.called(knowledge.Into, name, written)
	}
	for i, name := range names {
		n := e.w.names.of(name)
		e.at(n, knowledge.Argument, name, args[i+1])
		e.entries(n, name, args[i+1], e.at)
	}
}

// lookUp is a call that reads something by its name, and says what stands in for it: get(section, option, default=...).
func (e *eventFinder) lookUp(callee string, args []ir.ID, names []string) {
	k, ok := idiom.ConstText(e.f, args[1])
	if !ok {
		return
	}
	if idiom.Readers[callee] {
		e.readBy(e.id, e.w.names.of(k), k, knowledge.Key)
	}
	other := slices.Contains(names, "default") || slices.Contains(names, "fallback")
	for i, v := range args[2:] {
		if i == 0 && other && len(args) > 3 {
			continue
		}
		if named := i+1 < len(names) && names[i+1] != ""; i == 0 && !named || named && names[i+1] == "default" {
			e.called(knowledge.Fallback, k, v)
		}
	}
}

// either is os.getenv("KEY") or "...".
func (e *eventFinder) either() {
	f := e.f
	args := f.Args(e.id)
	if len(args) != 2 {
		return
	}
	look, other := idiom.Unrefined(f, args[0]), idiom.Unrefined(f, args[1])
	s, ok := idiom.ConstText(f, other)
	if !ok || s == "" || f.Instrs[look].Op != ir.OpCall || len(f.Args(look)) != 2 {
		return
	}
	callee := f.NameOf(f.Arg(look, 0))
	if k, ok := idiom.ConstText(f, f.Arg(look, 1)); ok && (idiom.Readers[callee] || settings[callee]) {
		at := &f.Instrs[other]
		e.note(nameEvent{named: e.w.names.of(k), bearer: knowledge.Fallback, name: k, value: other, side: ir.NoID, id: other, block: e.block, pos: at.Pos, end: at.End})
	}
}

// comparison is password == "...", name in (...), and len(password) < 8.
func (e *eventFinder) comparison(in *ir.Instr) {
	f, id := e.f, e.id
	if in.Flag == ir.Eq || in.Flag == ir.NotEq {
		for _, ev := range e.comparedNames(f.Arg(id, 0), f.Arg(id, 1)) {
			ev.bearer, ev.id, ev.block, ev.pos, ev.end = knowledge.Compared, id, e.block, in.Pos, in.End
			e.note(ev)
		}
		return
	}
	if n, name, bound := e.leastLength(id); bound != ir.NoID {
		e.at(n, knowledge.Length, name, bound)
		return
	}
	if in.Flag != ir.In && in.Flag != ir.NotIn {
		return
	}
	list := f.Arg(id, 1)
	if op := f.Instrs[list].Op; op == ir.OpTuple || op == ir.OpList || op == ir.OpSet {
		name, of := e.bearerName(f.Arg(id, 0)), e.bearerName(e.firstPiece(f.Arg(id, 0)))
		for _, x := range f.Args(list) {
			e.called(knowledge.Compared, name, x)
			if of != name {
				e.called(knowledge.Compared, of, x)
			}
		}
	}
}

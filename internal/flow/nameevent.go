package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file finds the places of a function where something that bears a name is given a value.

// A nameEvent is one place of a function where something that bears a name is given a value, or compared with one.
type nameEvent struct {
	named    *named
	bearer   knowledge.Bearer
	name     string
	within   string // the table of a column
	value    ir.ID
	side     ir.ID // of a comparison, what is on the other side of the value
	lookedUp bool  // and that is looked up by something else, where the name is the value's
	id       ir.ID // the instruction that gives it
	block    ir.BlockID
	pos, end int32
}

// events lists the function's places at which names say something of what they are given, and finds the registers that
// are sources by the names that they are read by.
func (a *analysis) events() []nameEvent {
	fs, f := a.fs, a.f
	if fs.eventsKnown {
		return fs.events
	}
	fs.eventsKnown = true
	e := eventFinder{analysis: a, byID: a.w.names.in(&a.w.modules[f.Module.ID], f.Module), examples: samples(f)}
	for _, b := range f.Bindings {
		e.binding(b)
	}
	for blk := range f.Blocks {
		e.block = ir.BlockID(blk)
		for _, id := range f.Blocks[blk].Instrs {
			e.id = id
			e.instruction(&f.Instrs[id])
		}
	}
	a.readWhole(e.wholes)
	fs.events = slices.Clip(e.list)
	return fs.events
}

// comparedNames are the names on both sides of a comparison, of each pair of elements where tuples are compared.
func (a *analysis) comparedNames(x, y ir.ID) (out []nameEvent) {
	f := a.f
	if left, right := f.Args(x), f.Args(y); f.Instrs[x].Op == ir.OpTuple && f.Instrs[y].Op == ir.OpTuple && len(left) == len(right) {
		for i := range left {
			if left[i] != ir.NoID && right[i] != ir.NoID {
				out = append(out, a.comparedNames(left[i], right[i])...)
			}
		}
		return out
	}
	for _, side := range [2][2]ir.ID{{x, y}, {y, x}} {
		name, called := a.bearerName(side[0]), a.calledName(side[0])
		if part, ok := a.onlyPart(side[0]); ok && name == "" {
			name, side[0] = a.bearerName(part), part
		}
		if first := a.firstPiece(side[0]); first != side[0] {
			of := a.bearerName(first)
			if name == "" {
				name, side[0] = of, first
			} else if of != "" && of != name { // address = forwarded.split(",")[0]
				out = append(out, nameEvent{named: a.w.names.of(of), name: of, value: side[1], side: first})
			}
		}
		out = append(out, nameEvent{named: a.w.names.of(name), name: name, value: side[1], side: side[0]})
		if called != name {
			out = append(out, nameEvent{named: a.w.names.of(called), name: called, value: side[1], side: side[0]})
		}
		if own := a.bearerName(side[1]); name == "" && own != "" && a.looksUp(side[0]) { // passwords.get(user) == password
			out = append(out, nameEvent{named: a.w.names.of(own), name: own, value: side[1], side: side[0], lookedUp: true})
		}
	}
	return out
}

// firstPiece is the text of which a register is the first piece, without the spaces around it: address.split(",")[0].strip().
func (a *analysis) firstPiece(id ir.ID) ir.ID {
	f := a.f
	for range 4 {
		of := a.unrefined(id)
		if f.Instrs[of].Op == ir.OpIndex {
			if key := f.Arg(of, 1); f.Instrs[key].Op != ir.OpConst || f.Consts[f.Instrs[key].Aux].Kind != ir.Int || f.Consts[f.Instrs[key].Aux].Int != 0 {
				return id
			}
			if of = a.unrefined(f.Arg(of, 0)); f.Instrs[of].Op != ir.OpCall || !splitting[f.NameOf(f.Arg(of, 0))] {
				return id
			}
		} else if f.Instrs[of].Op != ir.OpCall || f.NameOf(f.Arg(of, 0)) != "strip" {
			return id
		}
		if method := f.Arg(of, 0); f.Instrs[method].Op == ir.OpAttr {
			id = f.Arg(method, 0)
			continue
		}
		return id
	}
	return id
}

// splitting are the methods that split a text into pieces, the first one first.
var splitting = map[string]bool{"split": true, "partition": true}

// onlyPart is what a text holds besides constants, where that is one thing: "Bearer " + token.
func (a *analysis) onlyPart(id ir.ID) (part ir.ID, ok bool) {
	in := &a.f.Instrs[id]
	if in.Op != ir.OpFormat && (in.Op != ir.OpBinary || in.Flag != ir.Add) {
		return ir.NoID, false
	}
	for _, x := range a.f.Args(id) {
		if _, constant := idiom.ConstText(a.f, x); constant {
			continue
		}
		if ok {
			return ir.NoID, false
		}
		if part, ok = x, true; a.f.Instrs[x].Op == ir.OpConvert {
			part = a.f.Arg(x, 0)
		}
	}
	return part, ok
}

// looksUp reports whether a register is an entry of something, under a key that is no constant.
func (a *analysis) looksUp(id ir.ID) bool {
	id = a.unrefined(id)
	switch a.f.Instrs[id].Op {
	case ir.OpIndex:
		key := a.unrefined(a.f.Arg(id, 1))
		return a.f.Instrs[key].Op != ir.OpConst && a.f.Instrs[key].Op != ir.OpSlice
	case ir.OpCall:
		args := a.f.Args(id)
		return len(args) > 1 && a.f.Instrs[args[0]].Op == ir.OpAttr && a.f.NameOf(args[0]) == "get" && a.f.Instrs[a.unrefined(args[1])].Op != ir.OpConst
	}
	return false
}

// ofFields reports whether a mapping is one record, which says who somebody is or where something runs, and no table of names and
// what belongs to each.
func ofFields(f *ir.Function, args []ir.ID) bool {
	for i := 0; i+1 < len(args); i += 2 {
		if k, ok := idiom.ConstText(f, args[i]); ok && fieldNames[strings.ToLower(k)] {
			return true
		}
	}
	return false
}

// ofShort reports whether a mapping has a value that is too short for a secret, so that it is no table of secrets.
func ofShort(f *ir.Function, args []ir.ID) bool {
	for i := 1; i < len(args); i += 2 {
		if v, ok := idiom.ConstText(f, args[i]); ok && v != "" && len(v) < 4 {
			return true
		}
	}
	return false
}

var fieldNames = map[string]bool{
	"host": true, "hostname": true, "port": true, "database": true, "dbname": true, "driver": true, "drivername": true, "dialect": true,
	"type": true, "role": true, "realm": true, "url": true, "uri": true, "scope": true, "grant_type": true, "username": true, "login": true,
	"email": true, "client_id": true, "authid": true, "region": true, "jsonrpc": true, "method": true,
}

// ofNames reports whether a mapping is a table of texts or of names: one of its keys has several words, or several of its
// values are their keys, or what these begin or end with, or all of several are attributes of one thing: the members of an enumeration.
func ofNames(f *ir.Function, args []ir.ID) bool {
	echoes, members := 0, 0
	for i := 0; i+1 < len(args); i += 2 {
		if sameHolder(f, args[1], args[i+1]) {
			members++
		}
		k, _ := idiom.ConstText(f, args[i])
		if strings.Contains(k, " ") {
			return true
		}
		if v, ok := idiom.ConstText(f, args[i+1]); ok && v != "" && (strings.HasPrefix(k, v) || strings.HasSuffix(k, "_"+v)) {
			echoes++
		}
	}
	return echoes > 1 || members > 2 && members == len(args)/2
}

// sameHolder reports whether two values are attributes of one thing.
func sameHolder(f *ir.Function, x, y ir.ID) bool {
	if x == ir.NoID || y == ir.NoID || f.Instrs[x].Op != ir.OpAttr || f.Instrs[y].Op != ir.OpAttr {
		return false
	}
	x, y = f.Arg(x, 0), f.Arg(y, 0)
	return x == y || f.Instrs[x].Name != 0 && f.Instrs[x].Name == f.Instrs[y].Name
}

// leastLength is what something of a name has to be as long as, where a comparison asks for that: len(password) < 6. The
// bound is ir.NoID in other comparisons.
func (a *analysis) leastLength(id ir.ID) (n *named, name string, bound ir.ID) {
	f := a.f
	length, bound := f.Arg(id, 0), f.Arg(id, 1)
	switch f.Instrs[id].Flag {
	case ir.Lt, ir.GtE:
	case ir.Gt, ir.LtE:
		length, bound = bound, length
	default:
		return nil, "", ir.NoID
	}
	length = a.unrefined(length)
	if f.Instrs[length].Op != ir.OpCall || len(f.Args(length)) != 2 || f.NameOf(f.Arg(length, 0)) != "len" {
		return nil, "", ir.NoID
	}
	name = a.bearerName(f.Arg(length, 1))
	return a.w.names.of(name), name, bound
}

// bearerName is the name of what a register was read from; "" where it has none.
func (a *analysis) bearerName(id ir.ID) string { return idiom.BearerName(a.f, id) }

// calledName is the name of the function that a register is the result of; "" where it is none.
func (a *analysis) calledName(id ir.ID) string {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op != ir.OpCall {
		return ""
	}
	switch callee := a.f.Arg(id, 0); a.f.Instrs[callee].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
		return a.f.NameOf(callee)
	}
	return ""
}

// writtenForms are attributes that write the same value down otherwise, and so are no names of what it is: uuid.uuid1().hex.
var writtenForms = map[string]bool{"hex": true, "urn": true, "bytes": true, "int": true}

// setters are methods that give something of a name a value.
var setters = map[string]int{
	"add": 2, "append": 2, "set": 2, "add_header": 2, "append_header": 2, "set_header": 2, "send_header": 2, "setHeader": 2,
	"setex": 3, "psetex": 3, // with a time between them
}

// settings are functions that look a setting up by its name, and take a default for it.
var settings = map[string]bool{"getenv": true, "env": true, "config": true, "str": true, "setdefault": true, "define": true}

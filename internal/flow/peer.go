package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds who is at the other end of a connection: a server that the program has connected to was chosen by it, and is
// often a process of its own; whoever connects to the program was not.

// dials are methods and functions that connect to a server, and awaits those that let others connect.
var (
	dials  = map[string]bool{"connect": true, "connect_ex": true, "sock_connect": true, "create_connection": true, "open_connection": true, "open_unix_connection": true, "Client": true}
	awaits = map[string]bool{"bind": true, "bind_to_random_port": true, "listen": true, "accept": true, "start_server": true}
)

// dialed reports whether the program has connected what a register holds, as far as the function says, the methods of its class
// where it is an attribute, or its callers where it is a parameter: nothing there lets others connect to it.
func (w *World) dialed(f *ir.Function, id ir.ID, passes int) bool {
	if id == ir.NoID {
		return false
	}
	id = sameThing(f, id)
	if madeByDialing(f, id) {
		return true
	}
	if f.Instrs[id].Op != ir.OpAttr || f.Class == nil {
		dialed, awaited := connects(f, func(x ir.ID) bool { return sameThing(f, x) == id }, "")
		if f.Instrs[id].Op == ir.OpParam && !dialed && !awaited && passes > 0 {
			return w.passed(f, f.Instrs[id].Aux, func(g *ir.Function, x ir.ID) bool { return w.dialed(g, x, passes-1) })
		}
		return dialed && !awaited
	}
	name, any := f.NameOf(id), false
	for _, g := range f.Module.Functions {
		if g.Class != f.Class {
			continue
		}
		dialed, awaited := connects(g, func(x ir.ID) bool {
			x = idiom.Unrefined(g, x)
			return g.Instrs[x].Op == ir.OpAttr && g.NameOf(x) == name
		}, name)
		if awaited {
			return false
		}
		any = any || dialed
	}
	return any
}

// connects reports whether a function connects something, or makes an attribute of a name by that, and whether it lets others connect
// to it.
func connects(f *ir.Function, same func(ir.ID) bool, attribute string) (dialed, awaited bool) {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSetAttr:
			dialed = dialed || attribute != "" && f.NameOf(id) == attribute && madeByDialing(f, idiom.Unrefined(f, f.Arg(id, 1)))
		case ir.OpCall:
			callee := f.Arg(id, 0)
			if f.Instrs[callee].Op != ir.OpAttr || !dials[f.NameOf(callee)] && !awaits[f.NameOf(callee)] {
				continue
			}
			if same(f.Arg(callee, 0)) || slices.ContainsFunc(f.Args(id)[1:], same) { // loop.sock_connect(sock, address)
				dialed, awaited = dialed || dials[f.NameOf(callee)], awaited || awaits[f.NameOf(callee)]
			}
		}
	}
	return dialed, awaited
}

// madeByDialing reports whether a value is what a function that connects gives: socket.create_connection(address), the first of
// await asyncio.open_connection(host, port).
func madeByDialing(f *ir.Function, id ir.ID) bool {
	for range 4 {
		switch f.Instrs[id].Op {
		case ir.OpUnpack, ir.OpAwait, ir.OpIndex, ir.OpSigma, ir.OpEnter:
			id = f.Arg(id, 0)
			continue
		case ir.OpCall:
			name := f.NameOf(f.Arg(id, 0))
			return name != "connect" && dials[name]
		}
		break
	}
	return false
}

// fromDialed reports whether the call at a place of a function is of a method of a connection that the program itself has made.
func (w *World) fromDialed(f *ir.Function, pos, end int32) bool {
	id := ir.ID(slices.IndexFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpCall && in.Pos == pos && in.End == end }))
	if id == ir.NoID {
		return false
	}
	callee := f.Arg(id, 0)
	return f.Instrs[callee].Op == ir.OpAttr && w.dialed(f, f.Arg(callee, 0), maxPassed)
}

// clientOfItself reports whether another module of the program calls a service that one serves, by what protoc generates for its
// clients: what it answers is read by whom it was written for.
func (w *World) clientOfItself(m *ir.Module) bool {
	for _, name := range m.Names {
		if !strings.HasSuffix(name, "_pb2_grpc") {
			continue
		}
		for _, other := range w.prog.Modules {
			if other != m && !strings.HasSuffix(other.Name, "_pb2_grpc") && slices.Contains(other.Names, name) && slices.ContainsFunc(other.Names, stub.MatchString) {
				return true
			}
		}
	}
	return false
}

// pickledHere reports whether the class in which an answer is unpickled pickles what it sends itself: both ends were written for each
// other, and the other one is asked to keep what it is sent.
func pickledHere(h *hit) bool {
	if h.fn.Class == nil {
		return false
	}
	pickles, sends := false, false
	for _, f := range h.fn.Module.Functions {
		if f.Class != h.fn.Class {
			continue
		}
		for i := range f.Instrs {
			if f.Instrs[i].Op != ir.OpCall {
				continue
			}
			callee := f.Arg(ir.ID(i), 0)
			name := f.NameOf(callee)
			pickles = pickles || name == "dumps" && (f.Instrs[callee].Op != ir.OpAttr || pickler.MatchString(f.NameOf(idiom.Unrefined(f, f.Arg(callee, 0)))))
			sends = sends || name == "post" || name == "put" || name == "send" || name == "request"
		}
	}
	return pickles && sends
}

var pickler = regex.NewPattern(`(?i)^_*(c?pickle|cloudpickle|dill|marshal)$`)

// stub are names of classes that protoc generates for clients.
var stub = regex.NewPattern(`^[A-Z]\w*Stub$`)

// onDialed reports that of a hit's call, or that only processes of the same machine can be at the other end.
func (w *World) onDialed(h *hit) bool {
	return w.fromDialed(h.fn, h.pos, h.end) || w.nearOnly(h.fn, h.pos, h.end)
}

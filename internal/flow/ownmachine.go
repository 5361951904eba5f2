package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds whether only processes of the same machine can connect to what a program listens at: by the address that it is
// bound to, where that is known, and not by what else the code speaks of.

// nearOnly reports whether what is read at a place of a function came from a process of the same machine: over a socket that is made
// for such alone, or in a module all of whose sockets are bound to addresses of its own.
func (w *World) nearOnly(f *ir.Function, pos, end int32) bool {
	id := ir.ID(slices.IndexFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpCall && in.Pos == pos && in.End == end }))
	if id != ir.NoID && f.Instrs[f.Arg(id, 0)].Op == ir.OpAttr && w.nearSocket(f, f.Arg(f.Arg(id, 0), 0), maxPassed) {
		return true
	}
	return w.listensNear(f.Module)
}

// maxPassed bounds the functions through which a socket is passed on.
const maxPassed = 4

// nearSocket reports whether a register holds a socket that only processes of the same machine can be at the other end of, as the
// function says, the methods of its class where it is an attribute, or its callers where it is a parameter.
func (w *World) nearSocket(f *ir.Function, id ir.ID, passes int) bool {
	for range maxHost {
		if id == ir.NoID {
			return false
		}
		switch id = sameThing(f, id); f.Instrs[id].Op {
		case ir.OpUnpack, ir.OpAwait, ir.OpIndex, ir.OpEnter:
			id = f.Arg(id, 0)
		case ir.OpCall:
			callee := f.Arg(id, 0)
			switch name := f.NameOf(callee); {
			case pairs[name], name == "socket" && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return idiom.BearerName(f, x) == "AF_UNIX" }):
				return true
			case (name == "accept" || name == "makefile") && f.Instrs[callee].Op == ir.OpAttr:
				id = f.Arg(callee, 0)
			default:
				return false
			}
		case ir.OpAttr:
			return f.Class != nil && w.keepsNear(f, f.NameOf(id), passes)
		case ir.OpParam:
			return passes > 0 && w.passed(f, f.Instrs[id].Aux, func(g *ir.Function, x ir.ID) bool { return w.nearSocket(g, x, passes-1) })
		default:
			return false
		}
	}
	return false
}

// pairs are functions that make both ends of a connection.
var pairs = map[string]bool{"socketpair": true, "Pipe": true}

// keepsNear reports whether the methods of a function's class put only such sockets into an attribute, and put one there.
func (w *World) keepsNear(f *ir.Function, name string, passes int) bool {
	any := false
	for _, g := range f.Module.Functions {
		if g.Class != f.Class {
			continue
		}
		for i := range g.Instrs {
			id := ir.ID(i)
			if g.Instrs[i].Op != ir.OpSetAttr || g.NameOf(id) != name || g.Instrs[idiom.Unrefined(g, g.Arg(id, 1))].Op == ir.OpConst {
				continue
			}
			if x := idiom.Unrefined(g, g.Arg(id, 1)); g.Instrs[x].Op == ir.OpAttr || !w.nearSocket(g, x, passes) {
				return false
			}
			any = true
		}
	}
	return any
}

// listensNear reports whether a module listens somewhere, and at addresses of its own machine only.
func (w *World) listensNear(m *ir.Module) bool {
	any := false
	for _, f := range m.Functions {
		for i := range f.Instrs {
			if f.Instrs[i].Op != ir.OpCall {
				continue
			}
			near, listens := w.listens(f, ir.ID(i))
			if listens && !near {
				return false
			}
			any = any || listens
		}
	}
	return any
}

// listensFar reports whether a module listens at all addresses of its machine.
func (w *World) listensFar(m *ir.Module) bool {
	return slices.ContainsFunc(m.Functions, func(f *ir.Function) bool {
		for i := range f.Instrs {
			if f.Instrs[i].Op != ir.OpCall {
				continue
			}
			if address, listens := w.listensAt(f, ir.ID(i)); listens && w.everyAddress(f, address, maxHost) {
				return true
			}
		}
		return false
	})
}

// everyAddress reports whether an address may be one that stands for all of the machine's.
func (w *World) everyAddress(f *ir.Function, id ir.ID, fuel int) bool {
	if fuel == 0 || id < 0 {
		return false
	}
	id = idiom.Unrefined(f, id)
	if s, ok := idiom.ConstText(f, id); ok {
		return s == "" || s == "0.0.0.0" || s == "::"
	}
	switch f.Instrs[id].Op {
	case ir.OpTuple:
		return len(f.Args(id)) > 1 && w.everyAddress(f, f.Arg(id, 0), fuel-1)
	case ir.OpPhi:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return w.everyAddress(f, x, fuel/4) })
	case ir.OpGlobal:
		v, _ := w.modules[f.Module.ID].vars.get(f.NameOf(id))
		s, ok := v.text()
		return ok && (s == "" || s == "0.0.0.0" || s == "::")
	}
	return false
}

// listening says which argument of a call that lets others connect is the address, or the host of it.
var listening = map[string]int{
	"bind": 0, "bind_to_random_port": 0, "Listener": 0, "make_server": 0, "create_server": 0, "start_server": 1, "create_datagram_endpoint": 1,
	"start_unix_server": -1, "create_unix_server": -1,
}

// listens reports whether a call lets others connect, and whether only processes of the same machine can.
func (w *World) listens(f *ir.Function, id ir.ID) (near, listens bool) {
	address, listens := w.listensAt(f, id)
	return listens && (address == ownSocket || address != ir.NoID && w.ownAddress(f, address, maxHost)), listens
}

// ownSocket stands for the address of a socket that only processes of the same machine reach.
const ownSocket = ir.NoID - 1

// listensAt is the address, or the host of it, at which a call lets others connect; ir.NoID where it does not show.
func (w *World) listensAt(f *ir.Function, id ir.ID) (address ir.ID, listens bool) {
	callee := f.Arg(id, 0)
	name := f.NameOf(callee)
	place, listens := listening[name]
	if !listens {
		if !serverClass.MatchString(name) || len(f.Args(id)) < 3 {
			return ir.NoID, false
		}
		if c := w.prog.ClassNamed(f.Module, name); c != nil {
			name = w.ExternBase(c.ID)
		}
	}
	if place < 0 || strings.Contains(idiom.LastPart(name), "Unix") || name == "bind" && w.nearSocket(f, f.Arg(callee, 0), maxPassed) {
		return ownSocket, true
	}
	args, names := f.Args(id)[1:], f.Calls[f.Instrs[id].Aux].Names
	address = ir.NoID
	for i, x := range args {
		keyword := i < len(names) && names[i] != ""
		switch {
		case keyword && addressName.MatchString(names[i]), !keyword && f.Instrs[idiom.Unrefined(f, x)].Op == ir.OpTuple, !keyword && i == place && address == ir.NoID:
			address = x
		}
	}
	if name == "create_server" && address == args[0] && len(args) > 1 && f.Instrs[idiom.Unrefined(f, address)].Op != ir.OpTuple { // of an event loop
		address = args[1]
	}
	return address, true
}

var (
	// serverClass are names of classes that listen at the address that they are made with.
	serverClass = regex.NewPattern(`^\w*(TCP|UDP|HTTP|XMLRPC|WSGI|Unix\w*|Socket)?Server$`)
	addressName = regex.NewPattern(`^((server_|local_)?addr(ess)?|host)$`)
	// ownHost are addresses that only processes of the same machine reach: hosts, addresses of messaging libraries, and paths.
	ownHost = regex.NewPattern(`^((tcp|udp)://)?(localhost|127\.[\d.]+|::1|\[::1\])(:|$)|^(ipc|inproc)://|^[\x00/@]`)
)

// asksItself reports whether the call that does harm is given an address of the program's own, by its name: self.local_url + "ready".
func asksItself(own *regex.Pattern, h *hit) bool {
	call := h.instrAt(ir.OpCall)
	if call == ir.NoID || len(h.fn.Args(call)) < 2 {
		return false
	}
	address := h.fn.Arg(call, 1)
	for range maxHost {
		if address == ir.NoID {
			return false
		}
		address = idiom.Unrefined(h.fn, address)
		switch h.fn.Instrs[address].Op {
		case ir.OpBinary, ir.OpFormat, ir.OpConvert:
			address = h.fn.Arg(address, 0)
		default:
			return own.MatchString(idiom.BearerName(h.fn, address))
		}
	}
	return false
}

// servedPlain reports whether a function is a method of a class that derives from one of these types of libraries.
func (w *World) servedPlain(types []string, f *ir.Function) bool {
	class := classAround(f)
	if class == nil {
		return false
	}
	t := w.base.Type(w.ExternBase(class.ID))
	return t != nil && slices.ContainsFunc(t.Order, func(x *knowledge.Type) bool { return slices.Contains(types, x.Name) })
}

// speaksTLS reports whether anything in the program, but for its tests, has to do with TLS.
func (w *World) speaksTLS() bool {
	return slices.ContainsFunc(w.prog.Modules, func(m *ir.Module) bool {
		return !w.modules[m.ID].test && slices.ContainsFunc(m.Names, tlsName.MatchString)
	})
}

// tlsName are names of what speaks TLS, of its settings, and of servers that may stand before the program.
var tlsName = regex.NewPattern(`(?i)^(ssl|tls|wrap_socket|create_default_context|\w*(ssl|tls)_?(context|config|enabled|cert\w*|key\w*)|(ssl|tls)_\w+|cert_?file|key_?file|load_cert_chain|is_secure|secure_cookies?|\w*forwarded_proto)$`)

// maxHost bounds the registers through which an address is followed.
const maxHost = 16

// ownAddress reports whether an address is known, and is one of the program's own machine, whichever of several it is.
func (w *World) ownAddress(f *ir.Function, id ir.ID, fuel int) bool {
	if fuel == 0 || id == ir.NoID {
		return false
	}
	id = idiom.Unrefined(f, id)
	if s, ok := idiom.ConstText(f, id); ok {
		return ownHost.MatchString(s)
	}
	switch f.Instrs[id].Op {
	case ir.OpTuple:
		return len(f.Args(id)) > 1 && w.ownAddress(f, f.Arg(id, 0), fuel-1)
	case ir.OpPhi:
		return len(f.Args(id)) <= fuel && !slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return !w.ownAddress(f, x, fuel/4) })
	case ir.OpGlobal:
		v, _ := w.modules[f.Module.ID].vars.get(f.NameOf(id))
		s, ok := v.text()
		return ok && ownHost.MatchString(s)
	case ir.OpFormat, ir.OpBinary: // "tcp://127.0.0.1:%d" % port
		s, ok := idiom.ConstText(f, f.Arg(id, 0))
		return ok && ownHost.MatchString(s)
	}
	return false
}

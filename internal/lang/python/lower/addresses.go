package lower

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/lang/python/syntax"
)

// This file remembers which variables hold the addresses of a host, however many steps they were taken apart in: a test of
// one of them is a test of the host, so that the host is renamed where one is tested.

// maxAddressSteps bounds how deep an expression is looked through for addresses.
const maxAddressSteps = 6

// addressesOf are the variables that an expression has the addresses of: those that go into a call that looks a host up, and what
// is taken out of its answer or made of it.
func (fn *funcLowerer) addressesOf(e syntax.Expr, depth int) (from []*variable, ok bool) {
	if depth == 0 {
		return nil, false
	}
	switch e := e.(type) {
	case *syntax.Name:
		v := fn.lookup(e.ID)
		return fn.derived[v], v != nil && fn.resolved[v]
	case *syntax.Subscript:
		return fn.addressesOf(e.Value, depth-1)
	case *syntax.Await:
		return fn.addressesOf(e.Value, depth-1)
	case *syntax.Comp:
		if len(e.Generators) == 1 && len(e.Generators[0].Ifs) == 0 {
			return fn.addressesOf(e.Generators[0].Iter, depth-1)
		}
	case *syntax.Call:
		if looksUp(e) {
			fn.guarded(e, func(_ *syntax.Name, x *variable) { from = append(from, x) })
			return from, len(from) > 0
		}
		if len(e.Args) == 1 && keepsAddresses[lastName(e.Func)] {
			return fn.addressesOf(e.Args[0], depth-1)
		}
	}
	return nil, false
}

// keepsAddresses are functions that make addresses, or another collection, of addresses.
var keepsAddresses = map[string]bool{
	"ip_address": true, "IPv4Address": true, "IPv6Address": true, "IPAddress": true, "str": true,
	"list": true, "set": true, "tuple": true, "frozenset": true, "sorted": true,
}

// looksUp reports whether a call looks a host up, by its name or by that of a function that it is given.
func looksUp(e *syntax.Call) bool {
	if len(e.Args) > 0 && findsAddresses(lastName(e.Func)) {
		return true
	}
	for _, x := range e.Args { // to_thread(socket.getaddrinfo, host, None)
		if at, ok := x.(*syntax.Attribute); ok && at.Attr == "getaddrinfo" {
			return true
		}
	}
	return false
}

// findsAddresses reports whether a function's name says that it looks a host up.
func findsAddresses(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "getaddrinfo") || strings.Contains(name, "gethostby") || strings.Contains(name, "resol") || strings.Contains(name, "_ip") ||
		strings.Contains(name, "address")
}

// deriveAddresses remembers of a variable that it holds addresses, and whose; it reports whether it does.
func (fn *funcLowerer) deriveAddresses(v *variable, value syntax.Expr) bool {
	from, ok := fn.addressesOf(value, maxAddressSteps)
	if !ok {
		delete(fn.resolved, v)
		return false
	}
	for _, x := range from {
		fn.deriveFrom(v, x)
	}
	if fn.resolved == nil {
		fn.resolved = map[*variable]bool{}
	}
	fn.resolved[v] = true
	return true
}

// deriveAppended remembers that a list that is given addresses one by one holds them.
func (fn *funcLowerer) deriveAppended(e syntax.Expr) {
	call, ok := e.(*syntax.Call)
	if !ok || len(call.Args) != 1 {
		return
	}
	at, ok := call.Func.(*syntax.Attribute)
	if !ok || at.Attr != "append" && at.Attr != "add" {
		return
	}
	if n, ok := at.Value.(*syntax.Name); ok {
		if v := fn.lookup(n.ID); v != nil && v.index >= 0 && !v.load {
			if _, ok := fn.addressesOf(call.Args[0], maxAddressSteps); ok {
				fn.deriveAddresses(v, call.Args[0])
			}
		}
	}
}

package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds tests of the addresses that a host has: of which URL one is the address, however it was looked up, kept and
// taken out again, and what it says of the URL that none of them is of an inner network.

// runs reports whether a loop over a value has at least one round.
func (a *analysis) runs(list ir.ID) bool {
	id := a.untested(list)
	for range maxAddress {
		if elem, loop, ok := a.generated(id); ok && elem != ir.NoID { // as often as the list that it goes through is long
			id = a.untested(a.iterated1(loop))
			continue
		}
		if args := a.f.Args(id); a.f.Instrs[id].Op == ir.OpCall && len(args) == 2 && collects[a.f.NameOf(args[0])] || a.f.Instrs[id].Op == ir.OpAwait {
			id = a.untested(args[len(args)-1])
			continue
		}
		break
	}
	if appended(a.f, id) != ir.NoID {
		return true
	}
	if a.f.Instrs[id].Op != ir.OpCall {
		return a.table(list)
	}
	args := a.f.Args(id)
	switch a.f.NameOf(args[0]) {
	case "items":
		if dict := a.itemsOf(id); dict != ir.NoID {
			_, filled := a.replacements(a.vals[dict])
			return filled
		}
	case "getaddrinfo": // which raises where there is no address
		return true
	case "range":
		n := a.vals[args[len(args)-1]]
		return len(args) == 2 && n.isConst(ir.Int) && n.Const.Int > 0
	}
	_, ok := a.hostLookedUp(id)
	return ok
}

// collects are functions that make another collection of one, no shorter than a single element.
var collects = map[string]bool{"list": true, "set": true, "tuple": true, "frozenset": true, "sorted": true}

// hostLookedUp is the host whose addresses a call gives that is no function's of the socket module itself: a helper of the program's that
// returns them, or a thread in which they are looked up.
func (a *analysis) hostLookedUp(call ir.ID) (host ir.ID, ok bool) {
	args := a.f.Args(call)
	for i, x := range args[1:] { // to_thread(socket.getaddrinfo, host, None)
		if a.f.Instrs[x].Op == ir.OpAttr && a.f.NameOf(x) == "getaddrinfo" && i+2 < len(args) {
			return args[i+2], true
		}
	}
	refs := a.vals[args[0]].refs()
	if len(refs) != 1 || refs[0].Kind != refFunc {
		return ir.NoID, false
	}
	f := a.w.prog.Functions[refs[0].ID]
	param, ok := addressesOfParam(f)
	if ok && f.Class != nil && !isStatic(f) { // a method's receiver is no argument
		param--
	}
	if !ok || param < 0 || param+1 >= len(args) || len(a.f.Calls[a.f.Instrs[call].Aux].Names) > 0 {
		return ir.NoID, false
	}
	return args[param+1], true
}

// addressesOfParam is the parameter for a host, of a function that returns nothing but addresses which a host has.
func addressesOfParam(f *ir.Function) (param int, ok bool) {
	param = -1
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpReturn || len(f.Args(ir.ID(i))) == 0 {
			continue
		}
		p := hostParam(f, f.Arg(ir.ID(i), 0), maxAddress)
		if p < 0 || param >= 0 && p != param {
			return -1, false
		}
		param = p
	}
	return param, param >= 0
}

// hostParam follows what a function returns back to the parameter that it looks up; -1 where there is none.
func hostParam(f *ir.Function, id ir.ID, steps int) int {
	for looked := false; steps > 0; steps-- {
		id = idiom.Unrefined(f, id)
		switch args := f.Args(id); f.Instrs[id].Op {
		case ir.OpParam:
			if !looked {
				return -1
			}
			return int(f.Instrs[id].Aux)
		case ir.OpIndex, ir.OpNext, ir.OpIter, ir.OpUnpack, ir.OpAwait:
			id = args[0]
		case ir.OpList, ir.OpSet:
			if id = appended(f, id); id == ir.NoID {
				return -1
			}
		case ir.OpCall:
			if len(args) < 2 {
				return -1
			}
			switch f.NameOf(args[0]) {
			case "gethostbyname", "getaddrinfo", "gethostbyname_ex":
				looked = true
			case "ip_address", "IPv4Address", "IPv6Address", "str", "list", "set", "tuple", "frozenset", "sorted":
			default:
				return -1
			}
			id = args[1]
		default:
			return -1
		}
	}
	return -1
}

// appended is what a list or set begins without and is given in one place: by a comprehension, or by append() and add().
func appended(f *ir.Function, list ir.ID) (elem ir.ID) {
	elem = ir.NoID
	args := f.Args(list)
	switch f.Instrs[list].Op {
	case ir.OpList, ir.OpSet:
		if len(args) > 0 {
			return elem
		}
	case ir.OpCall:
		if name := f.NameOf(args[0]); len(args) > 1 || name != "set" && name != "list" {
			return elem
		}
	default:
		return elem
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		args := f.Args(id)
		switch f.Instrs[i].Op {
		case ir.OpAppend:
			if args[0] != list {
				continue
			}
		case ir.OpCall:
			if len(args) != 2 || f.Instrs[args[0]].Op != ir.OpAttr || idiom.Unrefined(f, f.Arg(args[0], 0)) != list {
				continue
			}
			if name := f.NameOf(args[0]); name != "append" && name != "add" {
				continue
			}
		default:
			continue
		}
		if elem != ir.NoID {
			return ir.NoID
		}
		elem = args[1]
	}
	return elem
}

// addressFacts are what a test of an address (is_private, is_global) says of the URL whose host it is the address of.
func (a *analysis) addressFacts(id ir.ID, name string, v *Val) *Val {
	urls := a.addressURLs(a.f.Arg(id, 0))
	if len(urls) == 0 {
		return v
	}
	f := Fact{False: a.w.ssrfKinds}
	if name == "is_global" {
		f.True, f.False = f.False, 0
	}
	out := Val{}
	if v != nil && v != bottom {
		out = *v
	}
	out.Const, out.Truth = nil, truthUnknown
	f.Target = a.f.Arg(id, 0) // the address itself may be asked, too
	out.Facts = append(aboutURL(urls, f), f)
	return &out
}

// maxAddress bounds the steps from an address back to the URL.
const maxAddress = 24

// isAddress reports whether a register is an address that ipaddress has made, or one of a few.
func (a *analysis) isAddress(id ir.ID) bool {
	id = a.untested(id)
	switch a.f.Instrs[id].Op {
	case ir.OpCall:
		name := a.f.NameOf(a.f.Arg(id, 0))
		return name == "ip_address" || name == "IPv4Address" || name == "IPv6Address"
	case ir.OpPhi:
		return !slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool {
			return x == ir.NoID || a.f.Instrs[a.untested(x)].Op != ir.OpCall || !a.isAddress(x)
		})
	}
	return false
}

// addressOfAll is the one URL that all values lead back to which a phi joins.
func (a *analysis) addressOfAll(phi ir.ID, fuel *int) (url, host ir.ID, ok bool) {
	url, host = ir.NoID, ir.NoID
	for i, x := range a.f.Args(phi) {
		if x == ir.NoID {
			return ir.NoID, ir.NoID, false
		}
		*fuel--
		of, part, found := a.addressWithin(x, fuel)
		if !found || i > 0 && a.untested(of) != a.untested(url) {
			return ir.NoID, ir.NoID, false
		}
		url = of
		if host == ir.NoID {
			host = part
		}
	}
	return url, host, url != ir.NoID
}

// addressTests are the attributes of an address that tell inner networks from the internet.
var addressTests = map[string]bool{"is_private": true, "is_global": true}

// addressOf follows an address back to the URL: ip_address(gethostbyname(urlparse(url).hostname)), or an element of what
// getaddrinfo gave for the host.
func (a *analysis) addressOf(id ir.ID) (ir.ID, bool) {
	fuel := maxAddress
	url, _, ok := a.addressWithin(id, &fuel)
	return url, ok
}

// addressURLs are the registers of the URL that addressOf finds: its text, and its parts where the host is one of them.
func (a *analysis) addressURLs(id ir.ID) []ir.ID {
	fuel := maxAddress
	url, host, ok := a.addressWithin(id, &fuel)
	if !ok {
		return nil
	}
	if host != ir.NoID {
		return a.urlsOf(host)
	}
	return []ir.ID{url}
}

// addressWithin is addressOf for as many steps as are left, and tells as what part of the URL the host was looked up.
func (a *analysis) addressWithin(id ir.ID, fuel *int) (url, host ir.ID, ok bool) {
	for from := *fuel; *fuel > 0; *fuel-- {
		id = a.unrefined(id)
		in := &a.f.Instrs[id]
		switch in.Op {
		case ir.OpCall:
			args := a.f.Args(id)
			switch a.f.NameOf(args[0]) {
			case "ip_address", "IPv4Address", "IPv6Address", "gethostbyname", "getaddrinfo", "gethostbyname_ex", "str", "resolve", "list", "set", "tuple", "frozenset", "sorted":
				if len(args) > 1 {
					id = args[1]
				} else if id = appended(a.f, id); id == ir.NoID {
					return ir.NoID, ir.NoID, false
				}
			default:
				host, ok := a.hostLookedUp(id)
				if !ok {
					return ir.NoID, ir.NoID, false
				}
				id = host
			}
			if url, ok := a.urlPart(id); ok {
				return url, id, true
			}
			continue
		case ir.OpIndex, ir.OpNext, ir.OpIter, ir.OpUnpack, ir.OpAwait:
			id = a.f.Arg(id, 0)
			continue
		case ir.OpList, ir.OpSet: // [info[4][0] for info in getaddrinfo(host, None)]
			if elem, _, ok := a.generated(id); ok {
				id = elem
				continue
			}
			if elem := appended(a.f, id); elem != ir.NoID {
				id = elem
				continue
			}
		case ir.OpPhi: // of the host, or of what it resolves to
			if same := a.untested(id); same != id { // tested in each round
				id = same
				continue
			}
			if url, host, ok := a.addressOfAll(id, fuel); ok {
				return url, host, true
			}
			if x := a.orEmpty(id); x != id {
				id = x
				continue
			}
		}
		if v := a.vals[id]; *fuel < from && len(v.taint()) > 0 {
			return id, ir.NoID, true // the host itself
		}
		break
	}
	return ir.NoID, ir.NoID, false
}

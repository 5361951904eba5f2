package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds addresses that a client names in a header and that decide as numbers whether it is let in:
// ip_address(request.headers.get("X-Forwarded-For", request.remote_addr)).is_private, address in OFFICE. Those that are compared as
// texts where they are read are known by the header's name alone.

const addressTrusted = "address-header-trusted"

var (
	// addressNamed are headers in which a client, or a proxy, names an address.
	addressNamed = regex.NewPattern(`(?i)^(http_)?(x[-_]forwarded[-_]for|x[-_]real[-_]ip|(x[-_])?client[-_]ip|true[-_]client[-_]ip|cf[-_]connecting[-_]ip|x[-_]remote[-_](ip|addr)|x[-_]originating[-_]ip)$`)
	// addressParsed are calls that make a number of an address.
	addressParsed = regex.NewPattern(`^(ip_address|ip_interface|ip_network|IPv[46]Address|IPAddress|IP|IPNetwork)$`)
	// addressRange are questions to which range an address belongs.
	addressRange = regex.NewPattern(`^is_(loopback|private|link_local|site_local|global)$`)
	// sameAddress are methods that give an address in another form, or its first part.
	sameAddress = regex.NewPattern(`^(strip|lstrip|rstrip|lower|replace|split|partition|removeprefix)$`)
	nearAddress = regex.NewPattern(`^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|localhost$|::1$)`)
	// letsNear are names of functions that say whether somebody is let in.
	letsNear = regex.NewPattern(`(?i)^_*(is|from|has|check|require|allow|verify|trust|ensure)\w*(internal|intern|trust\w*|local\w*|allow\w*|office|admin|private|white_?list\w*|lan|intranet|permitted|authori[sz]ed|safe)\w*$`)
)

// trustedAddresses are such decisions.
func (ac *Checks) trustedAddresses() (out []*flow.Candidate) {
	r := ac.rule(addressTrusted)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		for b := range f.Blocks {
			for _, id := range f.Blocks[b].Instrs {
				if !ac.asksRange(f, id) || !ac.lets(f, id) {
					continue
				}
				in := &f.Instrs[id]
				out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, in.Pos, in.End), Function: idiom.Qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium})
			}
		}
	}
	return out
}

// asksRange reports whether an instruction asks where an address is that a header names: in which range, or, where a function of the
// program has read it, whether it is one of the program's own network.
func (ac *Checks) asksRange(f *ir.Function, id ir.ID) bool {
	args := f.Args(id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpAttr:
		return addressRange.MatchString(f.NameOf(id)) && ac.namedAddress(f, args[0], 0)
	case ir.OpCompare:
		if x := idiom.Untested(f, args[0]); f.Instrs[x].Op == ir.OpCall && (in.Flag == ir.In || in.Flag == ir.NotIn) && addressParsed.MatchString(f.NameOf(f.Arg(x, 0))) {
			return ac.namedAddress(f, x, 0)
		}
		if in.Flag != ir.In && in.Flag != ir.NotIn && in.Flag != ir.Eq && in.Flag != ir.NotEq || !slices.ContainsFunc(texts(f, idiom.Unrefined(f, args[1])), nearAddress.MatchString) {
			return false
		}
		x := idiom.Untested(f, args[0])
		return f.Instrs[x].Op == ir.OpCall && len(ac.calledBy(f, x)) > 0 && ac.namedAddress(f, x, 0)
	}
	return false
}

// maxAddressDepth bounds the functions and operands through which an address is followed to its header.
const maxAddressDepth = 8

// namedAddress reports whether a value is, or may be, the address that a header names first, which is the client's to write; the last
// one is what the nearest proxy has added.
func (ac *Checks) namedAddress(f *ir.Function, id ir.ID, depth int) bool {
	if id = idiom.Untested(f, id); id == ir.NoID || depth > maxAddressDepth {
		return false
	}
	args := f.Args(id)
	switch f.Instrs[id].Op {
	case ir.OpPhi:
		return slices.ContainsFunc(args, func(x ir.ID) bool { return x != ir.NoID && x != id && ac.namedAddress(f, x, depth+2) })
	case ir.OpAwait:
		return ac.namedAddress(f, args[0], depth+1)
	case ir.OpUnpack:
		return f.Instrs[id].Aux == 0 && ac.namedAddress(f, args[0], depth+1)
	case ir.OpIndex:
		if k, ok := idiom.ConstText(f, args[1]); ok {
			return addressNamed.MatchString(k)
		}
		c := idiom.Untested(f, args[1])
		return f.Instrs[c].Op == ir.OpConst && f.Consts[f.Instrs[c].Aux].Kind == ir.Int && f.Consts[f.Instrs[c].Aux].Int == 0 && ac.namedAddress(f, args[0], depth+1)
	case ir.OpCall:
		name := f.NameOf(args[0])
		if f.Instrs[args[0]].Op == ir.OpAttr {
			if idiom.Readers[name] && len(args) > 1 {
				k, ok := idiom.ConstText(f, args[1])
				return ok && addressNamed.MatchString(k)
			}
			if sameAddress.MatchString(name) {
				return ac.namedAddress(f, f.Arg(args[0], 0), depth+1)
			}
		}
		if (addressParsed.MatchString(name) || name == "str") && len(args) > 1 {
			return ac.namedAddress(f, args[1], depth+1)
		}
		return slices.ContainsFunc(ac.calledBy(f, id), func(g *ir.Function) bool {
			for i := range g.Instrs {
				if x := ir.ID(i); g.Instrs[i].Op == ir.OpReturn && g.Arg(x, 0) != ir.NoID && ac.namedAddress(g, g.Arg(x, 0), depth+3) {
					return true
				}
			}
			return false
		})
	}
	return false
}

// lets reports whether the answer to a question decides who is let in: who is not is turned away by the function, or by one that it
// tells, or its name says that this is asked.
func (ac *Checks) lets(f *ir.Function, id ir.ID) bool {
	branches, gives := false, false
	seen := map[ir.ID]bool{}
	for work := []ir.ID{id}; len(work) > 0 && len(seen) < idiom.MaxOrigins; {
		x := work[len(work)-1]
		if work = work[:len(work)-1]; seen[x] {
			continue
		}
		seen[x] = true
		for i := range f.Instrs {
			in := &f.Instrs[i]
			if in.Op == ir.OpReturn && f.Arg(ir.ID(i), 0) != x || !slices.Contains(f.Args(ir.ID(i)), x) {
				continue
			}
			switch in.Op {
			case ir.OpIf:
				branches = true
			case ir.OpReturn:
				gives = true
			case ir.OpUnary, ir.OpPhi, ir.OpSigma:
				work = append(work, ir.ID(i))
			case ir.OpAppend: // any(address in place for place in PLACES)
				work = append(work, f.Arg(ir.ID(i), 0))
			case ir.OpCall: // is_private() of some libraries
				if name := f.NameOf(f.Arg(ir.ID(i), 0)); f.Arg(ir.ID(i), 0) == x || name == "any" || name == "all" || name == "bool" {
					work = append(work, ir.ID(i))
				}
			}
		}
	}
	if branches && (ac.own(f).refuses || raises(f)) {
		return true
	}
	return (branches || gives) && (letsNear.MatchString(f.Name) || slices.ContainsFunc(ac.w.CallersOf(f), func(g *ir.Function) bool { return gives && (ac.own(g).refuses || raises(g)) }))
}

package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds checks of the site that a request comes from, by its headers, and those that other sites pass.

var (
	originHeader = regex.NewPattern(`(?i)^(http[_-])?(origin|referer)$`)
	comparedPart = regex.NewPattern(`^(startswith|endswith|find|count)$`)
)

// asksOrigin reports whether a function refuses requests by the site that they come from.
func (ac *Checks) asksOrigin(f *ir.Function) bool {
	return f.Kind == ir.Def && slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && originHeader.MatchString(c.Str) }) && ac.own(f).refuses
}

// looseOrigins are such checks that compare a part of the site's name alone: https://shop.example.evil.example begins with the name
// of the shop as well, and evilshop.example ends with it.
func (ac *Checks) looseOrigins() (out []*flow.Candidate) {
	r := ac.rule(missingForgeryCheck)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if !ac.asksOrigin(f) {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if !loosely(f, id) {
				continue
			}
			out = append(out, lacking(r, f, id, "The site that a request comes from is known by a part of its name, which names of other sites have, too"))
			break
		}
	}
	return out
}

// loosely reports whether an instruction compares a part of what a header says of the site with one that may go on.
func loosely(f *ir.Function, id ir.ID) bool {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if f.Instrs[callee].Op != ir.OpAttr || !comparedPart.MatchString(f.NameOf(callee)) || len(f.Args(id)) < 2 || !ofOrigin(f, f.Arg(callee, 0), 0) {
			return false
		}
		return !bounds(f, f.Arg(id, 1), f.NameOf(callee))
	case ir.OpCompare: // "shop.example" in origin
		return (in.Flag == ir.In || in.Flag == ir.NotIn) && ofOrigin(f, f.Arg(id, 1), 0) && !ofOrigin(f, f.Arg(id, 0), 0)
	}
	return false
}

// bounds reports whether a text that a site's name is held against ends, or begins, where the name of the host does.
func bounds(f *ir.Function, id ir.ID, method string) bool {
	id = idiom.Untested(f, id)
	s, ok := idiom.ConstText(f, id)
	if in := &f.Instrs[id]; !ok && (in.Op == ir.OpBinary || in.Op == ir.OpFormat) && len(f.Args(id)) > 1 {
		args := f.Args(id)
		if s, ok = idiom.ConstText(f, args[len(args)-1]); method == "endswith" {
			s, ok = idiom.ConstText(f, args[0])
		}
	}
	if !ok {
		return false
	}
	switch method {
	case "startswith":
		return strings.HasSuffix(s, "/") || strings.HasSuffix(s, "://") || !strings.Contains(s, ".") && !strings.Contains(s, "localhost")
	case "endswith":
		return strings.HasPrefix(s, "/") || strings.HasPrefix(s, ".") || strings.Contains(s, "//")
	}
	return false
}

// ofOrigin reports whether a value is what such a header says, as it is.
func ofOrigin(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth > 5 {
		return false
	}
	id = idiom.Unrefined(f, id)
	switch f.Instrs[id].Op {
	case ir.OpPhi:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != id && ofOrigin(f, x, depth+1) })
	case ir.OpIndex:
		return originHeader.MatchString(idiom.BearerName(f, id))
	case ir.OpAttr:
		name := f.NameOf(id)
		return name == "referrer" || name == "origin"
	case ir.OpCall:
		if args := f.Args(id); len(args) > 1 && idiom.Readers[f.NameOf(args[0])] {
			s, ok := idiom.ConstText(f, args[1])
			return ok && originHeader.MatchString(s)
		} else if name := f.NameOf(args[0]); f.Instrs[args[0]].Op == ir.OpAttr && (name == "lower" || name == "strip" || name == "decode") {
			return ofOrigin(f, f.Arg(args[0], 0), depth+1)
		}
	}
	return false
}

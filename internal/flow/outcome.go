package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file tells what kind of outcome a test has. One that is true or false is never None, and a match, which may be None, is never
// False: who asks a test for the other one has asked nothing.

// truthMethods are methods of texts that are true or false.
var truthMethods = map[string]bool{
	"isalnum": true, "isalpha": true, "isascii": true, "isdecimal": true, "isdigit": true, "isidentifier": true, "islower": true, "isnumeric": true,
	"isprintable": true, "isspace": true, "istitle": true, "isupper": true, "startswith": true, "endswith": true, "is_relative_to": true,
}

// truthFunctions are builtin functions that are.
var truthFunctions = map[string]bool{"bool": true, "any": true, "all": true, "isinstance": true, "issubclass": true, "callable": true, "hasattr": true}

// maxOutcome bounds how many registers and functions are looked at for one test.
const maxOutcome = 24

// isTruth reports whether a register is true or false, and nothing else.
func (a *analysis) isTruth(id ir.ID) bool {
	fuel := maxOutcome
	return a.truthOf(a.f, id, &fuel)
}

func (a *analysis) truthOf(f *ir.Function, id ir.ID, fuel *int) bool {
	if *fuel--; *fuel < 0 || id == ir.NoID {
		return false
	}
	args := f.Args(id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpSigma:
		return a.truthOf(f, args[0], fuel)
	case ir.OpConst:
		return f.Consts[in.Aux].Kind == ir.Bool
	case ir.OpCompare:
		return true
	case ir.OpUnary:
		return in.Flag == ir.Not
	case ir.OpPhi:
		for _, x := range args {
			if !a.truthOf(f, x, fuel) {
				return false
			}
		}
		return true
	case ir.OpCall:
		return len(args) > 0 && a.truthCall(f, args[0], fuel)
	}
	return false
}

// truthCall reports whether what is called gives true or false.
func (a *analysis) truthCall(f *ir.Function, callee ir.ID, fuel *int) bool {
	if callee == ir.NoID {
		return false
	}
	name := f.NameOf(callee)
	switch f.Instrs[callee].Op {
	case ir.OpAttr:
		if truthMethods[name] {
			return true
		}
	case ir.OpGlobal:
		if truthFunctions[name] {
			return true
		}
	}
	if f != a.f || len(a.vals[callee].refs()) != 1 {
		return false
	}
	switch r := a.vals[callee].Refs[0]; r.Kind {
	case refExtern:
		m := a.w.base.Function(r.Name)
		return m != nil && m.Returns != nil && strings.TrimPrefix(m.Returns.Type, "builtins.") == "bool"
	case refFunc:
		g := a.w.prog.Functions[r.ID]
		list := returnedBy(g)
		return len(list) > 0 && !g.Generator && !slices.ContainsFunc(list, func(x ir.ID) bool { return !a.truthOf(g, x, fuel) })
	}
	return false
}

// isMatch reports whether a register is what a regular expression has found, or None.
func (a *analysis) isMatch(id ir.ID) bool {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op != ir.OpCall || a.f.Arg(id, 0) == ir.NoID {
		return false
	}
	callee := a.f.Arg(id, 0)
	if op := a.f.Instrs[callee].Op; op != ir.OpAttr && op != ir.OpFrom && op != ir.OpGlobal {
		return false
	}
	_, ok := patternUses[a.f.NameOf(callee)]
	return ok
}

// againstItself reports whether what a check is given beside the value that it checks is made of data from the same source: whoever sends
// a value chooses what it is held against, allowed_hosts={request.get_host(), urlsplit(target).netloc}.
func (m *modelCall) againstItself(v *Val, reg ir.ID, kinds knowledge.KindMask) bool {
	if len(v.taint()) == 0 {
		return false
	}
	same := func(x argv) bool {
		return x.id != reg && x.val != nil && slices.ContainsFunc(m.a.deep(x.val), func(y Atom) bool {
			return y.Kinds&kinds != 0 && slices.ContainsFunc(v.Taint, func(z Atom) bool {
				return y.Origin == z.Origin && y.Origin.Source != nil || sentBeside(y, z)
			})
		})
	}
	return slices.ContainsFunc(m.params, same) || slices.ContainsFunc(m.args, same) ||
		slices.ContainsFunc(m.kwargs, func(n namedArg) bool { return same(n.argv) })
}

// chosenTogether reports whether two values are data that somebody sends side by side, two fields of one form: that they agree says
// nothing of either.
func chosenTogether(x, y *Val) bool {
	return slices.ContainsFunc(x.taint(), func(s Atom) bool {
		return slices.ContainsFunc(y.taint(), func(t Atom) bool {
			return s.Origin != t.Origin && sentBeside(s, t)
		})
	}) && !sharesOrigin(x, y)
}

// sentBeside reports whether data are of one source, of which a client fills as many fields as it likes: not the address that it has called.
func sentBeside(s, t Atom) bool {
	of := s.Origin.Source
	return of != nil && of == t.Origin.Source && of != librarySource && s.is(knowledge.Untrusted) && fieldsOfClients.MatchString(of.What)
}

// fieldsOfClients is what such sources are called.
var fieldsOfClients = regex.NewPattern(`(?i)query|form|param|cookie|body|json|field`)

// sharesOrigin reports whether two values are made of the same data.
func sharesOrigin(x, y *Val) bool {
	return slices.ContainsFunc(x.taint(), func(s Atom) bool {
		return s.Origin.Source != nil && s.Origin.Source != librarySource && y.from(s.Origin)
	})
}

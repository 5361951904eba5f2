package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds actions for administrators that ask for no more than a login, where others ask for a privilege.

// missingAuthorization is the rule on them.
const missingAuthorization = "missing-authorization"

// unauthorized are the entry points for administrators that any user may call.
func (ac *access) unauthorized() (out []*Candidate) {
	r := ac.w.base.Rule(missingAuthorization)
	if r == nil {
		return nil
	}
	asked := false // of others like them
	var open []*ir.Function
	for i, f := range ac.w.prog.Functions {
		fs := &ac.w.funcs[i]
		if fs.test || f.Kind != ir.Def || !slices.ContainsFunc(fs.entries, func(e *entry) bool { return e.handler.Answers() }) {
			continue
		}
		switch {
		case ac.rules(f):
			asked = asked || ac.administrative(f) || ac.elevated(f)
		case ac.administrative(f) && ac.known(f) && !ac.unguarded(f) && !ac.deed(f.ID, 0).verifies:
			open = append(open, f)
		}
	}
	if !asked {
		return nil
	}
	for _, f := range open {
		out = append(out, &Candidate{Rule: r, Location: at(f, f.Pos, f.Pos), Function: qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium})
	}
	return out
}

// rules reports whether an entry point asks for a privilege, or what stands before it does.
func (ac *access) rules(f *ir.Function) bool {
	_, privileged := ac.hooked(f)
	return ac.elevated(f) || ac.deed(f.ID, 0).privileged || privileged ||
		slices.ContainsFunc(around(f), func(name string) bool {
			g := ac.w.prog.Lookup(f.Module, name).Function
			return g != nil && ac.deed(g.ID, 0).privileged
		})
}

// elevated reports whether a guard of an entry point names a privilege.
func (ac *access) elevated(f *ir.Function) bool {
	return ac.guards(f, ac.names.Privilege) || slices.ContainsFunc(ac.group(f).roles, ac.names.Administrative.MatchString)
}

// known reports whether an entry point is for users who are logged in.
func (ac *access) known(f *ir.Function) bool {
	d := ac.deed(f.ID, 0)
	hooked, _ := ac.hooked(f)
	return d.asks || d.guards || hooked || ac.guards(f, ac.names.Guard)
}

// administrative reports whether the address, the class or the name of an entry point says that it is for administrators.
func (ac *access) administrative(f *ir.Function) bool {
	is := ac.names.Administrative.MatchString
	d := ac.deed(f.ID, 0)
	if is(f.Name) || f.Class != nil && is(f.Class.Name) {
		return true
	}
	if slices.ContainsFunc(ac.addresses(f), is) {
		return true
	}
	return d.changes && !d.owns && ac.names.Elevating.MatchString(f.Name)
}

package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds logins that may be tried as often as one likes: a program that checks passwords and nowhere speaks of a
// limit.

// missingAttemptLimit is the rule on them.
const missingAttemptLimit = "attempts-unlimited"

// unlimited is the view that logs users in, of a program without a limit; false where there is none.
func (ac *access) unlimited() (*Candidate, bool) {
	r := ac.w.base.Rule(missingAttemptLimit)
	if r == nil {
		return nil, false
	}
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test || len(ac.w.funcs[i].entries) == 0 || !ac.login(f) || !ac.deed(f.ID, 0).verifies {
			continue
		}
		if ac.limits() {
			return nil, false
		}
		return &Candidate{Rule: r, Location: at(f, f.Pos, f.Pos), Function: qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium}, true
	}
	return nil, false
}

// login reports whether an entry point is called like a login, or lies at such an address.
func (ac *access) login(f *ir.Function) bool {
	names := []string{f.Name}
	if f.Class != nil {
		names = append(names, f.Class.Name)
	}
	for _, e := range ac.w.funcs[f.ID].entries {
		if !e.handler.Answers() {
			return false
		}
	}
	names = append(names, ac.addresses(f)...)
	for _, n := range names {
		if ac.names.Login.MatchString(n) {
			return true
		}
	}
	return false
}

// verifies reports whether an instruction checks a password: a call that is named so, or a comparison.
func (ac *access) verifies(f *ir.Function, id ir.ID) bool {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpCall:
		name := f.NameOf(f.Arg(id, 0))
		return name != "" && (ac.names.Verify.MatchString(name) || (name == "verify" || name == "check") && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool {
			return ac.names.Password.MatchString(bearerName(f, x))
		}))
	case ir.OpCompare:
		if in.Flag != ir.Eq && in.Flag != ir.NotEq {
			return false
		}
		verified := false
		for _, x := range f.Args(id) {
			name := bearerName(f, x)
			if repeated.MatchString(name) {
				return false // the new one was typed twice
			}
			verified = verified || ac.names.Password.MatchString(name)
		}
		return verified
	}
	return false
}

// repeated are names of a password that a form asks for again.
var repeated = regex.NewPattern(`(?i)(confirm|repeat|again|re_?type|re_?enter)|(password|passwd|pwd|pw|pass)_?2$`)

// limits reports whether the program speaks of a limit anywhere: in a name, an import, a text that is a name, or by the
// status that says so.
func (ac *access) limits() bool {
	for _, m := range ac.w.prog.Modules {
		if ac.w.modules[m.ID].test {
			continue
		}
		for _, name := range m.Names {
			if ac.names.Limit.MatchString(name) {
				return true
			}
		}
		for _, f := range m.Functions {
			for i := range f.Consts {
				switch c := &f.Consts[i]; {
				case c.Kind == ir.Int && c.Int == 429:
					return true
				case c.Kind == ir.Str && len(c.Str) <= maxName && ac.names.Limit.MatchString(c.Str):
					return true
				}
			}
		}
	}
	return false
}

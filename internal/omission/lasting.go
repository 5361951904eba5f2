package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds logins that last for months: settings of sessions and tokens, and signed links that log in and hold no
// time.

// lastingLogin is the rule on them.
const lastingLogin = "login-lasts-long"

var (
	timeless   = regex.NewPattern(`^(URLSafeSerializer|Serializer|Signer)$`)
	enteringBy = regex.NewPattern(`^(login_user|login|set_password|change_password)$`)
)

// longest are the settings of how long logins last, with the days that are not reported: sessions of browsers may last
// longer than tokens of access.
var longest = map[string]int64{
	"PERMANENT_SESSION_LIFETIME": 90, "SESSION_COOKIE_AGE": 90, "permanent_session_lifetime": 90,
	"JWT_ACCESS_TOKEN_EXPIRES": 14, "ACCESS_TOKEN_LIFETIME": 14, "JWT_EXPIRATION_DELTA": 14, "SLIDING_TOKEN_LIFETIME": 14,
}

// lasting are such settings and links.
func (ac *Checks) lasting() (out []*flow.Candidate) {
	r := ac.rule(lastingLogin)
	if r == nil {
		return nil
	}
	report := func(f *ir.Function, id ir.ID, message string) {
		out = append(out, lacking(r, f, id, message))
	}
	for _, f := range ac.functions {
		for j := range f.Instrs {
			settingsAt(f, ir.ID(j), func(name string, x ir.ID) {
				if most, ok := longest[name]; ok && daysOf(f, x) > most {
					report(f, x, r.Message)
				}
			})
		}
		if f.Kind == ir.Def && len(ac.w.Entries(f)) > 0 {
			if id := timelessLink(f); id != ir.NoID {
				if g, made := ac.linkMade(f.Module); made != ir.NoID {
					f, id = g, made
				}
				report(f, id, "Whoever has this link is let in, and it holds no time at which it ends")
			}
		}
	}
	return out
}

// settingsAt visits the names and values that an instruction sets.
func settingsAt(f *ir.Function, id ir.ID, visit func(string, ir.ID)) {
	args := f.Args(id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpSetGlobal:
		visit(f.NameOf(id), args[0])
	case ir.OpSetAttr:
		visit(f.NameOf(id), args[1])
	case ir.OpSetIndex:
		if k, ok := idiom.ConstText(f, args[1]); ok {
			visit(k, args[2])
		}
	case ir.OpCall: // app.config.update(PERMANENT_SESSION_LIFETIME=...)
		for i, n := range f.Calls[in.Aux].Names {
			visit(n, args[i+1])
		}
	case ir.OpDict: // SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": ...}
		for ; len(args) > 1; args = args[2:] {
			if args[0] == ir.NoID {
				continue
			}
			if k, ok := idiom.ConstText(f, args[0]); ok {
				visit(k, args[1])
			}
		}
	}
}

// daysOf is how many days a value means: timedelta(days=365), or a number of seconds; 0 where that is not known.
func daysOf(f *ir.Function, id ir.ID) int64 {
	id = idiom.Unrefined(f, id)
	number := func(x ir.ID) (int64, bool) {
		in := &f.Instrs[x]
		if in.Op == ir.OpConst && f.Consts[in.Aux].Kind == ir.Int {
			return f.Consts[in.Aux].Int, true
		}
		if in.Op == ir.OpBinary && in.Flag == ir.Mul {
			product := int64(1)
			for work := []ir.ID{x}; len(work) > 0 && len(work) < 16; {
				y := work[0]
				work = work[1:]
				switch in := &f.Instrs[y]; {
				case in.Op == ir.OpConst && f.Consts[in.Aux].Kind == ir.Int && f.Consts[in.Aux].Int < 1<<31:
					product *= f.Consts[in.Aux].Int
				case in.Op == ir.OpBinary && in.Flag == ir.Mul:
					work = append(work, f.Args(y)...)
				default:
					return 0, false
				}
			}
			return product, true
		}
		return 0, false
	}
	if n, ok := number(id); ok {
		return n / (24 * 60 * 60)
	}
	if f.Instrs[id].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != "timedelta" {
		return 0
	}
	days := int64(0)
	for i, x := range f.Args(id)[1:] {
		n, ok := number(x)
		if !ok {
			continue
		}
		unit := "days"
		if names := f.Calls[f.Instrs[id].Aux].Names; i < len(names) && names[i] != "" {
			unit = names[i]
		}
		switch unit {
		case "days":
			days += n
		case "weeks":
			days += 7 * n
		case "hours":
			days += n / 24
		}
	}
	return days
}

// timelessLink is where an entry point reads what was signed without a time, and lets in who brings it.
func timelessLink(f *ir.Function) ir.ID {
	enters := false
	read := ir.NoID
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		callee := f.Arg(id, 0)
		name := f.NameOf(callee)
		enters = enters || enteringBy.MatchString(name)
		if name == "loads" && f.Instrs[callee].Op == ir.OpAttr {
			of := idiom.Untested(f, f.Arg(callee, 0))
			if f.Instrs[of].Op == ir.OpCall && timeless.MatchString(f.NameOf(f.Arg(of, 0))) {
				read = id
			}
		}
	}
	if !enters || slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
		return in.Op == ir.OpAttr && tokenEnd.MatchString(f.Module.Names[in.Name])
	}) {
		return ir.NoID
	}
	return read
}

// linkMade is where a module makes such links to send them.
func (ac *Checks) linkMade(m *ir.Module) (*ir.Function, ir.ID) {
	for _, f := range m.Functions {
		if !sending.MatchString(f.Name) && !slices.ContainsFunc(ac.addresses(f), sending.MatchString) {
			continue
		}
		for i := range f.Instrs {
			id := ir.ID(i)
			if f.Instrs[i].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != "dumps" || f.Instrs[f.Arg(id, 0)].Op != ir.OpAttr {
				continue
			}
			if of := idiom.Untested(f, f.Arg(f.Arg(id, 0), 0)); f.Instrs[of].Op == ir.OpCall && timeless.MatchString(f.NameOf(f.Arg(of, 0))) {
				return f, id
			}
		}
	}
	return nil, ir.NoID
}

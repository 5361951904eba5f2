package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds cookies that decide whether a visitor is let in: what they hold is compared with a constant, which
// every visitor can write.

// cookieTrusted is the rule on them.
const cookieTrusted = "cookie-trusted"

var (
	cookieHolder = regex.NewPattern(`^([Cc]ookies|COOKIES|Cookie)$`)
	turningAway  = regex.NewPattern(`(?i)^(abort|\w*HTTPException|\w*(forbidden|unauthorized|denied)\w*|send_error)$`)
)

// trusted are the cookies that decide whether a visitor is refused.
func (ac *access) trusted() (out []*Candidate) {
	r := ac.w.base.Rule(cookieTrusted)
	if r == nil {
		return nil
	}
	for _, m := range ac.w.prog.Modules {
		if ac.w.modules[m.ID].test || !slices.ContainsFunc(m.Names, cookieHolder.MatchString) {
			continue
		}
		for _, f := range m.Functions {
			for j := range f.Instrs {
				id := ir.ID(j)
				if !isCookie(f, id) {
					continue
				}
				test := ac.decidesEntry(f, id)
				if test == ir.NoID {
					continue
				}
				if f.Instrs[j].Op == ir.OpParam {
					id = test
				}
				in := &f.Instrs[id]
				out = append(out, &Candidate{Rule: r, Location: at(f, in.Pos, in.End), Function: qualified(f), Confidence: finding.ConfidenceMedium,
					Message: "Whether a visitor is let in hangs on a cookie, which the visitor can write"})
			}
		}
	}
	return out
}

// isCookie reports whether a register is what a cookie holds: request.cookies["level"], or a parameter whose default says so.
func isCookie(f *ir.Function, id ir.ID) bool {
	in := &f.Instrs[id]
	holder := ir.NoID
	switch in.Op {
	case ir.OpIndex:
		holder = f.Arg(id, 0)
	case ir.OpCall:
		callee := f.Arg(id, 0)
		if f.Instrs[callee].Op != ir.OpAttr || f.NameOf(callee) != "get" {
			return false
		}
		holder = f.Arg(callee, 0)
	case ir.OpParam:
		return f.Kind == ir.Def && f.Parent != nil && f.Params[in.Aux].HasDefault && defaultFrom(f, int(in.Aux)) == "Cookie"
	default:
		return false
	}
	holder = unrefined(f, holder)
	return f.Instrs[holder].Op == ir.OpAttr && cookieHolder.MatchString(f.NameOf(holder))
}

// defaultFrom is the name of the function whose call is the default of a parameter; "" where it is none.
func defaultFrom(f *ir.Function, param int) string {
	p := f.Parent
	for i := range p.Instrs {
		if p.Instrs[i].Op != ir.OpClosure || p.Instrs[i].Aux != f.Index {
			continue
		}
		n := 0
		for _, x := range f.Params[:param] {
			if x.HasDefault {
				n++
			}
		}
		if d := p.Arg(ir.ID(i), n); p.Instrs[d].Op == ir.OpCall {
			return p.NameOf(p.Arg(d, 0))
		}
	}
	return ""
}

// decidesEntry is where a function compares a value with a constant and turns visitors away by that.
func (ac *access) decidesEntry(f *ir.Function, id ir.ID) ir.ID {
	tests := map[ir.ID]ir.ID{} // what is true or false by a comparison, with the comparison
	for work := []ir.ID{id}; len(work) > 0 && len(tests) < maxRefinements; {
		x := work[0]
		work = work[1:]
		for i := range f.Instrs {
			use := ir.ID(i)
			args := f.Args(use)
			if _, seen := tests[use]; seen || !slices.Contains(args, x) {
				continue
			}
			test, tested := tests[x]
			switch f.Instrs[i].Op {
			case ir.OpCompare:
				other := args[0]
				if other == x {
					other = args[1]
				}
				if f.Instrs[other].Op == ir.OpConst && (f.Consts[f.Instrs[other].Aux].Kind != ir.None || !passedOn(f, id, maxRefinements)) {
					tests[use] = use
					work = append(work, use)
				}
			case ir.OpUnary:
				if tested {
					tests[use] = test
					work = append(work, use)
				}
			case ir.OpIf:
				if tested && ac.turnsAwayAfter(f, use) {
					return test
				}
			case ir.OpSigma:
				if args[0] == x && !tested {
					work = append(work, use)
				}
			case ir.OpCall: // int(cookie)
				if len(args) == 2 && args[1] == x && f.NameOf(args[0]) == "int" {
					work = append(work, use)
				}
			}
		}
	}
	return ir.NoID
}

// passedOn reports whether a call is given a value: what only has to be there is looked up or verified then.
func passedOn(f *ir.Function, id ir.ID, depth int) bool {
	for i := range f.Instrs {
		use := ir.ID(i)
		if args := f.Args(use); depth > 0 && slices.Contains(args, id) {
			switch f.Instrs[i].Op {
			case ir.OpCall:
				if slices.Contains(args[1:], id) {
					return true
				}
			case ir.OpSigma, ir.OpPhi:
				if passedOn(f, use, depth-1) {
					return true
				}
			}
		}
	}
	return false
}

// turnsAwayAfter reports whether one branch of a test is a refusal at once.
func (ac *access) turnsAwayAfter(f *ir.Function, branch ir.ID) bool {
	for b := range f.Blocks {
		list := f.Blocks[b].Instrs
		if len(list) == 0 || list[len(list)-1] != branch {
			continue
		}
		for _, s := range f.Blocks[b].Succs {
			for n := 0; n < 3; n++ { // what only renames comes before it
				block := &f.Blocks[s]
				for _, id := range block.Instrs {
					in := &f.Instrs[id]
					switch in.Op {
					case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
						if turningAway.MatchString(f.NameOf(id)) {
							return true
						}
					case ir.OpConst:
						if c := &f.Consts[in.Aux]; c.Kind == ir.Int && (c.Int == 401 || c.Int == 403) {
							return true
						}
					}
				}
				if len(block.Succs) != 1 || len(block.Preds) != 1 {
					break
				}
				s = block.Succs[0]
			}
		}
	}
	return false
}

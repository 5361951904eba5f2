package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what a person is shown and has to agree to before it is done: a command that a model wrote, and that its user at the
// terminal lets run, is the user's.

// confirmed reports whether what a model wrote reaches a sink only where a person has agreed to something.
func (w *World) confirmed(h *hit) bool {
	if h.hazard != nil || !h.atom.is(knowledge.Prompt) {
		return false
	}
	return h.leadsBy(func(f *ir.Function, cond ir.ID) (int, bool) { return eitherWay, asksPerson(f, cond, maxAgreed) })
}

// ownersOwn reports whether what somebody writes to a program reaches a sink only where the program has asked whether its owner does.
func (w *World) ownersOwn(h *hit) bool {
	return h.hazard == nil && h.atom.Origin != nil && h.atom.Origin.Source != nil && h.atom.Origin.Source.Owned && h.kinds&(w.commandKinds|w.pythonKinds) != 0 &&
		h.leadsBy(func(f *ir.Function, cond ir.ID) (int, bool) { return asksFor(f, cond, ofOwner, maxAgreed) })
}

// secretShown reports whether who is sent away by a redirect has shown a secret of the program's: whoever could make them follow a link
// with it has no need to.
func (w *World) secretShown(h *hit) bool {
	return h.hazard == nil && h.kinds&w.redirectKinds != 0 && h.leadsBy(func(f *ir.Function, cond ir.ID) (int, bool) { return asksFor(f, cond, ofSecret, maxAgreed) })
}

// asksFor reports whether a condition is about something: a call of it, a check with it, a comparison with it, or an attribute. The way is that which is
// taken where it is there: 0 where the condition has to hold, 1 where it has not to.
func asksFor(f *ir.Function, id ir.ID, about func(f *ir.Function, x ir.ID) bool, depth int) (way int, ok bool) {
	if id == ir.NoID || depth == 0 {
		return 0, false
	}
	id = idiom.Unrefined(f, id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpUnary:
		way, ok = asksFor(f, f.Arg(id, 0), about, depth-1)
		return 1 - way, ok && in.Flag == ir.Not
	case ir.OpAwait:
		return asksFor(f, f.Arg(id, 0), about, depth-1)
	case ir.OpCall:
		args := f.Args(id)
		if about(f, args[0]) {
			return 0, true
		}
		return 0, checking.MatchString(f.NameOf(args[0])) && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return x != ir.NoID && about(f, idiom.Unrefined(f, x)) })
	case ir.OpAttr: // user.is_admin; that there is a secret says nothing
		return 0, owner.MatchString(f.NameOf(id)) && about(f, id)
	case ir.OpCompare:
		switch in.Flag {
		case ir.NotEq, ir.NotIn:
			way = 1
		case ir.Eq, ir.In:
		default:
			return 0, false
		}
		return way, slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return about(f, idiom.Unrefined(f, x)) })
	}
	return 0, false
}

// ofOwner reports whether a register is one of those that a program belongs to, or what asks for them: ADMINS, is_owner.
func ofOwner(f *ir.Function, x ir.ID) bool {
	switch f.Instrs[x].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad:
		return owner.MatchString(f.NameOf(x))
	}
	return false
}

// ofSecret reports whether a register is a secret that the program keeps.
func ofSecret(f *ir.Function, x ir.ID) bool {
	switch f.Instrs[x].Op {
	case ir.OpAttr, ir.OpGlobal:
		return keptSecret.MatchString(f.NameOf(x))
	}
	return false
}

// eitherWay is where it does not matter which way of a branch leads to a place.
const eitherWay = -1

// leadsBy reports whether the way of data to a sink goes by a call that is reached by the way only of a branch that a condition names.
func (h *hit) leadsBy(asks func(f *ir.Function, cond ir.ID) (way int, ok bool)) bool {
	if branchedBefore(h.fn, h.pos, h.end, asks) {
		return true
	}
	for _, s := range [...]*Step{h.path, h.atom.Step} {
		for ; s != nil; s = s.Prev {
			if s.Kind != stepReturn && s.Fn != nil && branchedBefore(s.Fn, s.Pos, s.End, asks) {
				return true
			}
		}
	}
	return false
}

// branchedBefore reports whether a call of a function is reached by that way only of a branch.
func branchedBefore(f *ir.Function, pos, end int32, asks func(f *ir.Function, cond ir.ID) (way int, ok bool)) bool {
	call := slices.IndexFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpCall && in.Pos == pos && in.End == end })
	if call < 0 {
		return false
	}
	place := blockOf(f, ir.ID(call))
	for b := range f.Branches() {
		way, ok := asks(f, b.Cond)
		if !ok {
			continue
		}
		if way == eitherWay && divides(f, b, place) || way != eitherWay && onlyBy(f, b, way, place) {
			return true
		}
	}
	return false
}

// maxAgreed is how deep the answer may be in a condition: input("Run? [y/N] ").strip().lower() in ("y", "yes").
const maxAgreed = 7

// asksPerson reports whether a condition is made of a person's answer to a question that is answered by yes or no.
func asksPerson(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth == 0 {
		return false
	}
	id = idiom.Unrefined(f, id)
	parts := f.Args(id)
	switch f.Instrs[id].Op {
	case ir.OpCall:
		name := f.NameOf(parts[0])
		if agreeing.MatchString(name) || f.Instrs[parts[0]].Op == ir.OpAttr && name == "ask" && agreeing.MatchString(idiom.BearerName(f, f.Arg(parts[0], 0))) {
			return true
		}
		if answering := name == "input" || name == "raw_input" || name == "prompt" || name == "ask"; answering && len(parts) > 1 {
			return yesOrNo(f, parts[1])
		}
		if f.Instrs[parts[0]].Op == ir.OpAttr { // its text, in another form
			return asksPerson(f, f.Arg(parts[0], 0), depth-1)
		}
		return false
	case ir.OpAttr, ir.OpUnary, ir.OpCompare, ir.OpIndex, ir.OpAwait, ir.OpPhi, ir.OpBinary:
		return slices.ContainsFunc(parts, func(x ir.ID) bool { return asksPerson(f, x, depth-1) })
	}
	return false
}

// yesOrNo reports whether a text, or a piece that it is put together of, asks for yes or no.
func yesOrNo(f *ir.Function, id ir.ID) bool {
	if s, ok := idiom.ConstText(f, id); ok {
		return question.MatchString(s)
	}
	in := &f.Instrs[id]
	return (in.Op == ir.OpFormat || in.Op == ir.OpBinary) && slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != ir.NoID && yesOrNo(f, x) })
}

var (
	// agreeing are functions that ask for yes or no: click.confirm, Confirm.ask, ask_yes_no.
	agreeing = regex.NewPattern(`(?i)^(_*|\w+_)(confirm(s|ed|ation)?|yes_?no|yes_?or_?no|approv(e|ed|al))(_\w+)?$`)
	// owner are names of those that a program belongs to, and of what asks for them.
	owner = regex.NewPattern(`(?i)^_*((is|check|require|ensure|verify)_)?((the|bot|my|super)_)?(owner|admin(istrator)?|sudo(er)?|operator|master|developer)(_?(user|chat|account))?(_?id)?s?(_?list)?$`)
	// checking are names of functions that hold two things against each other.
	checking = regex.NewPattern(`(?i)^_*(\w+_)?(match(es)?|compare(_digest)?|check|verify|valid(ate)?|equals?|same)(_\w+)?$`)
	// keptSecret are names of secrets that a program keeps.
	keptSecret = regex.NewPattern(`(?i)^_*(\w+_)?(secret|(access|auth|api|admin)_?(token|key))$`)
	question   = regex.NewPattern(`(?i)[\[(]\s*y(es)?\s*[/|]\s*n(o)?\s*[\])]|\byes/no\b|\by/n\b`)
)

package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that do nothing but say whether somebody has a name: they look up a user by what the client says, and whether
// there is one chooses between two fixed answers.

var (
	// freeName are names of views by which who registers asks whether a name is free: that has to be told somewhere.
	freeName = regex.NewPattern(`(?i)regist|sign_?up|join|avail|taken|free|uniq|valid|in_use|new_(user|account)`)
	doing    = regex.NewPattern(`(?i)^(add|append|put|insert\w*|create\w*|send\w*|delay|apply_async|publish|enqueue)$`)
	// ofEntering are texts of an answer that speak of entering, or of nobody who has the name.
	ofEntering = regex.NewPattern(`(?i)\bpassword|\blog ?in\b|\bsign ?in\b|\bno such\b|\bunknown\b|\bnobody\b|\bnot found\b|\b(not|n.t) (exist|registered|known)`)
)

// existenceTold is where such a view branches; doubtful where its name says that it is for who registers, or its answers do not speak of
// entering.
func (ac *Checks) existenceTold(f *ir.Function) (at ir.ID, doubtful bool) {
	if len(ac.w.Entries(f)) == 0 || ac.known(f) || ac.changes(f.ID, maxChangeDepth) || doesMore(f) {
		return ir.NoID, false
	}
	for b := range f.Blocks {
		list := f.Blocks[b].Instrs
		if len(list) == 0 || f.Instrs[list[len(list)-1]].Op != ir.OpIf {
			continue
		}
		row := askedWhether(f, list[len(list)-1])
		if row == ir.NoID || !ac.ofPerson(f, row) || !ac.looksUpPeople(f, row) || usedOtherwise(f, row) {
			continue
		}
		first, second := answered(f, f.Blocks[b].Succs[0]), answered(f, f.Blocks[b].Succs[1])
		if first == nil || second == nil || len(first.said) == 0 || len(second.said) == 0 || slices.Equal(first.said, second.said) {
			continue
		}
		place := first.place
		if place == ir.NoID {
			place = second.place
		}
		if place == ir.NoID {
			continue
		}
		names := append([]string{f.Name}, ac.addresses(f)...)
		return place, slices.ContainsFunc(names, freeName.MatchString) || !slices.ContainsFunc(slices.Concat(first.said, second.said), ofEntering.MatchString)
	}
	return ir.NoID, false
}

// doesMore reports whether a function adds something, sends it or has it done: it is no view that only tells.
func doesMore(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpCall && doing.MatchString(f.NameOf(f.Arg(ir.ID(i), 0))) {
			return true
		}
	}
	return false
}

// askedWhether is the call of whose result a branch asks whether there is one: if row is None, if not row, if rows.exists().
func askedWhether(f *ir.Function, branch ir.ID) ir.ID {
	x := idiom.Unrefined(f, idiom.BranchedOn(f, branch))
	if f.Instrs[x].Op == ir.OpCompare {
		if !idiom.IsNone(f, f.Arg(x, 1)) {
			return ir.NoID
		}
		x = f.Arg(x, 0)
	}
	if x = idiom.Awaited(f, idiom.Untested(f, x)); f.Instrs[x].Op != ir.OpCall {
		return ir.NoID
	}
	return x
}

// looksUpPeople reports whether a call looks up a row of a table of users.
func (ac *Checks) looksUpPeople(f *ir.Function, call ir.ID) bool {
	if c := ac.queried(f, call); c != nil && (ac.w.IsPeople(c.Name) || idiom.UserClass.MatchString(c.Name)) {
		return true
	}
	return inChain(f, call, func(x ir.ID) bool {
		s, n := idiom.PassedStatement(f, f.Args(x))
		_, tables := idiom.ParseReading(s)
		return n > 0 && slices.ContainsFunc(tables, ac.w.IsPeople) || ac.w.IsPeople(idiom.CollectionOf(f, x))
	})
}

// usedOtherwise reports whether a function does more with what it has looked up than ask whether it is there.
func usedOtherwise(f *ir.Function, row ir.ID) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSigma, ir.OpPhi, ir.OpIf, ir.OpCompare, ir.OpUnary, ir.OpAwait, ir.OpReturn:
			continue
		}
		if slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != ir.NoID && idiom.Awaited(f, idiom.Untested(f, x)) == row }) {
			return true
		}
	}
	return false
}

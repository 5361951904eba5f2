package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds entry points that lack what others have: something that asks who calls. Where most lack it they do not stand out, and
// in a program that knows users those alone are told that delete, that change users, or that are for administrators by their names.

// unguardedViews are those entry points.
func (ac *Checks) unguardedViews() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(missingAuthentication)
	if r == nil {
		return nil
	}
	var views []*ir.Function
	for _, f := range ac.prog.Functions {
		if ac.unguarded(f) {
			views = append(views, f)
		}
	}
	if len(views) > maxOutliers && len(views) > ac.guarded { // what protects them is not in the code, or nothing is meant to
		views = slices.DeleteFunc(views, func(f *ir.Function) bool { return !ac.grave(f) })
		if !ac.knowsUsers() || len(views) > maxGrave {
			return nil
		}
	}
	for _, f := range views {
		out = append(out, ac.unguardedView(r, f))
	}
	if ac.guarded >= minGuarded || !ac.knowsUsers() {
		return out
	}
	for _, f := range ac.prog.Functions {
		if ac.nobodyAsks(f) && ac.grave(f) && len(out) < maxGrave {
			c := ac.unguardedView(r, f)
			c.Message = "This view is not for everybody who finds it, and nothing on the way asks who calls it, though the program knows users"
			if ac.tellsUsers(f) {
				c.Message = "This view tells everybody who finds it what is kept of users, and nothing on the way asks who calls it"
			}
			out = append(out, c)
		}
	}
	return out
}

// maxOutliers is how many entry points may lack a guard, whatever the others have; maxGrave how many of those that matter most.
const (
	maxOutliers = 5
	maxGrave    = 12
)

func (ac *Checks) unguardedView(r *knowledge.Rule, f *ir.Function) *flow.Candidate {
	message := r.Message
	if ac.showsPrivate(f) || ac.openReadings()[f.ID] || !ac.changing[f.ID] && ac.tellsUsers(f) {
		message = "This view shows what is not for everybody, and nothing on the way asks who calls it, as other views do"
	} else if !ac.changes(f.ID, maxChangeDepth) {
		message = "By its name this view is not for everybody, and nothing on the way asks who calls it, as other views do"
	}
	return &flow.Candidate{Rule: r, Location: idiom.At(f, f.Pos, f.Pos), Function: idiom.Qualified(f), Message: message, Confidence: finding.ConfidenceMedium}
}

// knowsUsers reports whether a program that is no package for others keeps users with passwords, and lets them log in.
func (ac *Checks) knowsUsers() bool {
	return !ac.w.Config().Published && len(ac.w.FindPeople().Tables) > 0 && slices.ContainsFunc(ac.functions, func(f *ir.Function) bool {
		return len(ac.w.Entries(f)) > 0 && (ac.deed(f.ID, 0).verifies || ac.startsSession(f))
	})
}

var (
	deletingSQL  = regex.NewPattern(`(?i)^\s*(delete|drop|truncate)\s`)
	deletingCall = regex.NewPattern(`^(delete|delete_one|delete_many|delete_instance|drop_all|drop|truncate|flushall|flushdb|rmtree|unlink)$`)
)

// grave reports whether an entry point deletes something, changes rows that the address or the client names, tells of users or changes them, or is for few by its name or its address, and is no login.
func (ac *Checks) grave(f *ir.Function) bool {
	d := ac.deed(f.ID, 0)
	if d.verifies || ac.startsSession(f) || ac.signsUp(f) || !ac.answersRequests(f) {
		return false
	}
	if ac.tellsUsers(f) {
		return true
	}
	words := ac.addresses(f)
	if ac.administrative(f) || ac.names.Sensitive.MatchString(f.Name) || slices.ContainsFunc(words, ac.names.Sensitive.MatchString) {
		return d.changes || ac.within(f.ID, 2, ac.readsRow)
	}
	if !d.changes || ac.names.Public.MatchString(f.Name) || slices.ContainsFunc(words, ac.names.Public.MatchString) || recovering.MatchString(f.Name) {
		return false
	}
	return ac.changesFound(f) || ac.within(f.ID, 2, func(g *ir.Function, id ir.ID) bool {
		switch g.Instrs[id].Op {
		case ir.OpCall:
			callee := g.Arg(id, 0)
			return g.Instrs[callee].Op == ir.OpAttr && deletingCall.MatchString(g.NameOf(callee)) && len(g.Args(id)) < 4
		case ir.OpConst:
			s, ok := idiom.ConstText(g, id)
			if !ok || len(s) < 12 || !idiom.ChangingSQL.MatchString(s) {
				return false
			}
			return deletingSQL.MatchString(s) || updating.MatchString(s) && ac.ofUserTable(s)
		}
		return false
	})
}

// changesFound reports whether an entry point changes rows that it is told by the address or the body of a request, which it does not make.
func (ac *Checks) changesFound(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		args := f.Args(id)
		if s, n := idiom.PassedStatement(f, args); n > 0 && takingRows.MatchString(s) && idiom.WhereClause.MatchString(s) && !merelyNoted.MatchString(s[:len(s)-len(idiom.WhereClause.FindString(s))]) {
			return slices.ContainsFunc(args[n+1:], func(x ir.ID) bool {
				return idiom.OfAddress(f, x) || slices.ContainsFunc(append(listedIn(f, x), x), func(y ir.ID) bool { return ac.sentTo(f, y) })
			})
		}
	}
	return false
}

// wipes reports whether an entry point takes away all that a program keeps, whoever calls it: db.drop_all(), DROP TABLE, DELETE FROM users.
func (ac *Checks) wipes(f *ir.Function) bool {
	return ac.within(f.ID, 2, func(g *ir.Function, id ir.ID) bool {
		switch g.Instrs[id].Op {
		case ir.OpCall:
			callee := g.Arg(id, 0)
			return g.Instrs[callee].Op == ir.OpAttr && wipingCall.MatchString(g.NameOf(callee)) && len(g.Args(id)) < 3
		case ir.OpConst:
			s, ok := idiom.ConstText(g, id)
			return ok && len(s) < idiom.MaxStatement && wipingSQL.MatchString(s) && !idiom.WhereClause.MatchString(s)
		}
		return false
	})
}

var (
	wipingCall = regex.NewPattern(`^(drop_all|drop_tables|drop_database|flushall|flushdb|drop_collection|rmtree)$`)
	wipingSQL  = regex.NewPattern(`(?i)^\s*(drop\s+(table|database|schema)|truncate|delete\s+from)\s`)
)

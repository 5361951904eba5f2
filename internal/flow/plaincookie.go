package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds cookies without a signature that name who the visitor is, or what that one may do: the number of a user by which
// the row is found, a role. Each visitor can write another one.

var (
	whoCookie  = regex.NewPattern(`(?i)^(\w+[-_])?(uid|user|user_?id|username|user_?name|member|member_?id|customer|customer_?id|account|account_?id|login|e_?mail|who|me)$`)
	rankCookie = regex.NewPattern(`(?i)^(\w+[-_])?(role|is_?admin|admin|is_?staff|staff|level|rank|group|permissions?|privilege)$`)
	saysRank   = regex.NewPattern(`(?i)^_*(is|has|can|may)_\w+$`)
)

// plainCookie is a finding on such a cookie that a function reads; nil where it does not go by it.
func (ac *access) plainCookie(r *knowledge.Rule, f *ir.Function, cookie ir.ID) *Candidate {
	name := bearerName(f, cookie)
	if f.Instrs[cookie].Op == ir.OpCall && name == "" && len(f.Args(cookie)) > 1 {
		name, _ = constText(f, f.Arg(cookie, 1))
	}
	if name == "" || ac.callers.tickets[name] || !whoCookie.MatchString(name) && !ac.callers.words[name] && !rankCookie.MatchString(name) || slices.ContainsFunc(f.Module.Names, signing.MatchString) && callsNamed(f, signing) {
		return nil
	}
	place := ac.goesByCookie(f, cookie, rankCookie.MatchString(name))
	if place == ir.NoID {
		return nil
	}
	c := ac.told(r, f, cookie, "a cookie without a signature", place, "goes by what it says")
	c.Location = at(f, f.Instrs[cookie].Pos, f.Instrs[cookie].End)
	c.Message = "Who the visitor is, or may do, stands in a cookie without a signature, which the visitor can write"
	if g, set := ac.setsCookie(name); g != nil {
		in := &g.Instrs[set]
		c.Trace = slices.Insert(c.Trace, 0, finding.Step{Kind: finding.StepSource, Location: at(g, in.Pos, in.End), Function: qualified(g), Message: "hands the cookie out"})
		c.Trace[1].Kind = finding.StepFlow
	}
	return c
}

// goesByCookie is where a function finds the row of a user by what a cookie holds, or tells by it what the visitor may do.
func (ac *access) goesByCookie(f *ir.Function, cookie ir.ID, rank bool) ir.ID {
	seen := map[ir.ID]bool{}
	for work := []ir.ID{cookie}; len(work) > 0 && len(seen) < maxRefinements; {
		x := work[0]
		if work = work[1:]; seen[x] {
			continue
		}
		seen[x] = true
		for i := range f.Instrs {
			use, args := ir.ID(i), f.Args(ir.ID(i))
			if !slices.Contains(args, x) {
				continue
			}
			switch f.Instrs[i].Op {
			case ir.OpSigma, ir.OpPhi, ir.OpAwait, ir.OpTuple, ir.OpList, ir.OpDict:
				if f.Instrs[i].Op != ir.OpSigma || args[0] == x {
					work = append(work, use)
				}
			case ir.OpCompare:
				if other := args[0]; rank && saysRank.MatchString(f.Name) {
					if other == x {
						other = args[1]
					}
					if len(texts(f, unrefined(f, other))) > 0 {
						return use
					}
				}
			case ir.OpCall:
				if name := f.NameOf(args[0]); len(args) == 2 && (name == "int" || name == "str" || name == "ObjectId" || name == "UUID") {
					work = append(work, use)
				} else if !rank && ac.findsUserBy(f, use) {
					return use
				}
			}
		}
	}
	return ir.NoID
}

// findsUserBy reports whether a call finds the row of a user by what it is given.
func (ac *access) findsUserBy(f *ir.Function, call ir.ID) bool {
	if s, n := passedStatement(f, f.Args(call)); n > 0 {
		t := tableOf.FindStringSubmatch(s)
		return t != nil && (userTable.MatchString(t[1]) || ac.w.isPeople(t[1])) && (userByID.MatchString(s) || userByName.MatchString(s))
	}
	name := f.NameOf(f.Arg(call, 0))
	if collection := collectionOf(f, call); collection != "" {
		return name == "find_one" && (userTable.MatchString(collection) || ac.w.isPeople(collection))
	}
	if name != "filter_by" && name != "filter" && !wholeObject.MatchString(name) && name != "get_object_or_404" && name != "get_or_404" {
		return false
	}
	c := ac.rowClass(f, call)
	return c != nil && (userClass.MatchString(c.Name) || ac.w.isPeople(c.Name))
}

// userByName are statements that find a user by the name, or the address, of that one.
var userByName = regex.NewPattern("(?is)^\\s*select\\b.*\\bwhere\\s+[\"`\\[]?(?:\\w+\\.)?(?:user_?name|login|e_?mail|name)[\"`\\]]?\\s*=\\s*(?:\\?|%s|%\\(|:\\w|\\$\\d)")

// setsCookie is where the program sets a cookie of a name without a signature.
func (ac *access) setsCookie(name string) (*ir.Function, ir.ID) {
	for i, f := range ac.w.prog.Functions {
		if ac.w.funcs[i].test {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != "set_cookie" || len(f.Args(id)) < 3 || keywordGiven(f, id, "secret") {
				continue
			}
			if k, ok := constText(f, f.Arg(id, 1)); ok && k == name {
				return f, id
			}
		}
	}
	return nil, ir.NoID
}

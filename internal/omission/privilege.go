package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds actions for administrators that ask for no more than a login, where others ask for a privilege.

// missingAuthorization is the rule on them.
const missingAuthorization = "missing-authorization"

// unauthorized are the entry points for administrators that any user may call.
func (ac *Checks) unauthorized() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(missingAuthorization)
	if r == nil {
		return nil
	}
	for _, f := range ac.openToUsers() {
		c := &flow.Candidate{Rule: r, Location: idiom.At(f, f.Pos, f.Pos), Function: idiom.Qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium}
		if id := ac.elevates(f); id != ir.NoID && !ac.administrative(f) {
			c.Location = idiom.At(f, f.Instrs[id].Pos, f.Instrs[id].End)
			c.Message = "This changes what a user may do, and nothing on the way asks whether the caller is an administrator, as other views do"
		} else if id, ok := ac.statePlaces[f.ID]; ok {
			c.Location = idiom.At(f, f.Instrs[id].Pos, f.Instrs[id].End)
			c.Message = "Any user may set this, and another view sets it for those alone who have a privilege"
		}
		out = append(out, c)
	}
	views, places := ac.draftsShown()
	for _, f := range views {
		out = append(out, lacking(r, f, places[f.ID], "This shows a row that is not published yet to everybody; another view shows those alone that are"))
	}
	return out
}

// openToUsers are such entry points, found once.
func (ac *Checks) openToUsers() []*ir.Function {
	ac.open.Do(func() { ac.opened = ac.findOpen() })
	return ac.opened
}

func (ac *Checks) findOpen() (open []*ir.Function) {
	asked, ruled := 0, 0 // of others like them, and of any
	var raising, asking, plain []*ir.Function
	defer func() {
		var more []*ir.Function
		more, ac.statePlaces = ac.setsForOthers(asking, plain)
		open = append(open, more...)
		open = append(open, ac.changesForOthers(asking, plain, ac.statePlaces)...)
	}()
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answersRequests(f) {
			continue
		}
		if ac.rules(f) {
			ruled++
			asking = append(asking, f)
			if ac.administrative(f) || ac.elevated(f) {
				asked++
			}
			continue
		}
		administrative, elevates := ac.administrative(f), ac.elevates(f) != ir.NoID
		if !ac.known(f) || ac.unguarded(f) || ac.deed(f.ID, 0).verifies {
			continue
		}
		if !administrative && !elevates {
			if !ac.forMachines(f) {
				plain = append(plain, f)
			}
			continue
		}
		if open = append(open, f); elevates {
			raising = append(raising, f)
		}
	}
	if asked == 0 { // what a user may do is not for users to say
		open, asked = raising, max(ruled, 1)
	}
	if asked == 0 || len(open) > max(maxOpen, 2*asked) { // they do not stand out
		return nil
	}
	return open
}

// maxOpen is how many such entry points may ask for no privilege, however few ask for one.
const maxOpen = 3

var (
	elevatingFlag = regex.NewPattern(`^(is_)?(staff|superuser|admin|administrator|moderator)$`)
	elevatingRole = regex.NewPattern(`^(user_)?(role|roles|role_id|permissions|privileges|access_level)$`)

	elevatingColumn = regex.NewPattern("(?is)^\\s*update\\s+[\"`\\[]?\\w+[\"`\\]]?\\s+set\\s[^=]*\\b(?:(?:is_)?(?:staff|superuser|admin|moderator)|role|role_id|permissions|access_level)[\"`\\]]?\\s*=")
)

// elevates is where an entry point changes what some user may do whom the client names.
func (ac *Checks) elevates(f *ir.Function) ir.ID {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSetAttr:
			name, user := f.NameOf(id), idiom.Unrefined(f, f.Arg(id, 0))
			v := f.Arg(id, 1)
			if f.Instrs[user].Op != ir.OpCall || ac.isUser(f, user) || f.Instrs[v].Op == ir.OpConst && !raising(f, v) && !shutsOut(f, name, v) {
				continue
			}
			model := ac.queried(f, user)
			if args := f.Args(user); len(args) > 1 && (model == nil || len(args) > 2) {
				if m := ac.queried(f, args[1]); m != nil {
					model = m // get_object_or_404(User, pk=number)
				}
			}
			made := model != nil && f.Instrs[f.Arg(user, 0)].Op != ir.OpAttr && f.NameOf(f.Arg(user, 0)) == model.Name // a new one
			ofUser := model != nil && (idiom.UserClass.MatchString(model.Name) || ac.w.IsPeople(model.Name)) || model == nil && ac.ofUsers(f, user)
			if !made && ofUser && (ac.elevating(name) || shutsOut(f, name, v)) {
				return id
			}
		case ir.OpConst:
			if s, ok := idiom.ConstText(f, id); ok && (elevatingColumn.MatchString(s) || ac.setsRank(s)) && ac.ofUserTable(s) {
				return id
			}
		case ir.OpCall:
			if ac.setsDocument(f, id) || ac.setsRowsOfUsers(f, id) || ac.hasElevated(f, id) {
				return id
			}
		}
	}
	return ir.NoID
}

// hasElevated reports whether a call has a function of the program change what some user may do: users.set_role(key, role),
// users.update(key, {"role": role}). Who is passed the user that asks changes that one.
func (ac *Checks) hasElevated(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)[1:]
	if len(args) < 2 || slices.ContainsFunc(args, func(x ir.ID) bool { return !ac.lookedUpUser(f, x) && (ac.isUser(f, x) || ac.speaksOfUser(f, x)) }) {
		return false
	}
	set := slices.ContainsFunc(args, func(x ir.ID) bool {
		return slices.ContainsFunc(idiom.DictKeys(f, x, 2), ac.elevating)
	})
	return slices.ContainsFunc(ac.calledBy(f, call), func(g *ir.Function) bool {
		return ac.elevatesFor(g, set)
	})
}

// lookedUpUser reports whether a value is of a row that the function has looked up, and not of the user who asks, whatever it is called.
func (ac *Checks) lookedUpUser(f *ir.Function, id ir.ID) bool {
	for range idiom.MaxRefinements {
		switch id = idiom.Untested(f, id); f.Instrs[id].Op {
		case ir.OpIndex, ir.OpAttr, ir.OpAwait:
			id = f.Arg(id, 0)
		case ir.OpCall:
			name := f.NameOf(f.Arg(id, 0))
			return len(f.Args(id)) > 1 && !ac.identity(name) && !ac.callers.named[name]
		default:
			return false
		}
	}
	return false
}

// elevatesFor reports whether a function sets, by a statement or in a document, what some user may do; or, where it is passed
// a dictionary that says so, whatever it is passed.
func (ac *Checks) elevatesFor(g *ir.Function, passed bool) bool {
	for i := range g.Instrs {
		id := ir.ID(i)
		if s, ok := idiom.ConstText(g, id); ok && (elevatingColumn.MatchString(s) || ac.setsRank(s)) && ac.ofUserTable(s) {
			return true
		}
		if g.Instrs[i].Op != ir.OpCall {
			continue
		}
		if ac.setsDocument(g, id) {
			return true
		}
		if args := g.Args(id); passed && len(args) > 2 && ac.changesPeople(g, id) && entryIs(g, args[2], func(x ir.ID) bool {
			return x != ir.NoID && g.Instrs[idiom.Unrefined(g, x)].Op == ir.OpParam
		}, 0) {
			return true
		}
	}
	return false
}

// elevating reports whether a column or an entry says what a user may do.
func (ac *Checks) elevating(name string) bool {
	return elevatingFlag.MatchString(name) || elevatingRole.MatchString(name) || ac.ranks[name]
}

// changesPeople reports whether a call changes the document of a user.
func (ac *Checks) changesPeople(f *ir.Function, call ir.ID) bool {
	name, method := idiom.CollectionOf(f, call), f.NameOf(f.Arg(call, 0))
	return name != "" && (strings.HasPrefix(method, "update") || strings.HasPrefix(method, "find_one_and")) && (ac.w.IsPeople(name) || idiom.UserTable.MatchString(name))
}

// setsRank reports whether a statement sets a column by which the program tells what users may do.
func (ac *Checks) setsRank(statement string) bool {
	if len(ac.ranks) == 0 || len(statement) < 16 || !updating.MatchString(statement) {
		return false
	}
	stmt, ok := idiom.ParseKeeping(statement)
	return ok && slices.ContainsFunc(stmt.Columns, func(c idiom.KeptColumn) bool { return ac.ranks[c.Name] })
}

var updating = regex.NewPattern(`(?is)^\s*update\s`)

// setsDocument reports whether a call sets what a user may do in that one's document.
func (ac *Checks) setsDocument(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	if len(args) < 3 || !ac.changesPeople(f, call) {
		return false
	}
	if slices.ContainsFunc(f.Args(args[1]), func(x ir.ID) bool { return x != ir.NoID && ac.speaksOfUser(f, x) }) {
		return false
	}
	return slices.ContainsFunc(idiom.DictKeys(f, args[2], 0), ac.elevating)
}

// ofUserTable reports whether a statement is about users.
func (ac *Checks) ofUserTable(statement string) bool {
	t := idiom.TableOf.FindStringSubmatch(statement)
	return t != nil && (idiom.UserClass.MatchString(t[1]) || ac.w.IsPeople(t[1]))
}

// raising reports whether a constant makes somebody more than a user: True, "admin".
func raising(f *ir.Function, id ir.ID) bool {
	c := &f.Consts[f.Instrs[id].Aux]
	return c.Kind == ir.Bool && c.Int == 1 || c.Kind == ir.Str && c.Str != "user" && roleWord.MatchString(c.Str)
}

// ofUsers reports whether a call that looks something up is given what is called like a class of users: get_user_model()
// gives it in Django.
func (ac *Checks) ofUsers(f *ir.Function, call ir.ID) bool {
	return slices.ContainsFunc(f.Args(call), func(x ir.ID) bool {
		for n := 0; n < idiom.MaxRefinements && (f.Instrs[x].Op == ir.OpAttr || f.Instrs[x].Op == ir.OpCall || f.Instrs[x].Op == ir.OpSigma); n++ {
			x = f.Arg(x, 0)
		}
		switch f.Instrs[x].Op {
		case ir.OpGlobal, ir.OpFrom, ir.OpLoad:
			name := f.NameOf(x)
			return idiom.Capital(name) && (idiom.UserClass.MatchString(name) || ac.w.IsPeople(name))
		}
		return false
	})
}

// rules reports whether an entry point asks for a privilege, or what stands before it does.
func (ac *Checks) rules(f *ir.Function) bool {
	_, privileged := ac.hooked(f)
	return ac.elevated(f) || ac.deed(f.ID, 0).privileged || privileged ||
		slices.ContainsFunc(idiom.Around(f), func(name string) bool {
			g := ac.prog.Lookup(f.Module, name).Function
			return g != nil && ac.deed(g.ID, 0).privileged
		})
}

// elevated reports whether a guard of an entry point names a privilege.
func (ac *Checks) elevated(f *ir.Function) bool {
	return ac.guards(f, ac.names.Privilege) || slices.ContainsFunc(ac.group(f).roles, func(role string) bool {
		return ac.names.Administrative.MatchString(role) || ac.rankWords[role]
	})
}

// forMachines reports whether what stands before an entry point lets machines pass, which have no privilege that users lack.
func (ac *Checks) forMachines(f *ir.Function) bool {
	return slices.ContainsFunc(idiom.InFront(f), machineGuard.MatchString)
}

var machineGuard = regex.NewPattern(`(?i)partner|scanner|machine|device|sensor|terminal|kiosk|web_?hook|api_?key|internal|service|worker|(^|_)signed(_?(request|payload|body|message|hook|call|only|url|by\w*))?$|signature|hmac|integration|sync|cron|gateway|robot|agent_key`)

// known reports whether an entry point is for users who are logged in.
func (ac *Checks) known(f *ir.Function) bool {
	d := ac.deed(f.ID, 0)
	hooked, _ := ac.hooked(f)
	return d.asks || d.guards || hooked || ac.guards(f, ac.names.Guard) || f.Class != nil && ac.stood(f.Class, ac.names.Guard)
}

// administrative reports whether the address, the class or the name of an entry point says that it is for administrators.
func (ac *Checks) administrative(f *ir.Function) bool {
	is := ac.names.Administrative.MatchString
	if is(f.Name) || f.Class != nil && is(f.Class.Name) {
		return true
	}
	if slices.ContainsFunc(ac.addresses(f), is) {
		return true
	}
	return ac.elevatingByName(f)
}

// elevatingByName reports whether an entry point changes what some user may do, as its name says: ban, promote.
func (ac *Checks) elevatingByName(f *ir.Function) bool {
	d := ac.deed(f.ID, 0)
	return d.changes && !d.owns && ac.names.Elevating.MatchString(f.Name)
}

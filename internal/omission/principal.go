package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file learns how a program calls who asks: beside names in common use (knowledge.Access), the keys that a login writes
// into the session, the cookies that it sets, what a hook reads from these and lays into the request, and the functions that
// give it. Programs call their users keepers, voters and pupils, and what they call them tells nobody else anything.

// principals are those names.
type principals struct {
	words   map[string]bool // attributes, keys and parameters
	tickets map[string]bool // cookies
	getters map[int32]bool  // functions, by id
	named   map[string]bool // the same by name
}

var (
	signedCookie = regex.NewPattern(`^set_(signed|secure)_cookie$`)
	settingOther = regex.NewPattern(`(?i)(csrf|lang|locale|theme|next|flash|cart|time|count|start|seen|at$|request_?id|trace|path|url|ip$|host|db$|pool|log)`)
	requestBound = regex.NewPattern(`^(request|req|g|ctx|context|state|scope|environ|info)$`)
	decoding     = regex.NewPattern(`^(decode_token|verify_token|read_token|decode_jwt|verify_jwt|unsign|verify_id_token|verify_oauth2_token)$`)
	freshSecret  = regex.NewPattern(`^(token_(hex|urlsafe|bytes)|uuid4|urandom|hex|encode|dumps|sign|make_token|create_\w*(token|session)|new_session|hexdigest)$`)
	plainVerb    = regex.NewPattern(`^(get|load|fetch|read|one|find|first|all|__\w+__|run|call|wrapper|inner|decorated\w*)$`)
	keyParam     = regex.NewPattern(`(?i)^(id|pk|uid|\w+_?id|num(ber)?|no|slug|name|code)$`)
)

// identity reports whether a name is one under which programs, or this one, hold who asks.
func (ac *Checks) identity(name string) bool {
	return ac.names.Identity.MatchString(name) || ac.callers.words[name]
}

// findPrincipals learns those names: from logins, then from what reads what they leave, then from what calls that.
func (ac *Checks) findPrincipals() {
	p := &principals{map[string]bool{}, map[string]bool{}, map[int32]bool{}, map[string]bool{}}
	ac.callers = p
	for name := range ac.w.FindPeople().Tables {
		if one := idiom.Singular(name); len(one) > 2 && !ac.names.Identity.MatchString(one) {
			p.words[one], p.words[one+"_id"] = true, true
		}
	}
	logins := make([]bool, len(ac.prog.Functions))
	readings := make([][]ir.ID, len(ac.prog.Functions))
	ac.w.Each(func(f *ir.Function) {
		if !ac.w.Tests(f) && f.Kind == ir.Def {
			logins[f.ID], readings[f.ID] = ac.logsIn(f), ac.layings(f)
		}
	})
	for i, f := range ac.prog.Functions {
		if logins[i] {
			ac.learnLogin(f)
		}
	}
	for range 2 { // what is laid into the request is read by other functions
		for i, f := range ac.prog.Functions {
			ac.learnReading(f, readings[i])
		}
	}
}

// logsIn reports whether a function checks a password itself, or is called a login.
func (ac *Checks) logsIn(f *ir.Function) bool {
	if ac.names.Login.MatchString(f.Name) {
		return true
	}
	for i := range f.Instrs {
		if op := f.Instrs[i].Op; (op == ir.OpCall || op == ir.OpCompare) && ac.verifies(f, ir.ID(i)) {
			return true
		}
	}
	return false
}

// learnLogin takes down what a login leaves: session["kid"] = keeper.id, set_cookie("purse", sid).
func (ac *Checks) learnLogin(f *ir.Function) {
	p := ac.callers
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSetIndex:
			k, ok := idiom.ConstText(f, f.Arg(id, 1))
			if ok && k != "" && len(k) <= idiom.MaxName && idiom.SessionName.MatchString(idiom.BearerName(f, f.Arg(id, 0))) && f.Instrs[f.Arg(id, 2)].Op != ir.OpConst && !settingOther.MatchString(k) {
				p.words[k] = true
			}
		case ir.OpCall:
			args := f.Args(id)
			name := f.NameOf(args[0])
			if len(args) < 3 || !strings.HasPrefix(name, "set_") || !strings.HasSuffix(name, "cookie") {
				continue
			}
			k, ok := idiom.ConstText(f, args[1])
			if ok && (signedCookie.MatchString(name) || slices.Contains(f.Calls[f.Instrs[id].Aux].Names, "secret") || isFresh(f, args[2], 0)) {
				p.tickets[k] = true
			}
		}
	}
}

// startsSession reports whether an entry point gives the client what it is known by from then on: session["kid"] = keeper.id, a
// cookie that is signed or fresh, a token.
func (ac *Checks) startsSession(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSetIndex:
			k, ok := idiom.ConstText(f, f.Arg(id, 1))
			if ok && idiom.SessionName.MatchString(idiom.BearerName(f, f.Arg(id, 0))) && ac.callers.words[k] {
				return true
			}
		case ir.OpCall:
			args := f.Args(id)
			switch name := f.NameOf(args[0]); {
			case name == "encode" && f.Instrs[args[0]].Op == ir.OpAttr && tokenLibrary.MatchString(idiom.BearerName(f, f.Arg(args[0], 0))):
				return true
			case givingToken.MatchString(name):
				return true
			case len(args) > 2 && strings.HasPrefix(name, "set_") && strings.HasSuffix(name, "cookie"):
				if k, ok := idiom.ConstText(f, args[1]); ok && ac.callers.tickets[k] {
					return true
				}
			}
		}
	}
	return false
}

var givingToken = regex.NewPattern(`^(create_(access|auth|jwt|user)?_?token|make_token|issue_token|remember|new_session|create_session|start_session)$`)

// isFresh reports whether a value is made so that nobody else knows it: a token, a signature.
func isFresh(f *ir.Function, id ir.ID, depth int) bool {
	if id = idiom.Unrefined(f, id); depth > 4 || f.Instrs[id].Op != ir.OpCall && f.Instrs[id].Op != ir.OpAwait && f.Instrs[id].Op != ir.OpAttr {
		return false
	}
	return freshSecret.MatchString(f.NameOf(id)) || freshSecret.MatchString(f.NameOf(f.Arg(id, 0))) || isFresh(f, f.Arg(id, 0), depth+1)
}

// layings are the instructions of a function that may lay what it reads of who asks into the request, or give it back.
func (ac *Checks) layings(f *ir.Function) (out []ir.ID) {
	getter := len(ac.w.Entries(f)) == 0 && !takesKey(f)
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpSetAttr: // g.keeper, request.ctx.voter
			if requestBound.MatchString(idiom.BearerName(f, f.Arg(id, 0))) && !settingOther.MatchString(f.NameOf(id)) {
				out = append(out, id)
			}
		case ir.OpSetIndex: // request["holder"]
			if k, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && len(k) <= idiom.MaxName && requestBound.MatchString(idiom.BearerName(f, f.Arg(id, 0))) && !settingOther.MatchString(k) {
				out = append(out, id)
			}
		case ir.OpReturn:
			if x := f.Arg(id, 0); getter && x != ir.NoID && f.Instrs[x].Op != ir.OpConst {
				out = append(out, id)
			}
		}
	}
	return out
}

// learnReading takes down where a function lays what it reads of who asks, and whether it gives it back.
func (ac *Checks) learnReading(f *ir.Function, layings []ir.ID) {
	p := ac.callers
	for _, id := range layings {
		switch f.Instrs[id].Op {
		case ir.OpSetAttr:
			if ac.ofCaller(f, f.Arg(id, 1)) {
				p.words[f.NameOf(id)] = true
			}
		case ir.OpSetIndex:
			if k, _ := idiom.ConstText(f, f.Arg(id, 1)); ac.ofCaller(f, f.Arg(id, 2)) {
				p.words[k] = true
			}
		case ir.OpReturn:
			if !p.getters[f.ID] && ac.givesCaller(f, f.Arg(id, 0)) {
				p.getters[f.ID] = true
				if !plainVerb.MatchString(f.Name) {
					p.named[f.Name] = true
				}
			}
		}
	}
}

// takesKey reports whether a function is told by its caller what to look up.
func takesKey(f *ir.Function) bool {
	return slices.ContainsFunc(f.Params, func(p ir.Param) bool { return keyParam.MatchString(p.Name) })
}

// givesCaller reports whether what a function returns is who asks, and no row of something else that is theirs.
func (ac *Checks) givesCaller(f *ir.Function, id ir.ID) bool {
	if id == ir.NoID || !ac.ofCaller(f, id) {
		return false
	}
	if c := ac.queried(f, idiom.Unrefined(f, id)); c != nil {
		return ac.w.IsPeople(c.Name) || idiom.UserClass.MatchString(c.Name)
	}
	return true
}

// ofCaller reports whether a value is computed from what a client is known by.
func (ac *Checks) ofCaller(f *ir.Function, id ir.ID) bool {
	fuel := maxOfCaller
	return ac.computedOfCaller(f, id, 0, &fuel)
}

// maxOfCaller bounds the registers that are looked at for that: one of many ways that join may be among those that join in it.
const maxOfCaller = 256

func (ac *Checks) computedOfCaller(f *ir.Function, id ir.ID, depth int, fuel *int) bool {
	if *fuel--; id == ir.NoID || depth > 8 || *fuel < 0 {
		return false
	}
	if ac.readsTicket(f, id) {
		return true
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpSigma, ir.OpAwait, ir.OpUnpack, ir.OpConvert, ir.OpEnter:
		return ac.computedOfCaller(f, f.Arg(id, 0), depth+1, fuel)
	case ir.OpPhi:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return ac.computedOfCaller(f, x, depth+1, fuel) })
	case ir.OpAttr:
		return ac.callers.words[f.NameOf(id)] && requestBound.MatchString(idiom.BearerName(f, f.Arg(id, 0))) || ac.computedOfCaller(f, f.Arg(id, 0), depth+1, fuel)
	case ir.OpIndex:
		return ac.askedIn(f, f.Arg(id, 0), f.Arg(id, 1)) || ac.computedOfCaller(f, f.Arg(id, 0), depth+1, fuel)
	case ir.OpCall:
		args := f.Args(id)
		callee := args[0]
		name := f.NameOf(callee)
		if opensToken(f, id) || ac.callers.named[name] {
			return true
		}
		if s, n := idiom.PassedStatement(f, args); n > 0 && !ac.ofPeople(s) {
			return false
		}
		if len(args) > 1 && idiom.Readers[name] && f.Instrs[callee].Op == ir.OpAttr && ac.askedIn(f, f.Arg(callee, 0), args[1]) {
			return true
		}
		if f.Instrs[callee].Op == ir.OpAttr && ac.computedOfCaller(f, f.Arg(callee, 0), depth+1, fuel) {
			return true
		}
		return slices.ContainsFunc(args[1:], func(x ir.ID) bool { return ac.computedOfCaller(f, x, depth+1, fuel) })
	case ir.OpTuple, ir.OpList:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return ac.computedOfCaller(f, x, depth+1, fuel) })
	}
	return false
}

// opensToken reports whether a call checks a signed token and gives what it says: jwt.decode(token, key, algorithms=[...]).
func opensToken(f *ir.Function, call ir.ID) bool {
	callee := f.Arg(call, 0)
	name := f.NameOf(callee)
	if name == "decode" {
		return f.Instrs[callee].Op == ir.OpAttr && (tokenLibrary.MatchString(idiom.BearerName(f, f.Arg(callee, 0))) || slices.Contains(f.Calls[f.Instrs[call].Aux].Names, "algorithms"))
	}
	return decoding.MatchString(name)
}

var tokenLibrary = regex.NewPattern(`(?i)^(\w*_)?(jwt|jws|jose|jwe|pyjwt|tokens?)$`)

// ofPeople reports whether a statement is about users, or about what they are known by.
func (ac *Checks) ofPeople(statement string) bool {
	t := idiom.TableOf.FindStringSubmatch(statement)
	return t != nil && (idiom.UserTable.MatchString(t[1]) || ac.w.IsPeople(t[1]) || sessionTable.MatchString(t[1]))
}

var sessionTable = regex.NewPattern(`(?i)^(\w*_)?(sessions?|logins?|(auth_?|access_?)?tokens?|api_?keys?)$`)

// queriedOf reports whether a name is only where something is looked up, as collections, tables and columns are: db.voter.find(...),
// User.login.ilike(...).
func queriedOf(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpAttr {
		return false
	}
	used, other := false, false
	for i := range f.Instrs {
		if !slices.Contains(f.Args(ir.ID(i)), id) || f.Instrs[i].Op == ir.OpReturn {
			continue
		}
		if f.Instrs[i].Op == ir.OpAttr && tableMethod.MatchString(f.NameOf(ir.ID(i))) {
			used = true
		} else {
			other = true
		}
	}
	return used && !other
}

var tableMethod = regex.NewPattern(`^(find(_one)?(_and_\w+)?|insert(_one|_many)?|update_(one|many)|delete_(one|many)|replace_one|aggregate|count_documents|objects|query|insert|select|i?like|i?contains|i?startswith|asc|desc)$`)

// signsUp reports whether a function makes a new user of the program: who signs up has not logged in.
func (ac *Checks) signsUp(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpCall:
			name := f.NameOf(f.Arg(id, 0))
			if idiom.Capital(name) && ac.w.IsPeople(name) || strings.HasPrefix(name, "insert") && ac.w.IsPeople(idiom.CollectionOf(f, id)) {
				return true
			}
		case ir.OpConst:
			s, ok := idiom.ConstText(f, id)
			if !ok || len(s) < 16 || !idiom.InsertingSQL.MatchString(s) {
				continue
			}
			if t := idiom.TableOf.FindStringSubmatch(s); t != nil && ac.w.IsPeople(t[1]) {
				return true
			}
		}
	}
	return false
}

// shownToAll are the tables, classes and collections of which views for everybody show a row by its key.
func (ac *Checks) shownToAll() map[string]bool {
	ac.showing.Do(func() {
		ac.shown = map[string]bool{}
		for _, f := range ac.functions {
			if !ac.answersRequests(f) || ac.known(f) || ac.deed(f.ID, 0).proven || ac.unguarded(f) ||
				ac.deed(f.ID, 0).changes || slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpSetAttr }) {
				continue
			}
			for j := range f.Instrs {
				if t := ac.tableRead(f, ir.ID(j)); t != "" && findsOne(f, ir.ID(j)) && !asksProof(f, ir.ID(j)) && !ac.privateRows(t) {
					ac.shown[t] = true
				}
			}
		}
	})
	return ac.shown
}

// findsOne reports whether a call reads one row by its key.
func findsOne(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	if len(args) > 1 {
		if s, ok := idiom.ConstText(f, args[1]); ok && idiom.LookupByID.MatchString(s) {
			return true
		}
	}
	name := f.NameOf(args[0])
	return foundOne.MatchString(name) || name == "find_one" && slices.ContainsFunc(idiom.DictKeys(f, args[min(1, len(args)-1)], 0), idiom.DocumentKey.MatchString)
}

// proofColumn are columns that those know alone whom a row concerns, and proofBound is a statement that finds a row by one.
var (
	proofColumn = regex.NewPattern(`(?i)^(\w*_)?(pin|token|code|secret|signature|hash|password|passwd|pwd|pw|e_?mail|phone|birth\w*|last_?name|surname|postcode|zip)$`)
	proofBound  = regex.NewPattern("(?i)[\\s.\"`(](\\w*_)?(pin|token|code|secret|signature|hash|password|passwd|pwd|pw|e_?mail|phone|birth\\w*|last_?name|surname|postcode|zip)[\"`]?\\s*=\\s*(\\?|%s|%\\(|:\\w|\\$\\d|'?\\{|'?$)")
)

// asksProof reports whether a call finds a row by what those know alone whom it concerns, too: an order by its number and the address of
// who has ordered. Who knows both is no stranger, and the row nothing that everybody is shown.
func asksProof(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	if len(args) > 1 {
		if s, ok := idiom.ConstText(f, args[1]); ok && proofBound.MatchString(s) {
			return true
		}
		if slices.ContainsFunc(idiom.DictKeys(f, args[1], 0), proofColumn.MatchString) {
			return true
		}
	}
	return slices.ContainsFunc(f.Calls[f.Instrs[call].Aux].Names, proofColumn.MatchString)
}

// tableRead is the table, class or collection of which an instruction reads rows; "" for none.
func (ac *Checks) tableRead(f *ir.Function, id ir.ID) string {
	if f.Instrs[id].Op != ir.OpCall {
		return ""
	}
	args := f.Args(id)
	if name := idiom.CollectionOf(f, id); name != "" && strings.HasPrefix(f.NameOf(args[0]), "find") {
		return name
	}
	if len(args) > 1 {
		if s, ok := idiom.ConstText(f, args[1]); ok && len(s) >= 16 && idiom.StatementText.MatchString(s) && !idiom.ChangingSQL.MatchString(s) {
			if t := idiom.TableOf.FindStringSubmatch(s); t != nil {
				return strings.ToLower(t[1])
			}
		}
	}
	if !rowsAsked.MatchString(f.NameOf(args[0])) && !foundOne.MatchString(f.NameOf(args[0])) {
		return ""
	}
	c := ac.queried(f, id)
	for _, x := range args[1:] {
		if c == nil && (f.Instrs[x].Op != ir.OpAttr || idiom.Capital(f.NameOf(x))) { // sorts.get(key, Book.title) finds no book
			c = ac.queried(f, x)
		}
	}
	if c == nil {
		return ""
	}
	return c.Name
}

var foundOne = regex.NewPattern(`^(get(_or_404|_object_or_404|_one)?|one_or_404|first_or_404|scalar(_one)?(_or_none)?)$`)

// openly reports whether a view only reads what a lookup finds, and views for everybody show such rows.
func (ac *Checks) openly(view *ir.Function, row flow.Place) bool {
	if ac.deed(view.ID, 0).changes {
		return false
	}
	for i := range row.Fn.Instrs {
		if in := &row.Fn.Instrs[i]; in.Op == ir.OpCall && row.In(in) {
			if t := ac.tableRead(row.Fn, ir.ID(i)); t != "" && ac.shownToAll()[t] {
				return true
			}
		}
	}
	return false
}

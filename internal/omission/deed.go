package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what single functions do, as far as access control goes: whom they ask for, what they refuse.

// privileged reports whether an instruction decides something by what a user may do: user.is_admin, role == "admin",
// require_role("admin").
func (ac *Checks) privileged(f *ir.Function, id ir.ID) bool {
	says := func(x ir.ID) bool {
		name := idiom.BearerName(f, x)
		return name != "" && !idiom.SentBy(f, x) && !inBodySent(f, x) && ac.names.Privilege.MatchString(name)
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpCompare:
		if barredOnly(f, id) {
			return false
		}
		_, rank := ac.ofRank(f, id)
		if x := f.Arg(id, 0); (in.Flag == ir.In || in.Flag == ir.NotIn) && (idiom.SentBy(f, x) || inBodySent(f, x)) {
			return false // is there such a role?
		} else if _, constant := idiom.ConstText(f, x); constant && (in.Flag == ir.In || in.Flag == ir.NotIn) && fromBody(f, f.Arg(id, 1)) {
			return false // does the client say one?
		}
		return (rank || slices.ContainsFunc(f.Args(id), says) || ofRole(f, id)) && !onlyKept(f, id)
	case ir.OpReturn:
		return says(f.Arg(id, 0))
	case ir.OpIf:
		x := idiom.BranchedOn(f, id)
		if barredOnly(f, x) {
			return false
		}
		_, rank := ac.ofRank(f, id)
		return rank || says(x)
	case ir.OpCall:
		name := f.NameOf(f.Arg(id, 0))
		return name != "" && permitting.MatchString(name) && (ac.names.Privilege.MatchString(name) || slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool {
			s, ok := idiom.ConstText(f, x)
			return ok && len(s) <= idiom.MaxName && ac.names.Privilege.MatchString(s)
		}))
	}
	return false
}

// barredWord are the words by which programs call those who are let in no more.
var barredWord = regex.NewPattern(`(?i)^(suspended|banned|blocked|disabled|deactivated|inactive|locked|deleted|closed|frozen|blacklisted)$`)

// barredOnly reports whether a comparison asks who is let in no more, whatever the others may do: user["role"] == "suspended".
func barredOnly(f *ir.Function, id ir.ID) bool {
	return f.Instrs[id].Op == ir.OpCompare && slices.ContainsFunc(f.Args(id), func(x ir.ID) bool {
		words := texts(f, idiom.Unrefined(f, x))
		return len(words) > 0 && !slices.ContainsFunc(words, func(s string) bool { return !barredWord.MatchString(s) })
	})
}

// onlyKept reports whether all that is done with a value is to put it somewhere, where who reads it may go by it.
func onlyKept(f *ir.Function, id ir.ID) bool {
	kept := false
	for i := range f.Instrs {
		if !slices.Contains(f.Args(ir.ID(i)), id) {
			continue
		}
		if op := f.Instrs[i].Op; op != ir.OpSetAttr && op != ir.OpSetIndex {
			return false
		}
		kept = true
	}
	return kept
}

// roleWord are the words by which programs call those who may do more than others.
var roleWord = regex.NewPattern(`(?i)^(super_?|sys_?)?(admin(istrator)?s?|user|manager|staff|moderator|root|boss|operator|curator|steward|dispatcher|teller|supervisor|instructor|teacher)$`)

// ofRole reports whether a comparison is with the name of a role, or with several: rows[0][0] in ("teller", "manager"). What
// the client sends says nothing.
func ofRole(f *ir.Function, compare ir.ID) bool {
	args := f.Args(compare)
	named := func(x ir.ID) bool {
		words := texts(f, idiom.Unrefined(f, x))
		return len(words) > 0 && !slices.ContainsFunc(words, func(s string) bool { return !roleWord.MatchString(s) }) && !slices.Equal(words, []string{"user"})
	}
	return len(args) == 2 && (named(args[1]) && !idiom.SentBy(f, args[0]) || named(args[0]) && !idiom.SentBy(f, args[1]))
}

// readsTicket reports whether an instruction reads the cookie by which a client is known again: get_cookie("sid"),
// request.cookies["session"], get_signed_cookie("who").
func (ac *Checks) readsTicket(f *ir.Function, id ir.ID) bool {
	ticket := func(name string) bool { return ticketName.MatchString(name) || ac.callers.tickets[name] }
	switch f.Instrs[id].Op {
	case ir.OpCall:
		args := f.Args(id)
		if len(args) < 2 || f.Instrs[args[0]].Op != ir.OpAttr {
			return false
		}
		k, ok := idiom.ConstText(f, args[1])
		switch name := f.NameOf(args[0]); name {
		case "get_signed_cookie", "get_secure_cookie":
			return ok
		case "get_cookie", "getCookie":
			return ok && ticket(k)
		default:
			return ok && idiom.Readers[name] && f.NameOf(idiom.Unrefined(f, f.Arg(args[0], 0))) == "cookies" && ticket(k)
		}
	case ir.OpIndex:
		k, ok := idiom.ConstText(f, f.Arg(id, 1))
		of := idiom.Unrefined(f, f.Arg(id, 0))
		return ok && f.Instrs[of].Op == ir.OpAttr && (f.NameOf(of) == "cookies" || f.NameOf(of) == "COOKIES") && ticket(k)
	}
	return false
}

// ticketName are names of such cookies.
var ticketName = regex.NewPattern(`(?i)^(\w*[_-])?(s_?id|session(_?(id|key|token))?|sess|auth|token|login|who|ticket)$`)

// permitting are names of functions that ask whether something may be done.
var permitting = regex.NewPattern(`(?i)^_*(is|has|can|may|check|require|ensure|assert|verify|needs?|must|enforce|guard|only|allow|authori[sz]e|permission|test)`)

// decides reports whether an instruction that speaks of the user who asks has a say in what happens: it is compared with
// something, passed to a call that looks something up, or tested. In an answer or a log it has none, and that there is a user
// does not say which one.
func (ac *Checks) decides(f *ir.Function, id ir.ID) bool {
	type use struct {
		id    ir.ID
		whole bool // it is the user, or nobody
	}
	seen := map[ir.ID]bool{}
	for work := []use{{id, true}}; len(work) > 0; {
		u := work[len(work)-1]
		x := u.id
		if work = work[:len(work)-1]; seen[x] {
			continue
		}
		seen[x] = true
		for i := range f.Instrs {
			in := &f.Instrs[i]
			args := f.Args(ir.ID(i))
			if in.Op == ir.OpReturn || !slices.Contains(args, x) {
				continue
			}
			switch in.Op {
			case ir.OpSigma, ir.OpPhi:
				if args[0] == x || in.Op == ir.OpPhi {
					work = append(work, use{ir.ID(i), u.whole})
				}
			case ir.OpAwait:
				work = append(work, use{ir.ID(i), u.whole})
			case ir.OpIf:
				if !u.whole {
					return true
				}
			case ir.OpUnary:
				if !u.whole {
					return true
				}
			case ir.OpAttr:
				work = append(work, use{ir.ID(i), presence.MatchString(f.NameOf(ir.ID(i)))})
			case ir.OpIndex, ir.OpConvert, ir.OpTuple, ir.OpList, ir.OpSet, ir.OpDict:
				work = append(work, use{ir.ID(i), false})
			case ir.OpCompare:
				if saidInForm(f, args[0]) || saidInForm(f, args[1]) {
					continue // whose it is the client says
				}
				if !u.whole || !idiom.IsNone(f, args[0]) && !idiom.IsNone(f, args[1]) {
					return true
				}
			case ir.OpBinary, ir.OpStore, ir.OpPut, ir.OpSetGlobal:
				if in.Op == ir.OpBinary && onlyRedirects(f, ir.ID(i)) {
					continue
				}
				return true
			case ir.OpCall:
				callee := args[0]
				if callee == x { // user.owns(note)
					if u.whole && (len(args) == 1 || !deciding.MatchString(f.NameOf(callee))) && x == id { // current_user(request)
						work = append(work, use{ir.ID(i), true})
						continue
					}
					return true
				}
				if len(args) == 3 && args[2] == x && args[1] != x && idiom.Readers[f.NameOf(callee)] && f.Instrs[callee].Op == ir.OpAttr {
					continue // form.get("id", me.id): the client decides whether it counts
				}
				if !telling.MatchString(f.NameOf(callee)) {
					return true
				}
			}
		}
	}
	return false
}

// saidInForm reports whether a value is what a form, a body or the query says: int(request.form["user_id"]).
func saidInForm(f *ir.Function, id ir.ID) bool {
	x := made(f, id)
	if f.Instrs[x].Op != ir.OpIndex && (f.Instrs[x].Op != ir.OpCall || f.Instrs[f.Arg(x, 0)].Op != ir.OpAttr || !idiom.Readers[f.NameOf(f.Arg(x, 0))]) {
		return false
	}
	of := f.Arg(x, 0)
	if f.Instrs[x].Op == ir.OpCall {
		of = f.Arg(of, 0)
	}
	of = idiom.Untested(f, of)
	return f.Instrs[of].Op == ir.OpAttr && formHolder.MatchString(f.NameOf(of))
}

var formHolder = regex.NewPattern(`^(POST|GET|forms?|args|json|query_params|query)$`)

// onlyRedirects reports whether a text is no more than the address of a redirect: redirect("/wall/" + me).
func onlyRedirects(f *ir.Function, id ir.ID) bool {
	used := false
	for i := range f.Instrs {
		use := ir.ID(i)
		if f.Instrs[i].Op == ir.OpReturn || !slices.Contains(f.Args(use), id) {
			continue
		}
		if f.Instrs[i].Op != ir.OpCall || !redirecting.MatchString(f.NameOf(f.Arg(use, 0))) {
			return false
		}
		used = true
	}
	return used
}

var redirecting = regex.NewPattern(`(?i)^(redirect|redirect_to|\w*redirect(response)?|seeother|found)$`)

var (
	// presence are attributes of a user that say no more than that somebody has logged in.
	presence = regex.NewPattern(`^(is_(authenticated|anonymous|active|logged_in)|authenticated|logged_in)$`)
	// deciding are names of functions that say what a user may do.
	deciding = regex.NewPattern(`(?i)^_*(is_|has_|can_|may_|owns|check|verify|authori|allow|require|ensure|assert)`)
)

// telling are names of functions that only tell of what they are given.
var telling = regex.NewPattern(`(?i)^(jsonify|json|json_response|JSONResponse|render\w*|TemplateResponse|print|debug|info|warn(ing)?|error|exception|log\w*|audit\w*|emit|flash|dict|Response|HttpResponse|write|finish|send_json|dumps)$`)

// believesCookie reports whether a comparison holds a cookie against a constant, by which visitors write themselves what they may do:
// that nothing should believe it is told where it stands, and not of each view that asks it.
func believesCookie(f *ir.Function, compare ir.ID) bool {
	args := f.Args(compare)
	for i, x := range args {
		other := idiom.Untested(f, args[len(args)-1-i])
		if c := f.Instrs[other].Op; c != ir.OpConst && c != ir.OpTuple && c != ir.OpSet && c != ir.OpList || c == ir.OpConst && f.Consts[f.Instrs[other].Aux].Kind == ir.None {
			continue
		}
		if x = idiom.Untested(f, x); isCookie(f, x) && !settingOther.MatchString(cookieKey(f, x)) {
			return true
		}
	}
	return false
}

// sendsAway reports whether a function can do no more than let who asks pass or not: it is told of no object, and gives nothing back.
func sendsAway(g *ir.Function) bool {
	if slices.ContainsFunc(g.Params, func(p ir.Param) bool { return p.Name != "self" && !requestBound.MatchString(p.Name) }) {
		return false
	}
	for i := range g.Instrs {
		if x := ir.ID(i); g.Instrs[i].Op == ir.OpReturn && g.Arg(x, 0) != ir.NoID && !idiom.IsNone(g, g.Arg(x, 0)) {
			return false
		}
	}
	return true
}

// ofRowFound reports whether an attribute is that of a row that the function has looked up, or goes through: of whom an order is, not
// who asks, unless it is held against somebody.
func (ac *Checks) ofRowFound(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpAttr {
		return false
	}
	found := false
	for x, n := f.Arg(id, 0), 0; n < idiom.MaxRefinements && !found; n++ {
		switch x = idiom.Untested(f, x); f.Instrs[x].Op {
		case ir.OpAttr, ir.OpIndex, ir.OpAwait:
			x = f.Arg(x, 0)
		case ir.OpNext:
			found = true
		case ir.OpCall:
			c := ac.queried(f, x)
			if args := f.Args(x); c == nil && len(args) > 2 { // get_object_or_404(Order, pk=key), session.get(Order, key)
				c = ac.queried(f, args[1])
			}
			if found = c != nil && ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept(); !found {
				return false
			}
		default:
			return false
		}
	}
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpCompare && found && slices.ContainsFunc(f.Args(ir.ID(i)), func(x ir.ID) bool { return leadsTo(f, x, id) }) {
			return false
		}
	}
	return found
}

// leadsTo reports whether a register is another one, or an attribute or an element of it.
func leadsTo(f *ir.Function, x, id ir.ID) bool {
	for range idiom.MaxRefinements {
		if x = idiom.Untested(f, x); x == id {
			return true
		}
		if op := f.Instrs[x].Op; op != ir.OpAttr && op != ir.OpIndex {
			return false
		}
		x = f.Arg(x, 0)
	}
	return false
}

var openMode = regex.NewPattern(`^[wax]b?\+?$|^[wax]\+b$`)

// keepsUpload reports whether a call writes a file, in a function that is sent one.
func keepsUpload(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	switch name := f.NameOf(args[0]); {
	case name == "copyfileobj" || name == "write_bytes":
	case name == "open" && len(args) > 2:
		if s, ok := idiom.ConstText(f, args[2]); !ok || !openMode.MatchString(s) {
			return false
		}
	default:
		return false
	}
	return sentFile(f)
}

// sentFile reports whether a function reads a file that a client sends, or is given its name and what is in it.
func sentFile(f *ir.Function) bool {
	for i := range f.Params {
		if t := f.Params[i].Type; t != nil && idiom.LastPart(t.Name) == "UploadFile" {
			return true
		}
	}
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpAttr && (f.NameOf(ir.ID(i)) == "files" || f.NameOf(ir.ID(i)) == "FILES" || f.NameOf(ir.ID(i)) == "multipart") {
			return true
		}
	}
	return slices.ContainsFunc(f.Params, func(p ir.Param) bool { return p.Name == "filename" || p.Name == "file_name" }) && slices.ContainsFunc(f.Params, func(p ir.Param) bool { return p.Name == "content" || p.Name == "data" || p.Name == "body" })
}

package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds cookies that decide whether a visitor is let in: what they hold is compared with a constant, which
// every visitor can write.

// cookieTrusted is the rule on them.
const cookieTrusted = "cookie-trusted"

var (
	// roleHeader are headers that say what the sender may do, and are set by nothing but the sender where no proxy takes them away.
	roleHeader   = regex.NewPattern(`(?i)^(http_)?x[-_](\w+[-_])*(role|roles|admin|is[-_]admin|staff|scope|group|groups|privilege|internal)$`)
	cookieHolder = regex.NewPattern(`^([Cc]ookies|COOKIES|Cookie)$`)
	turningAway  = regex.NewPattern(`(?i)^(abort|\w*HTTPException|\w*(forbidden|unauthorized|denied)\w*|send_error)$`)
)

// trusted are the cookies that decide whether a visitor is refused.
func (ac *Checks) trusted() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(cookieTrusted)
	if r == nil {
		return nil
	}
	read := map[string]bool{}
	for _, m := range ac.prog.Modules {
		if ac.w.TestModule(m) || !slices.ContainsFunc(m.Names, func(n string) bool {
			return cookieHolder.MatchString(n) || n == "headers" || n == "META" || n == "Header" || n == "get_cookie"
		}) {
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
					told := tellsIdentity(f, id)
					if told == ir.NoID {
						told = ac.looksUpByCookie(f, id)
					}
					if told != ir.NoID {
						c := ac.told(r, f, id, "a cookie without a signature", told, "says who the visitor is")
						c.Message = "Who the visitor is stands in a cookie without a signature, which the visitor can write"
						out = append(out, c)
						read[cookieKey(f, id)] = true
					}
					continue
				}
				if f.Instrs[j].Op == ir.OpParam {
					id = test
				}
				in := &f.Instrs[id]
				c := &flow.Candidate{Rule: r, Location: idiom.At(f, in.Pos, in.End), Function: idiom.Qualified(f), Confidence: finding.ConfidenceMedium,
					Message: "Whether a visitor is let in hangs on a cookie or a header, which the visitor can write"}
				read[cookieKey(f, id)] = true
				if g, set := ac.cookieSet(cookieKey(f, id)); set != ir.NoID {
					c.Trace = finding.Trace{
						{Kind: finding.StepSource, Location: location(g, &g.Instrs[set]), Function: idiom.Qualified(g), Message: "the cookie is handed out without a signature"},
						{Kind: finding.StepSink, Location: c.Location, Function: c.Function, Message: "and believed here"},
					}
				}
				out = append(out, c)
			}
		}
	}
	return append(out, ac.ranksHandedOut(r, read)...)
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
		if f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "get_cookie" && len(f.Calls[in.Aux].Names) == 0 {
			return true // of Tornado, and of Bottle where no secret is given
		}
		if f.Instrs[callee].Op != ir.OpAttr || f.NameOf(callee) != "get" {
			return false
		}
		holder = f.Arg(callee, 0)
	case ir.OpParam:
		if f.Kind != ir.Def || f.Parent == nil {
			return false
		}
		p := &f.Params[in.Aux]
		return p.HasDefault && defaultFrom(f, int(in.Aux)) == "Cookie" || roleHeader.MatchString(p.Name) && slices.Contains(idiom.Around(f), "Header")
	default:
		return false
	}
	holder = idiom.Unrefined(f, holder)
	if f.Instrs[holder].Op != ir.OpAttr {
		return false
	}
	name := f.NameOf(holder)
	return cookieHolder.MatchString(name) || (name == "headers" || name == "META") && roleHeader.MatchString(idiom.BearerName(f, id))
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
func (ac *Checks) decidesEntry(f *ir.Function, id ir.ID) ir.ID {
	tests := map[ir.ID]ir.ID{} // what is true or false by a comparison, with the comparison
	for work := []ir.ID{id}; len(work) > 0 && len(tests) < idiom.MaxRefinements; {
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
				if permitting.MatchString(f.Name) && ranking.MatchString(cookieKey(f, id)) && len(texts(f, other)) > 0 { // get_cookie("role") in ("staff", "admin")
					tests[use] = use
					work = append(work, use)
				} else if f.Instrs[other].Op == ir.OpConst && (f.Consts[f.Instrs[other].Aux].Kind != ir.None || !passedOn(f, id, idiom.MaxRefinements)) {
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
			case ir.OpReturn: // of a permission
				if tested && (f.Name == "has_permission" || permitting.MatchString(f.Name) && ranking.MatchString(cookieKey(f, id))) {
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

// cookieKey is the name of a cookie that a value is read from; "" where it is not known.
func cookieKey(f *ir.Function, id ir.ID) string {
	if args := f.Args(id); f.Instrs[id].Op == ir.OpCall && len(args) > 1 && f.NameOf(args[0]) == "get_cookie" {
		s, _ := idiom.ConstText(f, args[1])
		return s
	}
	return idiom.BearerName(f, id)
}

// ranking are names of cookies that say what somebody may do.
var ranking = regex.NewPattern(`(?i)^(\w+[_-])?(role|roles|admin|is_?admin|staff|is_?staff|level|group|groups|rank|scope|privilege|permissions?)$`)

// cookieSet is where the program hands out a cookie of a name.
func (ac *Checks) cookieSet(name string) (*ir.Function, ir.ID) {
	if name == "" {
		return nil, ir.NoID
	}
	for _, f := range ac.functions {
		if !slices.Contains(f.Module.Names, "set_cookie") {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != "set_cookie" || len(f.Args(id)) < 2 {
				continue
			}
			if s, ok := idiom.ConstText(f, f.Arg(id, 1)); ok && s == name {
				return f, id
			}
		}
	}
	return nil, ir.NoID
}

var (
	userCookie  = regex.NewPattern(`(?i)^(\w+[_-])?(u_?id|user|user_?id|user_?name|login|member|member_?id|account|account_?id|customer_?id|e?mail|who)$`)
	proofCookie = regex.NewPattern(`(?i)sign|hmac|digest|verif|jwt|decrypt|fernet|serializer|unseal|loads|secret`)
	byIdentity  = regex.NewPattern(`(?is)\bwhere\b.*\b(?:id|uid|user_?id|user_?name|name|login|e?mail)["\x60\]]?\s*=\s*(?:\?|%s|:\w|\$\d)`)
	lookingUp   = regex.NewPattern(`^(get|get_or_none|filter|filter_by|find_one|first|get_object_or_404)$`)
)

// looksUpByCookie is where a function that finds out who asks looks the user up by a number or a name that stands in a cookie as it
// is. What looks up a session by its random key does not: whoever has the key is let in.
func (ac *Checks) looksUpByCookie(f *ir.Function, cookie ir.ID) ir.ID {
	if !userCookie.MatchString(cookieKey(f, cookie)) || !knowing.MatchString(f.Name) && !identifying.MatchString(f.Name) && len(ac.before(f)) == 0 && !ac.registeredBefore(f) {
		return ir.NoID
	}
	at := ir.NoID
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
				if proofCookie.MatchString(f.NameOf(id)) {
					return ir.NoID
				}
			case ir.OpCall:
				args := f.Args(id)
				if at != ir.NoID || id == cookie || !slices.ContainsFunc(args[1:], func(x ir.ID) bool { return idiom.ComesFrom(f, x, cookie) }) {
					continue
				}
				if s, n := idiom.PassedStatement(f, args); n > 0 && byIdentity.MatchString(s) || n == 0 && lookingUp.MatchString(f.NameOf(args[0])) && !readsCookie(f, id) {
					at = id
				}
			}
		}
	}
	return at
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
func (ac *Checks) turnsAwayAfter(f *ir.Function, branch ir.ID) bool {
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

var (
	identifying = regex.NewPattern(`(?i)^_*(get_|load_|find_)?(current_|logged_in_|cookie_)?(user|identity|whoami|viewer|account|member)(_from_cookie|_of_cookie|_by_cookie)?$`)
	unpacking   = regex.NewPattern(`^(b64decode|urlsafe_b64decode|loads|partition|split)$`)
	signing     = regex.NewPattern(`(?i)sign|hmac|digest|verif|jwt|decrypt|fernet|serializer|secure_cookie|unseal|session`)
	letsIn      = regex.NewPattern(`^(login|login_user|auth_login|force_login)$`)
)

// tellsIdentity is where a function takes who the visitor is from a cookie that it unpacks and does not check: it returns
// what stands there, as the user, or logs that user in.
func tellsIdentity(f *ir.Function, cookie ir.ID) ir.ID {
	unpacks := false
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom:
			if name := f.NameOf(id); signing.MatchString(name) {
				return ir.NoID
			}
		case ir.OpCall:
			callee := f.Arg(id, 0)
			unpacks = unpacks || unpacking.MatchString(f.NameOf(callee)) && idiom.ComesFrom(f, id, cookie)
		}
	}
	if !unpacks {
		return ir.NoID
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpReturn:
			if identifying.MatchString(f.Name) && idiom.ComesFrom(f, f.Arg(id, 0), cookie) {
				return id
			}
		case ir.OpCall:
			if letsIn.MatchString(f.NameOf(f.Arg(id, 0))) && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return idiom.ComesFrom(f, x, cookie) }) {
				return id
			}
		}
	}
	return ir.NoID
}

package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views in which users give themselves a new password and are not asked for the old one.

// unverifiedPasswordChange is the rule on them.
const unverifiedPasswordChange = "password-change-unverified"

var (
	settingPassword = regex.NewPattern(`(?i)^_*(set|change|update)_?(user_?)?(password|passwd|pwd|pw|pass)$`)
	settingColumn   = regex.NewPattern(`(?is)^\s*update\b.*\bset\b[^=]*?\b(?:\w*_)?(?:password|passwd|pwd|pw|pass|pin|passcode)(?:_?hash)?["\x60\]]?\s*=.*\bwhere\b`)
	oldPassword     = regex.NewPattern(`(?i)^(?:\w*_)?(?:old|current|cur|existing|present|prev(?:ious)?|original|orig)(?:_?(?:user_?)?(?:password|passwd|pwd|pw|pass)\d?)?$`)
	// opensThing are names of codes that open a thing, and by which nobody logs in.
	opensThing = regex.NewPattern(`(?i)^(\w+_)?(gate|door|garage|barrier|locker|alarm|sim|parking|voice_?mail)_?(pin|code|pin_?code|pass_?code)(_?(hash|digest))?$`)
	withoutOld = regex.NewPattern(`(?i)reset|forgot|recover|lost|token|invit|activat|setup|set_up|regist|sign_?up|initial|first|expired|must_change|verif|confirm`)
)

// unverified are the entry points that set the password of the user who asks, in which nothing checks the old one.
func (ac *Checks) unverified() (out []*flow.Candidate) {
	r := ac.w.Knowledge().Rule(unverifiedPasswordChange)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !ac.answersRequests(f) || !ac.known(f) || ac.deed(f.ID, 0).verifies {
			continue
		}
		id := ac.ownPassword(f)
		if id == ir.NoID || ac.speaksOf(f, oldPassword) || ac.byForm(f) || withoutOld.MatchString(f.Name) || f.Class != nil && withoutOld.MatchString(f.Class.Name) ||
			slices.ContainsFunc(ac.addresses(f), withoutOld.MatchString) {
			continue
		}
		out = append(out, lacking(r, f, id, r.Message))
	}
	return out
}

// byForm reports whether a function reads a form, and some form of the program asks for an old password.
func (ac *Checks) byForm(f *ir.Function) bool {
	return slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
		name := f.Module.Names[in.Name]
		return in.Op == ir.OpAttr && (name == "data" || name == "cleaned_data" || name == "validate_on_submit" || name == "is_valid")
	}) && slices.ContainsFunc(ac.prog.Classes, func(c *ir.Class) bool { return ac.fieldNamed(c, oldPassword) })
}

// ownPassword is where a function gives the user who asks a new password.
func (ac *Checks) ownPassword(f *ir.Function) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpSetAttr: // current_user.password = ...
				if name := f.NameOf(id); ac.names.Password.MatchString(name) && !opensThing.MatchString(name) && ac.isUser(f, f.Arg(id, 0)) {
					return id
				}
			case ir.OpCall:
				args := f.Args(id)
				callee := args[0]
				if len(args) > 2 {
					if s, ok := idiom.ConstText(f, args[1]); ok && settingColumn.MatchString(s) && slices.ContainsFunc(args[2:], func(x ir.ID) bool { return ac.holdsUser(f, x) || ac.holdsCaller(f, x) }) {
						return id
					}
				}
				if f.Instrs[callee].Op != ir.OpAttr {
					continue
				}
				if settingPassword.MatchString(f.NameOf(callee)) && ac.isUser(f, f.Arg(callee, 0)) {
					return id
				}
				if len(args) < 3 {
					continue
				}
				if settingPassword.MatchString(f.NameOf(callee)) && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return ac.holdsUser(f, wroughtOf(f, x)) }) { // users.set_password(g.user["id"], hash)
					return id
				}
				if ac.setsPasswordOf(f, id) && slices.ContainsFunc(f.Args(idiom.Unrefined(f, args[1])), func(x ir.ID) bool { return x != ir.NoID && ac.holdsUser(f, ofID(f, x)) }) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// setsPasswordOf reports whether a call gives documents that it finds another password: update_one({"_id": n}, {"$set": {"password": p}}).
func (ac *Checks) setsPasswordOf(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	return len(args) > 2 && idiom.ChangingDocument.MatchString(f.NameOf(args[0])) && idiom.CollectionOf(f, call) != "" &&
		slices.ContainsFunc(idiom.DictKeys(f, args[2], 0), func(k string) bool { return ac.names.Password.MatchString(strings.TrimPrefix(k, "$")) })
}

// ofID is the text that an identifier of a document is made of: ObjectId(text).
func ofID(f *ir.Function, id ir.ID) ir.ID {
	if x := idiom.Unrefined(f, id); f.Instrs[x].Op == ir.OpCall && len(f.Args(x)) == 2 && f.NameOf(f.Arg(x, 0)) == "ObjectId" {
		return f.Arg(x, 1)
	}
	return id
}

// wroughtOf is what a number or a text is made of, the second of two where the first may be missing: int(form.get("user_id") or me["id"]).
func wroughtOf(f *ir.Function, id ir.ID) ir.ID {
	for range 4 {
		id = idiom.Unrefined(f, id)
		switch f.Instrs[id].Op {
		case ir.OpPhi:
			args := f.Args(id)
			id = args[len(args)-1]
		case ir.OpCall:
			if name := f.NameOf(f.Arg(id, 0)); len(f.Args(id)) != 2 || name != "int" && name != "str" {
				return id
			}
			id = f.Arg(id, 1)
		default:
			return id
		}
	}
	return id
}

// isUser reports whether a register is the user who asks, or was looked up by what the session says of that user.
func (ac *Checks) isUser(f *ir.Function, id ir.ID) bool {
	id = idiom.Unrefined(f, id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpParam:
		return ac.given(f, id)
	case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
		name := f.NameOf(id)
		return ac.identity(name) && !idiom.Capital(name)
	case ir.OpIndex:
		return ac.askedIn(f, f.Arg(id, 0), f.Arg(id, 1))
	case ir.OpCall, ir.OpAwait:
		callee := f.Arg(id, 0)
		if in.Op == ir.OpAwait {
			return ac.isUser(f, callee)
		}
		name := f.NameOf(callee)
		if making.MatchString(name) {
			return false
		}
		if (ac.identity(name) || ac.callers.named[name]) && !idiom.Capital(name) && f.Instrs[callee].Op != ir.OpAttr {
			return true
		}
		return slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return ac.holdsUser(f, x) })
	}
	return false
}

// making are functions that make a new object of what they are given.
var making = regex.NewPattern(`^(model_validate|from_orm|parse_obj|construct|create|from_dict|make|build)(_\w+)?$`)

// holdsUser reports whether an argument is what the session or the request says of the user who asks, or a list with that.
func (ac *Checks) holdsUser(f *ir.Function, id ir.ID) bool {
	id = idiom.Unrefined(f, id)
	switch f.Instrs[id].Op {
	case ir.OpTuple, ir.OpList, ir.OpDict:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != ir.NoID && ac.holdsUser(f, x) })
	case ir.OpIndex: // session["user_id"], g.me["id"]
		return ac.askedIn(f, f.Arg(id, 0), f.Arg(id, 1)) || ac.speaksOfUser(f, f.Arg(id, 0))
	case ir.OpCall:
		callee := f.Arg(id, 0)
		args := f.Args(id)
		if len(args) > 1 && idiom.Readers[f.NameOf(callee)] && f.Instrs[callee].Op == ir.OpAttr && ac.askedIn(f, f.Arg(callee, 0), args[1]) {
			return true
		}
		name := f.NameOf(callee)
		return f.Instrs[callee].Op != ir.OpAttr && ac.identity(name) && !idiom.Capital(name)
	case ir.OpAttr:
		return ac.speaksOfUser(f, id)
	case ir.OpParam:
		return ac.given(f, id)
	}
	return false
}

// speaksOf reports whether a function has a name, or a short text, that a pattern matches, or a form among its classes' fields.
func (ac *Checks) speaksOf(f *ir.Function, pattern *regex.Pattern) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
			name := f.NameOf(id)
			if pattern.MatchString(name) {
				return true
			}
			if c := ac.prog.ClassNamed(f.Module, name); c != nil && f.Instrs[i].Op == ir.OpGlobal && ac.fieldNamed(c, pattern) { // a form
				return true
			}
		case ir.OpConst:
			if s, ok := idiom.ConstText(f, id); ok && len(s) <= idiom.MaxName && pattern.MatchString(s) {
				return true
			}
		}
	}
	for i := range f.Params {
		if t := f.Params[i].Type; pattern.MatchString(f.Params[i].Name) {
			return true
		} else if t != nil {
			if c := ac.prog.ClassNamed(f.Module, t.Name); c != nil && ac.fieldNamed(c, pattern) {
				return true
			}
		}
	}
	return false
}

// fieldNamed reports whether a class has an attribute whose name a pattern matches.
func (ac *Checks) fieldNamed(c *ir.Class, pattern *regex.Pattern) bool {
	for _, x := range ac.w.MRO(c) {
		class := ac.prog.Classes[x]
		if slices.ContainsFunc(class.Fields, func(f ir.Field) bool { return pattern.MatchString(f.Name) }) {
			return true
		}
		for i := range class.Body.Instrs {
			if class.Body.Instrs[i].Op == ir.OpSetAttr && pattern.MatchString(class.Body.NameOf(ir.ID(i))) {
				return true
			}
		}
	}
	return false
}

// holdsCaller reports whether a value, or one of a list, is whom a function of the program gives as the user who asks: uid = await user_of(request).
func (ac *Checks) holdsCaller(f *ir.Function, id ir.ID) bool {
	id = idiom.Awaited(f, id)
	switch f.Instrs[id].Op {
	case ir.OpTuple, ir.OpList:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != ir.NoID && ac.holdsCaller(f, x) })
	case ir.OpCall:
		callee := f.Arg(id, 0)
		return f.Instrs[callee].Op != ir.OpAttr && ac.callers.named[f.NameOf(callee)]
	}
	return false
}

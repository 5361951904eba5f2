package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds what can be guessed: codes of few digits, by how they are made and by what they are called, and passwords that are
// looked for or compared.

// shortCodes reports whether the program makes codes of few digits, or checks those that devices show.
func (ac *Checks) shortCodes() bool {
	ac.codes.Do(func() {
		ac.shortNames = map[string]bool{}
		for _, f := range ac.prog.Functions {
			if !ac.w.Tests(f) {
				ac.fewDigits = makesCode(f) || ac.fewDigits
				ac.keepsShort(f)
			}
		}
	})
	return ac.fewDigits
}

var fewDigits = regex.NewPattern(`%0[3-8]d|^0[3-8]d$|^0?123456789(0)?$`)

// makesCode reports whether a function makes a code of few digits: "%06d" % n, randint(1000, 9999), randbelow(10 ** 6),
// choices(string.digits, k=6), or knows a library for such codes.
func makesCode(f *ir.Function) bool {
	for i := range f.Instrs {
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpConst:
			switch c := &f.Consts[in.Aux]; c.Kind {
			case ir.Str:
				if len(c.Str) <= idiom.MaxName && fewDigits.MatchString(c.Str) {
					return true
				}
			case ir.Int:
				if c.Int == 999999 || c.Int == 899999 || c.Int == 900000 {
					return true
				}
			}
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpImport:
			switch f.NameOf(ir.ID(i)) {
			case "randbelow", "digits", "pyotp", "TOTP", "HOTP":
				return true
			}
		case ir.OpCall:
			if drawsShort(f, ir.ID(i)) {
				return true
			}
		}
	}
	return false
}

// mostDigits is the largest number that is guessed within days.
const mostDigits = 1e8

// mostLetters is how many letters are guessed so.
const mostLetters = 6

// drawsShort reports whether a call draws a number of few digits, but of so many that it is no choice: randint(1000, 9999), randrange(100000),
// getrandbits(24).
func drawsShort(f *ir.Function, call ir.ID) bool {
	args := f.Args(call)
	upTo := func(least, most int64) bool {
		if len(args) < 2 || len(args) > 3 {
			return false
		}
		last := idiom.Untested(f, args[len(args)-1])
		if f.Instrs[last].Op != ir.OpConst {
			return false
		}
		c := &f.Consts[f.Instrs[last].Aux]
		return c.Kind == ir.Int && c.Int >= least && c.Int <= most
	}
	switch f.NameOf(args[0]) {
	case "choices", "sample", "get_random_string": // choices(ascii_lowercase, k=6)
		for n, x := range args[1:] {
			if k := idiom.Keyword(f, call, n); k != "k" && k != "length" && (k != "" || n != len(args)-2) {
				continue
			}
			if x = idiom.Untested(f, x); f.Instrs[x].Op == ir.OpConst {
				c := &f.Consts[f.Instrs[x].Aux]
				return c.Kind == ir.Int && c.Int >= 3 && c.Int <= mostLetters
			}
		}
	case "token_hex":
		return upTo(1, 4)
	case "randint", "randrange", "randbelow":
		return upTo(999, mostDigits)
	case "getrandbits", "randbits":
		return upTo(10, 26)
	}
	return false
}

// keepsShort takes down under which names a function keeps codes of few digits: user.reset_token = str(randint(1000, 9999)).
func (ac *Checks) keepsShort(f *ir.Function) {
	keep := func(name string, value ir.ID) {
		if name != "" && value != ir.NoID && keptCode.MatchString(name) && shortNumber(f, value, 0) {
			ac.shortNames[name] = true
		}
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpSetAttr:
			keep(f.NameOf(id), f.Arg(id, 1))
		case ir.OpSetIndex:
			k, _ := idiom.ConstText(f, f.Arg(id, 1))
			keep(k, f.Arg(id, 2))
		case ir.OpDict:
			for args := f.Args(id); len(args) > 1; args = args[2:] {
				if args[0] != ir.NoID {
					k, _ := idiom.ConstText(f, args[0])
					keep(k, args[1])
				}
			}
		case ir.OpCall:
			for j, name := range f.Calls[in.Aux].Names {
				keep(name, f.Arg(id, j+1))
			}
		}
	}
}

// keptCode are names of what proves something, whatever it is made of.
var keptCode = regex.NewPattern(`(?i)(^|_)(code|token|pin|otp|password|secret|key|answer|challenge)$`)

// shortNumber reports whether a value is a number of few digits that is drawn, or its text.
func shortNumber(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth > 4 {
		return false
	}
	id = idiom.Unrefined(f, id)
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpCall:
		if drawsShort(f, id) {
			return true
		}
		callee := f.Arg(id, 0)
		if f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "join" && len(f.Args(id)) == 2 {
			return shortNumber(f, f.Arg(id, 1), depth+1)
		}
		if f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "zfill" {
			return shortNumber(f, f.Arg(callee, 0), depth+1)
		}
		switch f.NameOf(callee) {
		case "str", "int", "format":
			return slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return shortNumber(f, x, depth+1) })
		}
	case ir.OpFormat, ir.OpConvert:
		return slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return shortNumber(f, x, depth+1) })
	case ir.OpBinary:
		return in.Flag == ir.Mod && shortNumber(f, f.Arg(id, 1), depth+1)
	}
	return false
}

// isShort reports whether what has a name is a code of few digits.
func (ac *Checks) isShort(name string) bool {
	return shortCode.MatchString(name) || keptCode.MatchString(name) && ac.shortCodes() && ac.shortNames[name]
}

// checksCode reports whether an instruction checks a code of few digits that somebody was sent, or that a device shows.
func (ac *Checks) checksCode(f *ir.Function, id ir.ID) bool {
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpCall:
		name := f.NameOf(f.Arg(id, 0))
		if name == "str" || name == "int" || name == "" {
			return false
		}
		return checkingCode.MatchString(name) || takingCode.MatchString(name) && slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool {
			x = idiom.Unrefined(f, x)
			if f.Instrs[x].Op == ir.OpDict {
				return slices.ContainsFunc(idiom.DictKeys(f, x, 0), ac.isShort)
			}
			return ac.isShort(idiom.BearerName(f, plainText(f, x)))
		})
	case ir.OpCompare:
		return ac.compared(f, id, ac.isShort)
	}
	return false
}

// plainText is the text that a value is made of, as it is: str(body["code"]), form["pin"].strip().encode().
func plainText(f *ir.Function, id ir.ID) ir.ID {
	for range 4 {
		id = idiom.Unrefined(f, id)
		if f.Instrs[id].Op != ir.OpCall {
			break
		}
		callee := f.Arg(id, 0)
		switch args := f.Args(id); {
		case f.Instrs[callee].Op == ir.OpAttr && reformed.MatchString(f.NameOf(callee)):
			id = f.Arg(callee, 0)
		case len(args) == 2 && !idiom.Readers[f.NameOf(callee)]:
			id = args[1]
		default:
			return id
		}
	}
	return id
}

// reformed are methods that give a text in another form.
var reformed = regex.NewPattern(`^(encode|decode|strip|lower|upper|replace|hexdigest|digest)$`)

var (
	checkingCode = regex.NewPattern(`(?i)^_*(check|verify|validate|match|valid|confirm)_?\w*(otp|totp|mfa|2fa|pin|one_?time|(sms|email|reset|recovery|verification|login)_?code)\w*$`)
	alike        = regex.NewPattern(`^(verify|check|match|compare_digest|constant_time_compare|safe_str_cmp|same|equals?|(safe|secure|const(ant)?(_time)?)_?(str_)?(eq|equals?|cmp|compare))$`)
	takingCode   = regex.NewPattern(`^(verify|check|match|compare_digest|constant_time_compare|safe_str_cmp|same|equals?|(safe|secure|const(ant)?(_time)?)_?(str_)?(eq|equals?|cmp|compare)|get|filter|filter_by|get_object_or_404|get_or_404|find_one|get_or_none|one|fetchone|execute|fetchrow)$`)
	shortCode    = regex.NewPattern(`(?i)^((\w*_)?(otp|totp|pin|passcode|one_?time_?(code|password))|(mfa|2fa|sms|reset|recovery|verification|verify|confirm(ation)?|login|auth|security|access|entry|door|claim|pair(ing)?|activation|unlock|guest|join|room|gift|coupon|voucher|promo|phone|device)_?code|code)$`)
	// typedCode are those that mean nothing else, wherever they are asked for.
	typedCode = regex.NewPattern(`(?i)^(\w*_)?(otp|totp|pin|passcode|(sms|access|door|claim|unlock|pairing)_code)$`)
)

// asksTyped reports whether an entry point itself compares a password, a PIN or a one-time code that it is sent with what it holds, or has
// the framework find the user by name and password: nothing else is meant by that, whatever it is called.
func (ac *Checks) asksTyped(f *ir.Function) bool {
	typed := func(x ir.ID) bool { return typedCode.MatchString(idiom.BearerName(f, plainText(f, x))) }
	sends := func(x ir.ID) bool { return ac.sentTo(f, plainText(f, x)) }
	stranger := !ac.deed(f.ID, 0).asks // who is known already types the password once more
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpCompare:
			args := f.Args(id)
			if len(args) != 2 || sends(args[0]) == sends(args[1]) {
				continue // what a form asks for twice is sent twice
			}
			if slices.ContainsFunc(args, typed) && ac.compared(f, id, typedCode.MatchString) {
				return true
			}
			if stranger && slices.ContainsFunc(args, func(x ir.ID) bool {
				return sends(x) && ac.names.Password.MatchString(idiom.BearerName(f, plainText(f, x)))
			}) && ac.compared(f, id, ac.names.Password.MatchString) {
				return true
			}
		case ir.OpCall:
			args := f.Args(id)
			names := f.Calls[f.Instrs[i].Aux].Names
			callee := f.NameOf(args[0])
			if callee == "authenticate" && slices.Contains(names, "password") && slices.Contains(names, "username") &&
				!slices.ContainsFunc(args[1:], func(x ir.ID) bool { return ac.isUser(f, x) || ac.holdsUser(f, x) }) {
				return true
			}
			if alike.MatchString(callee) && len(args) == 3 && sends(args[1]) != sends(args[2]) && slices.ContainsFunc(args[1:], typed) {
				return true
			}
			if stranger && (alike.MatchString(callee) || ac.names.Verify.MatchString(callee)) && slices.ContainsFunc(args[1:], func(x ir.ID) bool {
				return ac.sentPassword(f, x, 0)
			}) {
				return true
			}
		}
	}
	return false
}

// sentPassword reports whether a value is a password that a client sends, or a hash of one.
func (ac *Checks) sentPassword(f *ir.Function, id ir.ID, depth int) bool {
	if id == ir.NoID || depth > 4 {
		return false
	}
	id = idiom.Unrefined(f, id)
	if name := idiom.BearerName(f, id); ac.names.Password.MatchString(name) && !repeated.MatchString(name) && ac.sentTo(f, id) {
		return true
	}
	if f.Instrs[id].Op != ir.OpCall || idiom.Readers[f.NameOf(f.Arg(id, 0))] {
		return false
	}
	callee := f.Arg(id, 0)
	return f.Instrs[callee].Op == ir.OpAttr && ac.sentPassword(f, f.Arg(callee, 0), depth+1) ||
		slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return ac.sentPassword(f, x, depth+1) })
}

// sentTo reports whether a value is a piece of what a client sends to an entry point: form["pin"], data.pin of a body that is a class,
// and a parameter that the framework fills.
func (ac *Checks) sentTo(f *ir.Function, id ir.ID) bool {
	if id == ir.NoID {
		return false
	}
	if idiom.SentBy(f, id) || inBodySent(f, id) {
		return true
	}
	if id = idiom.Untested(f, id); f.Instrs[id].Op == ir.OpCall {
		callee := f.Arg(id, 0)
		return f.Instrs[callee].Op == ir.OpAttr && (f.NameOf(callee) == "get_argument" || f.NameOf(callee) == "get_body_argument")
	}
	if f.Instrs[id].Op == ir.OpParam {
		return len(ac.w.Entries(f)) > 0 && !ac.given(f, id)
	}
	if f.Instrs[id].Op != ir.OpAttr {
		return false
	}
	of := idiom.Untested(f, f.Arg(id, 0))
	return f.Instrs[of].Op == ir.OpParam && f.Params[f.Instrs[of].Aux].Name != "self" && !ac.given(f, of)
}

var (
	searching        = regex.NewPattern(`^(find|find_one|filter|filter_by|get_or_none|first_or_none|count_documents)$`)
	selectByPassword = regex.NewPattern("(?is)^\\s*select\\b.*\\bwhere\\b.*\\b(?:\\w+_)?(?:password|passwd|pwd|pw|passcode|pin)(?:_?hash)?[\"`\\]]?\\s*=")
)

// finds reports whether a call looks for a row by a password: filter_by(pin=pin), find_one({"name": n, "password": p}),
// execute("SELECT ... WHERE name = ? AND password = ?"), and so where the statement is put together.
func (ac *Checks) finds(f *ir.Function, call ir.ID, name string) bool {
	args := f.Args(call)[1:]
	if len(args) > 0 {
		if s := puzzledText(f, args[0], 0); s != "" && selectByPassword.MatchString(s) {
			return true
		}
	}
	if !searching.MatchString(name) {
		return false
	}
	if slices.ContainsFunc(f.Calls[f.Instrs[call].Aux].Names, ac.names.Password.MatchString) {
		return true
	}
	for _, x := range args {
		if f.Instrs[x].Op != ir.OpDict {
			continue
		}
		for i, k := range f.Args(x) {
			if i%2 != 0 || k == ir.NoID {
				continue
			}
			if s, ok := idiom.ConstText(f, k); ok && ac.names.Password.MatchString(s) {
				return true
			}
		}
	}
	return false
}

// puzzledText is a text as far as it stands in the source, with what is put into it left out; "" of others.
func puzzledText(f *ir.Function, id ir.ID, depth int) string {
	if id == ir.NoID || depth > 8 {
		return ""
	}
	id = idiom.Unrefined(f, id)
	if s, ok := idiom.ConstText(f, id); ok {
		if len(s) > idiom.MaxStatement {
			return ""
		}
		return s
	}
	switch in := &f.Instrs[id]; in.Op {
	case ir.OpFormat:
		s := ""
		for _, x := range f.Args(id) {
			s += puzzledText(f, x, depth+1)
		}
		return s
	case ir.OpBinary:
		switch in.Flag {
		case ir.Mod:
			return puzzledText(f, f.Arg(id, 0), depth+1)
		case ir.Add:
			return puzzledText(f, f.Arg(id, 0), depth+1) + puzzledText(f, f.Arg(id, 1), depth+1)
		}
	case ir.OpCall:
		callee := f.Arg(id, 0)
		switch {
		case f.Instrs[callee].Op == ir.OpAttr && f.NameOf(callee) == "format":
			return puzzledText(f, f.Arg(callee, 0), depth+1)
		case f.NameOf(callee) == "text" && len(f.Args(id)) == 2:
			return puzzledText(f, f.Arg(id, 1), depth+1)
		}
	}
	return ""
}

// pinAsked are statements that find a row by a short code beside its key.
var pinAsked = regex.NewPattern("(?is)^\\s*select\\b.*\\bwhere\\b.*\\b(?:\\w+_)?(?:pin|passcode|otp|(?:access|door|pickup|pick_up|collect|unlock|sms|login)_?code)[\"`\\]]?\\s*=\\s*(?:\\?|%s|:\\w|\\$\\d|%\\()")

// asksPin reports whether a function finds a row by a short code that a client sends.
func (ac *Checks) asksPin(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		args := f.Args(ir.ID(i))
		if s, n := idiom.PassedStatement(f, args); n > 0 && pinAsked.MatchString(s) && slices.ContainsFunc(args[n+1:], func(x ir.ID) bool {
			return slices.ContainsFunc(append(listedIn(f, x), x), func(y ir.ID) bool { return ac.sentTo(f, y) && ac.isShort(idiom.BearerName(f, plainText(f, y))) })
		}) {
			return true
		}
	}
	return false
}

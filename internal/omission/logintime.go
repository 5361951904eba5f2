package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds logins that hash the password only where somebody has the name: hashing is made to be slow, and how long the answer
// takes tells which names there are.

// loginTime is the rule on them.
const loginTime = "login-time-tells-users"

var (
	loginName   = regex.NewPattern(`(?i)^_*(async_|a|do_|try_|perform_)?(log_?in|sign_?in|auth(enticate)?|authorize|(check|verify|validate|authenticate|authorize|get)_(auth\w*|credentials?|login|user\w*|password|basic_auth|account|by_password))(_(user|password|basic|credentials|account|local|db|async))*$`)
	slowHash    = regex.NewPattern(`(?i)^_*(async_|a)?(check_?pw|check_(password|pw|passwd)(_hash)?|check_hash|verify_(password|pw|passwd|and_update|hash|secret|and_update_password|and_upgrade)(_hash)?|validate_password|is_(correct|valid)_password|password_(verify|matches|is_valid|check)|hash_?(password|pw)|(password|pw)_?hash|encrypt_password|pbkdf2\w*|scrypt|make_password|set_password|run_dummy\w*|dummy_\w*|fake_\w*|hashpw|equalize\w*)$`)
	hashes      = regex.NewPattern(`^(verify|hash|needs_update|dummy_verify|sleep|wait)$`)
	hasherNames = regex.NewPattern(`(?i)(^|_)(ctx|context|hasher|pwd|password|passwd|bcrypt|argon2?|ph|crypt|crypto|scrypt|pbkdf2)(_|\d|$)|passlib|_?(Hasher|CryptContext)$|^(time|asyncio)$`)
	secretTyped = regex.NewPattern(`(?i)^(\w*_)?(password|passwd|pwd|pw|passphrase|secret)$`)
)

// hastyLogins are the logins that answer at once where nobody has the name.
func (ac *Checks) hastyLogins() (out []*flow.Candidate) {
	r := ac.rule(loginTime)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !loginName.MatchString(f.Name) {
			continue
		}
		if id := ac.answersHastily(f); id != ir.NoID {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// answersHastily is where a login answers that nobody has the name, before it hashes the password that it was given.
func (ac *Checks) answersHastily(f *ir.Function) ir.ID {
	slow := map[ir.BlockID]bool{}
	typed := false
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall || !isSlow(f, id) {
				continue
			}
			slow[ir.BlockID(b)] = true
			typed = typed || slices.ContainsFunc(f.Args(id)[1:], func(x ir.ID) bool { return madeOf(f, x, secretTyped.MatchString, 0) })
		}
	}
	if !typed {
		return ir.NoID
	}
	for b := range f.Branches() {
		subject, missing := lookUpTested(f, b.Cond)
		if subject == ir.NoID || slow[b.Block] || !ac.ofPerson(f, subject) || asksWhether(f, subject) || !hashesLater(f, b.Ways[1-missing], slow) {
			continue
		}
		if id := endsHastily(f, b.Ways[missing], slow); id != ir.NoID {
			return id
		}
	}
	return ir.NoID
}

// isSlow reports whether a call hashes a password, or waits as long.
func isSlow(f *ir.Function, call ir.ID) bool {
	callee := f.Arg(call, 0)
	name, of := f.NameOf(callee), ""
	if f.Instrs[callee].Op == ir.OpAttr {
		of = idiom.BearerName(f, idiom.Untested(f, f.Arg(callee, 0)))
	}
	return slowHash.MatchString(name) && of != "keyring" || hashes.MatchString(name) && hasherNames.MatchString(of)
}

// lookUpTested is the look-up of which a condition asks whether it found something, and which way is taken where it did not.
func lookUpTested(f *ir.Function, cond ir.ID) (subject ir.ID, missing int) {
	if subject, missing = idiom.Presence(f, cond); subject != ir.NoID {
		subject = lookUp(f, idiom.Untested(f, subject))
	}
	return subject, missing
}

// lookUp is the call that a value comes of; the last one where it is looked up by several names, one after the other.
func lookUp(f *ir.Function, x ir.ID) ir.ID {
	if f.Instrs[x].Op == ir.OpPhi {
		last := ir.NoID
		for _, arg := range f.Args(x) {
			if arg = idiom.Untested(f, arg); f.Instrs[arg].Op == ir.OpCall || f.Instrs[arg].Op == ir.OpAwait {
				last = max(last, arg)
			} else if f.Instrs[arg].Op != ir.OpConst {
				return ir.NoID
			}
		}
		return last
	}
	if f.Instrs[x].Op != ir.OpCall && f.Instrs[x].Op != ir.OpAwait {
		return ir.NoID
	}
	return x
}

// maxRegion bounds the blocks that are looked at behind a branch.
const maxRegion = 24

// hashesLater reports whether a block, or one behind it, hashes.
func hashesLater(f *ir.Function, b ir.BlockID, slow map[ir.BlockID]bool) bool {
	seen := map[ir.BlockID]bool{}
	for work := []ir.BlockID{b}; len(work) > 0 && len(seen) < maxRegion; {
		b, work = work[0], work[1:]
		if seen[b] {
			continue
		}
		if seen[b] = true; slow[b] {
			return true
		}
		work = append(work, f.Blocks[b].Succs...)
	}
	return false
}

// endsHastily is where the function ends behind a block, if it does so on every way without a hash, and gives nothing or an error; ir.NoID
// otherwise.
func endsHastily(f *ir.Function, b ir.BlockID, slow map[ir.BlockID]bool) ir.ID {
	const most = 4
	for range most {
		list := f.Blocks[b].Instrs
		if slow[b] || len(list) == 0 {
			return ir.NoID
		}
		last := list[len(list)-1]
		switch f.Instrs[last].Op {
		case ir.OpRaise:
			return last
		case ir.OpReturn:
			x := f.Arg(last, 0)
			if x == ir.NoID {
				return last
			}
			if y := idiom.Unrefined(f, x); f.Instrs[y].Op != ir.OpConst && f.Instrs[y].Op != ir.OpTuple {
				return ir.NoID
			}
			return last
		}
		if f.Instrs[last].Op == ir.OpFork { // a call that may raise: what comes when it does not is first
			b = f.Blocks[b].Succs[0]
			continue
		}
		if len(f.Blocks[b].Succs) != 1 {
			return ir.NoID
		}
		b = f.Blocks[b].Succs[0]
	}
	return ir.NoID
}

package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// concealing are names of functions that make of a secret what may be seen: they hash, encrypt, sign or shorten it.
var concealing = regex.NewPattern(`(?i)^_*(\w+_)?(hash|hashed|encrypt|crypt|encipher|digest|hmac|sign|derive|scramble|obfuscate|mask|redact|saniti[sz]e|censor|scrub|anonymi[sz]e|fingerprint)(_\w+)?$|^_*(make|set|generate)_password(_hash)?$`)

// conceal takes from the arguments of such a function what it makes harmless: a secret is none in its result. How well it
// does so is still asked.
func (a *analysis) conceal(f *ir.Function, args []argv) {
	secret := func(x Atom) bool { return x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Secret }
	if !slices.ContainsFunc(args, func(x argv) bool { return slices.ContainsFunc(x.val.taint(), secret) }) || !concealing.MatchString(f.Name) {
		return
	}
	for i := range args {
		args[i].val = a.shown(args[i].val)
	}
}

// shown is a value of whose secrets only so much is left that it may be seen.
func (a *analysis) shown(v *Val) *Val {
	if len(v.taint()) == 0 {
		return v
	}
	return v.withTaint(mapAtoms(v.taint(), func(x Atom) Atom {
		if x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Secret {
			x.Kinds &= a.w.hashKinds
		}
		return x
	}))
}

// mostShown is how many characters of a secret may be seen by which one tells it from others.
const mostShown = 8

// recognizable reports whether a slice takes few characters at the beginning or at the end: key[:4], key[-4:].
func (a *analysis) recognizable(slice ir.ID) bool {
	b := a.f.Args(slice)
	is := func(i int, least, most int64) bool {
		return b[i] != ir.NoID && a.vals[b[i]].isConst(ir.Int) && least <= a.vals[b[i]].Const.Int && a.vals[b[i]].Const.Int <= most
	}
	return b[2] == ir.NoID && (b[0] == ir.NoID && is(1, 1, mostShown) || b[1] == ir.NoID && is(0, -mostShown, -1))
}

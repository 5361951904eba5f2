package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// concealing are names of functions that make of a secret what may be seen: they hash, encrypt or sign it.
var concealing = regex.NewPattern(`(?i)^_*(\w+_)?(hash|hashed|encrypt|crypt|encipher|digest|hmac|sign|derive|scramble|obfuscate|mask|redact)(_\w+)?$|^_*(make|set|generate)_password(_hash)?$`)

// conceal takes from the arguments of such a function what it makes harmless: a secret is none in its result. How well it
// does so is still asked.
func (a *analysis) conceal(f *ir.Function, args []argv) {
	secret := func(x Atom) bool { return x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Secret }
	if !slices.ContainsFunc(args, func(x argv) bool { return slices.ContainsFunc(x.val.taint(), secret) }) || !concealing.MatchString(f.Name) {
		return
	}
	for i := range args {
		v := args[i].val
		args[i].val = v.withTaint(mapAtoms(v.taint(), func(x Atom) Atom {
			if secret(x) {
				x.Kinds &= a.w.hashKinds
			}
			return x
		}))
	}
}

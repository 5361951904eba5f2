package flow

import (
	"regexp"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// concealing are names of functions that make of a secret what may be seen: they hash, encrypt or sign it.
var concealing = regexp.MustCompile(`(?i)^_*(\w+_)?(hash|hashed|encrypt|crypt|encipher|digest|hmac|sign|derive|scramble|obfuscate|mask|redact)(_\w+)?$|^_*(make|set|generate)_password(_hash)?$`)

// conceal takes from the arguments of such a function what it makes harmless: a secret is none in its result. How well it
// does so is still asked.
func (a *analysis) conceal(args []argv) {
	for i := range args {
		v := args[i].val
		args[i].val = v.withTaint(mapAtoms(v.taint(), func(x Atom) Atom {
			if x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Secret {
				x.Kinds &= a.w.hashKinds
			}
			return x
		}))
	}
}

package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds checks of signatures that anybody passes: with the key that the message itself brings, or with one signature that is
// counted as often as it is sent.

// The rules on them.
const (
	broughtKey   = "key-from-message"
	countedTwice = "signature-counted-twice"
)

var (
	headerName  = regex.NewPattern(`(?i)^_*(\w*_)?(headers?|hdr|protected|unverified\w*|jose)$`)
	broughtName = regex.NewPattern(`^(jwk|jku|x5u|x5c)$`)
	certAddress = regex.NewPattern(`(?i)^((x-)?(paypal-)?(signing_?|signature_?)?cert(ificate)?[_-]?(chain[_-]?)?ur[li])$`)
	certFetch   = regex.NewPattern(`(?i)^_?(get|urlopen|urlretrieve|request|fetch|download|read_url|open)(_\w+)?$`)
	keyVariable = regex.NewPattern(`(?i)^_*(\w*_)?(key|jwk|cert(ificate)?|pem|verifier|chain|certs|public_?key)$`)
	makesKey    = regex.NewPattern(`(?i)^_?(from_jwk|construct|import_key|load_key|as_key|prepare_key|load_der_x509_certificate|load_pem_x509_certificate|load_certificate|jwk|JWK|JsonWebKey|RSAKey|ECKey|PyJWK|verify|(to_)?(public_)?key|b64decode|get_public_key)$`)
	verifies    = regex.NewPattern(`(?i)verif|decode|deserialize|validate|authenticate|check|prepare|process`)
	trusts      = regex.NewPattern(`(?i)thumbprint|dpop|jkt|trust|allow|whitelist|pinned|known_|_known|acme|fingerprint|verify_chain|verify_cert|validate_cert|check_cert|X509Store|load_verify|issuer|is_valid_\w*(url|cert)|valid(ate)?_\w*(url|cert)|check_\w*url|hostname|netloc|chain`)
	threshold   = regex.NewPattern(`(?i)^_*((\w*_)?(threshold|quorum)|required_(sigs|signatures|signers)|min_(sigs|signatures|signers)|(sigs|signatures|signers)_required)$`)
	foundGood   = regex.NewPattern(`(?i)good|valid|verif|trusted|check|authentic`)
	goodOnes    = regex.NewPattern(`(?i)^_*(\w*_)?(sigs|signatures|signers|signed_by|verified|valid_keys|good_keys|keyids|key_ids|keys|approvals|votes)$`)
	countedOnce = regex.NewPattern(`(?i)^(set|frozenset|add|unique|seen|dedup\w*|Counter|fromkeys)$|_set$|^unique_`)
)

// broughtKeys are such checks, one a function.
func (ac *Checks) broughtKeys() (out []*flow.Candidate) {
	r, twice := ac.rule(broughtKey), ac.rule(countedTwice)
	if r == nil && twice == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		if r != nil && verifies.MatchString(f.Name) {
			if id := keyBrought(f); id != ir.NoID && !trusting(f) && !trustedBelow(f, id) {
				out = append(out, lacking(r, f, id, r.Message))
			}
		}
		if twice != nil {
			if id := countsTwice(f); id != ir.NoID {
				out = append(out, lacking(twice, f, id, twice.Message))
			}
		}
	}
	return out
}

// keyBrought is where a function takes the key, or the address of the certificate, out of what it checks.
func keyBrought(f *ir.Function) ir.ID {
	if !slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
		return c.Kind == ir.Str && len(c.Str) <= idiom.MaxName && (broughtName.MatchString(c.Str) || certAddress.MatchString(c.Str))
	}) {
		return ir.NoID
	}
	for i := range f.Instrs {
		id := ir.ID(i)
		var of, key ir.ID
		switch f.Instrs[i].Op {
		case ir.OpIndex:
			of, key = f.Arg(id, 0), f.Arg(id, 1)
		case ir.OpCall:
			args := f.Args(id)
			if len(args) < 2 || f.NameOf(args[0]) != "get" || f.Instrs[args[0]].Op != ir.OpAttr {
				continue
			}
			of, key = f.Arg(args[0], 0), args[1]
		default:
			continue
		}
		name, ok := idiom.ConstText(f, key)
		switch {
		case !ok:
		case broughtName.MatchString(name) && headerName.MatchString(idiom.BearerName(f, idiom.Untested(f, of))) && becomesKey(f, id):
			return id
		case certAddress.MatchString(name) && isFetched(f, id):
			return id
		}
	}
	return ir.NoID
}

// becomesKey reports whether a value is given the name of a key, or to what makes a key of it.
func becomesKey(f *ir.Function, id ir.ID) bool {
	if keyVariable.MatchString(f.BoundName(id)) {
		return true
	}
	for i := range f.Instrs {
		call := ir.ID(i)
		if f.Instrs[i].Op == ir.OpIndex && idiom.Untested(f, f.Arg(call, 0)) == id && f.Instrs[f.Arg(call, 1)].Op == ir.OpConst && call != id && becomesKey(f, call) { // header["x5c"][0]
			return true
		}
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		args := f.Args(call)
		if makesKey.MatchString(f.NameOf(args[0])) && slices.ContainsFunc(args[1:], func(x ir.ID) bool { return x != ir.NoID && idiom.Untested(f, x) == id }) {
			return true
		}
	}
	return false
}

// isFetched reports whether a value is an address that the function reads from, as it is.
func isFetched(f *ir.Function, id ir.ID) bool {
	for i := range f.Instrs {
		call := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		args := f.Args(call)
		if len(args) > 1 && certFetch.MatchString(f.NameOf(args[0])) && args[1] != ir.NoID && idiom.Untested(f, args[1]) == id {
			return true
		}
	}
	return false
}

// trusting reports whether a function asks whose key it is.
func trusting(f *ir.Function) bool {
	if trusts.MatchString(f.Name) || f.Class != nil && trusts.MatchString(f.Class.Name) {
		return true
	}
	return slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
		return (in.Op == ir.OpAttr || in.Op == ir.OpGlobal) && trusts.MatchString(f.Module.Names[in.Name])
	})
}

// trustedBelow reports whether a function of the module that is given what the message brings asks that.
func trustedBelow(f *ir.Function, id ir.ID) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCall {
			continue
		}
		args := f.Args(ir.ID(i))
		if !slices.ContainsFunc(args[1:], func(x ir.ID) bool { return x != ir.NoID && idiom.Untested(f, x) == id }) {
			continue
		}
		for _, g := range f.Module.Functions {
			if g.Kind == ir.Def && g.Name == f.NameOf(args[0]) && trusting(g) {
				return true
			}
		}
	}
	return false
}

// countsTwice is where a function compares how many signatures are good with how many there have to be, and nothing in it keeps one from
// being there twice.
func countsTwice(f *ir.Function) ir.ID {
	for i := range f.Instrs {
		id := ir.ID(i)
		in := &f.Instrs[i]
		if in.Op != ir.OpCompare || in.Flag != ir.GtE && in.Flag != ir.Lt && in.Flag != ir.Gt && in.Flag != ir.LtE {
			continue
		}
		for n, x := range f.Args(id) {
			if !threshold.MatchString(idiom.BearerName(f, x)) {
				continue
			}
			count := idiom.Unrefined(f, f.Arg(id, 1-n))
			if countsList(f, count) || countsLoop(f, count) {
				if slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
					return (in.Op == ir.OpAttr || in.Op == ir.OpGlobal) && countedOnce.MatchString(f.Module.Names[in.Name]) || in.Op == ir.OpSet || in.Op == ir.OpDict || in.Op == ir.OpCompare && (in.Flag == ir.In || in.Flag == ir.NotIn)
				}) {
					return ir.NoID
				}
				return id
			}
		}
	}
	return ir.NoID
}

// countsList reports whether a value is the length of a list of signatures that were found good: len(good_sigs). Of others a program
// counts how many it has yet.
func countsList(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpCall {
		return false
	}
	args := f.Args(id)
	return len(args) == 2 && f.NameOf(args[0]) == "len" && goodOnes.MatchString(idiom.BearerName(f, idiom.Untested(f, args[1]))) &&
		(foundGood.MatchString(idiom.BearerName(f, idiom.Untested(f, args[1]))) || slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
			return in.Op == ir.OpAttr && foundGood.MatchString(f.Module.Names[in.Name])
		}))
}

// countsLoop reports whether a value is a number that a loop over signatures adds to.
func countsLoop(f *ir.Function, id ir.ID) bool {
	if f.Instrs[id].Op != ir.OpPhi {
		return false
	}
	adds := slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpInPlace && in.Flag == ir.Add })
	return adds && overSignatures(f)
}

// overSignatures reports whether a function goes through what is called signatures, and verifies.
func overSignatures(f *ir.Function) bool {
	through, checks := false, false
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpIter:
			x := idiom.Untested(f, f.Arg(id, 0))
			through = through || goodOnes.MatchString(idiom.BearerName(f, x))
		case ir.OpCall:
			checks = checks || verifies.MatchString(f.NameOf(f.Arg(id, 0)))
		}
	}
	return through && checks
}

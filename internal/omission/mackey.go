package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds keys of message authentication codes, in programs that know signatures by key pairs as well, which may be public keys:
// whoever has the public key then makes the codes that pass for its owner's signatures.

// publicAsSecret is the rule on them.
const publicAsSecret = "public-key-as-mac-key"

var (
	macKeyClass  = regex.NewPattern(`(?i)^_?(\w*hmac\w*(key|algorithm|alg|signer|backend)|hmac|oct(et)?(seq|sequence)?_?key|hs(256|384|512)?_?(key|algorithm)|symmetric_?key)$`)
	keyTaker     = regex.NewPattern(`^(__init__|(prepare|import|load|process|parse|validate)_(raw_)?(key|from_bytes)|from_(bytes|string|raw))$`)
	keyParameter = regex.NewPattern(`(?i)^_?(key|raw|raw_key|value|secret|data|material|key_data|key_material)$`)
	asksForm     = regex.NewPattern(`(?i)^_?(is|looks_like|check|ensure|reject|refuse|has|contains|assert|possible|invalid)_\w*(pem|ssh|asymmetric|unsafe|public)\w*$`)
)

// publicKeys are such places, one a class.
func (ac *Checks) publicKeys() (out []*flow.Candidate) {
	r := ac.rule(publicAsSecret)
	if r == nil {
		return nil
	}
	known, pairs := false, false
	for _, c := range ac.prog.Classes {
		if c.Body == nil || c.Module.Test || !macKeyClass.MatchString(c.Name) || slices.ContainsFunc(c.Module.Names, asksForm.MatchString) {
			continue
		}
		if !known {
			known, pairs = true, ac.signsByPairs()
		}
		if !pairs {
			return nil
		}
		if f, id := unaskedKey(c); id != ir.NoID {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// signsByPairs reports whether the program names an algorithm that signs by a key pair, as tokens do.
func (ac *Checks) signsByPairs() bool {
	for _, f := range ac.prog.Functions {
		if f.Module.Test {
			continue
		}
		for i := range f.Consts {
			if s := f.Consts[i].Str; s == "RS256" || s == "ES256" || s == "PS256" {
				return true
			}
		}
	}
	return false
}

// unaskedKey is where a class takes the text of a key without asking whether it is a public one, or asks for some forms only: the
// function, and the parameter or the list.
func unaskedKey(c *ir.Class) (f *ir.Function, at ir.ID) {
	pem, rsa, curves, list := false, false, false, ir.NoID
	var holder, taker *ir.Function
	place := ir.NoID
	for _, g := range c.Module.Functions {
		body := g.Kind == ir.ModuleBody || g == c.Body
		if g.Class != c && !body {
			continue
		}
		for i := range g.Instrs {
			id := ir.ID(i)
			s, ok := idiom.ConstText(g, id)
			if !ok {
				continue
			}
			switch pem = pem || strings.Contains(s, "BEGIN "); {
			case strings.HasPrefix(s, "ssh-rsa"):
				rsa, holder, list = true, g, id
			case strings.HasPrefix(s, "ecdsa-"), strings.HasPrefix(s, "ssh-ed"):
				curves = true
			}
		}
		if body || !keyTaker.MatchString(g.Name) || taker != nil && g.Name == "__init__" {
			continue
		}
		for i := range g.Params {
			if keyParameter.MatchString(g.Params[i].Name) {
				if x := kept(g, int32(i)); x != ir.NoID {
					taker, place = g, x
				}
			}
		}
	}
	switch {
	case taker == nil || curves:
		return nil, ir.NoID
	case rsa:
		return holder, list
	case pem:
		return nil, ir.NoID
	}
	return taker, place
}

// kept is where a function keeps a parameter, or gives it back, as it is or as bytes: the last such place.
func kept(f *ir.Function, param int32) (place ir.ID) {
	place = ir.NoID
	is := func(id ir.ID) bool {
		for range 6 {
			if id = idiom.Unrefined(f, id); f.Instrs[id].Op == ir.OpPhi {
				id = f.Arg(id, 0)
				continue
			}
			if f.Instrs[id].Op != ir.OpCall {
				break
			}
			args := f.Args(id)
			if name := f.NameOf(args[0]); f.Instrs[args[0]].Op == ir.OpAttr && (name == "encode" || name == "strip") {
				id = f.Arg(args[0], 0)
			} else if len(args) == 2 {
				id = args[1] // to_bytes(raw)
			}
		}
		return f.Instrs[id].Op == ir.OpParam && f.Instrs[id].Aux == param
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch args := f.Args(id); f.Instrs[id].Op {
			case ir.OpSetAttr:
				if is(args[1]) {
					place = id
				}
			case ir.OpReturn:
				if len(args) > 0 && args[0] != ir.NoID && is(args[0]) {
					place = id
				}
			case ir.OpCall:
				if len(args) > 1 && slices.ContainsFunc(f.Calls[f.Instrs[id].Aux].Names, keyParameter.MatchString) && slices.ContainsFunc(args[1:], is) {
					place = id
				}
			}
		}
	}
	return place
}

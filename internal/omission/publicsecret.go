package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds secrets that are worked out from what others know of a user, with no key and no chance in it: the hash of an address
// of mail, a name in Base64. Whoever knows the one has the other.

// predictableSecret is the rule on secrets that can be worked out.
const predictableSecret = "predictable-secret"

var (
	// provingName are names of what proves who calls; keys of caches and the like are no secrets.
	provingName = regex.NewPattern(`(?i)^_*((\w+_)?tokens?|((\w+_)?(reset|recover\w*|forgot\w*|activation|activate|verif\w+|confirm\w*|invit\w+|magic|unsubscribe|login|remember|share|access)_?(code|key|link|hash|secret|id|value))|(api|access|auth)_?key|session_?(id|key|token)|sid|remember(_me)?|voucher|coupon(_code)?)$`)
	// notProving are tokens that nobody has to keep to himself.
	notProving = regex.NewPattern(`(?i)(^|_)(cache|page|next|prev\w*|continuation|lock|lease|dedup\w*|idempotency|search|etag|cursor|sync|change|version|trace|csrf|gravatar|avatar|device|push|special|stop|start|end|num|n|max|min|count|analytics|tracking)_?`)
	// givingSecret are names of functions whose result is one.
	givingSecret = regex.NewPattern(`(?i)^_*((make|create|generate|gen|new|issue|get|build|compute|calc|sign|encode)_)*(\w+_)?(reset|recovery|activation|verification|confirm\w*|invit\w+|magic|unsubscribe|login|remember(_me)?|access|auth|api|session)?_?(token|sid|session_id|api_key)(_for(_user)?)?$`)
	publicName   = regex.NewPattern(`(?i)^(\w*_)?(e?_?mails?|user(_?name)?|login|(user|member|account|customer|owner|person)_?id|uid|_?id|pk|phone(_number)?|mobile|(first|last|full|nick|display)?_?name|nick|handle|call_?sign|birth\w*|dob|member|customer|account)$`)
	encoding     = regex.NewPattern(`(?i)^((url_?safe_|standard_)?b(64|32|16|85)_?encode|urlsafe_base64_encode|hexlify|\w*(md5|sha_?(1|224|256|384|512)|sha3_\w+|blake2[bs]|crc32|adler32)\w*|uuid[35]|hash|hash_?(string|text|value|it)|to_?(base64|hex)|rot13)$`)
	samePlain    = regex.NewPattern(`^(encode|decode|lower|upper|strip|format|join|replace|title|casefold|rstrip|ljust|zfill|hexdigest|digest|hex)$`)
	plainMaking  = regex.NewPattern(`^(str|bytes|repr|int|force_bytes|force_str|smart_bytes|smart_str|to_bytes|utf8|b|text_type)$`)
	// speaksOfEncoding are names of which a module has one where a function makes such a value.
	speaksOfEncoding = regex.NewPattern(`(?i)(b64|base64|hexlify|hexdigest|digest|md5|sha1|sha256|sha512|uuid[35]|crc32|hash)`)
)

// publicSecrets are those places.
func (ac *Checks) publicSecrets() (out []*flow.Candidate) {
	r := ac.rule(predictableSecret)
	if r == nil || ac.w.Config().Published {
		return nil
	}
	speaks := map[*ir.Module]bool{}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		is, known := speaks[f.Module]
		if !known {
			is = slices.ContainsFunc(f.Module.Names, speaksOfEncoding.MatchString)
			speaks[f.Module] = is
		}
		if !is {
			continue
		}
		told := map[ir.ID]bool{}
		f, give := f, func(name string, v ir.ID) {
			if v == ir.NoID || !provingName.MatchString(name) || notProving.MatchString(name) {
				return
			}
			if v = idiom.Untested(f, v); told[v] || !encodesPublic(f, v) {
				return
			}
			told[v] = true
			in := &f.Instrs[v]
			out = append(out, &flow.Candidate{Rule: r, Location: idiom.At(f, in.Pos, in.End), Function: idiom.Qualified(f), Confidence: finding.ConfidenceMedium,
				Message: "A secret is made of what others know, and of nothing else"})
		}
		for _, b := range f.Bindings {
			give(f.Module.Names[b.Name], b.Value)
		}
		for b := range f.Blocks {
			for _, id := range f.Blocks[b].Instrs {
				switch args := f.Args(id); f.Instrs[id].Op {
				case ir.OpSetAttr:
					give(f.NameOf(id), args[1])
				case ir.OpSetIndex:
					if k, ok := idiom.ConstText(f, args[1]); ok {
						give(k, args[2])
					}
				case ir.OpDict:
					for pairs := args; len(pairs) > 1; pairs = pairs[2:] {
						if k, ok := idiom.ConstText(f, pairs[0]); ok {
							give(k, pairs[1])
						}
					}
				case ir.OpCall:
					for n, k := range f.Calls[f.Instrs[id].Aux].Names {
						if k != "" && n+1 < len(args) {
							give(k, args[n+1])
						}
					}
				case ir.OpReturn:
					if len(args) > 0 && args[0] != ir.NoID && givingSecret.MatchString(f.Name) {
						give("token", args[0])
					}
				}
			}
		}
	}
	return out
}

// encodesPublic reports whether a value is a hash, or another way to write down, of what others know of a user alone.
func encodesPublic(f *ir.Function, id ir.ID) bool {
	fuel, named, encoded := 48, false, false
	return plainlyPublic(f, id, &fuel, &named, &encoded) && named && encoded
}

// plainlyPublic reports whether a value is made of texts that the code says, and of what others know; named tells that there is some of
// that, encoded that it was hashed or written down otherwise.
func plainlyPublic(f *ir.Function, id ir.ID, fuel *int, named, encoded *bool) bool {
	if *fuel--; id == ir.NoID || *fuel <= 0 {
		return false
	}
	id = idiom.Untested(f, id)
	all := func(args []ir.ID) bool {
		return !slices.ContainsFunc(args, func(x ir.ID) bool { return x != ir.NoID && !plainlyPublic(f, x, fuel, named, encoded) })
	}
	switch f.Instrs[id].Op {
	case ir.OpConst:
		return true
	case ir.OpFormat, ir.OpConvert, ir.OpTuple, ir.OpList, ir.OpSlice:
		return all(f.Args(id))
	case ir.OpBinary:
		return (f.Instrs[id].Flag == ir.Add || f.Instrs[id].Flag == ir.Mod || f.Instrs[id].Flag == ir.Mul) && all(f.Args(id))
	case ir.OpCall:
		args := f.Args(id)
		switch callee := idiom.Unrefined(f, args[0]); {
		case encoding.MatchString(f.NameOf(callee)) && len(args) > 1:
			*encoded = true
			return all(args[1:])
		case plainMaking.MatchString(f.NameOf(callee)) && f.Instrs[callee].Op != ir.OpAttr:
			return all(args[1:])
		case f.Instrs[callee].Op == ir.OpAttr && samePlain.MatchString(f.NameOf(callee)):
			return plainlyPublic(f, f.Arg(callee, 0), fuel, named, encoded) && all(args[1:])
		}
	case ir.OpIndex:
		if k := f.Arg(id, 1); f.Instrs[k].Op == ir.OpSlice { // digest[:8]
			return plainlyPublic(f, f.Arg(id, 0), fuel, named, encoded)
		}
	}
	switch f.Instrs[id].Op {
	case ir.OpAttr, ir.OpParam, ir.OpIndex, ir.OpCall:
		if publicName.MatchString(idiom.BearerName(f, id)) && (f.Instrs[id].Op != ir.OpCall || idiom.Readers[f.NameOf(f.Arg(id, 0))]) {
			*named = true
			return true
		}
	}
	return false
}

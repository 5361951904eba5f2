package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds recoveries of passwords whose proof is worth nothing: a code that is answered to whoever asks for it, and a link
// that is mailed and holds no more than the number of the user.

var (
	drawn     = regex.NewPattern(`^(choices?|randint|randrange|random|sample|token_(hex|urlsafe|bytes)|randbelow|uuid4|get_random_string)$`)
	toClient  = regex.NewPattern(`^(jsonify|json|json_response|JSONResponse|JsonResponse|Response|HttpResponse|PlainTextResponse|write|finish|dumps)$`)
	proofName = regex.NewPattern(`(?i)^(\w*_)?(otp|code|token|pin|reset\w*|recovery\w*)$`)
	proofMade = regex.NewPattern(`(?i)token|sign|secret|uuid|hash|digest|code|otp|dumps|encode|random|urlsafe|nonce|salt|hmac|jwt|crypt`)
	nameOfRow = regex.NewPattern(`^(id|pk|user_id|uid|username|email|name)$`)
)

// answeredProof is where a function answers the code that it has made, under a name that says what it is for.
func answeredProof(f *ir.Function) ir.ID {
	var made []ir.ID
	for i := range f.Instrs {
		if id := ir.ID(i); f.Instrs[i].Op == ir.OpCall && drawn.MatchString(f.NameOf(f.Arg(id, 0))) {
			made = append(made, id)
		}
	}
	if len(made) == 0 {
		return ir.NoID
	}
	isMade := func(x ir.ID) bool {
		return proofName.MatchString(idiom.BearerName(f, x)) || slices.ContainsFunc(made, func(m ir.ID) bool { return idiom.ComesFrom(f, x, m) })
	}
	said := func(x ir.ID) bool {
		for args := f.Args(x); f.Instrs[x].Op == ir.OpDict && len(args) > 1; args = args[2:] {
			if args[0] == ir.NoID {
				continue
			}
			if k, ok := idiom.ConstText(f, args[0]); ok && proofName.MatchString(k) && isMade(args[1]) {
				return true
			}
		}
		return false
	}
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			args := f.Args(id)
			switch f.Instrs[id].Op {
			case ir.OpReturn:
				if len(args) > 0 && args[0] != ir.NoID && said(args[0]) {
					return args[0]
				}
			case ir.OpCall:
				if !toClient.MatchString(f.NameOf(args[0])) {
					continue
				}
				names := f.Calls[f.Instrs[id].Aux].Names
				for i, x := range args[1:] {
					if x != ir.NoID && (said(x) || i < len(names) && proofName.MatchString(names[i]) && isMade(x)) {
						return id
					}
				}
			}
		}
	}
	return ir.NoID
}

// linkWithoutProof is where a function that mails something puts a link together of which nothing is a secret: it ends with what
// everybody may know of a user.
func linkWithoutProof(f *ir.Function) ir.ID {
	if !idiom.CallsNamed(f, idiom.Mailing) {
		return ir.NoID
	}
	link := ir.NoID
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
			if proofMade.MatchString(f.NameOf(id)) {
				return ir.NoID
			}
		case ir.OpParam:
			if proofMade.MatchString(f.Params[in.Aux].Name) {
				return ir.NoID
			}
		case ir.OpFormat:
			address, last := false, ir.NoID
			for _, x := range f.Args(id) {
				if s, ok := idiom.ConstText(f, x); ok {
					address = address || webAddress.MatchString(s)
				} else {
					last = x
				}
			}
			if x := last; address && x != ir.NoID {
				if x = idiom.Unrefined(f, x); f.Instrs[x].Op == ir.OpConvert {
					x = idiom.Unrefined(f, f.Arg(x, 0))
				}
				if f.Instrs[x].Op == ir.OpAttr && nameOfRow.MatchString(f.NameOf(x)) {
					link = id
				}
			}
		}
	}
	return link
}

var webAddress = regex.NewPattern(`(?i)https?://`)

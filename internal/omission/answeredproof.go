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
	for i := range f.Instrs {
		name := ""
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
			name = f.NameOf(ir.ID(i))
		case ir.OpParam:
			name = f.Params[in.Aux].Name
		}
		if proofMade.MatchString(name) {
			return ir.NoID
		}
	}
	link, known := ir.NoID, map[ir.ID]bool{} // links, and texts that end with one
	goesOn := continued(f)
	for i := range f.Instrs {
		id := ir.ID(i)
		if goesOn[id] || !endsKnown(f, id) {
			continue
		}
		if known[id] = true; !slices.ContainsFunc(f.Args(id), func(x ir.ID) bool { return x != ir.NoID && known[bare(f, x)] }) {
			link = id
		}
	}
	return link
}

// continued are the registers behind which a text goes on that they are put into: what follows them may be the proof.
func continued(f *ir.Function) map[ir.ID]bool {
	out := map[ir.ID]bool{}
	for i := range f.Instrs {
		in, args := &f.Instrs[i], f.Args(ir.ID(i))
		if !idiom.BuildsText(f, ir.ID(i)) {
			continue
		}
		if in.Op != ir.OpFormat && (in.Op == ir.OpCall || in.Flag == ir.Mod) { // where they stand the template says
			if args = args[1:]; len(args) == 1 && args[0] != ir.NoID && f.Instrs[idiom.Unrefined(f, args[0])].Op == ir.OpTuple {
				args = f.Args(idiom.Unrefined(f, args[0]))
			}
		}
		for n, x := range args[:max(len(args)-1, 0)] {
			if s, ok := idiom.ConstText(f, args[n+1]); x != ir.NoID && !(ok && endsLink.MatchString(s)) {
				out[bare(f, x)] = true
			}
		}
	}
	return out
}

// endsLink is the beginning of what stands behind a link and is no part of it.
var endsLink = regex.NewPattern(`^[\s"'<>),]`)

// endsKnown reports whether a register is a link whose last piece is what everybody may know of a user.
func endsKnown(f *ir.Function, id ir.ID) bool {
	var text string
	var parts []ir.ID
	switch {
	case idiom.BuildsText(f, id):
		whole := false
		if text, parts, whole = idiom.BuiltText(f, id); !whole {
			return false
		}
	case f.Instrs[id].Op == ir.OpCall && len(f.Args(id)) == 2 && f.NameOf(f.Arg(id, 0)) == "join": // "/".join([base, user.id])
		list := idiom.Unrefined(f, f.Arg(id, 1))
		if op := f.Instrs[list].Op; op != ir.OpList && op != ir.OpTuple {
			return false
		}
		for _, x := range f.Args(list) {
			if s, ok := idiom.ConstText(f, x); ok {
				text += s
			} else {
				parts = append(parts, x)
			}
		}
	}
	if !webAddress.MatchString(text) {
		return false
	}
	parts = slices.DeleteFunc(parts, func(x ir.ID) bool { return x == ir.NoID })
	return len(parts) > 0 && ofRow(f, parts[len(parts)-1])
}

// ofRow reports whether a register is what everybody may know of a row, or that as a text.
func ofRow(f *ir.Function, id ir.ID) bool {
	id = bare(f, id)
	return f.Instrs[id].Op == ir.OpAttr && nameOfRow.MatchString(f.NameOf(id))
}

// bare is what a register is the text of: str(user.id).
func bare(f *ir.Function, id ir.ID) ir.ID {
	id = idiom.Unrefined(f, id)
	switch args := f.Args(id); {
	case f.Instrs[id].Op == ir.OpConvert:
		return idiom.Unrefined(f, args[0])
	case f.Instrs[id].Op == ir.OpCall && len(args) == 2 && args[1] != ir.NoID && f.NameOf(args[0]) == "str":
		return idiom.Unrefined(f, args[1])
	}
	return id
}

var webAddress = regex.NewPattern(`(?i)https?://`)

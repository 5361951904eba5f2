package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// concealing are names of functions that make of a secret what may be seen: they hash, encrypt, sign or shorten it.
var concealing = regex.NewPattern(`(?i)^_*(\w+_)?(hash|hashed|encrypt|crypt|encipher|digest|hmac|sign|derive|scramble|obfuscate|mask|redact|saniti[sz]e|censor|scrub|anonymi[sz]e|fingerprint)(_\w+)?$|^_*(make|set|generate)_password(_hash)?$`)

// conceal takes from the arguments of such a function what it makes harmless: a secret is none in its result. How well it
// does so is still asked.
func (a *analysis) conceal(id ir.ID, f *ir.Function, args []argv) {
	secret := func(x Atom) bool { return x.Origin.Source != nil && x.Origin.Source.Class == knowledge.Secret }
	if !slices.ContainsFunc(args, func(x argv) bool { return slices.ContainsFunc(a.withEntries(x.val), secret) }) || !concealing.MatchString(f.Name) && !masks(f) {
		return
	}
	for i := range args {
		if o := a.exactDict(args[i].val); o != nil {
			n := *o
			n.Fields = slices.Clone(o.Fields)
			for j := range n.Fields {
				n.Fields[j].Val = a.shown(n.Fields[j].Val)
			}
			args[i].val = a.alloc(id, 700+int32(i), &n)
			continue
		}
		args[i].val = a.shown(args[i].val)
	}
}

// withEntries are the data of a value, and of the entries of a dictionary that is known exactly.
func (a *analysis) withEntries(v *Val) []Atom {
	t := v.taint()
	if o := a.exactDict(v); o != nil {
		for i := range o.Fields {
			t = joinTaint(t, o.Fields[i].Val.taint())
		}
	}
	return t
}

// mask is what stands in place of a secret.
var mask = regex.NewPattern(`(?i)^[<\[({"' ]*(\*{3,}|x{4,}|•{3,}|(value )?(redacted|hidden|masked|filtered|removed|omitted|secret|scrubbed|concealed|sensitive))( *\*{3,})?[>\])}"' ]*$`)

// masks reports whether a function returns what it has put a mask into: it asks for something, and has a text for that case which stands
// for a secret.
func masks(f *ir.Function) bool {
	if len(f.Blocks) < 2 || !slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && mask.MatchString(c.Str) }) {
		return false
	}
	return slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpCompare }) ||
		slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpIter })
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

// conceals reports whether a text shows nothing of a secret, whatever it is called: the result of such a function, a row of signs, few
// characters.
func (a *analysis) conceals(id ir.ID) bool {
	if a.f.Instrs[a.unrefined(id)].Op == ir.OpParam {
		return false
	}
	id = a.beforeWritten(id)
	fuel := maxFixed
	return concealing.MatchString(a.calledName(id)) || a.shortened(id, 4) || a.fixedText(id, true, &fuel)
}

// beforeWritten is what a text was before it was written down otherwise: of base64.b64encode(token).decode() the token.
func (a *analysis) beforeWritten(id ir.ID) ir.ID {
	for range maxRewritten {
		id = a.unrefined(id)
		if a.f.Instrs[id].Op == ir.OpConvert {
			id = a.f.Arg(id, 0)
			continue
		}
		name, args := a.calledName(id), a.f.Args(id)
		switch {
		case encoders[name] && len(args) > 1 && args[1] != ir.NoID:
			id = args[1]
		case (name == "decode" || name == "encode" || name == "hex") && a.f.Instrs[args[0]].Op == ir.OpAttr:
			id = a.f.Arg(args[0], 0)
		default:
			return id
		}
	}
	return id
}

// maxRewritten is how often a text is written down otherwise.
const maxRewritten = 4

// encoders are functions that write bytes down as a text.
var encoders = map[string]bool{"b64encode": true, "urlsafe_b64encode": true, "standard_b64encode": true, "b32encode": true, "hexlify": true, "b2a_hex": true, "b2a_base64": true, "str": true}

// shortened reports whether a text is put together of constants and of few characters of others: key[:4] + "...".
func (a *analysis) shortened(id ir.ID, depth int) bool {
	id = a.unrefined(id)
	parts := a.f.Args(id)
	switch a.f.Instrs[id].Op {
	case ir.OpIndex:
		return a.f.Instrs[parts[1]].Op == ir.OpSlice && a.recognizable(parts[1])
	case ir.OpConvert:
		parts = parts[:1]
	case ir.OpBinary, ir.OpFormat:
	default:
		return false
	}
	fuel := maxFixed
	return depth > 0 && !slices.ContainsFunc(parts, func(x ir.ID) bool { return !a.fixedText(x, false, &fuel) && !a.shortened(x, depth-1) })
}

// fixedText reports whether a register holds constants put together: of blanks and signs alone where signs is asked for, as a row of
// asterisks in place of a password is.
func (a *analysis) fixedText(id ir.ID, signs bool, fuel *int) bool {
	if *fuel--; *fuel < 0 || id == ir.NoID {
		return false
	}
	id = a.unrefined(id)
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpConst:
		s, _ := idiom.ConstText(a.f, id)
		return !signs || wordChars.and(charsOf(s)).empty()
	case ir.OpBinary, ir.OpInPlace:
		args := a.f.Args(id)
		if in.Flag == ir.Mul { // however often
			return a.f.Instrs[args[0]].Op == ir.OpConst && a.fixedText(args[0], signs, fuel) || a.f.Instrs[args[1]].Op == ir.OpConst && a.fixedText(args[1], signs, fuel)
		}
		return in.Flag == ir.Add && a.fixedText(args[0], signs, fuel) && a.fixedText(args[1], signs, fuel)
	case ir.OpPhi: // a loop adds to it
		return !slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool {
			return x != id && x != ir.NoID && !a.addsTo(x, id) && !a.fixedText(x, signs, fuel) || a.addsTo(x, id) && !a.fixedText(a.f.Arg(a.unrefined(x), 1), signs, fuel)
		})
	}
	return false
}

// addsTo reports whether a text is another one with something behind it.
func (a *analysis) addsTo(id, text ir.ID) bool {
	if id == ir.NoID {
		return false
	}
	in := &a.f.Instrs[a.unrefined(id)]
	return (in.Op == ir.OpBinary || in.Op == ir.OpInPlace) && in.Flag == ir.Add && a.unrefined(a.f.Arg(a.unrefined(id), 0)) == text
}

// maxFixed is how many registers are looked at for what a text is put together of.
const maxFixed = 12

var wordChars = charsOf(alphabetOf["isalnum"])

// HideTexts takes the texts that some registers hold out of all reports.
func (w *World) HideTexts(body *ir.Function, texts []ir.ID) {
	for _, x := range texts {
		in := &body.Instrs[x]
		if in.Pos < 0 || int(in.End) > len(body.Module.File.Text) || in.End-in.Pos < 2 {
			continue
		}
		from, to := unquoted(body.Module.File.Text[in.Pos:in.End])
		w.tableValues = append(w.tableValues, finding.Location{File: body.Module.File, Pos: in.Pos + int32(from), End: in.Pos + int32(to)})
	}
}

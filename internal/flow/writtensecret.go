package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds secrets in a message that are none there, whatever they are called: what is written as a number, the name that a
// secret is looked up by, and what the program has just refused for its form, which lets nobody in.

// A piece is a value that a message is put together of, and the letter of the placeholder that it is written by; 0 where that is not known.
type piece struct {
	id   ir.ID
	verb byte
}

// piecesOf lists what the text that a call is given is put together of.
func piecesOf(f *ir.Function, call ir.ID) []piece {
	var out []piece
	var add func(id ir.ID, verb byte, depth int)
	add = func(id ir.ID, verb byte, depth int) {
		if id == ir.NoID || depth == 0 || len(out) == maxMessagePieces {
			return
		}
		id = idiom.Unrefined(f, id)
		out = append(out, piece{id, verb})
		parts := f.Args(id)
		switch in := &f.Instrs[id]; in.Op {
		case ir.OpCall:
			if !composing[f.NameOf(parts[0])] {
				return
			}
			parts = parts[1:]
		case ir.OpBinary:
			if format, ok := idiom.ConstText(f, parts[0]); ok && in.Flag == ir.Mod {
				written := parts[1:]
				if f.Instrs[written[0]].Op == ir.OpTuple {
					written = f.Args(written[0])
				}
				addWritten(add, verbsOf(format), written, depth)
				return
			}
		case ir.OpConvert:
			spec := parts[1]
			if spec != ir.NoID && f.Instrs[spec].Op == ir.OpFormat && len(f.Args(spec)) == 1 {
				spec = f.Arg(spec, 0)
			}
			if text, ok := idiom.ConstText(f, spec); ok && text != "" {
				verb = text[len(text)-1]
			}
			parts = parts[:1]
		case ir.OpInPlace, ir.OpFormat, ir.OpPhi, ir.OpTuple, ir.OpList, ir.OpDict, ir.OpSpread:
		default:
			return
		}
		for _, x := range parts {
			add(x, verb, depth-1)
		}
	}
	args := f.Args(call)[1:]
	if len(args) > 1 {
		if format, ok := idiom.ConstText(f, args[0]); ok {
			addWritten(add, verbsOf(format), args[1:], maxPieces)
			return out
		}
	}
	for _, x := range args {
		add(x, 0, maxPieces)
	}
	return out
}

// addWritten adds values with the letters that they are written by, if there is one for each.
func addWritten(add func(ir.ID, byte, int), verbs []byte, values []ir.ID, depth int) {
	for i, x := range values {
		var verb byte
		if len(verbs) == len(values) {
			verb = verbs[i]
		}
		add(x, verb, depth-1)
	}
}

// maxMessagePieces is how many pieces of a message are looked at.
const maxMessagePieces = 64

// numeral are letters that write a number and fail at a text.
const numeral = "diouxXeEfFgGn"

// countable are names of secrets that may be numbers.
var countable = regex.NewPattern(`(?i)(^|_)(pin|otp|code|no|num|number|card|cvv2?|cvc2?|ssn|pan)\d?$`)

// secretPieces lists the pieces of a message that are the secret which a hit is about.
func secretPieces(h *hit, f *ir.Function, call ir.ID) []piece {
	o := h.atom.Origin
	return slices.DeleteFunc(piecesOf(f, call), func(p piece) bool {
		in := &f.Instrs[p.id]
		switch {
		case o.Fn != f:
			return true
		case o.Param >= 0:
			return in.Op != ir.OpParam || in.Aux != o.Param
		}
		return in.Pos != o.Pos || in.End != o.End
	})
}

// asNumeral reports whether what a rule takes for a secret is written as a number: header.api_key of a protocol that counts its requests.
func asNumeral(h *hit) bool {
	f, call := outermost(h)
	if call == ir.NoID || f.Instrs[call].Op != ir.OpCall {
		return false
	}
	pieces := secretPieces(h, f, call)
	return len(pieces) > 0 && !slices.ContainsFunc(pieces, func(p piece) bool {
		return p.verb == 0 || !strings.ContainsRune(numeral, rune(p.verb)) || countable.MatchString(idiom.BearerName(f, p.id))
	})
}

// namesOne are names of variables that hold what something is called or where it lies.
var namesOne = regex.NewPattern(`(?i)^\w*(name|path|file|filename|label|alias|section|variable)$`)

// refusedForm reports whether a message is only written where the program has refused the secret in it for its form: a key that does
// not look like one lets nobody in. What is refused because it was compared, or because somebody else said so, may be right elsewhere.
func (w *World) refusedForm(h *hit) bool {
	if h.kinds&w.logKinds == 0 || !h.atom.is(knowledge.Secret) {
		return false
	}
	f, call := outermost(h)
	if call == ir.NoID || f.Instrs[call].Op != ir.OpCall {
		return false
	}
	written := secretPieces(h, f, call)
	refers := func(id ir.ID) bool {
		return slices.ContainsFunc(written, func(p piece) bool { return sameOrCut(f, id, p.id, 4) })
	}
	b := blockOf(f, call)
	for range maxAboveLog {
		if b < 0 || len(f.Blocks[b].Preds) != 1 {
			return false
		}
		above := f.Blocks[b].Preds[0]
		block := &f.Blocks[above]
		if n := len(block.Instrs); n > 0 && f.Instrs[block.Instrs[n-1]].Op == ir.OpIf && len(block.Succs) == 2 {
			last := block.Instrs[n-1]
			if w.testsForm(f, f.Arg(last, 0), block.Succs[0] == b, refers) {
				return true
			}
		}
		b = above
	}
	return false
}

// sameOrCut reports whether a value is another one, or that with its blanks cut off or one of several in its place.
func sameOrCut(f *ir.Function, id, of ir.ID, depth int) bool {
	if id == ir.NoID || depth == 0 {
		return false
	}
	id = idiom.Unrefined(f, id)
	in, x := &f.Instrs[id], &f.Instrs[of]
	switch {
	case id == of, in.Op == ir.OpAttr && x.Op == ir.OpAttr && in.Name == x.Name && idiom.Unrefined(f, f.Arg(id, 0)) == idiom.Unrefined(f, f.Arg(of, 0)):
		return true
	case in.Op == ir.OpPhi:
		return slices.ContainsFunc(f.Args(id), func(y ir.ID) bool { return sameOrCut(f, y, of, depth-1) })
	case in.Op == ir.OpCall && f.Instrs[f.Arg(id, 0)].Op == ir.OpAttr && strings.HasSuffix(f.NameOf(f.Arg(id, 0)), "strip"):
		return sameOrCut(f, f.Arg(f.Arg(id, 0), 0), of, depth-1)
	}
	return false
}

// maxAboveLog is how many blocks above a message are looked at for a test.
const maxAboveLog = 6

// testsForm reports whether a condition, as it came out, says that the form of what a test refers to is not right.
func (w *World) testsForm(f *ir.Function, cond ir.ID, holds bool, refers func(ir.ID) bool) bool {
	for range 6 {
		cond = idiom.Unrefined(f, cond)
		switch in := &f.Instrs[cond]; in.Op {
		case ir.OpUnary:
			if in.Flag != ir.Not {
				return false
			}
			cond, holds = f.Arg(cond, 0), !holds
		case ir.OpCompare: // re.match(...) is None
			if other := f.Arg(cond, 1); f.Instrs[other].Op != ir.OpConst || f.Consts[f.Instrs[other].Aux].Kind != ir.None {
				return false
			}
			if in.Flag == ir.Is || in.Flag == ir.Eq {
				holds = !holds
			}
			if cond = f.Arg(cond, 0); refers(cond) {
				return !holds
			}
		case ir.OpAttr: // self.key = checked(key); if not self.key: ...
			set := ir.NoID
			for i := range f.Instrs {
				if x := ir.ID(i); x < cond && f.Instrs[i].Op == ir.OpSetAttr && f.Instrs[i].Name == in.Name && idiom.Unrefined(f, f.Arg(x, 0)) == idiom.Unrefined(f, f.Arg(cond, 0)) {
					set = x
				}
			}
			if set == ir.NoID {
				return false
			}
			if cond = idiom.Unrefined(f, f.Arg(set, 1)); f.Instrs[cond].Op == ir.OpParam || f.Instrs[cond].Op == ir.OpAttr {
				return !holds && refers(cond)
			}
		case ir.OpCall:
			return !holds && w.looksAtForm(f, cond) && slices.ContainsFunc(f.Args(cond)[1:], refers)
		default:
			return false
		}
	}
	return false
}

// formTest are names of functions that look at the form of a text alone; formTestNear those that do where a pattern is in them.
var (
	formTest     = regex.NewPattern(`(?i)^(full)?match$|regex|pattern|^_*(is|has|check|valid|validate)_?(\w+_)?(format|form|syntax|uuid|hex|base64|ascii|length)$`)
	formTestNear = regex.NewPattern(`(?i)valid|check|well_?formed|parse|normali[sz]e`)
)

// looksAtForm reports whether a call only looks at the form of what it is given.
func (w *World) looksAtForm(f *ir.Function, call ir.ID) bool {
	name := f.NameOf(f.Arg(call, 0))
	if formTest.MatchString(name) {
		return true
	}
	if !formTestNear.MatchString(name) {
		return false
	}
	for _, callee := range w.prog.Calls()[f.ID] {
		if g := w.prog.Functions[callee]; g.Name == name && slices.ContainsFunc(g.Instrs, func(in ir.Instr) bool {
			return in.Op == ir.OpAttr && (g.Module.Names[in.Name] == "match" || g.Module.Names[in.Name] == "fullmatch")
		}) {
			return true
		}
	}
	return false
}

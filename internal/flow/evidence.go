package flow

import (
	"path"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what the code around a finding shows of harm. In a package that others install most of what breaks some rules
// harms nobody: what is sent to any host holds no secret, what is told of an error was written to be told.

// unharmed reports whether nothing shows that a hit harms somebody, as far as its rule or the model of its sink ask for it.
func (w *World) unharmed(r *knowledge.Rule, h *hit) bool {
	return h.hazard == nil && h.sink.Published || h.hazard != nil && h.hazard.Published || r.Evidence != nil && !w.shown(r.Evidence, h) ||
		h.hazard != nil && (plainWithout(h) || asksGuessable(h.hazard) && w.namedByCallers(h)) ||
		h.match != nil && !w.steep(h.match) || h.kinds&w.pythonKinds != 0 && h.hazard == nil && loadsModule(h) ||
		h.kinds&w.comparedKinds != 0 && h.hazard == nil && (sorts(h) || pairsUp(h)) ||
		r.Flow != nil && r.Flow.Whole != nil && h.atom.Flags&(built|viaUnresolved) != 0 && r.Flow.Whole.MatchString(h.atom.Origin.Source.What) && !writesHost(h.fn) && !writesHost(h.atom.Origin.Fn) ||
		r.Flow != nil && r.Flow.Known && foundBefore(h) ||
		h.hazard == nil && h.kinds&w.exposureKinds != 0 && forItsOwner(h.fn.Module) ||
		r.Flow != nil && r.Flow.Sent != knowledge.Anybody && w.sentBy(r.Flow.Sent, h) ||
		r.Flow != nil && r.Flow.Listed != nil && w.listed(r.Flow.Listed, h) ||
		w.writtenByAdministrators(h) || w.askedFor(h) || meant(h) ||
		r.Flow != nil && (w.refusedForm(h) || w.masked(h)) ||
		r.Flow != nil && r.Flow.Source == knowledge.Random && (ofSalt(h.atom.Origin) || seededOnPurpose(h.atom.Origin))
}

// writesHost reports whether a function writes what stands before a host: f"{scheme}://{rest}".
func writesHost(f *ir.Function) bool {
	return slices.ContainsFunc(f.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && strings.Contains(c.Str, "://") })
}

// sharedByAll reports whether data came to a sink out of what all functions share: the way begins with what a function gives back that
// neither reads them nor is passed them, or with a call in another file than that of the function that reads them. What a program keeps
// there under one key it may read under another.
func sharedByAll(h *hit) bool {
	o, first := h.atom.Origin, h.atom.Step
	if h.hazard != nil || o == nil || o.Source == nil {
		return false
	}
	sent := o.Source.Class == knowledge.Untrusted
	if first == nil {
		return sent && h.path != nil && h.path.Fn.Module != o.Fn.Module
	}
	for first.Prev != nil {
		first = first.Prev
	}
	if sent && first.Kind == stepCall && first.Fn.Module != o.Fn.Module {
		return true
	}
	return first.Kind == stepReturn && !slices.ContainsFunc(strings.Split(o.Fn.Qualified, "."), func(name string) bool { return name == idiom.LastPart(first.Name) }) && first.Fn != o.Fn
}

// ofSalt reports whether random numbers go into what is called a salt or a nonce, which only has to differ, whatever that is made part of.
func ofSalt(o *Origin) bool {
	for i := range o.Fn.Instrs { // record["salt"] = ...
		if in := &o.Fn.Instrs[i]; in.Op == ir.OpSetIndex || in.Op == ir.OpSetAttr {
			name, value := o.Fn.NameOf(ir.ID(i)), o.Fn.Arg(ir.ID(i), 1)
			if in.Op == ir.OpSetIndex {
				name, _ = idiom.ConstText(o.Fn, value)
				value = o.Fn.Arg(ir.ID(i), 2)
			}
			if v := &o.Fn.Instrs[value]; v.Pos <= o.Pos && o.End <= v.End && saltName.MatchString(name) {
				return true
			}
		}
	}
	return slices.ContainsFunc(o.Fn.Bindings, func(b ir.Binding) bool {
		in := &o.Fn.Instrs[b.Value]
		return in.Pos <= o.Pos && o.End <= in.End && saltName.MatchString(o.Fn.Module.Names[b.Name])
	})
}

// stirs reports whether random numbers only change the order of what the same function has drawn with a generator for secrets:
// the order adds nothing that has to be guessed, and takes nothing away.
func stirs(o *Origin) bool {
	calls := func(holds func(callee ir.ID) bool) bool {
		for i := range o.Fn.Instrs {
			if o.Fn.Instrs[i].Op == ir.OpCall && holds(o.Fn.Arg(ir.ID(i), 0)) {
				return true
			}
		}
		return false
	}
	return calls(func(callee ir.ID) bool {
		in := &o.Fn.Instrs[callee]
		return o.Pos <= in.Pos && in.End <= o.End && o.Fn.NameOf(callee) == "shuffle"
	}) && calls(func(callee ir.ID) bool {
		name := o.Fn.NameOf(callee)
		return soundDraw[name] || name == "choice" && o.Fn.Instrs[callee].Op == ir.OpAttr && soundOwner[o.Fn.NameOf(o.Fn.Arg(callee, 0))]
	})
}

// soundDraw are functions that draw from a generator for secrets.
var soundDraw = map[string]bool{
	"urandom": true, "randbelow": true, "randbits": true, "token_bytes": true, "token_hex": true, "token_urlsafe": true, "SystemRandom": true, "get_random_bytes": true,
}

// soundOwner are modules and generators whose choice() is one of them.
var soundOwner = map[string]bool{"secrets": true, "urandom": true, "system_random": true, "sysrandom": true, "secure_random": true}

var saltName = regex.NewPattern(`(?i)(^|_)(salt|nonce)$`)

// acceptedAt reports whether a mark in a line of a place tells another tool that what a rule is about is meant to be so.
func acceptedAt(l finding.Location, rule string) bool {
	text := l.File.Text
	from := strings.LastIndexByte(text[:l.Pos], '\n') + 1
	to := len(text)
	if i := strings.IndexByte(text[l.End:], '\n'); i >= 0 {
		to = int(l.End) + i
	}
	return knowledge.Accepted(text[from:to], rule)
}

// acceptedWhereMade reports whether such a mark stands where what the call of a hazard is given first is made, or where the numbers are drawn
// that a secret is made of.
func acceptedWhereMade(h *hit, rule string) bool {
	if o := h.atom.Origin; h.hazard == nil && o != nil && o.Source != nil && o.Source.Class == knowledge.Random {
		return acceptedAt(idiom.At(o.Fn, o.Pos, o.End), rule)
	}
	id := h.instrAt(ir.OpCall)
	if h.hazard == nil || h.place != nil || id == ir.NoID || len(h.fn.Args(id)) < 2 {
		return false
	}
	f, x := written(h.fn, idiom.Untested(h.fn, h.fn.Arg(id, 1)))
	in := &f.Instrs[x]
	switch in.Op {
	case ir.OpConst, ir.OpBinary, ir.OpFormat, ir.OpCall:
		return acceptedAt(idiom.At(f, in.Pos, in.End), rule)
	}
	return false
}

// tests reports whether a module is written with what tests are written with: in a package, wherever it lies, that is for its maintainers.
func tests(m *ir.Module) bool {
	return m.TestPath || slices.ContainsFunc(m.Imports, func(in ir.Import) bool {
		return in.Level == 0 && !in.Late && (in.Module == "unittest" || in.Module == "pytest" || in.Module == "nose" || in.Module == "testtools")
	})
}

// triesOut reports whether a function lies in one that is called as tests are, and that nothing but the script that its module is can
// call: a developer tries the module out with it.
func (w *World) triesOut(f *ir.Function) bool {
	top := topmost(f)
	if name := strings.TrimLeft(top.Name, "_"); top.Class != nil || !strings.HasPrefix(name, "test_") && name != "test" && name != "selftest" && name != "self_test" {
		return false
	}
	if top.Kind != ir.Def || len(w.funcs[top.ID].entries) > 0 {
		return false
	}
	for _, g := range f.Module.Functions {
		if g.Kind == ir.ModuleBody || topmost(g) == top {
			continue
		}
		for i := range g.Instrs {
			if g.Instrs[i].Op == ir.OpCall && g.NameOf(g.Arg(ir.ID(i), 0)) == top.Name {
				return false
			}
		}
	}
	return !slices.ContainsFunc(w.prog.Modules, func(m *ir.Module) bool { return m != f.Module && slices.Contains(m.Names, top.Name) })
}

// callsIn reports whether a module calls something of a name.
func callsIn(m *ir.Module, name *regex.Pattern) bool {
	for _, f := range m.Functions {
		for i := range f.Instrs {
			if f.Instrs[i].Op == ir.OpCall && name.MatchString(f.NameOf(f.Arg(ir.ID(i), 0))) {
				return true
			}
		}
	}
	return false
}

// shown reports whether the code around a hit shows the harm that a rule asks for.
func (w *World) shown(e *knowledge.Evidence, h *hit) bool {
	switch {
	case h.hazard != nil && h.hazard.Everywhere:
		return true
	case e.Passed != nil && !passes(h, e.Passed), e.Unless != nil && switchedOn(h, e.Unless):
		return false
	case e.Near && readsText(h) && !runsText(h.fn):
		return false
	case e.Whole && h.hazard == nil && w.remade(h), e.Here && (h.place != nil && h.place.Fn != h.fn || path.Base(h.fn.Module.File.Path) == "setup.py"):
		return false
	}
	if e.Anywhere {
		return w.speaksAnywhere(e)
	}
	return e.Names == nil || speaksOf(e, h.fn) || h.place != nil && h.place.Fn != h.fn && speaksOf(e, h.place.Fn)
}

// readsText reports whether all that a function looks at of an answer is its text and how it went: what it unpacks is something else.
func readsText(h *hit) bool {
	call, text := h.instrAt(ir.OpCall), false
	if call == ir.NoID {
		return false
	}
	for i := range h.fn.Instrs {
		in := &h.fn.Instrs[i]
		if in.Op == ir.OpSigma || !slices.ContainsFunc(h.fn.Args(ir.ID(i)), func(x ir.ID) bool { return x != ir.NoID && idiom.Unrefined(h.fn, x) == call }) {
			continue
		}
		name := h.fn.NameOf(ir.ID(i))
		if in.Op != ir.OpAttr || !partsRead[name] {
			return false
		}
		text = text || name == "text" || name == "json"
	}
	return text
}

// partsRead are what an answer says as a text, and of itself.
var partsRead = map[string]bool{"text": true, "json": true, "ok": true, "status_code": true, "status": true, "reason": true, "headers": true, "encoding": true, "raise_for_status": true, "close": true}

// runsText reports whether a function runs a text as a program.
func runsText(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpGlobal {
			switch f.NameOf(ir.ID(i)) {
			case "exec", "execfile", "eval":
				return true
			}
		}
	}
	return false
}

// switchedOn reports whether what leads to a sink stands where a switch of a name has to be on.
func switchedOn(h *hit, name *regex.Pattern) bool {
	f, call := outermost(h)
	return call != ir.NoID && branchAsks(f, blockOf(f, call), name)
}

// maxPieces is how deep the pieces of a text are looked for.
const maxPieces = 8

// passes reports whether the call that leads to the sink is given something of a name, by itself or as a piece of a text.
func passes(h *hit, name *regex.Pattern) bool {
	f, call := outermost(h)
	if call == ir.NoID || f.Instrs[call].Op != ir.OpCall {
		return false
	}
	var named func(id ir.ID, depth int) bool
	named = func(id ir.ID, depth int) bool {
		if id == ir.NoID || depth == 0 {
			return false
		}
		if id = idiom.Unrefined(f, id); namesOne.MatchString(f.BoundName(id)) {
			return false
		}
		if bearer := idiom.BearerName(f, id); name.MatchString(bearer) {
			return !veiled.MatchString(bearer)
		}
		parts := f.Args(id)
		switch f.Instrs[id].Op {
		case ir.OpCall:
			if !composing[f.NameOf(parts[0])] {
				return false
			}
			parts = parts[1:]
		case ir.OpBinary, ir.OpInPlace, ir.OpFormat, ir.OpConvert, ir.OpPhi, ir.OpTuple, ir.OpList, ir.OpDict, ir.OpSpread:
		default:
			return false
		}
		return slices.ContainsFunc(parts, func(x ir.ID) bool { return named(x, depth-1) })
	}
	return slices.ContainsFunc(f.Args(call)[1:], func(x ir.ID) bool { return named(x, maxPieces) })
}

// veiled are names of what a secret has become, which may be seen.
var veiled = regex.NewPattern(`(?i)(^|_)(encrypted|ciphered|crypted|hashed|masked|redacted|fingerprints?|public)(_|$)`)

// composing are functions and methods that put a text together, or make one of a value.
var composing = map[string]bool{"format": true, "join": true, "str": true, "repr": true, "decode": true, "dumps": true, "pformat": true}

// remade reports whether a function of the program has returned the data, or what it made of them, on their way, or raised that.
func (w *World) remade(h *hit) bool {
	first, _ := outermost(h)
	for s := h.atom.Step; s != nil; s = s.Prev {
		if s.Kind == stepReturn {
			return true
		}
		first = s.Fn
	}
	from := h.atom.Origin.Fn
	return first != from && first.Parent != from && from.Parent != first && w.catchesOwn(first)
}

// catchesOwn reports whether a function catches exceptions of a class of the program.
func (w *World) catchesOwn(f *ir.Function) bool {
	for i := range f.Instrs {
		if f.Instrs[i].Op != ir.OpCatch || len(f.Args(ir.ID(i))) == 0 {
			continue
		}
		classes := f.Args(ir.ID(i))[:1]
		if f.Instrs[classes[0]].Op == ir.OpTuple {
			classes = f.Args(classes[0])
		}
		if slices.ContainsFunc(classes, func(x ir.ID) bool {
			return slices.ContainsFunc(w.prog.Classes, func(c *ir.Class) bool { return c.Name == f.NameOf(x) })
		}) {
			return true
		}
	}
	return false
}

// topmost is the function or the body of a class that a function lies in and that lies in no other one; a module's body is its own.
func topmost(f *ir.Function) *ir.Function {
	for f.Parent != nil && f.Parent.Kind != ir.ModuleBody {
		f = f.Parent
	}
	return f
}

// maxEvidence is the length of the longest constant text that is taken for a name, in bytes.
const maxEvidence = 60

// speaksOf reports whether the outermost function or class around a function has a name, or a short text, that tells of harm.
func speaksOf(e *knowledge.Evidence, f *ir.Function) bool {
	if e.Near {
		return namesIn(f, e.Tells)
	}
	top := topmost(f)
	inside := func(g *ir.Function) bool {
		if top.Class != nil {
			return g.Class == top.Class || topmost(g) == top || topmost(g).Class == top.Class
		}
		return topmost(g) == top
	}
	for _, g := range f.Module.Functions {
		if inside(g) && namesIn(g, e.Tells) {
			return true
		}
	}
	return false
}

// speaksAnywhere reports whether a name of the program, but for its tests, tells of harm.
func (w *World) speaksAnywhere(e *knowledge.Evidence) bool {
	if known, ok := w.spoken.Load(e); ok {
		return known.(bool)
	}
	speaks := slices.ContainsFunc(w.prog.Modules, func(m *ir.Module) bool {
		return !w.modules[m.ID].test && (e.Beside == nil || slices.ContainsFunc(m.Imports, func(im ir.Import) bool { return im.Level > 0 || e.Beside.MatchString(im.Module) })) && slices.ContainsFunc(m.Names, e.Tells)
	})
	w.spoken.Store(e, speaks)
	return speaks
}

// namesIn reports whether something holds of a name that a function uses, binds or passes, or of a short constant text of it.
func namesIn(f *ir.Function, holds func(string) bool) bool {
	seen := make([]bool, len(f.Module.Names))
	is := func(n ir.NameID) bool {
		if seen[n] {
			return false
		}
		seen[n] = true
		return holds(f.Module.Names[n])
	}
	return slices.ContainsFunc(f.Params, func(p ir.Param) bool { return holds(p.Name) }) ||
		slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool { return is(in.Name) }) ||
		slices.ContainsFunc(f.Bindings, func(b ir.Binding) bool { return is(b.Name) }) ||
		slices.ContainsFunc(f.Calls, func(c ir.CallShape) bool { return slices.ContainsFunc(c.Names, holds) }) ||
		slices.ContainsFunc(f.Consts, func(c ir.Const) bool {
			return (c.Kind == ir.Str || c.Kind == ir.Bytes) && len(c.Str) <= maxEvidence && holds(c.Str)
		})
}

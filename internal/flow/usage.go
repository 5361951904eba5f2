package flow

import (
	"slices"
	"sync/atomic"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds how the program calls its functions. What a function does only where a parameter has some value is no
// defect while every call is known to pass another one: new_token(strong=True) takes no weak numbers.

// usage is how one function is called. What is noted only grows, so that the order of the notes does not matter.
type usage struct {
	called   atomic.Bool
	general  atomic.Bool   // by a call that was not analysed by itself
	defaults atomic.Uint64 // parameters that some call leaves out: one bit each
	through  []int32       // functions that pass on parameters of their own
}

// noteCall records a call of a function; special is its analysis for that call alone, if there was one.
func (a *analysis) noteCall(f *ir.Function, s, special *Summary, defaults uint64, args []argv) {
	u := &a.w.funcs[f.ID].usage
	if !u.called.Load() {
		u.called.Store(true)
	}
	if defaults&^u.defaults.Load() != 0 {
		u.defaults.Or(defaults)
	}
	if special != nil || u.general.Load() {
		return
	}
	if !a.spec && a.passesOn(f, s, args) {
		fs := &a.w.funcs[f.ID]
		fs.mu.Lock()
		if !slices.Contains(u.through, a.f.ID) {
			u.through = append(u.through, a.f.ID)
		}
		fs.mu.Unlock()
		return
	}
	u.general.Store(true)
}

// passesOn reports whether a parameter on which a callee's branches depend is given one of the function's own, of which
// its callers may know more.
func (a *analysis) passesOn(f *ir.Function, s *Summary, args []argv) bool {
	for i := range min(len(args), len(f.Params)) {
		if (s.interest|s.flags|s.received)&(1<<uint(min(i, 63))) == 0 || args[i].id == ir.NoID {
			continue
		}
		if p := &a.f.Instrs[a.unrefined(args[i].id)]; p.Op == ir.OpParam {
			return true
		}
	}
	return false
}

// calledGenerally reports whether a function is called, or may be, with anything for all that is known.
func (w *World) calledGenerally(id int32, depth int) bool {
	fs := &w.funcs[id]
	if !fs.usage.called.Load() || fs.usage.general.Load() || len(fs.entries) > 0 || depth == 0 || w.cfg.Library && w.public(w.prog.Functions[id]) {
		return true
	}
	return slices.ContainsFunc(fs.usage.through, func(caller int32) bool { return w.calledGenerally(caller, depth-1) })
}

// maxThrough bounds how many functions may pass on what decides.
const maxThrough = 3

// idle reports whether a hit of a function's own is met in no call of it: each of them is known to pass by where it is, or
// where its data come from, or it is a default that nobody leaves to the function. Methods are called from templates, too.
func (w *World) idle(id int32, h *hit) bool {
	f, fs := w.prog.Functions[id], &w.funcs[id]
	own := h.fn == f && h.path == nil
	if h.pending != nil || h.hazard == nil && h.atom.Origin.Source == nil || !own && h.byDefault == nil {
		return false
	}
	if o := h.byDefault; o != nil && o.Fn == f && o.Parent != nil && (own || h.place != nil && h.place.Fn == f) { // also what a method hands on
		init, param := w.keptParameter(f, o)
		return init != nil && !w.cfg.Library && w.funcs[init.ID].usage.called.Load() && w.funcs[init.ID].usage.defaults.Load()&(1<<uint(min(param, 63))) == 0
	}
	if !own {
		return false
	}
	if o := h.byDefault; o != nil && o.Fn == f {
		return fs.usage.called.Load() && !w.cfg.Library && len(fs.entries) == 0 && o.Parent == nil && fs.usage.defaults.Load()&(1<<uint(min(o.Param, 63))) == 0
	}
	if !fs.usage.called.Load() && len(fs.entries) == 0 && !(w.cfg.Library && w.public(f)) {
		return w.otherChosen(f)
	}
	if f.Class != nil || len(fs.special) == 0 || w.calledGenerally(id, maxThrough) {
		return false
	}
	o := h.atom.Origin
	for _, s := range fs.special {
		if reached(f, s.dead, h.pos, h.end) && (o == nil || o.Fn != f || reached(f, s.dead, o.Pos, o.End)) && (h.hazard == nil || h.instrAt(ir.OpSetAttr) != ir.NoID || s.meets(h)) {
			return false
		}
	}
	return true
}

// meets reports whether a special analysis has come upon a hazard, too: what is called there may hang on what is passed.
func (s *Summary) meets(h *hit) bool {
	return slices.ContainsFunc(s.Hits, func(x hit) bool { return x.hazard == h.hazard && x.fn == h.fn && x.pos == h.pos })
}

// otherChosen reports whether a function that nothing calls stands in a table of functions, of which others are called: the table is
// asked under their keys.
func (w *World) otherChosen(f *ir.Function) bool {
	body := f.Module.Functions[0]
	of := func(x ir.ID) *ir.Function {
		if x == ir.NoID || body.Instrs[idiom.Unrefined(body, x)].Op != ir.OpClosure {
			return nil
		}
		return f.Module.Functions[body.Instrs[idiom.Unrefined(body, x)].Aux]
	}
	for i := range body.Instrs {
		if op := body.Instrs[i].Op; op != ir.OpDict && op != ir.OpList && op != ir.OpTuple {
			continue
		}
		in, called := false, false
		for _, x := range body.Args(ir.ID(i)) {
			if g := of(x); g != nil {
				in = in || g == f
				called = called || g != f && w.funcs[g.ID].usage.called.Load()
			}
		}
		if in {
			return called
		}
	}
	return false
}

// keptParameter is the constructor of a method's class, and that parameter of it which it keeps as the attribute that an origin is.
func (w *World) keptParameter(f *ir.Function, o *Origin) (*ir.Function, int32) {
	if f.Class == nil || o.Param != 0 || o.Key.Kind != '.' || o.Parent.Parent != nil {
		return nil, 0
	}
	init := w.method(f.Class.ID, "__init__")
	if init == nil {
		return nil, 0
	}
	for i := range init.Instrs {
		id := ir.ID(i)
		if init.Instrs[i].Op != ir.OpSetAttr || init.NameOf(id) != o.Key.Name || !ofSelf(init, init.Arg(id, 0)) {
			continue
		}
		if in := &init.Instrs[idiom.Unrefined(init, init.Arg(id, 1))]; in.Op == ir.OpParam {
			return init, in.Aux
		}
	}
	return nil, 0
}

// reached reports whether one of the blocks that have the instructions of a place is none of those that are not reached.
func reached(f *ir.Function, dead []ir.BlockID, pos, end int32) bool {
	for _, whole := range [...]bool{true, false} { // or else what begins there
		found := false
		for b := range f.Blocks {
			if !slices.ContainsFunc(f.Blocks[b].Instrs, func(id ir.ID) bool {
				in := &f.Instrs[id]
				return in.Pos == pos && (in.End == end && in.Op != ir.OpReturn && in.Op != ir.OpConst || !whole)
			}) {
				continue
			}
			if found = true; !slices.Contains(dead, ir.BlockID(b)) {
				return true
			}
		}
		if found {
			return false
		}
	}
	return true
}

package flow

import "slices"

// A pairing matches the objects of two summaries of one function: their numbers depend on the order in which the analysis
// met them, and mean nothing to callers.
type pairing struct {
	s, t     *Summary
	to, from map[int32]int32
}

// same reports whether two summaries of a function say the same to its callers.
func (s *Summary) same(t *Summary) bool {
	if s.NoReturn != t.NoReturn || s.asserts != t.asserts || s.decides != t.decides || s.interest != t.interest || s.flags != t.flags || s.received != t.received || len(s.hangs) != len(t.hangs) || len(s.Writes) != len(t.Writes) || len(s.objs) != len(t.objs) ||
		!slices.Equal(s.Return, t.Return) || !slices.Equal(s.True, t.True) || !slices.Equal(s.False, t.False) || !slices.Equal(s.checks, t.checks) || !slices.Equal(s.parts, t.parts) || !slices.Equal(s.vetted, t.vetted) ||
		!sameDeferred(s.deferred, t.deferred) || !slices.Equal(s.checked, t.checked) || !sameGlobals(s.globals, t.globals) || !slices.Equal(s.options, t.options) || !slices.EqualFunc(s.Hits, t.Hits, sameHit) {
		return false
	}
	p := pairing{s: s, t: t}
	if !sameIn(&p, s.Ret, t.Ret) || !sameIn(&p, s.Raises, t.Raises) {
		return false
	}
	if s.touches != t.touches || s.gives != t.gives || s.adds != t.adds || !sameLeft(&p, s.left, t.left) {
		return false
	}
	for _, w := range s.Writes {
		k := slices.IndexFunc(t.Writes, func(x write) bool { return x.origin == w.origin })
		if k < 0 || !sameObjIn(&p, w.obj, t.Writes[k].obj) {
			return false
		}
	}
	return true
}

func sameHit(x, y hit) bool {
	return x.kinds == y.kinds && x.fn == y.fn && x.pos == y.pos && x.atom.Origin == y.atom.Origin && x.atom.Lead == y.atom.Lead && x.atom.Flags == y.atom.Flags &&
		x.hazard == y.hazard && x.pending == y.pending && (x.place == nil) == (y.place == nil)
}

// object reports whether two objects are the same, and all that is in them.
func (p *pairing) object(i, j int32) bool {
	if i >= globalObjects || j >= globalObjects {
		return i == j
	}
	if k, ok := p.to[i]; ok {
		return k == j
	}
	if _, ok := p.from[j]; ok {
		return false
	}
	if p.to == nil {
		p.to, p.from = map[int32]int32{}, map[int32]int32{}
	}
	p.to[i], p.from[j] = j, i
	if o := p.s.param(i); o != nil || p.t.param(j) != nil {
		return o == p.t.param(j) // what the function puts into it is among the writes
	}
	a, b := p.s.objs.get(i), p.t.objs.get(j)
	return a == b || a != nil && b != nil && a.Kind == b.Kind && a.Class == b.Class && a.Type == b.Type && sameObjIn(p, a, b)
}

package flow

// This file holds what the World knows under names, and when it last changed.

// cellID names something of the World that analyses read.
type cellID struct {
	kind effectKind
	id   int32
	name string
}

// A cell is a variable of a module, an attribute of a class, or one of a library's global object.
type cell struct {
	val                *Val
	own, foreign       *Val // the share of the module's or class's own body in it, and that of everything else
	last               *Val // what the module's body has put in the place of its own share
	hasOwn, hasForeign bool
	hasLast            bool
	changed            int32 // the tick
}

// cells are those of one module or class.
type cells struct {
	named  map[string]*cell
	newest int32 // the tick at which one of them changed last
}

func (cs *cells) get(name string) (*Val, bool) {
	if c := cs.named[name]; c != nil {
		return c.val, true
	}
	return nil, false
}

// update changes a cell: the share of a body is replaced, everything else joined.
func (cs *cells) update(e *effect, tick int32) {
	c, known := cs.named[e.key.Name], true
	if c == nil {
		if cs.named == nil {
			cs.named = map[string]*cell{}
		}
		c, known = &cell{}, false
		cs.named[e.key.Name] = c
	}
	switch {
	case e.last:
		c.last, c.hasLast = e.val, true
	case e.own:
		c.own, c.hasOwn = e.val, true
	case c.hasForeign:
		c.foreign = join(c.foreign, e.val)
	default:
		c.foreign, c.hasForeign = e.val, true
	}
	n := bottom
	switch {
	case c.hasLast:
		n = join(n, c.last)
	case c.hasOwn:
		n = join(n, c.own)
	}
	if c.hasForeign {
		n = join(n, c.foreign)
	}
	if known && same(n, c.val) {
		return
	}
	c.val = n
	if known || n != nil { // a name of which nothing is known tells no more than none
		c.changed, cs.newest = tick, tick
	}
}

// changedSince reports whether a cell has changed after a tick.
func (cs *cells) changedSince(name string, tick int32) bool {
	if cs.newest <= tick {
		return false
	}
	c := cs.named[name]
	return c != nil && c.changed > tick
}

// changedSince reports whether what was read has changed after a tick.
func (w *World) changedSince(r cellID, tick int32) bool {
	switch r.kind {
	case effectGlobal:
		return w.modules[r.id].vars.changedSince(r.name, tick)
	case effectField:
		return w.classes[r.id].fields.changedSince(r.name, tick)
	case effectExtern:
		return w.externs.changedSince(r.name, tick)
	case effectObject:
		return w.objects[r.id] > tick
	case effectEnv:
		return w.funcs[r.id].envAt > tick
	case effectRaw:
		return w.raw[r.id] > tick
	case effectEntry:
		return w.funcs[r.id].entryAt > tick
	default:
		return w.funcs[r.id].summaryAt > tick
	}
}

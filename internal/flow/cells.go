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

// cells are those of one module or class, by name.
type cells map[string]*cell

func (cs cells) get(name string) (*Val, bool) {
	if c := cs[name]; c != nil {
		return c.val, true
	}
	return nil, false
}

// update changes a cell: the share of a body is replaced, everything else joined.
func (cs cells) update(e *effect, tick int32) {
	c, known := cs[e.key.Name], true
	if c == nil {
		c, known = &cell{}, false
		cs[e.key.Name] = c
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
		c.changed = tick
	}
}

func (cs cells) changedAt(name string) int32 {
	if c := cs[name]; c != nil {
		return c.changed
	}
	return 0
}

// changedAt is the tick of the last change of what was read; 0 for never.
func (w *World) changedAt(r cellID) int32 {
	switch r.kind {
	case effectGlobal:
		return w.modules[r.id].vars.changedAt(r.name)
	case effectField:
		return w.classes[r.id].fields.changedAt(r.name)
	case effectExtern:
		return w.externs.changedAt(r.name)
	case effectObject:
		return w.objects[r.id]
	case effectEnv:
		return w.funcs[r.id].envAt
	case effectRaw:
		return w.raw[r.id]
	case effectEntry:
		return w.funcs[r.id].entryAt
	default:
		return w.funcs[r.id].summaryAt
	}
}

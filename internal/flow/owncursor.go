package flow

import (
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file knows the cursors of a program that is a driver of a database itself: what PEP 249 calls one has execute, fetchone and
// fetchall, and what execute is given is a statement, though nothing in the program shows where it is run.

// cursorSink is what such a method does with a statement.
func (w *World) cursorSink() *knowledge.Sink {
	return &knowledge.Sink{Kinds: w.sqlKinds, Message: "is run by the database"}
}

// ownCursor checks the statement that a method of such a class is given.
func (a *analysis) ownCursor() {
	f := a.f
	if f.Class == nil || f.Name != "execute" && f.Name != "executemany" || len(f.Params) < 2 || a.w.cursor.Kinds == 0 {
		return
	}
	for _, name := range [...]string{"execute", "fetchone", "fetchall"} {
		if a.w.method(f.Class.ID, name) == nil {
			return
		}
	}
	reg := a.paramRegister(1)
	if reg == ir.NoID || a.vals[reg] == nil {
		return
	}
	a.at = 0 // tests that follow say nothing of what comes in
	p := &f.Instrs[reg]
	a.reach(hit{spot: &spot{sink: a.w.cursor, name: f.Name, fn: f, pos: p.Pos, end: p.End}, kinds: a.w.cursor.Kinds}, a.vals[reg].taint(), ir.NoID)
}

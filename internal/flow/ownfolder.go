package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds folders that a function makes for its own user alone, below which nobody else can take a name: os.mkdir fails where
// somebody was there before.

// ownerOnly are modes of folders into which nobody but the owner comes.
var ownerOnly = map[int64]bool{0o700: true, 0o300: true, 0o1700: true}

// inOwnFolder reports whether a path that a call is given is made of one that the function has made a folder with such a mode.
func (a *analysis) inOwnFolder(call ir.ID) bool {
	f := a.f
	args := f.Args(call)
	if len(args) < 2 || args[1] == ir.NoID {
		return false
	}
	made := parts{f: f, seen: map[ir.ID]bool{}}
	looked := false
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall || f.NameOf(f.Arg(id, 0)) != "mkdir" || !a.privateMode(id) {
			continue
		}
		folder := f.Arg(id, 1)
		if folder == ir.NoID || a.f.Instrs[id].Pos > a.f.Instrs[call].Pos {
			continue
		}
		if !looked {
			looked = true
			made.reach(args[1])
		}
		of := idiom.Unrefined(f, folder)
		for x := range made.seen {
			if idiom.Unrefined(f, x) == of && a.reaches(a.blockOf(id), a.blockOf(call), ir.NoBlock) {
				return true
			}
		}
	}
	return false
}

// privateMode reports whether a call of mkdir is given such a mode, and takes no folder that is there already.
func (a *analysis) privateMode(call ir.ID) bool {
	private := false
	for n, x := range a.f.Args(call)[1:] {
		if x == ir.NoID {
			continue
		}
		switch idiom.Keyword(a.f, call, n) {
		case "exist_ok", "**", "*":
			return false
		}
		if v := a.vals[x]; v.isConst(ir.Int) && ownerOnly[v.Const.Int] {
			private = true
		}
	}
	return private
}

package flow

import (
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds folders that a function makes for its own user alone, below which nobody else can take a name: os.mkdir fails where
// somebody was there before, and whoever makes a folder is the only one who may write there unless the program is told otherwise.

// ownerOnly are modes of folders into which nobody but the owner comes.
var ownerOnly = map[int64]bool{0o700: true, 0o300: true, 0o1700: true}

// inOwnFolder reports whether a path that a call is given is made of one that the function has made a folder, with such a mode or on
// every way to the call.
func (a *analysis) inOwnFolder(call ir.ID) bool {
	f := a.f
	args := f.Args(call)
	if len(args) < 2 || args[1] == ir.NoID {
		return false
	}
	made := parts{f: f, seen: map[ir.ID]bool{}}
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpCall || f.Instrs[id].Pos > f.Instrs[call].Pos || f.NameOf(f.Arg(id, 0)) != "mkdir" {
			continue
		}
		folder := a.folderMade(id)
		if folder == ir.NoID || !a.privateMode(id) && !a.madeBefore(id, call) {
			continue
		}
		made.reach(args[1])
		for x := range made.seen {
			if a.sameFolder(idiom.Unrefined(f, x), folder) && a.reaches(a.blockOf(id), a.blockOf(call), ir.NoBlock) {
				return true
			}
		}
	}
	return false
}

// folderMade is the path that a call of mkdir makes a folder: os.mkdir(path); ir.NoID where it takes one that is there.
func (a *analysis) folderMade(call ir.ID) ir.ID {
	f := a.f
	for n := range f.Args(call)[1:] {
		switch idiom.Keyword(f, call, n) {
		case "exist_ok", "**", "*":
			return ir.NoID
		}
	}
	if len(f.Args(call)) < 2 || f.Arg(call, 1) == ir.NoID {
		return ir.NoID
	}
	return idiom.Unrefined(f, f.Arg(call, 1))
}

// madeBefore reports whether every way to a call goes by one of mkdir that has not failed.
func (a *analysis) madeBefore(mkdir, call ir.ID) bool {
	from, to := a.blockOf(mkdir), a.blockOf(call)
	if from != to && a.reaches(0, to, from) {
		return false
	}
	for i := range a.f.Instrs { // a handler of exceptions, which may be that of mkdir
		if a.f.Instrs[i].Op == ir.OpCatch && a.reaches(a.blockOf(ir.ID(i)), to, from) {
			return false
		}
	}
	return true
}

// sameFolder reports whether two registers hold one path: an attribute that is read twice does.
func (a *analysis) sameFolder(x, folder ir.ID) bool {
	if x == folder {
		return true
	}
	p, q := &a.f.Instrs[x], &a.f.Instrs[folder]
	text := a.f.Module.File.Text
	return p.Op == ir.OpAttr && q.Op == ir.OpAttr && text[p.Pos:p.End] == text[q.Pos:q.End]
}

// privateMode reports whether a call of mkdir is given such a mode.
func (a *analysis) privateMode(call ir.ID) bool {
	private := false
	for _, x := range a.f.Args(call)[1:] {
		if x == ir.NoID {
			continue
		}
		if v := a.vals[x]; v.isConst(ir.Int) && ownerOnly[v.Const.Int] {
			private = true
		}
	}
	return private
}

package flow

// This file holds what the last round does not begin with.

// What a good part of a program reads is a place for everything, as an application's dictionary for all of its parts is: that
// one more part has put something there late says nothing to the others.
const (
	widelyRead      = 1    // percent of the program's instructions, in the functions that read a cell
	leastWidelyRead = 5000 // and at least so many
)

// findWidelyRead lists the cells that have changed since they were read and that much of the program would be looked at again for.
func (w *World) findWidelyRead() {
	type readers struct{ instrs, latest int }
	of, all := map[cellID]readers{}, 0
	for i := range w.funcs {
		fs, n := &w.funcs[i], len(w.prog.Functions[i].Instrs)
		all += n
		if fs.test {
			continue
		}
		for _, r := range fs.reads {
			if r.kind == effectSummary || !w.changedSince(r, fs.tick) {
				continue
			}
			if x, ok := of[r]; !ok || x.latest != i { // once for a function, whose list may name it twice
				of[r] = readers{x.instrs + n, i}
			}
		}
	}
	most := max(leastWidelyRead, all/100*widelyRead)
	w.widelyRead = map[cellID]bool{}
	for r, x := range of {
		if x.instrs > most {
			w.widelyRead[r] = true
		}
	}
}

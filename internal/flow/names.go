package flow

import (
	"sync"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// namesRead are the attributes that a program's code reads, and its constant texts: under one of them an option is read,
// whatever object it is read from.
type namesRead struct {
	once sync.Once
	set  map[string]bool
}

// Names reports whether code that is no test reads an attribute of a name, or has the name as a text besides the place
// that declares an option of it. It looks at the whole program when it is asked first.
func (w *World) Names(name string) bool {
	w.read.once.Do(func() {
		w.read.set = map[string]bool{}
		seen := map[string]int{}
		for _, f := range w.prog.Functions {
			if w.modules[f.Module.ID].test {
				continue
			}
			for i := range f.Instrs {
				switch in := &f.Instrs[i]; in.Op {
				case ir.OpAttr:
					w.read.set[f.NameOf(ir.ID(i))] = true
				case ir.OpConst:
					if c := &f.Consts[in.Aux]; c.Kind == ir.Str && len(c.Str) <= maxOptionName {
						if seen[c.Str]++; seen[c.Str] > 1 {
							w.read.set[c.Str] = true
						}
					}
				}
			}
		}
	})
	return w.read.set[name]
}

// maxOptionName bounds the texts that may be names of options.
const maxOptionName = 80

package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file holds what methods of a library put into the lists, dictionaries and buffers of their instance: other methods take
// it out again, join it and send it.

// putting are methods that put their arguments into the thing that they are called on.
var putting = map[string]bool{
	"append": true, "appendleft": true, "add": true, "insert": true, "extend": true, "update": true, "setdefault": true, "write": true,
}

// fieldParts tells the World what users of a library pass that the function puts into attributes of its instance.
func (a *analysis) fieldParts() {
	if !a.w.cfg.Library || a.f.Class == nil || a.f.Kind != ir.Def || isStatic(a.f) {
		return
	}
	for id := range a.reached() {
		args := a.f.Args(id)
		switch a.f.Instrs[id].Op {
		case ir.OpSetIndex: // self.headers[name] = value
			a.putInto(args[0], args[2:])
		case ir.OpCall: // self.parts.append(text), self.headers.setdefault(name, []).append(value)
			if callee := args[0]; a.f.Instrs[callee].Op == ir.OpAttr && putting[a.f.NameOf(callee)] {
				a.putInto(a.f.Arg(callee, 0), args[1:])
			}
		}
	}
}

// putInto tells of what is put into a thing, if that is an attribute of the instance or an entry of one.
func (a *analysis) putInto(thing ir.ID, values []ir.ID) {
	for n := 0; n < 3; n++ {
		thing = a.unrefined(thing)
		switch in := &a.f.Instrs[thing]; in.Op {
		case ir.OpIndex:
			thing = a.f.Arg(thing, 0)
			continue
		case ir.OpCall:
			if callee := a.f.Arg(thing, 0); a.f.Instrs[callee].Op == ir.OpAttr && a.f.NameOf(callee) == "setdefault" {
				thing = a.f.Arg(callee, 0)
				continue
			}
		case ir.OpAttr:
			if of := &a.f.Instrs[a.unrefined(a.f.Arg(thing, 0))]; of.Op == ir.OpParam && of.Aux == 0 {
				a.keepParts(a.f.NameOf(thing), values)
			}
		}
		return
	}
}

func (a *analysis) keepParts(name string, values []ir.ID) {
	var t []Atom
	for _, x := range values {
		if x == ir.NoID || a.vals[x] == bottom {
			continue
		}
		for _, at := range a.deep(a.vals[x]) {
			if at.Origin.Source == librarySource {
				t = joinTaint(t, []Atom{at})
			}
		}
	}
	if len(t) > 0 {
		a.fieldEffect(a.f.Class.ID, key{'.', name}, tainted(t))
	}
}

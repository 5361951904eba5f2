package flow

import "github.com/touchstone-sec/touchstone/internal/ir"

// This file holds data that the same function writes as a text and reads again: what comes out is what went in.

// writers are the functions whose texts a reader gives back.
var writers = map[string][]string{
	"json.loads":     {"json.dumps"},
	"pickle.loads":   {"pickle.dumps"},
	"yaml.safe_load": {"yaml.safe_dump", "yaml.dump"},
}

// readBack is what a reader gives of a text that was written from a container of this function; false where it is another text.
func (a *analysis) readBack(id ir.ID, reader string, text ir.ID) (*Val, bool) {
	if text == ir.NoID {
		return nil, false
	}
	for range 4 {
		text = a.unrefined(text)
		in := &a.f.Instrs[text]
		if in.Op != ir.OpCall || len(a.f.Args(text)) < 1 {
			return nil, false
		}
		callee := a.f.Arg(text, 0)
		if a.f.Instrs[callee].Op == ir.OpAttr && (a.f.NameOf(callee) == "encode" || a.f.NameOf(callee) == "decode") {
			text = a.f.Arg(callee, 0)
			continue
		}
		if len(a.f.Args(text)) < 2 || len(a.vals[callee].refs()) != 1 {
			return nil, false
		}
		for _, w := range writers[reader] {
			if r := a.vals[callee].Refs[0]; r.Kind != refExtern || r.Name != w {
				continue
			}
			v := a.vals[a.f.Arg(text, 1)]
			if _, exact := a.elements(v); !exact && a.exactDict(v) == nil {
				return nil, false
			}
			return a.copied(id, v, 3, map[int32]int32{}), true
		}
		return nil, false
	}
	return nil, false
}

package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds tests of what is read anew each time: request.args["name"] is checked, and read again. Such data are in
// no variable that a sigma could rename, so what was found out of them is kept by the text of the reading, along the
// edges on which the test came out so. Most functions test nothing of the kind, and have no such list.

// A checkedRead is what tests have shown, where a block ends, of a reading of a request.
type checkedRead struct {
	read  string
	safe  knowledge.KindMask
	flags atomFlags
}

// checkedReads are those in force where a block begins: what all ways to it have in common.
func (a *analysis) checkedReads(b ir.BlockID) []checkedRead {
	var out []checkedRead
	first := true
	for _, p := range a.f.Blocks[b].Preds {
		if !a.edge(p, b) {
			continue
		}
		var list []checkedRead
		if int(p) < len(a.checkedBy) {
			list = a.checkedBy[p]
		}
		list = a.testedReads(p, b, list)
		if first {
			out, first = list, false
			continue
		}
		out = commonReads(out, list)
		if len(out) == 0 {
			return nil
		}
	}
	return out
}

func commonReads(a, b []checkedRead) []checkedRead {
	var out []checkedRead
	for _, x := range a {
		for _, y := range b {
			if x.read == y.read && (x.safe&y.safe != 0 || x.flags&y.flags != 0) {
				out = append(out, checkedRead{x.read, x.safe & y.safe, x.flags & y.flags})
			}
		}
	}
	return out
}

// keepReads keeps what is in force where a block ends.
func (a *analysis) keepReads(b ir.BlockID) {
	if len(a.inForce) == 0 && a.checkedBy == nil {
		return
	}
	if a.checkedBy == nil {
		a.checkedBy = make([][]checkedRead, len(a.f.Blocks))
	}
	a.checkedBy[b] = a.inForce
}

// handOver notes what is in force where a wrapper calls the function that it captured: it holds in that function.
func (a *analysis) handOver(callee ir.ID) {
	if len(a.f.Free) == 0 || a.loops || a.f.Instrs[callee].Op != ir.OpLoad || a.f.Instrs[a.f.Arg(callee, 0)].Op != ir.OpFree {
		return
	}
	if a.handsOver {
		a.handed = commonReads(a.handed, a.inForce)
	} else {
		a.handed, a.handsOver = a.inForce, true
	}
}

// handedReads are the readings that every wrapper of an entry point has checked before.
func (a *analysis) handedReads() (list []checkedRead) {
	for i, e := range a.fs.entries {
		if i == 0 {
			list = e.checked
		}
		list = commonReads(list, e.checked)
	}
	return list
}

// testedReads adds what the branch at the end of a block says on the way to a successor.
func (a *analysis) testedReads(p, b ir.BlockID, list []checkedRead) []checkedRead {
	blk := &a.f.Blocks[p]
	last := blk.Instrs[len(blk.Instrs)-1]
	if a.f.Instrs[last].Op != ir.OpIf || blk.Succs[0] == blk.Succs[1] {
		return list
	}
	for _, f := range a.vals[a.f.Arg(last, 0)].facts() {
		mask, flags := f.True, f.TrueFlags
		if b == blk.Succs[1] {
			mask, flags = f.False, f.Flags
		}
		if mask == 0 && flags == 0 || f.Except != nil {
			continue
		}
		read := a.reading(f.Target)
		if read == "" {
			continue
		}
		list = slices.Clone(list)
		if i := slices.IndexFunc(list, func(c checkedRead) bool { return c.read == read }); i >= 0 {
			list[i].safe |= mask
			list[i].flags |= flags
		} else if len(list) < maxCheckedReads {
			list = append(list, checkedRead{read, mask, flags})
		}
	}
	return list
}

const maxCheckedReads = 8

// readsAll are methods that give the same of a request each time that they are called.
var readsAll = map[string]bool{"get_data": true, "body": true, "get_body": true, "read": true, "text": true, "getvalue": true}

// reading is the text of a reading of a client's data by a constant name: "request.args[name]", "upload.filename"; empty for anything
// else.
func (a *analysis) reading(id ir.ID) string {
	id = a.untested(id)
	if a.f.Instrs[id].Op == ir.OpAwait {
		id = a.untested(a.f.Arg(id, 0))
	}
	v := a.vals[id]
	if len(v.taint()) == 0 || slices.ContainsFunc(v.Taint, func(x Atom) bool { return x.Origin.Source == nil && !a.ofReceiver(x.Origin) && !a.ofPassed(x.Origin) }) {
		return ""
	}
	var whole, k ir.ID
	path := []string(nil)
	switch args := a.f.Args(id); a.f.Instrs[id].Op {
	case ir.OpAttr:
		if slices.ContainsFunc(v.Refs, func(r Ref) bool {
			return (r.Kind != refInst || r.Name != "builtins.str" && r.Name != "builtins.bytes") && !(r.Kind == refObject && (a.ofReceiver(a.originOfObj(r.ID)) || a.ofPassed(a.originOfObj(r.ID))))
		}) {
			return "" // a collection, or a thing
		}
		if slices.ContainsFunc(v.Taint, func(x Atom) bool {
			return x.Origin.Source != nil && (x.Origin.Pos != a.f.Instrs[id].Pos || x.Origin.Fn != a.f) && !a.vals[args[0]].from(x.Origin)
		}) {
			return "" // what the program has put there
		}
		whole, k = args[0], ir.NoID
		path = append(path, "."+a.f.NameOf(id))
	case ir.OpIndex:
		whole, k = args[0], args[1]
	case ir.OpCall:
		if len(args) == 1 && a.f.Instrs[args[0]].Op == ir.OpAttr && readsAll[a.f.NameOf(args[0])] {
			whole, k = a.f.Arg(args[0], 0), ir.NoID
			path = append(path, "."+a.f.NameOf(args[0])+"()")
			break
		}
		if len(args) < 2 || a.f.Instrs[args[0]].Op != ir.OpAttr || a.f.NameOf(args[0]) != "get" {
			return ""
		}
		whole, k = a.f.Arg(args[0], 0), args[1]
	default:
		return ""
	}
	if k != ir.NoID {
		name, ok := a.vals[k].text()
		if !ok {
			if name = a.capturedName(k); name == "" {
				return ""
			}
			name = capturedMark + name
		}
		path = append(path, "["+name+"]")
	}
	for _, r := range a.vals[a.untested(whole)].refs() {
		if r.Kind == refInst {
			continue
		}
		o := a.obj(r.ID)
		if r.Kind == refObject && o != nil && len(o.Fields) == 0 && a.ofReceiver(a.originOfObj(r.ID)) {
			continue
		}
		if r.Kind == refObject && o != nil && o.Kind == objParam && o.Rest == bottom {
			part := key{'.', strings.Trim(path[0], ".()")}
			if k != ir.NoID {
				part = key{'[', strings.Trim(path[0], "[]")}
			}
			if _, changed := o.get(part); !changed {
				continue // it is the request that was passed, of which the program has changed something else, if anything
			}
		}
		if r.Kind != refObject || o == nil || o.Kind != objInstance || o.Class >= 0 || len(o.Fields) > 0 || o.Rest != bottom {
			return "" // what the program has changed
		}
	}
	for range 4 {
		whole = a.unrefined(whole)
		switch in := &a.f.Instrs[whole]; in.Op {
		case ir.OpAttr:
			path = append(path, "."+a.f.NameOf(whole))
			whole = a.f.Arg(whole, 0)
			continue
		case ir.OpGlobal, ir.OpFrom, ir.OpParam:
			name := a.f.NameOf(whole)
			if in.Op == ir.OpParam {
				name = a.f.Params[in.Aux].Name
			}
			path = append(path, name)
			slices.Reverse(path)
			return strings.Join(path, "")
		case ir.OpPhi:
			if whole = a.untested(whole); a.f.Instrs[whole].Op != ir.OpPhi {
				continue
			}
		}
		path = append(path, "%"+strconv.Itoa(int(whole))) // a variable
		slices.Reverse(path)
		return strings.Join(path, "")
	}
	return ""
}

// capturedMark stands before the name of a variable that a wrapper has captured, by whose value it reads.
const capturedMark = "\x00"

// capturedName is the captured variable that a register was loaded from; empty for any other.
func (a *analysis) capturedName(id ir.ID) string {
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpLoad || a.f.Instrs[a.f.Arg(id, 0)].Op != ir.OpFree {
		return ""
	}
	return a.f.Free[a.f.Instrs[a.f.Arg(id, 0)].Aux]
}

// namedReads are the readings that a wrapper has checked, with the names that it has captured in their place: @checked("target").
func (a *analysis) namedReads(list []checkedRead, w *ir.Function, b *bound) (out []checkedRead) {
	for _, c := range list {
		before, rest, captured := strings.Cut(c.read, capturedMark)
		if captured {
			name, after, _ := strings.Cut(rest, "]")
			i := slices.Index(w.Free, name)
			if b == nil || i < 0 || i >= len(b.env) {
				continue
			}
			text, ok := a.loadCell(b.env[i]).text()
			if !ok {
				continue
			}
			c.read = before + text + "]" + after
		}
		out = append(out, c)
	}
	return out
}

// ofReceiver reports whether something is a part of the method's instance that its callers know: what a framework sets there is the
// request's all the same.
func (a *analysis) ofReceiver(o *Origin) bool {
	return o != nil && o.Source == nil && o.Parent != nil && o.Param == 0 && a.f.Class != nil && !isStatic(a.f)
}

// ofPassed reports whether something is a part of what a framework passes to the function, or to a wrapper that stands before it.
func (a *analysis) ofPassed(o *Origin) bool {
	return o != nil && o.Source == nil && o.Parent != nil && o.Fn == a.f && (len(a.fs.entries) > 0 || len(a.f.Free) > 0 && a.f.Class == nil)
}

// readAgain is a value that is read of a request: without what tests have shown that this reading does not harm.
func (a *analysis) readAgain(id ir.ID, v *Val) *Val {
	if len(a.inForce) == 0 || len(v.taint()) == 0 || v == bottom {
		return v
	}
	old := a.vals[id]
	a.vals[id] = v
	read := a.reading(id)
	a.vals[id] = old
	for _, c := range a.inForce {
		if read != "" && c.read == read {
			v = v.withTaint(a.checkedAll(flagged(sanitized(v.Taint, c.safe), c.flags)))
		}
	}
	return v
}

package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file asks a check of the program itself: what a short method decides about a few texts that it has to refuse is found out by
// running it with them. What cannot be told ends the run, and the check counts.

// maxProbed bounds the instructions that one run takes.
const maxProbed = 400

// pickleGadgets are what a pickle names to run code, by module and name: an unpickler that gives one of them stops nobody. They stand
// in modules far from each other, so that lists of what is forbidden show their gaps.
var pickleGadgets = [][2]string{
	{"builtins", "eval"}, {"os", "system"}, {"posix", "system"}, {"subprocess", "Popen"}, {"importlib", "import_module"},
	{"timeit", "timeit"}, {"runpy", "run_path"}, {"pty", "spawn"}, {"code", "interact"},
}

// givesGadgets reports whether a method that finds classes for pickles is sure to give one that runs code.
func givesGadgets(m *ir.Function) bool {
	n := len(m.Params)
	if isStatic(m) || n < 3 {
		return false
	}
	return slices.ContainsFunc(pickleGadgets, func(g [2]string) bool {
		p := &probe{f: m, params: map[string]*probed{
			m.Params[n-2].Name: {text: true, s: g[0]}, m.Params[n-1].Name: {text: true, s: g[1]},
		}}
		return p.gives()
	})
}

// probed is what a probe knows of a value: a text, a truth value, or the parts of a collection. nil is unknown.
type probed struct {
	text  bool
	s     string // the text; of a number or None how it is written
	truth bool   // of what is neither a text nor a collection
	list  []*probed
	keyed bool // list holds keys and values of a dictionary, in turn
	many  bool // a collection
	next  int  // of an iterator: how many were taken
}

func (v *probed) isTrue() bool {
	switch {
	case v.text:
		return v.s != ""
	case v.many:
		return len(v.list) > 0
	}
	return v.truth
}

func (v *probed) equals(o *probed) bool {
	if v.text != o.text || v.many != o.many || len(v.list) != len(o.list) {
		return false
	}
	if v.many {
		for i := range v.list {
			if v.list[i] == nil || o.list[i] == nil || !v.list[i].equals(o.list[i]) {
				return false
			}
		}
		return true
	}
	return v.s == o.s && v.truth == o.truth
}

// members are the elements of a collection, or the keys of a dictionary.
func (v *probed) members() []*probed {
	if !v.keyed {
		return v.list
	}
	var keys []*probed
	for i := 0; i < len(v.list); i += 2 {
		keys = append(keys, v.list[i])
	}
	return keys
}

// A probe runs a function with texts for parameters.
type probe struct {
	f      *ir.Function
	params map[string]*probed
	vals   map[ir.ID]*probed
	depth  int
	lost   bool // a collection was changed in a way that is not followed
}

// changed is the known collection that an instruction changes, nil for none.
func (p *probe) changed(id ir.ID) *probed {
	switch p.f.Instrs[id].Op {
	case ir.OpAppend, ir.OpPut, ir.OpSetIndex, ir.OpDelIndex:
		return p.vals[p.f.Arg(id, 0)]
	}
	return nil
}

// gives runs the function, and reports whether it is sure to return what the method of its name of the base, or an attribute of a
// module by the name that it was asked for, gives.
func (p *probe) gives() bool {
	p.vals = map[ir.ID]*probed{}
	from, at := ir.BlockID(0), ir.BlockID(0)
	for steps := 0; steps < maxProbed; {
		block := &p.f.Blocks[at]
		for _, id := range block.Instrs {
			steps++
			in := &p.f.Instrs[id]
			if in.Op == ir.OpPhi {
				p.vals[id] = p.vals[p.f.Arg(id, slices.Index(block.Preds, from))]
			} else if in.Op.Yields() {
				p.vals[id] = p.value(id)
			} else if v := p.changed(id); v != nil && in.Op == ir.OpAppend {
				v.list = append(v.list, p.vals[p.f.Arg(id, 1)])
			} else if v != nil {
				return false
			}
		}
		last := block.Instrs[len(block.Instrs)-1]
		next := 0
		if p.lost {
			return false
		}
		switch p.f.Instrs[last].Op {
		case ir.OpReturn:
			return p.fetched(p.f.Arg(last, 0))
		case ir.OpIf:
			c := p.vals[p.f.Arg(last, 0)]
			if c == nil {
				return false
			}
			if !c.isTrue() {
				next = 1
			}
		case ir.OpJump:
		default:
			return false
		}
		from, at = at, block.Succs[next]
	}
	return false
}

// fetched reports whether a register is what the base's method or a module gives.
func (p *probe) fetched(id ir.ID) bool {
	if id == ir.NoID {
		return false
	}
	switch in := &p.f.Instrs[id]; in.Op {
	case ir.OpSigma:
		return p.fetched(p.f.Arg(id, 0))
	case ir.OpCall:
		callee := p.f.Arg(id, 0)
		name := p.f.NameOf(callee)
		return name == p.f.Name && p.f.Instrs[callee].Op == ir.OpAttr || name == "getattr" && p.f.Instrs[callee].Op == ir.OpGlobal
	}
	return false
}

// value is what an instruction yields.
func (p *probe) value(id ir.ID) *probed {
	in := &p.f.Instrs[id]
	arg := func(i int) *probed { return p.known(p.f.Arg(id, i)) }
	switch in.Op {
	case ir.OpConst:
		return ofConst(&p.f.Consts[in.Aux])
	case ir.OpParam:
		return p.params[p.f.Params[in.Aux].Name]
	case ir.OpSigma, ir.OpAnnotate:
		return arg(0)
	case ir.OpGlobal:
		return p.global(p.f.NameOf(id))
	case ir.OpAttr:
		return p.classAttribute(id)
	case ir.OpList, ir.OpTuple, ir.OpSet, ir.OpDict:
		v := &probed{many: true, keyed: in.Op == ir.OpDict}
		for _, x := range p.f.Args(id) {
			e := p.known(x)
			if e == nil && in.Op != ir.OpDict {
				return nil
			}
			v.list = append(v.list, e)
		}
		return v
	case ir.OpUnary:
		if v := arg(0); v != nil && in.Flag == ir.Not {
			return &probed{truth: !v.isTrue()}
		}
	case ir.OpCompare:
		return compared(in.Flag, arg(0), arg(1))
	case ir.OpBinary:
		if x, y := arg(0), arg(1); x != nil && y != nil && in.Flag == ir.Add && x.text && y.text {
			return &probed{text: true, s: x.s + y.s}
		} else if x != nil && y != nil && x.many && y.many && (in.Flag == ir.Add || in.Flag == ir.BitOr) {
			return &probed{many: true, list: slices.Concat(x.list, y.list)}
		}
	case ir.OpFormat:
		v := &probed{text: true}
		for _, x := range p.f.Args(id) {
			e := p.known(x)
			if e == nil || !e.text {
				return nil
			}
			v.s += e.s
		}
		return v
	case ir.OpConvert:
		if v := arg(0); v != nil && v.text && in.Flag == 0 && p.f.Arg(id, 1) == ir.NoID {
			return v
		}
	case ir.OpIndex:
		return indexed(arg(0), arg(1))
	case ir.OpCall:
		return p.call(id)
	case ir.OpIter:
		if v := arg(0); v != nil && v.many {
			return &probed{many: true, list: v.members()}
		}
	case ir.OpMore:
		if v := arg(0); v != nil {
			return &probed{truth: v.next < len(v.list)}
		}
	case ir.OpNext:
		if v := arg(0); v != nil && v.next < len(v.list) {
			v.next++
			return v.list[v.next-1]
		}
	}
	return nil
}

// known is the value of a register: as computed, or, in the body of a module, of what it is made of.
func (p *probe) known(id ir.ID) *probed {
	if id == ir.NoID {
		return nil
	}
	if p.vals != nil {
		return p.vals[id]
	}
	if p.depth >= 8 {
		return nil
	}
	p.depth++
	v := p.value(id)
	p.depth--
	return v
}

func ofConst(c *ir.Const) *probed {
	switch c.Kind {
	case ir.Str:
		return &probed{text: true, s: c.Str}
	case ir.Bool:
		return &probed{truth: c.Int != 0}
	case ir.Int:
		return &probed{truth: c.Int != 0, s: strconv.FormatInt(c.Int, 10)}
	case ir.None:
		return &probed{s: "None"}
	}
	return nil
}

func compared(op uint8, x, y *probed) *probed {
	if x == nil || y == nil {
		return nil
	}
	switch op {
	case ir.Eq, ir.Is:
		return &probed{truth: x.equals(y)}
	case ir.NotEq, ir.IsNot:
		return &probed{truth: !x.equals(y)}
	case ir.In, ir.NotIn:
		in := y.text && x.text && strings.Contains(y.s, x.s)
		for _, e := range y.members() {
			if e == nil {
				return nil
			}
			in = in || e.equals(x)
		}
		return &probed{truth: in == (op == ir.In)}
	}
	return nil
}

func indexed(x, key *probed) *probed {
	if x == nil || key == nil || !x.many {
		return nil
	}
	if x.keyed {
		for i := 0; i+1 < len(x.list); i += 2 {
			if x.list[i] != nil && x.list[i].equals(key) {
				return x.list[i+1]
			}
		}
		return nil
	}
	if len(x.list) > 0 && !key.text && !key.many && !key.truth && key.s == "0" {
		return x.list[0]
	}
	return nil
}

// call is what a method of a text, or a function over collections, gives.
func (p *probe) call(id ir.ID) *probed {
	callee, args := p.f.Arg(id, 0), p.f.Args(id)[1:]
	name := p.f.NameOf(callee)
	given := make([]*probed, len(args))
	for i, x := range args {
		if given[i] = p.known(x); given[i] == nil {
			p.lost = p.lost || p.f.Instrs[callee].Op == ir.OpAttr && p.isCollection(p.f.Arg(callee, 0))
			return nil
		}
	}
	if p.f.Instrs[callee].Op == ir.OpGlobal {
		switch {
		case (name == "frozenset" || name == "set" || name == "tuple" || name == "list") && len(given) == 0:
			return &probed{many: true}
		case (name == "frozenset" || name == "set" || name == "tuple" || name == "list") && given[0].many:
			return &probed{many: true, list: given[0].members()}
		case (name == "any" || name == "all") && len(given) == 1 && given[0].many:
			one := slices.ContainsFunc(given[0].members(), func(v *probed) bool { return v != nil && v.isTrue() == (name == "any") })
			return &probed{truth: one == (name == "any")}
		}
		return nil
	}
	if p.f.Instrs[callee].Op != ir.OpAttr {
		return nil
	}
	recv := p.known(p.f.Arg(callee, 0))
	if recv == nil {
		return nil
	}
	if recv.keyed && name == "get" && len(given) > 0 {
		if v := indexed(recv, given[0]); v != nil {
			return v
		} else if len(given) > 1 {
			return given[1]
		}
		return &probed{s: "None"}
	}
	if !recv.text {
		p.lost = p.lost || recv.many
		return nil
	}
	switch {
	case name == "lower" || name == "casefold":
		return &probed{text: true, s: strings.ToLower(recv.s)}
	case name == "strip" && len(given) == 0:
		return recv // none has white space around it
	case (name == "startswith" || name == "endswith") && len(given) == 1:
		options := given
		if given[0].many {
			options = given[0].list
		}
		has := slices.ContainsFunc(options, func(o *probed) bool {
			return o != nil && o.text && (name == "startswith" && strings.HasPrefix(recv.s, o.s) || name == "endswith" && strings.HasSuffix(recv.s, o.s))
		})
		return &probed{truth: has}
	case (name == "split" || name == "partition") && len(given) > 0 && given[0].text && !strings.Contains(recv.s, given[0].s):
		return &probed{many: true, list: []*probed{recv}}
	}
	return nil
}

// isCollection reports whether a register is known to be a list or the like, which a method may change.
func (p *probe) isCollection(id ir.ID) bool {
	v := p.known(id)
	return v != nil && v.many
}

// global is the one collection or text that a name of the module is given.
func (p *probe) global(name string) *probed {
	if p.depth >= 8 {
		return nil
	}
	return p.only(p.f.Module.Functions[0], func(body *ir.Function, id ir.ID) ir.ID {
		if body.Instrs[id].Op == ir.OpSetGlobal && body.NameOf(id) == name {
			return body.Arg(id, 0)
		}
		return ir.NoID
	})
}

// classAttribute is what the body of the method's class gives a name that is read of the instance.
func (p *probe) classAttribute(id ir.ID) *probed {
	f := p.f
	if f.Class == nil || f.Class.Body == nil || f.Instrs[f.Arg(id, 0)].Op != ir.OpParam || f.Instrs[f.Arg(id, 0)].Aux != 0 || p.depth >= 8 {
		return nil
	}
	name := f.NameOf(id)
	return p.only(f.Class.Body, func(body *ir.Function, set ir.ID) ir.ID {
		if body.Instrs[set].Op == ir.OpSetAttr && body.NameOf(set) == name {
			return body.Arg(set, 1)
		}
		return ir.NoID
	})
}

// only is the value that one instruction of a body sets, where there is no other one and the body does nothing else with it.
func (p *probe) only(body *ir.Function, sets func(*ir.Function, ir.ID) ir.ID) *probed {
	found := ir.NoID
	for i := range body.Instrs {
		if v := sets(body, ir.ID(i)); v != ir.NoID {
			if found != ir.NoID {
				return nil
			}
			found = v
		}
	}
	if found == ir.NoID {
		return nil
	}
	for i := range body.Instrs { // SAFE.add(...)
		if body.Instrs[i].Op == ir.OpAttr && body.Arg(ir.ID(i), 0) == found {
			return nil
		}
	}
	inner := &probe{f: body, depth: p.depth + 1}
	return inner.known(found)
}

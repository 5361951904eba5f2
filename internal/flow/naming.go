package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file judges what things are given by their names: that what they hold is a secret, or that what they are given had
// better be none. What names say is in nametable.go; what bears one is found once a function, syntactically (nameevent.go);
// its value is what the analysis says.

// judge checks what the function gives to things by their names, and its constants.
func (a *analysis) judge() {
	a.literals()
	for _, e := range a.events() {
		if a.live[e.block] == 0 {
			continue
		}
		v := a.vals[e.value]
		if v == bottom {
			continue
		}
		a.at = e.block
		a.give(e, v)
	}
}

// give checks what one thing is given, by its name.
func (a *analysis) give(e nameEvent, v *Val) {
	for _, x := range e.named.givens {
		if !a.speaks(e, x, v) {
			continue
		}
		m := a.givenTo(e, v)
		for _, s := range x.Sinks {
			if e.bearer != knowledge.Compared || !a.bothForeign(e) && !a.ofClass(e) && !a.written(e) {
				m.sink(s)
			}
		}
		if e.bearer != knowledge.Argument || len(x.Hazards) == 0 || !a.modelJudges(e, x.Hazards[0].Rule) {
			m.hazards(x.Hazards, false)
		}
		if v == nil {
			m.unknownValue(x.Hazards)
		}
		if e.value != ir.NoID && (a.f.Kind == ir.ModuleBody || a.f.Kind == ir.ClassBody) {
			a.asWritten(e, m, x.Hazards)
		}
	}
}

// speaks reports whether a naming is about what one thing is given.
func (a *analysis) speaks(e nameEvent, x *knowledge.Naming, v *Val) bool {
	if !x.Of.Has(e.bearer) || !a.w.namingHolds(a.f, x) || x.Foreign && a.ownAttribute(e) || x.Final && a.w.overridden(a.f.Module, e) || a.beside(e, x.Lone) || !a.inside(e, x.Within) || !a.heldBy(e, x.Holder) || x.Against != nil && e.value != ir.NoID && x.Against.MatchString(a.bearerName(e.value)) {
		return false
	}
	return !(v.isConst(ir.Bool) && v.Const.Int == 0 && e.bearer == knowledge.Argument && leavesAsItIs(a.f.Module, e.name))
}

// givenTo stands for the call that gives a thing its value.
func (a *analysis) givenTo(e nameEvent, v *Val) *modelCall {
	m := &modelCall{a: a, id: e.id, fn: &knowledge.Function{}, result: v, name: e.name, called: bottom, pos: e.pos, end: e.end}
	m.otherwise = e.value != ir.NoID && a.readsName(e.value) && otherwise.MatchString(a.bearerName(e.value))
	m.self.id = e.value
	if e.bearer == knowledge.Variable && !a.readsName(e.value) {
		m.self.id = ir.NoID // the name is this one
	}
	return m
}

// judgeArguments checks, for a caller that knows more of a parameter, what the function gives to arguments by their names.
func (a *analysis) judgeArguments() {
	for _, e := range a.events() {
		if e.bearer != knowledge.Argument || a.live[e.block] == 0 || e.value == ir.NoID {
			continue
		}
		v := a.vals[e.value]
		if v == bottom || v == nil {
			continue
		}
		a.at = e.block
		for _, x := range e.named.givens {
			if len(x.Hazards) > 0 && a.speaks(e, x, v) && !a.modelJudges(e, x.Hazards[0].Rule) {
				a.givenTo(e, v).hazards(x.Hazards, false)
			}
		}
	}
}

// modelJudges reports whether the model of what an argument is given to judges that argument by a rule itself: it knows what else has
// to hold.
func (a *analysis) modelJudges(e nameEvent, rule string) bool {
	refs := a.vals[a.f.Arg(e.id, 0)].refs()
	if len(refs) != 1 || refs[0].Kind != refExtern {
		return false
	}
	fn := a.w.base.Function(refs[0].Name)
	return fn != nil && slices.ContainsFunc(fn.Hazards, func(h *knowledge.Hazard) bool {
		return h.Rule == rule && slices.ContainsFunc(h.When, func(c *knowledge.Condition) bool { return c.Arg.Name == e.name })
	})
}

// asWritten judges what a list or dictionary is where it is written, in a settings module that goes on to change it, or that
// calls code which could. What it lacks there may be added later.
func (a *analysis) asWritten(e nameEvent, m *modelCall, hazards []*knowledge.Hazard) {
	in := &a.f.Instrs[e.value]
	refs := m.result.refs()
	if len(hazards) == 0 || in.Op != ir.OpList && in.Op != ir.OpTuple && in.Op != ir.OpDict || len(refs) != 1 || refs[0].Kind != refObject || refs[0].ID >= globalObjects {
		return
	}
	if o := a.obj(refs[0].ID); o != nil && o.Exact { // it is none where an exception ends the body
		return
	}
	end := a.heap
	a.epoch++
	a.heap = end.fork(a.epoch)
	if in.Op == ir.OpDict {
		a.dict(e.value)
	} else {
		a.display(e.value, in)
	}
	for _, h := range hazards {
		lacks := slices.ContainsFunc(h.When, func(c *knowledge.Condition) bool { return c.Lacks != nil })
		if !lacks || !a.w.readsOf(a.f).own(a.f, e.id) {
			m.hazard(h)
		}
	}
	a.heap = end
}

// otherwise are names of what is no credential, whatever it is given to: password=defaults.INSTANCE_TYPE.
var otherwise = regex.NewPattern(`(?i)_(names?|type|kind|label|prefix|suffix|url|uri|path|dir|host|region|zone|size|version|image)$`)

// ownAttribute reports whether a class of the program, which derives from no library's, sets an attribute of its instance,
// or a model of the instance's type speaks of the attribute; or whether it is an entry of a table that a class holds.
func (a *analysis) ownAttribute(e nameEvent) bool {
	switch a.f.Instrs[e.id].Op {
	case ir.OpDict:
		return a.f.Kind == ir.ClassBody
	case ir.OpSetAttr:
	default:
		return false
	}
	own := false
	for _, r := range a.vals[a.f.Arg(e.id, 0)].refs() {
		var o *Obj
		if r.Kind == refObject {
			o = a.obj(r.ID)
		}
		switch {
		case r.Kind == refSelf && a.w.ExternBase(r.ID) == "", o != nil && o.Class >= 0 && a.w.ExternBase(o.Class) == "",
			r.Kind == refInst && a.w.base.Attribute(r.Name, e.name) != nil:
			own = true
		case o == nil || o.Kind != objParam || o.Class >= 0: // an argument stands beside its parameter
			return false
		}
	}
	return own
}

// inside reports whether a place is in a function, or in a call, whose name is of a form.
func (a *analysis) inside(e nameEvent, re *regex.Pattern) bool {
	if re == nil || re.MatchString(a.f.Name) || e.within != "" && re.MatchString(e.within) {
		return true
	}
	if a.f.Instrs[e.id].Op != ir.OpCall {
		return false
	}
	for id := a.f.Arg(e.id, 0); ; id = a.f.Arg(id, 0) { // Voucher.objects.create(code=...)
		if re.MatchString(a.f.NameOf(id)) {
			return true
		}
		if a.f.Instrs[id].Op != ir.OpAttr {
			return false
		}
	}
}

// bearing is the side of a comparison that has the name.
func (a *analysis) bearing(e nameEvent) ir.ID {
	if e.side != ir.NoID {
		return a.unrefined(e.side)
	}
	if x := a.f.Arg(e.id, 0); x != e.value {
		return a.unrefined(x)
	}
	return a.unrefined(a.f.Arg(e.id, 1))
}

// ofClass reports whether the side of a comparison that has the name is an attribute of a class: a column of a query.
func (a *analysis) ofClass(e nameEvent) bool {
	side := a.bearing(e)
	if a.f.Instrs[side].Op != ir.OpAttr {
		return false
	}
	owner := a.f.Arg(side, 0)
	name := a.bearerName(owner)
	return slices.ContainsFunc(a.vals[owner].refs(), func(r Ref) bool { return r.Kind == refClass }) ||
		name != "" && name[0] >= 'A' && name[0] <= 'Z' && name != strings.ToUpper(name) // of a library that is not there
}

// heldBy reports whether the side of a comparison that has the name is read from something whose name is of a form.
func (a *analysis) heldBy(e nameEvent, re *regex.Pattern) bool {
	if re == nil || e.lookedUp {
		return true
	}
	side := a.bearing(e)
	switch a.f.Instrs[side].Op {
	case ir.OpCall:
		side = a.f.Arg(side, 0) // config.get("key")
		fallthrough
	case ir.OpAttr, ir.OpIndex:
		return len(a.f.Args(side)) > 0 && re.MatchString(a.bearerName(a.f.Arg(side, 0)))
	}
	return false
}

// beside reports whether a call or a mapping names one of a list, too; of an attribute, whether the call that made the object
// does, or one of its attributes that the function reads: context.load_cert_chain(...).
func (a *analysis) beside(e nameEvent, names []string) bool {
	if len(names) == 0 {
		return false
	}
	switch in := &a.f.Instrs[e.id]; in.Op {
	case ir.OpCall:
		return slices.ContainsFunc(a.f.Calls[in.Aux].Names, func(n string) bool { return slices.Contains(names, n) })
	case ir.OpDict:
		args := a.f.Args(e.id)
		for i := 0; i+1 < len(args); i += 2 {
			if k, ok := idiom.ConstText(a.f, args[i]); ok && slices.Contains(names, k) {
				return true
			}
		}
	case ir.OpSetIndex: // response.headers["B"] = b
		holder := idiom.BearerName(a.f, a.f.Arg(e.id, 0))
		for i := range a.f.Instrs {
			if set := ir.ID(i); a.f.Instrs[i].Op == ir.OpSetIndex && set != e.id && idiom.BearerName(a.f, a.f.Arg(set, 0)) == holder {
				if k, ok := idiom.ConstText(a.f, a.f.Arg(set, 1)); ok && slices.Contains(names, k) {
					return true
				}
			}
		}
	case ir.OpSetAttr:
		return slices.ContainsFunc(a.sides(a.f.Arg(e.id, 0)), func(obj ir.ID) bool { return a.madeWith(obj, names) || a.readsOf(obj, names) }) ||
			a.readsOf(a.unrefined(a.f.Arg(e.id, 0)), names)
	}
	return false
}

// sides are the registers of which a register is one; of a global, what the function has put into it.
func (a *analysis) sides(id ir.ID) []ir.ID {
	id = a.unrefined(id)
	if a.f.Instrs[id].Op == ir.OpGlobal {
		var out []ir.ID
		for i := range a.f.Instrs {
			if set := ir.ID(i); a.f.Instrs[i].Op == ir.OpSetGlobal && a.f.NameOf(set) == a.f.NameOf(id) {
				out = append(out, a.unrefined(a.f.Arg(set, 0)))
			}
		}
		return append(out, id)
	}
	if a.f.Instrs[id].Op != ir.OpPhi {
		return []ir.ID{id}
	}
	var out []ir.ID
	for _, x := range a.f.Args(id) {
		out = append(out, a.unrefined(x))
	}
	return out
}

// madeWith reports whether a register is the result of a call that names one of a list: by a keyword, or by what it is given.
func (a *analysis) madeWith(id ir.ID, names []string) bool {
	in := &a.f.Instrs[id]
	return in.Op == ir.OpCall && (slices.ContainsFunc(a.f.Calls[in.Aux].Names, func(n string) bool { return slices.Contains(names, n) }) ||
		slices.ContainsFunc(a.f.Args(id)[1:], func(x ir.ID) bool {
			return x != ir.NoID && slices.ContainsFunc(a.vals[x].refs(), func(r Ref) bool { return slices.Contains(names, idiom.LastPart(r.Name)) })
		}))
}

// readsOf reports whether the function reads an attribute of a register that is called by one of a list of names.
func (a *analysis) readsOf(obj ir.ID, names []string) bool {
	for i := range a.f.Instrs {
		if id := ir.ID(i); a.f.Instrs[i].Op == ir.OpAttr && slices.Contains(names, a.f.NameOf(id)) && a.unrefined(a.f.Arg(id, 0)) == obj {
			return true
		}
	}
	return false
}

// bothForeign reports whether the side of a comparison that has the name is under somebody's control, too: then neither
// is the program's secret.
func (a *analysis) bothForeign(e nameEvent) bool {
	side := a.bearing(e)
	return slices.ContainsFunc(a.vals[side].taint(), func(x Atom) bool {
		return x.is(knowledge.Untrusted) && x.Flags&(viaUnresolved|passedIn) == 0 && // what an unknown call looks up by them is the program's
			(x.Origin.Source != librarySource || a.f.Instrs[side].Op != ir.OpAttr && !e.lookedUp && !a.ofClient(e.value)) // so is what users make an object with, or pass beside what a client sent
	})
}

// ofClient reports whether a client has sent a value.
func (a *analysis) ofClient(id ir.ID) bool {
	return slices.ContainsFunc(a.vals[id].taint(), func(x Atom) bool {
		return x.is(knowledge.Untrusted) && x.Origin.Source != nil && x.Origin.Source.Threat == knowledge.Remote
	})
}

// readsName reports whether a register is read from something that has a name.
func (a *analysis) readsName(id ir.ID) bool {
	switch a.f.Instrs[id].Op {
	case ir.OpAttr, ir.OpGlobal, ir.OpLoad, ir.OpIndex:
		return true
	}
	return false
}

// named reports whether giving a value to the name that a register is read from breaks a rule.
func (a *analysis) named(id ir.ID, v *Val, rule string) bool {
	if id = a.unrefined(id); a.readsName(id) {
		return a.gives(a.w.names.of(a.bearerName(id)), v, rule, knowledge.Global, a.variableOfModule(id))
	}
	return a.bears(id, v, rule, knowledge.Variable)
}

// bears reports whether giving a value to a name that a register is given to breaks a rule.
func (a *analysis) bears(id ir.ID, v *Val, rule string, of knowledge.Bearer) bool {
	return slices.ContainsFunc(a.events(), func(e nameEvent) bool {
		return e.bearer == of && e.value == id && a.gives(e.named, v, rule, of, false)
	})
}

// variableOfModule reports whether a register is read from a variable that the function's own module assigns.
func (a *analysis) variableOfModule(id ir.ID) bool {
	return a.f.Instrs[id].Op == ir.OpGlobal && a.w.prog.DefinesTogether(a.f.Module, a.f.NameOf(id))
}

// gives reports whether a value that is given a name, as what bears it, breaks a rule; here, in the function's own module, of which it may be asked whether
// the naming is about such modules: DEBUG is a setting of Django where others of Django stand beside it.
func (a *analysis) gives(n *named, v *Val, rule string, of knowledge.Bearer, here bool) bool {
	if n == nil {
		return false
	}
	return slices.ContainsFunc(n.givens, func(x *knowledge.Naming) bool {
		return x.Of.Has(of) && (!here || a.w.namingHolds(a.f, x)) && slices.ContainsFunc(x.Hazards, func(h *knowledge.Hazard) bool {
			return h.Rule == rule && !slices.ContainsFunc(h.When, func(c *knowledge.Condition) bool { return a.test(c, v) != truthy })
		})
	})
}

package flow

import (
	"cmp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds calls and assignments that are defects by what they are given. All conditions of a hazard have to be
// known to hold. One of them may hang on a parameter of the function: then the hit waits in the summary, and each caller
// decides it by its argument, until one does or knows no more of the value.

// hardCoded is the rule on credentials in the source; others speak of the same where there is one.
const hardCoded = "hard-coded-credential"

// hazards checks the hazards of a call.
func (m *modelCall) hazards(list []*knowledge.Hazard, open bool) {
	if len(list) == 0 {
		return
	}
	m.open = open
	for _, h := range list {
		m.hazard(h)
	}
	m.open = false
}

// span is the text of the call, or of the assignment that is judged as one.
func (m *modelCall) span() (pos, end int32) {
	if m.end > 0 {
		return m.pos, m.end
	}
	in := &m.a.f.Instrs[m.id]
	return in.Pos, in.End
}

// settledFirst reports whether the first that the function does with a result is to give it to a call of one of
// these names.
func (a *analysis) settledFirst(id ir.ID, by []string) bool {
	for user := id + 1; int(user) < len(a.f.Instrs); user++ {
		if !slices.Contains(a.f.Args(user), id) {
			continue
		}
		if a.f.Instrs[user].Op != ir.OpCall {
			return false
		}
		names := a.f.Calls[a.f.Instrs[user].Aux].Names // what takes over what is there does not fail
		return slices.Contains(by, a.f.NameOf(a.f.Arg(user, 0))) && !slices.Contains(names, "exist_ok") && !slices.Contains(names, "dirs_exist_ok")
	}
	return false
}

// onlyEmpty reports whether a condition asks for nothing but values that count as false.
func onlyEmpty(c *knowledge.Condition) bool {
	if c.Is != nil {
		return !counts(*c.Is)
	}
	return len(c.In) > 0 && !slices.ContainsFunc(c.In, counts)
}

// provedFull reports whether what a condition speaks of counts as true where the call stands: what tests it, under the same words, comes
// here only if it does.
func (m *modelCall) provedFull(c *knowledge.Condition) bool {
	_, reg, ok := m.port(c.Arg)
	if !ok || reg == ir.NoID {
		return false
	}
	a, place := m.a, m.a.blockOf(m.id)
	if a.f.Instrs[reg].Op == ir.OpConst {
		return false
	}
	same := func(x ir.ID) bool {
		x, y := a.unrefined(x), a.unrefined(reg)
		if x == y {
			return true
		}
		in, of, text := &a.f.Instrs[x], &a.f.Instrs[y], a.f.Module.File.Text
		return in.Op == of.Op && (in.Op == ir.OpAttr || in.Op == ir.OpGlobal || in.Op == ir.OpLoad) && text[in.Pos:in.End] == text[of.Pos:of.End]
	}
	for b := range a.f.Branches() {
		if cond, full := idiom.Affirmed(a.f, b.Cond); same(cond) && onlyBy(a.f, b, full, place) {
			return true
		}
	}
	return false
}

func (m *modelCall) hazard(h *knowledge.Hazard) {
	if !m.a.w.reported[h.Rule] || h.Until > 0 && int(m.a.w.cfg.Oldest[0]) >= h.Until || h.Unused && m.a.f.Used()[m.id] || h.Unsettled != nil && m.a.settledFirst(m.id, h.Unsettled) || h.Sole && m.a.unbelieved(m.id) {
		return
	}
	if slices.ContainsFunc(h.Unless, func(c *knowledge.Condition) bool {
		t, v := m.test(c)
		return strictly(c, v, t) == truthy
	}) {
		return
	}
	var pending *knowledge.Condition
	var on *Origin
	var decided Decision
	lone := false
	for _, c := range h.When {
		t, v := m.test(c)
		t = strictly(c, v, t)
		switch {
		case t == falsy:
			return
		case t == truthUnknown && onlyEmpty(c) && m.provedFull(c):
			return
		case t == truthUnknown && h.Opens(c):
			continue
		case t == truthUnknown && m.a.constantOfClass(v) != nil && strictly(c, v, m.a.test(c, m.a.constantOfClass(v))) == truthy:
			continue
		case t == truthUnknown && h.Rule == hardCoded && m.fallsBack(h, c):
			return
		case t == truthUnknown && m.leftOut(h, c):
			lone = true
		case t == truthUnknown:
			o := m.a.whole(v)
			if pending == nil && (o == nil || o.Parent != nil) { // what an attribute was given may have been an option
				d, ok := m.decision(h, c)
				if ok {
					decided = d
				}
				if ok && o == nil {
					pending = c
					continue
				}
			}
			if o == nil || pending != nil {
				return
			}
			pending, on = c, o
		}
	}
	if decided.Name != "" {
		m.a.decided(decided)
		if on == nil {
			return
		}
	}
	if pending == nil && h.Raw {
		m.a.effects = append(m.a.effects, effect{kind: effectRaw, id: allTemplates})
	}
	if m.otherwise && m.a.w.credentials[h.Rule] || pending == nil && m.told(h) {
		return
	}
	if m.a.onlyReads(h.Rule, m.id) || h.Shared && (m.a.onlyThere(m.id) || m.a.inOwnFolder(m.id)) {
		return
	}
	if pending == nil {
		m.chosen(h)
		r := m.a.w.base.Rule(h.Rule)
		if m.a.usersChoice(r, m.id) || m.choice(r, h) {
			return
		}
		if m.a.writer != nil && r != nil && r.Chosen != nil {
			if is, _ := m.a.w.chosenWrites(r, m.a.writer, idiom.LastPart(m.name), maxPassedOn); is {
				return
			}
		}
	}
	issued, doubt := false, false
	if args := m.a.f.Args(m.id); h.Sole && len(args) > 1 {
		if issued, doubt = m.a.fromIssuer(args[1]); issued {
			return
		}
	}
	if h.Open() != 0 && pending == nil {
		constant, code := m.ownProgram(h)
		if constant {
			return
		}
		doubt = doubt || code || m.builtOfNames(h)
	}
	pos, end := m.span()
	fn := m.a.f
	if at, ok := m.a.completes.place(); ok && m.end == 0 { // what reading it breaks is told where the callee does
		fn, pos, end = at.fn, at.pos, at.end
	}
	m.a.addHit(hit{spot: &spot{hazard: h, name: m.name, fn: fn, pos: pos, end: end, shown: m.credential(h), far: m.farArgument(h, pos)}, pending: pending, atom: Atom{Origin: on}, doubt: doubt, lone: lone})
	if pending != nil && m.a.defaultDoes(on, pending, h.Rule) && !m.a.usersChoice(m.a.w.base.Rule(h.Rule), m.id) {
		m.a.addHit(hit{spot: &spot{hazard: h, name: m.name, fn: m.a.f, pos: pos, end: end}, byDefault: on})
	}
}

// A completion is an entry of something that a callee is passed, which its caller completes.
type completion struct {
	by *ir.Function
	of key
}

// place is where the function reads the entry, or one of its module that it calls.
func (r completion) place() (at readElsewhere, ok bool) {
	if r.by == nil {
		return at, false
	}
	name, ok := keyVal(r.of).text()
	if !ok {
		return at, false
	}
	return readOfEntry(r.by, name, maxPassedDown)
}

// A readElsewhere is a place at which an entry is read.
type readElsewhere struct {
	fn       *ir.Function
	pos, end int32
}

// maxPassedDown bounds the functions through which what an entry is read of is passed on.
const maxPassedDown = 3

func readOfEntry(f *ir.Function, name string, depth int) (at readElsewhere, ok bool) {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch in := &f.Instrs[i]; in.Op {
		case ir.OpIndex:
			if text, known := idiom.ConstText(f, idiom.Unrefined(f, f.Arg(id, 1))); known && text == name {
				return readElsewhere{f, in.Pos, in.End}, true
			}
		case ir.OpCall:
			called := f.NameOf(f.Arg(id, 0))
			if depth == 0 || called == "" {
				continue
			}
			for _, g := range f.Module.Functions {
				if g != f && g.Name == called && g.Kind == ir.Def {
					if at, ok = readOfEntry(g, name, depth-1); ok {
						return at, true
					}
				}
			}
		}
	}
	return at, false
}

// farArgument is the argument that makes a call of many lines a hazard, if it stands so far below the call's beginning that a reader has to
// look for it; its place in the text.
func (m *modelCall) farArgument(h *knowledge.Hazard, pos int32) (far [2]int32) {
	f := m.a.f
	if f.Instrs[m.id].Op != ir.OpCall {
		return far
	}
	args := f.Args(m.id)
	for i, name := range f.Calls[f.Instrs[m.id].Aux].Names {
		if name == "" || i+1 >= len(args) || f.Instrs[args[i+1]].Op != ir.OpConst || !slices.ContainsFunc(h.When, func(c *knowledge.Condition) bool {
			return c.Arg.Name == name || len(c.Arg.Path) > 0 && c.Arg.Path[0].Name == name
		}) {
			continue
		}
		if at := f.Instrs[args[i+1]].Pos; at > pos && strings.Count(f.Module.File.Text[pos:at], "\n") >= farLines {
			return [2]int32{at, f.Instrs[args[i+1]].End}
		}
	}
	return far
}

// farLines is how many lines below the beginning of a call an argument is no longer seen with it.
const farLines = 3

// assigned checks the hazards of giving a value to something.
func (a *analysis) assigned(id ir.ID, list []*knowledge.Hazard, v *Val, name string) {
	if len(list) > 0 {
		m := &modelCall{a: a, id: id, fn: &knowledge.Function{}, self: argv{id: ir.NoID}, result: v, name: name}
		m.hazards(list, false)
		if v == nil {
			m.unknownValue(list)
		}
	}
}

// defaultDoes reports whether a parameter's own default fulfils a condition: then the function is at fault, whoever
// calls it. Where the parameter's name has told so already, it is not told again.
func (a *analysis) defaultDoes(o *Origin, c *knowledge.Condition, rule string) bool {
	if int(o.Param) >= len(a.f.Params) {
		return false
	}
	v, name := a.fs.defaultOf(o.Param), a.f.Params[o.Param].Name
	if o.Parent != nil {
		if o.Parent.Parent != nil || o.Param != 0 || o.Key.Kind != '.' || a.f.Class == nil || isStatic(a.f) {
			return false
		}
		name = o.Key.Name
		v = a.w.attributeDefault(a.f.Class.ID, name)
	}
	return v != nil && strictly(c, v, a.test(c, v)) == truthy && !a.gives(a.w.names.of(name), v, rule, knowledge.Global, false)
}

// usersChoice reports whether a place is reached by the choice of the program's user only: a branch that leads there tests
// something of a name that the rule says tells of one (if not verify).
func (a *analysis) usersChoice(r *knowledge.Rule, id ir.ID) bool {
	if r == nil || r.Chosen == nil {
		return false
	}
	place := a.blockOf(id)
	for i, b := range a.f.Blocks {
		if len(b.Succs) != 2 {
			continue
		}
		if len(b.Instrs) == 0 {
			continue
		}
		last := b.Instrs[len(b.Instrs)-1]
		if a.f.Instrs[last].Op == ir.OpIf && (a.asks(a.f.Arg(last, 0), r.Chosen, 4) || a.asksKept(a.f.Arg(last, 0), r.Chosen, 4)) && a.decides(ir.BlockID(i), place) &&
			!a.leadsByDefault(ir.BlockID(i), place, a.f.Arg(last, 0)) && !a.leadsByCaller(ir.BlockID(i), place, a.f.Arg(last, 0)) {
			return true
		}
	}
	return false
}

// leadsByDefault reports whether a branch leads to a place where callers leave out what its condition is about.
func (a *analysis) leadsByDefault(branch, place ir.BlockID, cond ir.ID) bool {
	way := 0
	switch a.truthByDefault(cond, 4) {
	case truthUnknown:
		return false
	case falsy:
		way = 1
	}
	return a.reaches(a.f.Blocks[branch].Succs[way], place, branch)
}

// truthByDefault is the outcome of a test where parameters, and attributes that the constructor is given, have their defaults.
func (a *analysis) truthByDefault(id ir.ID, depth int) truth {
	if id == ir.NoID || depth == 0 {
		return truthUnknown
	}
	in := &a.f.Instrs[id]
	byDefault := func(x ir.ID) *Val {
		if d := a.defaultOf(a.vals[a.unrefined(x)]); d != nil {
			return d
		}
		if _, d := a.lookedUpOption(a.unrefined(x)); d != nil {
			return d
		}
		if v := a.vals[x]; v.truth() != truthUnknown {
			return v
		}
		return cmp.Or(a.declaredDefault(a.unrefined(x)), a.classDefault(a.unrefined(x)), a.vals[x])
	}
	switch {
	case in.Op == ir.OpSigma:
		return a.truthByDefault(a.f.Arg(id, 0), depth-1)
	case in.Op == ir.OpUnary && in.Flag == ir.Not:
		switch a.truthByDefault(a.f.Arg(id, 0), depth-1) {
		case truthy:
			return falsy
		case falsy:
			return truthy
		}
		return truthUnknown
	case in.Op == ir.OpCompare:
		if r, ok := a.foldCompare(in.Flag, byDefault(a.f.Arg(id, 0)), byDefault(a.f.Arg(id, 1))); ok {
			return truthOf(r)
		}
		return truthUnknown
	}
	return byDefault(id).truth()
}

// blockOf is the block that holds an instruction.
func (a *analysis) blockOf(id ir.ID) ir.BlockID {
	return blockOf(a.f, id)
}

// choice reports whether a value that a hazard speaks of is one of two, a constant, by such a branch: None if verify else False.
func (m *modelCall) choice(r *knowledge.Rule, h *knowledge.Hazard) bool {
	if r == nil || r.Chosen == nil {
		return false
	}
	return slices.ContainsFunc(h.When, func(c *knowledge.Condition) bool {
		_, reg, _ := m.port(c.Arg)
		if c.Arg.Base == knowledge.PortValue {
			reg = m.self.id
		}
		if reg == ir.NoID {
			return false
		}
		return m.a.chosenConstant(r, c, reg)
	})
}

// chosenConstant reports whether a register is one of several values, of which the one that fulfils a condition is a constant that
// a branch has chosen which the rule calls the choice of the program's user.
func (a *analysis) chosenConstant(r *knowledge.Rule, c *knowledge.Condition, reg ir.ID) bool {
	if reg = a.unrefined(reg); r == nil || r.Chosen == nil || a.f.Instrs[reg].Op != ir.OpPhi {
		return false
	}
	args := a.f.Args(reg)
	for k, p := range a.f.Blocks[a.blockOf(reg)].Preds {
		if k >= len(args) || a.f.Instrs[a.unrefined(args[k])].Op != ir.OpConst || a.test(c, a.vals[args[k]]) != truthy {
			continue
		}
		for i, b := range a.f.Blocks {
			if n := len(b.Instrs); n > 0 && a.f.Instrs[b.Instrs[n-1]].Op == ir.OpIf && a.asks(a.f.Arg(b.Instrs[n-1], 0), r.Chosen, 4) &&
				(ir.BlockID(i) == p || a.decides(ir.BlockID(i), p)) && !(ir.BlockID(i) != p && (a.leadsByDefault(ir.BlockID(i), p, a.f.Arg(b.Instrs[n-1], 0)) || a.leadsByCaller(ir.BlockID(i), p, a.f.Arg(b.Instrs[n-1], 0)))) {
				return true
			}
		}
	}
	return false
}

// decides reports whether it is for a branch to say if a place is reached: one way from it leads there and the other does
// not, or cannot avoid it where the other can (if verify or fingerprint).
func (a *analysis) decides(branch, place ir.BlockID) bool {
	succs := a.f.Blocks[branch].Succs
	if a.reaches(succs[0], place, branch) != a.reaches(succs[1], place, branch) {
		return true
	}
	avoids := func(from ir.BlockID) bool {
		for i, comes := range reachable(a.f, from, place) {
			if comes && len(a.f.Blocks[i].Succs) == 0 {
				return true
			}
		}
		return false
	}
	return avoids(succs[0]) != avoids(succs[1])
}

// asks reports whether a condition is about something of a name. A function that is called so is no setting: it checks
// something itself.
func (a *analysis) asks(id ir.ID, name *regex.Pattern, depth int) bool {
	return asks(a.f, id, name, depth)
}

func asks(f *ir.Function, id ir.ID, name *regex.Pattern, depth int) bool {
	fuel := maxAsked
	return asksIn(f, id, name, depth, &fuel)
}

func asksIn(f *ir.Function, id ir.ID, name *regex.Pattern, depth int, fuel *int) bool {
	if *fuel--; id == ir.NoID || depth < 0 || *fuel < 0 {
		return false
	}
	parts := f.Args(id)
	if f.Instrs[id].Op == ir.OpCall {
		callee := parts[0]
		if parts = parts[1:]; f.Instrs[callee].Op == ir.OpAttr && (f.NameOf(callee) == "get" || f.NameOf(callee) == "value") { // NO_VERIFY.get()
			parts = append(slices.Clone(parts), f.Args(callee)...)
		}
	}
	if f.Instrs[id].Op == ir.OpCall && len(parts) == 0 { // if should_disable_verify():
		if callee := idiom.BearerName(f, idiom.Unrefined(f, f.Arg(id, 0))); asksSetting.MatchString(callee) && name.MatchString(callee) {
			return true
		}
	}
	if in := &f.Instrs[id]; in.Op == ir.OpCompare && (in.Flag == ir.In || in.Flag == ir.NotIn) && f.Instrs[idiom.Unrefined(f, parts[0])].Op == ir.OpPhi {
		parts = parts[1:] // whether something is kept already under one of several keys
	}
	text, _ := idiom.ConstText(f, id) // mode == "insecure", os.getenv("NO_VERIFY")
	return name.MatchString(idiom.BearerName(f, id)) || len(text) <= idiom.MaxName && name.MatchString(text) ||
		slices.ContainsFunc(parts, func(x ir.ID) bool { return asksIn(f, x, name, depth-1, fuel) })
}

// asksSetting are names of functions without arguments that tell what somebody has chosen.
var asksSetting = regex.NewPattern(`(?i)^_*(should|must|is|are|do|does|want|may|can)_\w`)

// strictly is a condition's truth for a hazard: None is not False there, it leaves the choice to the library.
func strictly(c *knowledge.Condition, v *Val, t truth) truth {
	if t == truthy && c.Is != nil && v != nil && v.Const != nil && v.Const.Kind == ir.None {
		if _, ok := (*c.Is).(bool); ok {
			return falsy
		}
	}
	return t
}

// told reports whether what a hazard speaks of bears a name to which it was given against the same rule, or is a credential that
// was told of at its name: the finding stands there.
func (m *modelCall) told(h *knowledge.Hazard) bool {
	for _, c := range h.When {
		v, reg, _ := m.port(c.Arg)
		if c.Arg.Base == knowledge.PortValue {
			reg = m.self.id
		}
		if reg != ir.NoID && v != nil && v != bottom && (m.a.named(reg, v, h.Rule) ||
			h.Rule != hardCoded && m.a.w.credentials[h.Rule] && (m.a.named(reg, v, hardCoded) || m.a.bears(m.a.unrefined(reg), v, hardCoded, knowledge.Global))) {
			return true
		}
	}
	return false
}

// hazard decides a callee's waiting hit by the caller's argument.
func (ap *application) hazard(h *hit) {
	if h.lone {
		return // what callers pass decides
	}
	if o := h.byDefault; o != nil && o.Fn == ap.callee && o.Parent == nil && ap.defaults&(1<<uint(min(o.Param, 63))) == 0 {
		return // something else is passed
	}
	if h.pending == nil {
		if ap.s.special && !ap.known(h) { // found only in this context
			n := *h
			n.path = ap.path(h)
			if h.hazard.Open() == 0 {
				n.place = ap.step()
			}
			ap.a.addHit(n)
		}
		return
	}
	if h.atom.Origin.Fn != ap.callee || h.atom.Origin.Parent == nil && ap.defaults&(1<<uint(min(h.atom.Origin.Param, 63))) != 0 {
		return // the callee has judged its own default
	}
	n := *h
	n.path = ap.path(h)
	v := ap.origin(h.atom.Origin)
	t := strictly(h.pending, v, ap.a.test(h.pending, v))
	if i := int(h.atom.Origin.Param); t == truthUnknown && h.pending.Begins != nil && h.atom.Origin.Parent == nil && i < len(ap.regs) {
		t = ap.a.testEach(h.pending, ap.regs[i], maxChoices)
	}
	switch t {
	case truthy:
		if i := int(h.atom.Origin.Param); h.atom.Origin.Parent == nil && i < len(ap.regs) && ap.regs[i] != ir.NoID &&
			ap.a.chosenConstant(ap.a.w.base.Rule(h.hazard.Rule), h.pending, ap.regs[i]) {
			return
		}
		if i := int(h.atom.Origin.Param); h.pending.Needs == knowledge.NeedsBuilt && h.atom.Origin.Parent == nil && i < len(ap.regs) {
			n.doubt = n.doubt || savepoint.MatchString(v.prefix()) || ap.a.namesOnly(ap.regs[i], maxUnknown)
		}
		n.pending, n.atom = nil, Atom{}
		if ap.a.w.credentials[h.hazard.Rule] {
			n.spot = h.showing(v)
		}
		if h.pending.Open == 0 || h.pending.Needs == knowledge.NeedsBuilt {
			n.place = ap.step() // the caller is at fault; that the value is no constant is the callee's own affair
		}
		ap.a.addHit(n)
	case truthUnknown:
		if o := ap.a.whole(v); o != nil {
			n.atom.Origin = o
			ap.a.addHit(n)
			if ap.a.defaultDoes(o, h.pending, h.hazard.Rule) {
				n.pending, n.atom, n.place, n.byDefault = nil, Atom{}, ap.step(), o
				ap.a.addHit(n)
			}
		} else if i := int(h.atom.Origin.Param); h.atom.Origin.Parent == nil && i < len(ap.regs) {
			if r, ok := ap.a.optionRead(ap.regs[i], 4); ok {
				ap.a.decided(Decision{OptionRead: r, When: h.pending, Rule: h.hazard.Rule, Call: h.name, Says: h.hazard.Message, fn: ap.a.f, pos: ap.step().Pos, end: ap.step().End})
			}
		}
	}
}

// showing is the spot with the text that a credential is.
func (s *spot) showing(v *Val) *spot {
	out := *s
	out.shown, _ = v.text()
	return &out
}

// known reports whether every call of the callee has a hit, and not only this one.
func (ap *application) known(h *hit) bool {
	base := ap.a.w.summary(ap.a, ap.callee)
	if base == nil {
		return false
	}
	for i := range base.Hits {
		if x := &base.Hits[i]; x.hazard == h.hazard && x.pending == nil && !x.lone && x.fn == h.fn && x.pos == h.pos {
			return true
		}
	}
	return false
}

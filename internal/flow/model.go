package flow

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// A decorator is a call that made one: @app.route("/shop/<name>").
type decorator struct {
	model *knowledge.Function
	call  *modelCall
}

// A modelCall is a call of a modelled function, its arguments bound to the model's parameters.
type modelCall struct {
	a      *analysis
	id     ir.ID
	fn     *knowledge.Function
	self   argv
	params []argv // by parameter
	given  []bool
	args   []argv     // positional arguments past the named ones
	kwargs []namedArg // keyword arguments that are not named
	rest   []Atom     // data of unpacked arguments: it may be in any parameter
	mapped []Atom     // data of mappings unpacked into keyword arguments: it may be in their names
	maps   []*Val     // and those mappings
	tuple  *Val       // the one unpacked sequence behind the named parameters
	inside []*Val     // its elements
	called *Val       // what callbacks returned
	result *Val       // the object that the call makes, where the model stores something in it
	flags  atomFlags
	name   string
	pos    int32 // of what is not the call itself, with end
	end    int32
	page   bool // a template of the program was filled in, and what it writes is judged there
	open   bool // what was not passed by name may be inside an unpacked argument

	otherwise bool // the name that the value is read by says that it is no credential
}

// model applies what a library's function does.
func (a *analysis) model(id ir.ID, fn *knowledge.Function, self argv, c *callArgs, name string) *Val {
	return a.modelWith(id, fn, self, c, name, 0)
}

func (a *analysis) modelWith(id ir.ID, fn *knowledge.Function, self argv, c *callArgs, name string, flags atomFlags) *Val {
	m := &modelCall{a: a, id: id, fn: fn, self: self, flags: flags, name: name, called: bottom}
	m.bind(c)
	if len(c.starstar) > 0 && optionsDecide(fn) {
		a.noteKeywords()
	}
	m.opens()
	m.hazards(fn.Hazards, len(c.star)+len(c.starstar) > 0)
	for _, call := range fn.Calls {
		m.callback(call)
	}
	for _, s := range fn.Sinks {
		m.sink(s)
	}
	for _, r := range fn.Renders {
		m.render(r)
	}
	m.makeResult()
	for _, s := range fn.Stores {
		m.store(s)
	}
	m.saves()
	for _, r := range fn.Registers {
		m.register(r)
	}
	if fn.Decorates != "" || len(fn.Registers) > 0 {
		if a.decorating == nil {
			a.decorating = map[ir.ID]decorator{}
		}
		a.decorating[id] = decorator{fn, m}
	}
	v := m.returns()
	if fn.Options != nil {
		v = m.options(v)
	}
	if m.result != nil {
		v = m.result.withTaint(v.taint())
	}
	if strings.HasPrefix(name, "re.") || strings.HasPrefix(name, "regex.") {
		v = m.matched(v)
	}
	if fn.Returns != nil && fn.Returns.Behind != nil {
		v = m.behind(v, *fn.Returns.Behind)
	}
	if name == "typing.cast" && a.nothingKnown(v) {
		v = a.claimed(m.params[0].val, v)
	}
	v = m.guards(m.hostGiven(v))
	if fn.NoReturn {
		a.halted = true
		return bottom
	}
	return v
}

// bind puts arguments to parameters as Python does.
func (m *modelCall) bind(c *callArgs) {
	ps := m.fn.Params
	m.params, m.given = make([]argv, len(ps)), make([]bool, len(ps))
	for i := range m.params {
		m.params[i].id = ir.NoID
	}
	next := 0
	for _, x := range c.pos {
		if next < len(ps) && !ps[next].KwOnly && !ps[next].Star && !ps[next].StarStar {
			m.params[next], m.given[next] = x, true
			next++
			continue
		}
		m.args = append(m.args, x)
	}
named:
	for _, n := range c.named {
		for i, p := range ps {
			if p.Name == n.name && !p.PosOnly && !p.Star && !p.StarStar {
				m.params[i], m.given[i] = n.argv, true
				continue named
			}
		}
		m.kwargs = append(m.kwargs, n)
	}
	for _, s := range c.star {
		m.rest = joinTaint(m.rest, m.a.deep(s))
	}
	for n := 0; c.starred != nil && len(c.starstar) == 0 && next < len(ps) && required(&ps[next]); n++ { // the first of what is unpacked is the first parameter
		m.params[next].val, m.given[next] = m.a.indexConst(m.id, c.starred, keyOfInt(n)), true
		next++
	}
	m.maps = c.starstar
	if c.starred != nil && next == len(c.pos) && len(m.args) == 0 {
		m.tuple, m.inside = c.starred, c.star
	}
	for _, s := range c.starstar {
		for i, p := range ps {
			if !m.given[i] && !p.Star && !p.StarStar {
				if v := m.a.indexKey(s, key{'[', p.Name}); v != nil && v != bottom {
					m.params[i].val = v
				}
				if p.HasDefault {
					if v, ok := m.unpacked(p.Name); ok {
						m.params[i].val = v
					}
				}
			}
		}
		m.rest = joinTaint(m.rest, s.taint())
		m.mapped = joinTaint(m.mapped, s.taint())
		for _, r := range s.refs() {
			if o := m.a.obj(r.ID); r.Kind == refObject && o != nil {
				m.mapped = joinTaint(m.mapped, o.Keys)
			}
		}
	}
}

// callback calls a function that was passed.
func (m *modelCall) callback(c *knowledge.Call) {
	if c.Rows {
		m.rows(c)
		return
	}
	fn, _, ok := m.port(c.Function)
	if !ok {
		return
	}
	if name, isText := fn.text(); isText { // enqueue("jobs.mail.send", address)
		fn = m.a.dotted(name)
	}
	args := &callArgs{}
	for _, p := range c.With {
		v, reg, _ := m.port(p)
		if v == bottom {
			v = nil
		}
		args.pos = append(args.pos, argv{reg, v})
	}
	if c.Star != nil {
		if m.isArgs(*c.Star) && len(c.Star.Path) == 0 {
			args.pos = append(args.pos, m.args...)
			if m.tuple != nil {
				args.star, args.starred = m.inside, m.tuple
			} else if len(m.rest) > 0 {
				args.star = append(args.star, tainted(m.rest))
			}
		} else if v, _, ok := m.port(*c.Star); ok {
			if es, exact := m.a.elements(v); exact {
				for _, e := range es {
					args.pos = append(args.pos, argv{ir.NoID, e})
				}
			} else if e := m.a.element(m.id, v); e != bottom {
				args.star = append(args.star, e)
			}
		}
	}
	if c.StarStar != nil {
		if m.isKwargs(*c.StarStar) && len(c.StarStar.Path) == 0 {
			args.named = append(args.named, m.kwargs...)
			args.starstar = append(args.starstar, m.maps...)
		} else if v, _, ok := m.port(*c.StarStar); ok && v != nil {
			args.starstar = append(args.starstar, v)
		}
	}
	if c.Method != "" {
		if len(m.fn.Params) > 0 && m.fn.Params[0].Name == "pattern" { // url(r"/users/([0-9]+)", UserHandler)
			m.routes(fn)
		}
		m.a.callMethodOf(m.id, fn, c.Method, args)
		return
	}
	m.a.callbacks++
	v, ok := m.a.apply(m.id, ir.NoID, fn, args)
	m.a.callbacks--
	m.a.halted = false
	if ok && v != bottom {
		m.called = join(m.called, v)
	}
}

func (m *modelCall) register(r *knowledge.Register) {
	if !m.holdAll(r.When) {
		return
	}
	if v, _, ok := m.port(r.Arg); ok {
		m.a.registerAs(m.id, v, Entry{Handler: m.a.w.base.Handler(r.Handler), methods: r.Methods}, m)
	}
}

// behind marks the data that a join of paths puts behind something: whoever passes a whole path means that path,
// whoever passes a part means something inside a folder.
func (m *modelCall) behind(v *Val, p knowledge.Port) *Val {
	first, _, _ := m.port(p)
	return v.withTaint(mapAtoms(v.taint(), func(x Atom) Atom {
		for _, y := range first.taint() {
			if y.Origin == x.Origin {
				return x
			}
		}
		x.Flags = x.Flags&^splitPart | joined | inFolder
		return x
	}))
}

// decorated registers the function that a call's result decorates: by the first registration whose conditions hold, or
// by the model's own shape.
func (a *analysis) decorated(id ir.ID, d decorator, fn *Val) {
	for _, r := range d.model.Registers {
		if r.Arg.Base == knowledge.PortDecorated && d.call.holdAll(r.When) {
			a.registerAs(id, fn, Entry{Handler: a.w.base.Handler(r.Handler), methods: r.Methods}, d.call)
			return
		}
	}
	if d.model.Decorates != "" {
		a.register(id, fn, d.model.Decorates, d.call)
	}
}

// returns is the result.
func (m *modelCall) returns() *Val {
	r := m.fn.Returns
	var t []Atom
	switch {
	case r != nil && r.From != nil:
		for _, p := range *r.From {
			if v, _, ok := m.port(p); ok {
				t = joinTaint(t, m.a.deep(v))
			}
		}
	default:
		if !m.untrackedSelf() {
			t = m.self.val.taint()
		}
		for i := range m.params {
			t = joinTaint(t, m.a.deep(m.params[i].val))
		}
		for _, x := range m.args {
			t = joinTaint(t, m.a.deep(x.val))
		}
		for _, x := range m.kwargs {
			t = joinTaint(t, m.a.deep(x.val))
		}
		t = joinTaint(t, m.rest)
	}
	if r == nil {
		return tainted(t)
	}
	if r.Contents != nil {
		if v, _, ok := m.port(*r.Contents); ok {
			t = joinTaint(t, mapAtoms(m.a.deep(v), func(x Atom) Atom {
				x.Kinds &= m.a.w.fileKinds
				x.Flags |= contents
				return x
			}))
		}
	}
	if r.Fetched != nil {
		if v, _, ok := m.port(*r.Fetched); ok {
			t = joinTaint(t, m.a.w.answers(v.taint()))
		}
	}
	if r.Same != nil {
		if v, _, ok := m.port(*r.Same); ok {
			return v
		}
	}
	if r.Own {
		if v := m.own(r.Value.Type); v != nil {
			return v
		}
	}
	if r.Sanitizes != 0 && (m.holdAll(r.When) || r.Told && m.a.w.cfg.Escaping) && !(r.Auto && m.a.rawTemplate()) {
		t = m.a.w.escaped(t, knowledge.KindMask(r.Sanitizes), r.Coded)
	}
	if r.Vouches != 0 && len(t) > 0 && !m.a.w.signsRequests(m.a.f.Module) {
		t = sanitized(t, r.Vouches)
	}
	if r.Escapes != 0 && m.holdAll(r.When) && (!r.Windows || m.a.onlyOn(windows, m.id)) {
		t = sanitized(t, r.Escapes)
	}
	for _, c := range r.Cleans {
		if m.holdAll(c.When) && !(r.Fields && m.openForm()) {
			t = sanitized(t, knowledge.KindMask(c.Kinds))
		}
	}
	if r.JSON {
		t = flagged(t, asJSON)
	}
	if r.Page {
		t = flagged(t, built)
	}
	if m.page {
		t = sanitized(t, m.a.w.htmlKinds|m.a.w.misplaced.htmlMisplaced)
	}
	if len(m.fn.Renders) > 0 && len(t) > 0 {
		if m.filled() {
			t = mapAtoms(t, func(x Atom) Atom { // which columns it shows stands in the template
				if x.stored() {
					x.Kinds &^= m.a.w.exposureKinds
				}
				return x
			})
		} else {
			t = flagged(t, viaUnresolved|passedIn) // what the template makes of them is not known
		}
	}
	if r.Restores != 0 {
		t = mapAtoms(t, func(x Atom) Atom {
			if x.Kinds&^m.a.w.objectKinds != 0 { // a number has nothing that could come back
				x.Kinds |= r.Restores & m.a.w.untrusted
				if x.Origin.Source == nil && r.Restores&m.a.w.misplaced.html != 0 { // see undone.go
					x.Unescaped |= forHTML
				}
				if r.Restores&m.a.w.nosqlKinds != 0 {
					x.Flags |= parsed
				}
			}
			x.Flags &^= noDotDot | notAbsolute | leadingSlash | notTwoSlashes | onePart // what was looked for may come out now
			return x
		})
	}
	if r.From != nil && len(*r.From) == 1 && r.Value.Type == "" && r.Value.Source == nil && r.Sanitizes == 0 && r.Escapes == 0 {
		// The value itself, with what it refers to.
		if v, _, ok := m.port((*r.From)[0]); ok && v != nil && (len((*r.From)[0].Path) > 0 || (*r.From)[0].Base == knowledge.PortCall) {
			return v
		}
	}
	if r.From != nil && len(*r.From) > 0 && len((*r.From)[0].Path) > 0 && r.Sanitizes == 0 {
		if v, _, ok := m.port((*r.From)[0]); ok && v != nil && v.Const != nil && len(v.Refs) == 0 && len(t) == 0 {
			return v // a constant that was put there
		}
	}
	value := r.Value
	if value.Source != nil && !m.holdAll(value.Source.When) {
		value.Source = nil
	}
	v := m.a.modelled(m.id, &value)
	if r.Under != nil {
		v = m.keptUnderKey(v, *r.Under)
	}
	if v != nil && v.Plain {
		t = asText(t)
	}
	v = v.withTaint(joinTaint(v.taint(), t))
	for _, l := range r.Lacks {
		if m.holdAll(l.When) && len(v.taint()) > 0 {
			v = m.a.lacking(v, charsOf(l.Chars).or(v.lacks()))
		}
	}
	if r.Also != nil && m.holdAll(r.Also.When) {
		v = v.withTaint(joinTaint(v.taint(), m.a.source(m.id, r.Also)))
	}
	if value.Elements != nil && len(t) > 0 && len(v.Refs) == 1 {
		if o := m.a.obj(v.Refs[0].ID); o != nil && o.Kind == objList && o.Rest != bottom { // what it is made of, its elements are made of
			with := *o
			with.Rest = o.Rest.withTaint(joinTaint(o.Rest.taint(), t))
			m.a.heap.set(v.Refs[0].ID, &with)
		}
	}
	if len(r.Record) > 0 && len(v.taint()) > 0 && m.holdAll(r.Record) {
		return m.a.recordOf(m.id, v.taint())
	}
	if r.Arguments != "" && len(v.taint()) > 0 {
		return m.argumentEntries(v.withTaint(mapAtoms(v.Taint, func(x Atom) Atom {
			x.Lead = leadStart // the name of an option before it is taken off
			return x
		})))
	}
	for _, x := range m.self.val.refs() {
		if class := m.a.instanceOf(x); r.Fields && class >= 0 {
			return m.a.formEntriesIn(&formReading{id: m.id, each: tainted(v.taint()), open: m.openForm()}, class, m.self.val, v, 41)
		}
	}
	return v
}

// own is the receiver, where it is an instance of a class of the program that derives from a library's type; nil where
// it is none.
func (m *modelCall) own(derived string) *Val {
	for _, r := range m.self.val.refs() {
		if class := m.a.instanceOf(r); class >= 0 && m.a.w.base.Type(m.a.w.ExternBase(class)).IsA(derived) {
			return refVal(r)
		}
	}
	return nil
}

func (m *modelCall) untrackedSelf() bool {
	for _, r := range m.self.val.refs() {
		if r.Kind == refInst && m.a.w.base.Type(r.Name).IsUntracked() {
			return true
		}
		if r.Kind == refObject {
			if o := m.a.obj(r.ID); o != nil && o.Type != "" && m.a.w.base.Type(o.Type).IsUntracked() {
				return true
			}
		}
	}
	return false
}

// guards adds what follows from the call's outcome.
func (m *modelCall) guards(v *Val) *Val {
	var facts []Fact
	for _, g := range m.fn.Guards {
		of, reg, ok := m.port(g.Arg)
		if !ok || reg == ir.NoID || m.againstItself(of, reg, knowledge.KindMask(g.Kinds)) {
			continue
		}
		f := Fact{Target: reg, Note: g.Insufficient}
		if g.Apart != nil {
			if with, _, ok := m.port(*g.Apart); ok && shares(m.a.vals[reg], tainted(m.a.deep(with))) {
				continue
			}
		}
		if g.Relative {
			f.Flags = notAbsolute
		}
		kinds := knowledge.KindMask(g.Kinds)
		if g.Insufficient != "" {
			kinds = 0
		}
		switch g.When {
		case knowledge.OutcomeTrue, knowledge.OutcomeNotNone:
			f.True = kinds
		case knowledge.OutcomeFalse:
			f.False = kinds
		case knowledge.OutcomeReturns:
			f.True = kinds
			m.a.addReturned(m.id, f)
			continue
		}
		facts = append(facts, f)
	}
	if strings.HasPrefix(m.name, "re.") || strings.HasPrefix(m.name, "regex.") {
		facts = append(facts, m.patternFacts()...)
	}
	if (m.name == "fnmatch.fnmatch" || m.name == "fnmatch.fnmatchcase") && len(m.params) == 2 {
		facts = append(facts, m.a.wildcardFacts(m.params[0], m.params[1])...)
	}
	if m.name == "hmac.compare_digest" && len(m.params) == 2 {
		facts = append(facts, m.a.authentic(m.params[0].id, m.params[1].id)...)
	}
	if len(facts) == 0 {
		return v
	}
	out := Val{}
	if v != nil && v != bottom {
		out = *v
	}
	out.Facts = facts
	return &out
}

// patternFacts are the facts of re.match(pattern, text) and pattern.match(text).
func (m *modelCall) patternFacts() []Fact {
	i := strings.LastIndexByte(m.name, '.')
	use, ok := patternUses[m.name[i+1:]]
	if !ok {
		return nil
	}
	pattern, ok := m.pattern()
	var target argv
	for i := range m.fn.Params {
		if m.fn.Params[i].Name == "string" {
			target = m.params[i]
		}
	}
	if target.val == nil || target.id == ir.NoID {
		return nil
	}
	if !ok {
		if list := m.a.anyCompiled(m.self.id); len(list) > 0 {
			return m.a.hostPatternFacts(m.a.anyPattern(target.id, list, use), target.id, use, list...)
		}
		// A pattern that is not known here, but not the client's: an allow-list by its use.
		if p := m.param("pattern"); p != nil && use != regex.Search && !fromSource(p) {
			return []Fact{{Target: target.id, True: knowledge.AllKinds}}
		}
		// So is one that was compiled before, of names that are put together, where it has to match the whole.
		if s := m.self.val; use == regex.FullMatch && len(s.refs()) == 1 && s.Refs[0].Kind == refInst && !fromSource(s) {
			return []Fact{{Target: target.id, True: knowledge.AllKinds}}
		}
		return nil
	}
	return m.a.hostPatternFacts(m.a.patternTest(target.id, pattern, use), target.id, use, pattern)
}

var patternUses = map[string]regex.Use{"match": regex.Match, "fullmatch": regex.FullMatch, "search": regex.Search}

func (m *modelCall) params0() *Val {
	if len(m.params) == 0 {
		return nil
	}
	return m.params[0].val
}

// compiledMark, before the place where it was compiled and its pattern, is the known text of a compiled regular expression.
const compiledMark = "\x00re:"

// compiledAt is that text for a call.
func (m *modelCall) compiledAt(pattern string) string {
	pos, end := m.span()
	return fmt.Sprintf("%s%d:%d:%d:%s\x00", compiledMark, m.a.f.ID, pos, end, pattern)
}

// compiledText reports whether a value is a compiled regular expression whose pattern is known.
func compiledText(v *Val) bool { return v != nil && strings.HasPrefix(v.prefix(), compiledMark) }

// compiled is the text of a pattern that re.compile made, and where.
func (a *analysis) compiled(v *Val) (pattern string, at *Step, ok bool) {
	if v == nil {
		return "", nil, false
	}
	text, ok := strings.CutPrefix(v.prefix(), compiledMark)
	text, whole := strings.CutSuffix(text, "\x00")
	part := strings.SplitN(text, ":", 4)
	if !ok || !whole || len(part) < 4 {
		return "", nil, false // what two patterns have in common
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(part[i])
	}
	return part[3], &Step{Fn: a.w.prog.Functions[n[0]], Pos: int32(n[1]), End: int32(n[2])}, true
}

// required reports whether a call gives a parameter by its place in any case.
func required(p *knowledge.Param) bool { return !p.HasDefault && !p.KwOnly && !p.Star && !p.StarStar }

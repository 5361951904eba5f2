package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
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
	called *Val       // what callbacks returned
	result *Val       // the object that the call makes, where the model stores something in it
	flags  atomFlags
	name   string
}

// model applies what a library's function does.
func (a *analysis) model(id ir.ID, fn *knowledge.Function, self argv, c *callArgs, name string) *Val {
	return a.modelWith(id, fn, self, c, name, 0)
}

func (a *analysis) modelWith(id ir.ID, fn *knowledge.Function, self argv, c *callArgs, name string, flags atomFlags) *Val {
	m := &modelCall{a: a, id: id, fn: fn, self: self, flags: flags, name: name, called: bottom}
	m.bind(c)
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
	if m.result != nil {
		v = m.result.withTaint(v.taint())
	}
	if name == "re.compile" {
		if p, ok := m.params0().text(); ok {
			out := Val{}
			if v != nil {
				out = *v
			}
			out.Prefix = compiledMark + p
			v = &out
		}
	}
	v = m.guards(v)
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
	for _, s := range c.starstar {
		for i, p := range ps {
			if !m.given[i] && !p.Star && !p.StarStar {
				if v := m.a.indexKey(s, key{'[', p.Name}); v != nil && v != bottom {
					m.params[i].val = v
				}
			}
		}
		m.rest = joinTaint(m.rest, s.taint())
	}
}

// port is the value at a port. ok is false where nothing was passed.
func (m *modelCall) port(p knowledge.Port) (v *Val, reg ir.ID, ok bool) {
	reg = ir.NoID
	path := p.Path
	switch p.Base {
	case knowledge.PortParam:
		ps := m.fn.Params[p.Index]
		switch {
		case ps.Star:
			return m.positional(path)
		case ps.StarStar:
			return m.keywords(path)
		}
		v, reg, ok = m.params[p.Index].val, m.params[p.Index].id, m.given[p.Index]
		if !ok && len(m.rest) > 0 {
			v, ok = tainted(m.rest), true
		}
		if !ok && v != nil {
			ok = true
		}
	case knowledge.PortSelf:
		v, reg, ok = m.self.val, m.self.id, true
	case knowledge.PortArgs:
		return m.positional(path)
	case knowledge.PortKwargs:
		return m.keywords(path)
	case knowledge.PortReturn:
		v, ok = m.result, m.result != nil
	case knowledge.PortCall:
		v, ok = m.called, m.called != bottom
	}
	if !ok {
		return nil, ir.NoID, false
	}
	if len(path) > 0 {
		return m.walk(v, path), ir.NoID, true
	}
	return v, reg, true
}

func (m *modelCall) positional(path []knowledge.Elem) (*Val, ir.ID, bool) {
	if len(path) > 0 && path[0].Kind == knowledge.ElemIndex {
		i := path[0].Index
		if i < len(m.args) {
			if len(path) == 1 {
				return m.args[i].val, m.args[i].id, true
			}
			return m.walk(m.args[i].val, path[1:]), ir.NoID, true
		}
		return tainted(m.rest), ir.NoID, len(m.rest) > 0
	}
	if len(m.args) == 1 && len(path) <= 1 && len(m.rest) == 0 {
		return m.args[0].val, m.args[0].id, true
	}
	t := m.rest
	for _, x := range m.args {
		t = joinTaint(t, m.a.deep(x.val))
	}
	return tainted(t), ir.NoID, len(m.args) > 0 || len(t) > 0
}

func (m *modelCall) keywords(path []knowledge.Elem) (*Val, ir.ID, bool) {
	t := m.rest
	found := len(t) > 0
	for _, x := range m.kwargs {
		if len(path) > 0 && path[0].Kind == knowledge.ElemKey && path[0].Name != x.name {
			continue
		}
		found = true
		if len(path) > 0 && path[0].Kind == knowledge.ElemKey {
			return x.val, x.id, true
		}
		t = joinTaint(t, m.a.deep(x.val))
	}
	return tainted(t), ir.NoID, found
}

// walk follows a port's path into a value.
func (m *modelCall) walk(v *Val, path []knowledge.Elem) *Val {
	if k, ok := m.compositeKey(path); ok {
		return m.load(v, k)
	}
	for _, e := range path {
		if v == nil || v == bottom {
			return v
		}
		switch e.Kind {
		case knowledge.ElemAttr:
			v = m.a.attr(m.id, v, e.Name)
		case knowledge.ElemAny:
			all := m.a.element(m.id, v)
			for _, r := range v.Refs {
				if r.Kind == refObject {
					if o := m.a.obj(r.ID); o != nil {
						all = join(all, o.all())
					}
				}
			}
			v = all
		case knowledge.ElemKey:
			if m.a.keeps(v) {
				v = m.load(v, key{'[', e.Name})
			} else {
				v = m.a.indexConst(m.id, v, key{'[', e.Name})
			}
		case knowledge.ElemFrom:
			v = m.from(v, e.Index)
		case knowledge.ElemIndex:
			v = m.a.indexConst(m.id, v, keyOfInt(e.Index))
		case knowledge.ElemParam:
			k := m.params[e.Index].val
			if ck, ok := constKey(k); ok {
				v = m.a.indexConst(m.id, v, ck)
			} else {
				v = tainted(m.a.deep(v))
			}
		}
	}
	return v
}

// from is any element from an index on; in an argument list, up to the one that ends the options.
func (m *modelCall) from(v *Val, index int) *Val {
	es, ok := m.a.elements(v)
	if !ok {
		return m.a.element(m.id, v)
	}
	out := bottom
	for i := index; i < len(es); i++ {
		if s, ok := es[i].text(); ok && (s == "--" || s == "--end-of-options") {
			break
		}
		out = join(out, es[i])
	}
	return out
}

func keyOfInt(i int) key {
	k, _ := constKey(constVal(ir.Const{Kind: ir.Int, Int: int64(i)}))
	return k
}

// compositeKey is the one key that stands for a path of several subscripts by parameters: [section][option].
func (m *modelCall) compositeKey(path []knowledge.Elem) (key, bool) {
	if len(path) < 2 {
		return key{}, false
	}
	var parts []string
	known := true
	for _, e := range path {
		switch e.Kind {
		case knowledge.ElemParam:
			s, ok := m.params[e.Index].val.text()
			known = known && ok
			parts = append(parts, s)
		case knowledge.ElemKey:
			parts = append(parts, e.Name)
		default:
			return key{}, false
		}
	}
	if !known {
		return key{Kind: '*'}, true
	}
	return key{'[', strings.Join(parts, "\x00")}, true
}

// keeps reports whether a value is an instance in which calls have stored something.
func (a *analysis) keeps(v *Val) bool {
	for _, r := range v.refs() {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o != nil && o.Kind == objInstance && (len(o.Fields) > 0 || o.Rest != bottom) {
				return true
			}
		}
	}
	return false
}

func (m *modelCall) load(v *Val, k key) *Val {
	out := bottom
	for _, r := range v.refs() {
		if r.Kind != refObject {
			continue
		}
		if o := m.a.obj(r.ID); o != nil {
			if o.Kind == objParam {
				out = join(out, m.a.field(r.ID, o, k))
			} else if x, ok := o.get(k); ok && k.Kind != '*' {
				out = join(out, x)
			} else if k.Kind == '*' {
				out = join(out, o.all())
			} else if o.Rest != bottom {
				out = join(out, o.Rest)
			}
		}
	}
	if out == bottom {
		return tainted(v.taint())
	}
	return out
}

// store keeps a value inside an object.
func (m *modelCall) store(s *knowledge.Store) {
	v, _, ok := m.port(s.From)
	if !ok {
		if v, ok = m.defaultOf(s.From); !ok {
			return
		}
	}
	base := s.Into
	path := base.Path
	base.Path = nil
	obj, _, ok := m.port(base)
	if !ok {
		return
	}
	if k, ok := m.compositeKey(path); ok {
		if k.Kind == '*' {
			m.a.put(obj, nil, v)
		} else {
			m.a.put(obj, keyVal(k), v)
		}
		return
	}
	if len(path) == 0 {
		m.a.put(obj, nil, v)
		return
	}
	obj = m.walk(obj, path[:len(path)-1])
	switch e := path[len(path)-1]; e.Kind {
	case knowledge.ElemAttr:
		m.a.setAttr(m.id, obj, e.Name, v)
	case knowledge.ElemAny:
		m.a.put(obj, nil, v)
	case knowledge.ElemKey:
		m.a.put(obj, constVal(ir.Const{Kind: ir.Str, Str: e.Name}), v)
	case knowledge.ElemIndex:
		m.a.put(obj, constVal(ir.Const{Kind: ir.Int, Int: int64(e.Index)}), v)
	case knowledge.ElemParam:
		m.a.put(obj, m.params[e.Index].val, v)
	}
}

// makeResult makes the object that the call returns, where the model stores something in it.
func (m *modelCall) makeResult() {
	for _, s := range m.fn.Stores {
		if s.Into.Base != knowledge.PortReturn {
			continue
		}
		typ := m.fn.Name
		if m.fn.Returns != nil && m.fn.Returns.Type != "" {
			typ = m.fn.Returns.Type
		}
		m.result = m.a.alloc(m.id, 3, &Obj{Kind: objInstance, Class: -1, Type: typ, Rest: bottom})
		return
	}
}

// defaultOf is the constant that an argument that was left out has.
func (m *modelCall) defaultOf(p knowledge.Port) (*Val, bool) {
	if p.Base != knowledge.PortParam || len(p.Path) > 0 || !m.fn.Params[p.Index].HasDefault {
		return nil, false
	}
	d := m.fn.Params[p.Index].Default
	if r, ok := d.(knowledge.Ref); ok {
		return refVal(Ref{Kind: refExtern, Name: m.a.w.base.Canonical(string(r))}), true
	}
	return constOf(d), true
}

// constOf is the value of a model's constant.
func constOf(x any) *Val {
	switch x := x.(type) {
	case nil:
		return constVal(ir.Const{Kind: ir.None})
	case bool:
		return boolVal(x)
	case int64:
		return constVal(ir.Const{Kind: ir.Int, Int: x})
	case float64:
		return constVal(ir.Const{Kind: ir.Float, Float: x})
	case string:
		return constVal(ir.Const{Kind: ir.Str, Str: x})
	}
	return nil
}

// callback calls a function that was passed.
func (m *modelCall) callback(c *knowledge.Call) {
	fn, _, ok := m.port(c.Function)
	if !ok {
		return
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
		if v, _, ok := m.port(*c.Star); ok {
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
		if v, _, ok := m.port(*c.StarStar); ok && v != nil {
			args.starstar = append(args.starstar, v)
		}
	}
	v, ok := m.a.apply(m.id, ir.NoID, fn, args)
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
		m.a.register(m.id, v, r.Handler, m)
	}
}

// decorated registers the function that a call's result decorates: by the first registration whose conditions hold, or
// by the model's own shape.
func (a *analysis) decorated(id ir.ID, d decorator, fn *Val) {
	for _, r := range d.model.Registers {
		if r.Arg.Base == knowledge.PortDecorated && d.call.holdAll(r.When) {
			a.register(id, fn, r.Handler, d.call)
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
	if r.Same != nil {
		if v, _, ok := m.port(*r.Same); ok {
			return v
		}
	}
	if r.Sanitizes != 0 && m.holdAll(r.When) {
		t = sanitized(t, r.Sanitizes)
	}
	if r.Restores != 0 {
		t = mapAtoms(t, func(x Atom) Atom { x.Kinds |= r.Restores & m.a.w.untrusted; return x })
	}
	if r.From != nil && len(*r.From) == 1 && r.Value.Type == "" && r.Value.Source == nil && r.Sanitizes == 0 {
		// The value itself, with what it refers to.
		if v, _, ok := m.port((*r.From)[0]); ok && v != nil && (len((*r.From)[0].Path) > 0 || (*r.From)[0].Base == knowledge.PortCall) {
			return v
		}
	}
	v := m.a.modelled(m.id, &r.Value)
	return v.withTaint(joinTaint(v.taint(), t))
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
		_, reg, ok := m.port(g.Arg)
		if !ok || reg == ir.NoID {
			continue
		}
		f := Fact{Target: reg, Note: g.Insufficient}
		kinds := g.Kinds
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
	method := m.name[i+1:]
	if method != "match" && method != "fullmatch" && method != "search" {
		return nil
	}
	var pattern string
	var ok bool
	var target argv
	if pattern, ok = m.params0().text(); ok && len(m.params) > 1 {
		target = m.params[1]
	} else if p, has := m.a.compiled(m.self.val); has && len(m.params) > 0 {
		pattern, target, ok = p, m.params[0], true
	}
	if !ok || target.id == ir.NoID {
		return nil
	}
	return m.a.patternTest(target.id, pattern, method == "fullmatch", method != "search")
}

func (m *modelCall) params0() *Val {
	if len(m.params) == 0 {
		return nil
	}
	return m.params[0].val
}

// compiled is the text of a pattern that re.compile made.
func (a *analysis) compiled(v *Val) (string, bool) {
	if v != nil && v.Prefix != "" && strings.HasPrefix(v.Prefix, compiledMark) {
		return v.Prefix[len(compiledMark):], true
	}
	return "", false
}

// compiledMark, before its pattern, is the known text of a compiled regular expression.
const compiledMark = "\x00re:"

// holdAll reports whether conditions may all hold.
func (m *modelCall) holdAll(cs []*knowledge.Condition) bool {
	for _, c := range cs {
		if !m.holds(c) {
			return false
		}
	}
	return true
}

func (m *modelCall) holds(c *knowledge.Condition) bool {
	v, _, ok := m.port(c.Arg)
	if c.Given != nil {
		given := ok
		if c.Arg.Base == knowledge.PortParam && len(c.Arg.Path) == 0 {
			given = m.given[c.Arg.Index]
		}
		return given == *c.Given
	}
	if !ok {
		if c.Arg.Base == knowledge.PortParam && len(c.Arg.Path) == 0 {
			p := m.fn.Params[c.Arg.Index]
			if p.HasDefault {
				return m.holdsDefault(c, p.Default)
			}
		}
		return m.holdsDefault(c, nil) // what is absent counts as None
	}
	if v == bottom {
		return m.holdsDefault(c, nil)
	}
	unknown := !c.Known
	switch {
	case c.Is != nil:
		eq, known := m.equals(v, *c.Is)
		if !known {
			return unknown
		}
		return eq
	case c.Not != nil:
		eq, known := m.equals(v, *c.Not)
		if !known {
			return unknown
		}
		return !eq
	case len(c.In) > 0:
		anyKnown := false
		for _, x := range c.In {
			eq, known := m.equals(v, x)
			if eq {
				return true
			}
			anyKnown = anyKnown || known
		}
		return !anyKnown && unknown
	case c.Type != "":
		is, known := m.hasType(v, c.Type)
		if !known {
			return unknown
		}
		return is
	case c.NoType != "":
		is, known := m.hasType(v, c.NoType)
		if !known {
			return unknown
		}
		return !is
	case len(c.Class) > 0:
		for _, r := range v.refs() {
			name := r.Name
			if r.Kind == refClass {
				name = m.a.w.externBase(r.ID)
			}
			for _, want := range c.Class {
				if name == want || m.a.w.base.Type(name).IsA(want) {
					return true
				}
			}
		}
		return len(v.refs()) == 0 && unknown
	case c.Match != nil:
		if s, ok := v.text(); ok {
			return c.Match.MatchString(s)
		}
		return unknown
	}
	return true
}

// holdsDefault decides a condition on an argument that was left out.
func (m *modelCall) holdsDefault(c *knowledge.Condition, def any) bool {
	switch {
	case c.Is != nil:
		return sameConst(def, *c.Is)
	case c.Not != nil:
		return !sameConst(def, *c.Not)
	case len(c.In) > 0:
		for _, x := range c.In {
			if sameConst(def, x) {
				return true
			}
		}
		return false
	case c.Type != "":
		return typeOfConst(def) == c.Type
	case c.NoType != "":
		return typeOfConst(def) != c.NoType
	case len(c.Class) > 0:
		if r, ok := def.(knowledge.Ref); ok {
			for _, want := range c.Class {
				if m.a.w.base.Canonical(string(r)) == want {
					return true
				}
			}
		}
		return false
	case c.Match != nil:
		s, ok := def.(string)
		return ok && c.Match.MatchString(s)
	}
	return true
}

func sameConst(def, want any) bool {
	if r, ok := def.(knowledge.Ref); ok {
		s, isText := want.(string)
		return isText && s == string(r)
	}
	return def == want
}

func typeOfConst(x any) string {
	switch x.(type) {
	case string:
		return "builtins.str"
	case int64:
		return "builtins.int"
	case bool:
		return "builtins.bool"
	}
	return ""
}

// equals compares a value with a model's constant.
func (m *modelCall) equals(v *Val, want any) (eq, known bool) {
	if v == nil {
		return false, false
	}
	if s, ok := want.(string); ok {
		for _, r := range v.Refs {
			if (r.Kind == refExtern || r.Kind == refInst) && (r.Name == s || r.Name == m.a.w.base.Canonical(s) || r.Name == "builtins."+s) {
				return true, true
			}
		}
		if t, ok := v.text(); ok {
			return t == s, true
		}
		return false, len(v.Refs) > 0 || v.Const != nil
	}
	if v.Const == nil {
		if b, ok := want.(bool); ok && v.truth() != truthUnknown {
			return b == (v.truth() == truthy), true
		}
		if want == nil && (m.a.definite(v) || v.Plain || m.concrete(v)) {
			return false, true
		}
		return false, false
	}
	c := v.Const
	switch w := want.(type) {
	case nil:
		return c.Kind == ir.None, true
	case bool:
		if c.Kind == ir.None {
			return !w, true
		}
		if f, ok := number(c); ok {
			return (f != 0) == w, true
		}
		return false, true
	case int64:
		return c.Kind == ir.Int && c.Int == w, true
	case float64:
		f, ok := number(c)
		return ok && f == w, true
	}
	return false, true
}

// concrete reports whether everything that a value may be is known to be some object.
func (m *modelCall) concrete(v *Val) bool {
	for _, r := range v.Refs {
		if r.Kind == refObject {
			if o := m.a.obj(r.ID); o == nil || o.Kind == objParam {
				return false
			}
		}
	}
	return len(v.Refs) > 0
}

// hasType reports whether a value is of a type, as far as that is known.
func (m *modelCall) hasType(v *Val, typ string) (is, known bool) {
	if v == nil {
		return false, false
	}
	short := strings.TrimPrefix(typ, "builtins.")
	if v.Const != nil {
		return map[ir.ConstKind]string{ir.Str: "str", ir.Bytes: "bytes", ir.Int: "int", ir.Bool: "bool", ir.Float: "float"}[v.Const.Kind] == short, true
	}
	if v.Plain || v.Prefix != "" || v.Tail != "" {
		return short == "str", true
	}
	for _, r := range v.Refs {
		switch r.Kind {
		case refInst:
			return r.Name == typ || m.a.w.base.Type(r.Name).IsA(typ), true
		case refObject:
			o := m.a.obj(r.ID)
			if o == nil || o.Kind == objParam {
				continue
			}
			if o.Type != "" {
				return o.Type == typ || m.a.w.base.Type(o.Type).IsA(typ), true
			}
			if o.Class >= 0 {
				ext := m.a.w.externBase(o.Class)
				return ext == typ || m.a.w.base.Type(ext).IsA(typ), true
			}
			return o.Kind == objList && short == "list", true
		case refSelf:
			ext := m.a.w.externBase(r.ID)
			return ext == typ || m.a.w.base.Type(ext).IsA(typ), true
		case refClass, refFunc, refModule:
			return false, true
		}
	}
	return false, false
}

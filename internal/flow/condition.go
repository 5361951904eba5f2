package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/secret"
)

// This file holds the conditions of models: whether they hold for a call, as far as that is known.

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
	t, v := m.test(c)
	if t != truthUnknown {
		return t == truthy
	}
	// A parameter that nobody need pass: what it is then. A caller that passes a constant is asked by itself.
	if d := m.a.defaultOf(v); d != nil {
		if t := m.a.test(c, d); t != truthUnknown {
			return t == truthy
		}
	}
	// What is a thing of the program's on one way is not taken for None on another: parser or etree.XMLParser(...).
	if c.Is != nil && *c.Is == nil && slices.ContainsFunc(v.refs(), func(r Ref) bool { return r.Kind == refObject || r.Kind == refInst }) {
		return false
	}
	return !c.Known || m.holdsOfOne(c)
}

// holdsOfOne reports whether a condition on a part of something holds for one of several things that it may be: a parser that is picked
// out of a table.
func (m *modelCall) holdsOfOne(c *knowledge.Condition) bool {
	if len(c.Arg.Path) != 1 {
		return false
	}
	whole := c.Arg
	whole.Path = nil
	v, _, _ := m.port(whole)
	refs := v.refs()
	return len(refs) > 1 && slices.ContainsFunc(refs, func(r Ref) bool {
		o := m.a.obj(r.ID)
		return r.Kind == refObject && o != nil && o.Kind == objInstance && m.a.test(c, m.walk(refVal(r), c.Arg.Path)) == truthy
	})
}

// defaultOf is the constant that a value is where it is a parameter that was left out, or an attribute of the instance that
// the constructor gives such a parameter; nil for any other value.
func (a *analysis) defaultOf(v *Val) *Val {
	var d *Val
	if o := a.whole(v); o != nil && o.Fn == a.f && o.Parent == nil {
		d = a.fs.defaultOf(o.Param)
	} else if name := a.ownAttr(v); name != "" {
		d = a.w.attributeDefault(a.f.Class.ID, name)
	}
	if d != nil && (d.Const != nil || len(d.Refs) == 1 && (d.Refs[0].Kind == refExtern || d.Refs[0].Kind == refFunc)) {
		return d
	}
	return nil
}

// constantOfClass is the constant that the method's class holds for an attribute of its instance; nil for any other value.
func (a *analysis) constantOfClass(v *Val) *Val {
	name := a.ownAttr(v)
	if name == "" {
		return nil
	}
	if x, ok := a.w.classField(a, a.f.Class.ID, name); ok && x != nil && x.Const != nil {
		return x
	}
	return a.w.constructed(a.f.Class.ID, name)
}

// ownAttr is the name of the attribute of the method's instance that a value is, as far as the method knows.
func (a *analysis) ownAttr(v *Val) string {
	if v == nil || len(v.Refs) != 1 || v.Refs[0].Kind != refObject || a.f.Class == nil || isStatic(a.f) {
		return ""
	}
	if o := a.originOfObj(v.Refs[0].ID); o != nil && o.Fn == a.f && o.Parent != nil && o.Parent.Parent == nil && o.Param == 0 && o.Key.Kind == '.' {
		return o.Key.Name
	}
	return ""
}

// defaultOf is the default of a parameter.
func (fs *funcState) defaultOf(param int32) *Val {
	if int(param) < len(fs.defaults) {
		return fs.defaults[param]
	}
	return nil
}

// attributeDefault is the default of the parameter that a class's constructor keeps as an attribute.
func (w *World) attributeDefault(class int32, name string) (out *Val) {
	init := w.method(class, "__init__")
	if init == nil {
		return nil
	}
	for id := range init.Instrs {
		if init.Instrs[id].Op != ir.OpSetAttr || init.NameOf(ir.ID(id)) != name {
			continue
		}
		self, val := &init.Instrs[init.Arg(ir.ID(id), 0)], init.Arg(ir.ID(id), 1)
		if out != nil || self.Op != ir.OpParam || self.Aux != 0 {
			return nil
		}
		if init.Instrs[val].Op == ir.OpParam {
			out = w.funcs[init.ID].defaultOf(init.Instrs[val].Aux)
		} else if out = lookedUpDefault(init, val); out == nil {
			return nil
		}
	}
	return out
}

// attrOfReceiver is the name of the attribute of the method's instance that a register reads; false for any other register, and where a
// method of the class assigns it.
func (a *analysis) attrOfReceiver(id ir.ID) (name string, ok bool) {
	if a.f.Class == nil || a.f.Instrs[id].Op != ir.OpAttr {
		return "", false
	}
	if self := &a.f.Instrs[a.unrefined(a.f.Arg(id, 0))]; self.Op != ir.OpParam || self.Aux != 0 {
		return "", false
	}
	name = a.f.NameOf(id)
	for _, m := range a.f.Class.Methods {
		for i := range m.Instrs {
			if m.Instrs[i].Op == ir.OpSetAttr && m.NameOf(ir.ID(i)) == name {
				return "", false
			}
		}
	}
	return name, true
}

// classDefault is the constant that the class states for an attribute of the receiver which none of its methods assigns; nil where it
// states none: verify = True, for whoever configures an instance to change.
func (a *analysis) classDefault(id ir.ID) *Val {
	name, ok := a.attrOfReceiver(id)
	if !ok {
		return nil
	}
	c := a.f.Class
	for i := range slices.Backward(c.Body.Instrs) {
		if id := ir.ID(i); c.Body.Instrs[i].Op == ir.OpSetAttr && c.Body.NameOf(id) == name {
			if in := &c.Body.Instrs[c.Body.Arg(id, 1)]; in.Op == ir.OpConst {
				return &Val{Const: &c.Body.Consts[in.Aux]}
			}
			return nil
		}
	}
	return nil
}

// leftOut is what a keyword argument is that a function looks up where its callers leave it out: kwargs.get("verify", False).
func (a *analysis) leftOut(id ir.ID) *Val { return lookedUpDefault(a.f, id) }

// lookedUpDefault is the constant that a register is where a keyword argument is left out; nil for any other register.
func lookedUpDefault(f *ir.Function, id ir.ID) *Val {
	if id = idiom.Unrefined(f, id); f.Instrs[id].Op != ir.OpCall {
		return nil
	}
	args := f.Args(id)
	name := f.NameOf(args[0])
	if len(args) != 3 || f.Instrs[args[0]].Op != ir.OpAttr || name != "get" && name != "pop" || f.Instrs[args[2]].Op != ir.OpConst {
		return nil
	}
	of := &f.Instrs[idiom.Unrefined(f, f.Arg(args[0], 0))]
	if of.Op != ir.OpParam || f.Params[of.Aux].Kind != ir.KeyArgs {
		return nil
	}
	return &Val{Const: &f.Consts[f.Instrs[args[2]].Aux]}
}

// holdsEntries reports whether what a port is a part of is known to be a dictionary, so that what is in it can be known.
func (m *modelCall) holdsEntries(p knowledge.Port) bool {
	if len(p.Path) == 0 {
		return true
	}
	p.Path = p.Path[:len(p.Path)-1]
	v, _, _ := m.port(p)
	return slices.ContainsFunc(v.refs(), func(r Ref) bool {
		o := m.a.obj(r.ID)
		return r.Kind == refObject && o != nil && o.Kind == objDict
	})
}

// test says whether a condition holds for a call, and of which value it speaks.
func (m *modelCall) test(c *knowledge.Condition) (truth, *Val) {
	v, reg, ok := m.port(c.Arg)
	parameter := c.Arg.Base == knowledge.PortParam && len(c.Arg.Path) == 0
	switch {
	case c.Never != nil:
		return truthOf(m.a.neverGiven(m.id, *c.Never)), nil
	case c.Absent != nil:
		return truthOf(!slices.ContainsFunc(m.a.f.Module.Names, c.Absent.MatchString)), nil
	case c.Unset != nil:
		return truthOf(!m.a.w.speaksOf(*c.Unset)), nil
	case c.Uncalled != nil:
		return truthOf(reg == ir.NoID || !c.Uncalled.MatchString(m.a.bearerName(m.a.root(reg)))), nil
	case c.Wide != nil:
		return truthOf(m.a.w.wide(*c.Wide)), nil
	case c.Given != nil:
		if parameter {
			if ok = m.given[c.Arg.Index]; !ok && m.open {
				return truthUnknown, nil
			}
		} else if c.Known && !m.holdsEntries(c.Arg) {
			return truthUnknown, nil
		}
		return truthOf(ok == *c.Given), nil
	case ok && v == nil && c.Open != 0 && len(c.Arg.Path) > 0 && reg == ir.NoID:
		return falsy, nil // nothing says that it is there
	case ok && v != bottom:
		t := m.a.test(c, v)
		if t == truthUnknown && c.Bits != nil && reg != ir.NoID && m.a.adds(reg, *c.Bits, 4) {
			return truthy, v
		}
		if t == truthy && c.Open != 0 && reg != ir.NoID && (m.a.fewConstants(reg, c.Open, 4) || len(v.taint()) == 0 && m.a.ofNumbers(reg, maxUnknown)) {
			return falsy, v
		}
		if t != falsy && c.Needs == knowledge.NeedsStart && reg != ir.NoID && m.a.beginningTested(reg, m.a.blockOf(m.id)) {
			return falsy, v
		}
		if t == truthUnknown && c.Begins != nil {
			t = m.a.testEach(c, reg, maxChoices)
		}
		if t == truthUnknown {
			t = m.testByDefault(c, reg)
		}
		if t == falsy && m.builtOfUnknown(c, v, reg) {
			return truthy, v
		}
		if t == truthUnknown && !m.a.spec {
			m.a.interestIn(v) // a caller that knows more of it decides
			m.a.interestInOption(v)
			m.a.noteFlagsIn(reg)
			m.a.noteComputed(reg, 3)
		}
		return t, v
	case m.testByDefault(c, reg) == truthy:
		return truthy, nil
	case parameter && m.open:
		return truthUnknown, nil
	case parameter && m.fn.Params[c.Arg.Index].HasDefault:
		return truthOf(m.holdsDefault(c, m.fn.Params[c.Arg.Index].Default)), nil
	}
	return truthOf(m.holdsDefault(c, nil)), nil // what is absent counts as None
}

// adds reports whether a number is put together so that it has one of these bits, whatever else it is: st_mode | S_IWOTH.
func (a *analysis) adds(id ir.ID, bits int64, depth int) bool {
	id = a.unrefined(id)
	if in := &a.f.Instrs[id]; in.Op != ir.OpBinary || in.Flag != ir.BitOr || depth == 0 {
		return false
	}
	return slices.ContainsFunc(a.f.Args(id), func(x ir.ID) bool {
		v := a.vals[x]
		return v != nil && v != bottom && v.Const != nil && isInt(v.Const) && v.Const.Int&bits != 0 || a.adds(x, bits, depth-1)
	})
}

func truthOf(b bool) truth {
	if b {
		return truthy
	}
	return falsy
}

// test says whether a condition holds of a value.
func (a *analysis) test(c *knowledge.Condition, v *Val) truth {
	decided := func(is, known bool) truth {
		if !known {
			return truthUnknown
		}
		return truthOf(is)
	}
	if t, ok := a.fewTest(c, v); ok && t != truthUnknown {
		return t
	}
	switch {
	case c.Is != nil:
		return decided(a.equals(v, *c.Is))
	case c.Not != nil:
		eq, known := a.equals(v, *c.Not)
		return decided(!eq, known)
	case c.Counts != nil:
		if t := v.truth(); t != truthUnknown {
			return truthOf((t == truthy) == *c.Counts)
		}
		return decided(a.equals(v, *c.Counts))
	case len(c.In) > 0:
		anyKnown := false
		for _, x := range c.In {
			eq, known := a.equals(v, x)
			if eq {
				return truthy
			}
			anyKnown = anyKnown || known
		}
		return decided(false, anyKnown)
	case c.Type != "":
		return decided(a.hasType(v, c.Type))
	case c.NoType != "":
		is, known := a.hasType(v, c.NoType)
		return decided(!is, known)
	case len(c.Class) > 0:
		for _, r := range v.refs() {
			name := r.Name
			if r.Kind == refClass {
				name = a.w.ExternBase(r.ID)
			}
			for _, want := range c.Class {
				if name == want || a.w.base.Type(name).IsA(want) {
					return truthy
				}
			}
		}
		return decided(false, len(v.refs()) > 0)
	case c.Match != nil:
		s, ok := v.text()
		if !ok && c.Known {
			s, ok = a.constantOfClass(v).text() // classes that derive from it may say otherwise: this one says so
		}
		return decided(ok && c.Match.MatchString(s), ok)
	case c.NoMatch != nil:
		s, ok := v.text()
		return decided(ok && !c.NoMatch.MatchString(s), ok)
	}
	return a.testKnown(c, v)
}

// testKnown decides the conditions on constants.
func (a *analysis) testKnown(c *knowledge.Condition, v *Val) truth {
	switch {
	case c.Constant != nil:
		if v != nil && (v.Const != nil || a.fixed(v, 2)) {
			return truthOf(*c.Constant)
		}
		if a.whole(v) != nil {
			return truthUnknown
		}
		return truthOf(!*c.Constant)
	case c.Open != 0:
		return a.testOpen(c, v)
	case c.Lacks != nil:
		return negated(a.contains(v, *c.Lacks))
	case c.Holds != nil:
		return a.contains(v, *c.Holds)
	case c.Keyed != nil:
		return a.hasKey(v, c.Keyed)
	case c.Begins != nil, c.Omits != nil:
		return testParts(c, v)
	case c.Guessable != nil:
		return truthOf(slices.ContainsFunc(v.taint(), func(x Atom) bool { return x.is(knowledge.Drawn) || x.Origin.Source != nil && x.Origin.Source.Unique }) != *c.Guessable)
	case c.Closed != nil:
		if class := a.classOf(v); class >= 0 {
			return truthOf(a.w.takesExtra(class) != *c.Closed)
		}
		return truthUnknown
	case c.Plain != nil:
		if class := a.classOf(v); class >= 0 {
			return truthOf(a.w.plainFields(class) == *c.Plain)
		}
		return truthUnknown
	case c.Unnamed != nil:
		for _, r := range v.refs() {
			for r.Kind == refFunc && r.Bind != nil && len(r.Bind.wraps.refs()) > 0 { // what a decorator puts around it has any name
				r = r.Bind.wraps.refs()[0]
			}
			switch r.Kind {
			case refFunc:
				f := a.w.prog.Functions[r.ID]
				return truthOf(!c.Unnamed.MatchString(f.Name) && (f.Class == nil || !c.Unnamed.MatchString(f.Class.Name)))
			case refClass:
				return truthOf(!c.Unnamed.MatchString(a.w.prog.Classes[r.ID].Name))
			}
		}
		return truthUnknown
	}
	if v == nil || v.Const == nil {
		return truthUnknown
	}
	n, isNumber := number(v.Const)
	switch {
	case c.Bits != nil:
		return truthOf(isInt(v.Const) && v.Const.Int&*c.Bits != 0)
	case c.Clear != nil:
		return truthOf(isInt(v.Const) && v.Const.Int&*c.Clear == 0)
	case c.Below != nil:
		return truthOf(isNumber && n < *c.Below)
	case c.Secret:
		s, ok := v.text()
		return truthOf(ok && secret.Like(s))
	}
	return truthy
}

// testParts decides the conditions on what is known of a text that the program may put together.
func testParts(c *knowledge.Condition, v *Val) truth {
	begin, whole := v.text()
	end := ""
	if !whole && v != nil {
		begin, end = v.prefix(), v.tail()
	}
	switch {
	case !whole && begin == "" && end == "":
		return truthUnknown
	case c.Begins != nil:
		return truthOf(c.Begins.MatchString(begin))
	}
	want := strings.ToLower(*c.Omits)
	return truthOf(!strings.Contains(strings.ToLower(begin), want) && !strings.Contains(strings.ToLower(end), want))
}

// testOpen says whether a value is none of the program's constants and could harm a kind of sink.
func (a *analysis) testOpen(c *knowledge.Condition, v *Val) truth {
	if v != nil && (v.Const != nil || a.fixed(v, 2)) {
		return falsy
	}
	for _, r := range v.refs() {
		if r.Kind == refFunc || r.Kind == refClass || r.Kind == refModule || r.Kind == refExtern {
			return falsy
		}
	}
	harmful := len(v.taint()) == 0 && c.Needs != knowledge.NeedsBuilt
	for _, x := range v.taint() {
		if x.Flags&quoted != 0 && c.Open&^a.w.quotingKinds == 0 {
			continue
		}
		harmful = harmful || x.Kinds&c.Open != 0 || x.Flags&contents != 0 || leftAlone(x.Origin.Source, c.Open)
	}
	if !harmful {
		return falsy
	}
	if a.whole(v) != nil {
		return truthUnknown
	}
	text := v != nil && (v.prefix() != "" || v.tail() != "")
	switch c.Needs {
	case knowledge.NeedsBuilt:
		return truthOf(text)
	case knowledge.NeedsStart:
		return truthOf(v == nil || v.prefix() == "")
	}
	return truthy
}

// leftAlone reports whether data of a source is not reported at kinds of sink to which nothing makes it harmless.
func leftAlone(s *knowledge.Source, kinds knowledge.KindMask) bool {
	return s != nil && s.Only != 0 && s.Only&kinds == 0
}

// contains says whether a list or tuple holds a constant text, or a text contains it.
func (a *analysis) contains(v *Val, want string) truth {
	if s, ok := v.text(); ok {
		return truthOf(strings.Contains(s, want))
	}
	if d := a.exactDict(v); d != nil {
		_, ok := d.get(key{'[', want})
		return truthOf(ok)
	}
	es, ok := a.elements(v)
	if !ok {
		return truthUnknown
	}
	known := falsy
	for _, e := range es {
		switch s, ok := e.text(); {
		case !ok:
			known = truthUnknown
		case s == want, want[:1] == "." && strings.HasSuffix(s, want):
			return truthy
		}
	}
	return known
}

// hasKey says whether a dictionary of which all is known has a key that matches.
func (a *analysis) hasKey(v *Val, name *regex.Pattern) truth {
	d := a.exactDict(v)
	if d == nil {
		return truthUnknown
	}
	return truthOf(slices.ContainsFunc(d.Fields, func(f field) bool { return f.Key.Kind == '[' && name.MatchString(f.Key.Name) }))
}

func negated(t truth) truth {
	switch t {
	case truthy:
		return falsy
	case falsy:
		return truthy
	}
	return t
}

// whole is the parameter that a value is, unchanged; nil for any other value.
func (a *analysis) whole(v *Val) *Origin {
	if v == nil || v == bottom || v.Open || len(v.Refs) != 1 || v.Refs[0].Kind != refObject {
		return nil
	}
	return a.originOfObj(v.Refs[0].ID)
}

// holdsDefault decides a condition on an argument that was left out.
func (m *modelCall) holdsDefault(c *knowledge.Condition, def any) bool {
	switch {
	case c.Is != nil:
		return sameConst(def, *c.Is)
	case c.Not != nil:
		return !sameConst(def, *c.Not)
	case c.Counts != nil:
		return (def != nil && def != false && def != int64(0) && def != "") == *c.Counts
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
	case c.Lacks != nil, c.Holds != nil, c.Begins != nil, c.Guessable != nil, c.Omits != nil, c.Unnamed != nil, c.Closed != nil, c.Plain != nil, c.Bits != nil, c.Secret, c.Open != 0, c.Clear != nil:
		return false
	case c.Below != nil:
		n, ok := def.(int64)
		return ok && float64(n) < *c.Below
	case c.Constant != nil:
		return *c.Constant
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

// heldByClass reports whether a value is an attribute of the instance to which its class gives a thing of a library.
func (a *analysis) heldByClass(v *Val) bool {
	parameter, thing := false, false
	for _, r := range v.Refs {
		switch r.Kind {
		case refInst:
			thing = true
		case refObject:
			o := a.originOfObj(r.ID)
			parameter = parameter || o != nil && o.Parent != nil && o.Key.Kind == '.'
		}
	}
	return parameter && thing
}

// equals compares a value with a model's constant.
func (a *analysis) equals(v *Val, want any) (eq, known bool) {
	if v == nil {
		return false, false
	}
	if s, ok := want.(string); ok {
		same, others := 0, 0
		for _, r := range v.Refs {
			switch {
			case (r.Kind == refExtern || r.Kind == refInst) && (r.Name == s || r.Name == a.w.base.Canonical(s) || r.Name == "builtins."+s):
				same++
			case r.Kind != refObject || a.obj(r.ID) == nil || a.obj(r.ID).Kind != objParam: // an argument stands beside its parameter
				others++
			}
		}
		if same > 0 { // one of several is not known to be this one
			return others == 0, others == 0
		}
		if t, ok := v.text(); ok {
			return t == s, true
		}
		return false, v.Const != nil || a.concrete(v) || !strings.HasPrefix(s, v.prefix()) || !strings.HasSuffix(s, v.tail())
	}
	if v.Const == nil {
		if b, ok := want.(bool); ok {
			if v.truth() != truthUnknown {
				return b == (v.truth() == truthy), true
			}
			if es, ok := a.elements(v); ok {
				return b == (len(es) > 0), true
			}
		}
		if want == nil && (a.heldByClass(v) || a.definite(v) || v.Plain || a.concrete(v)) {
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
			return false, true // None asks for the default, which may be true
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
func (a *analysis) concrete(v *Val) bool {
	for _, r := range v.Refs {
		if r.Kind == refObject {
			if o := a.obj(r.ID); o == nil || o.Kind == objParam {
				return false
			}
		}
	}
	return len(v.Refs) > 0
}

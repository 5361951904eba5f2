package flow

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds classes and modules whose attributes are options, which a deployment sets, or settings, which the code
// itself gives: settings classes, configuration objects, Django's settings modules. A setting is a declaration, too: of a
// name and a value.

// setting is what a declaration declares that gives an option a value.
const setting = "setting"

// heldKey names a holder: a class, or a module.
type heldKey struct {
	module bool
	id     int32
}

// holds marks the classes and modules that a call takes settings from, by themselves or by their dotted names.
func (m *modelCall) takesSettings(o *knowledge.Options) {
	v, _, ok := m.port(*o.Holds)
	if !ok {
		return
	}
	if s, isText := v.text(); isText {
		v = m.a.dotted(s)
	}
	for _, r := range v.refs() {
		switch r.Kind {
		case refClass, refSelf:
			m.a.effects = append(m.a.effects, effect{kind: effectHolder, id: r.ID, key: key{'.', o.System}})
		case refModule:
			m.a.effects = append(m.a.effects, effect{kind: effectHolder, id: r.ID, key: key{'#', o.System}})
		}
	}
}

// dotted is what a dotted name means: a module, or something in one.
func (a *analysis) dotted(name string) *Val {
	if m := a.w.prog.Import(a.f.Module, name); m != nil {
		return refVal(Ref{Kind: refModule, ID: m.ID})
	}
	if i := strings.LastIndexAny(name, ".:"); i > 0 {
		if m := a.w.prog.Import(a.f.Module, name[:i]); m != nil {
			v, _ := a.moduleAttr(m.ID, name[i+1:])
			return v
		}
	}
	return nil
}

// sets records that a call gives an option a value.
func (m *modelCall) sets(o *knowledge.Options) {
	pos, end := m.span()
	record := func(name string, v *Val) {
		if as, ok := o.As[name]; ok {
			name = as
		}
		m.a.use(optionUse{number: m.a.w.declared.number(settingOf(o.System, name, m.a.literal(v, 0), m.a.f, pos, end))})
	}
	if o.Name == nil { // keyword arguments, or a dictionary
		for i, p := range m.fn.Params {
			if m.given[i] && !p.Star && !p.StarStar && (o.Sets.Base != knowledge.PortParam || o.Sets.Index != i) {
				record(p.Name, m.params[i].val)
			}
		}
		for _, k := range m.kwargs {
			record(k.name, k.val)
		}
		v, _, _ := m.port(*o.Sets)
		if d := m.a.exactDict(v); d != nil {
			for _, f := range d.Fields {
				if f.Key.Kind == '[' {
					record(f.Key.Name, f.Val)
				}
			}
		}
		return
	}
	n, _, _ := m.port(*o.Name)
	v, _, ok := m.port(*o.Sets)
	if name, known := n.text(); known && ok {
		record(name, v)
	}
}

// setOption records that an attribute of an object whose attributes are options is given a value.
func (a *analysis) setOption(id ir.ID, typ, name string, v *Val) {
	if reads := a.w.base.Type(typ).Reading(); reads != nil && !reads.Groups {
		in := &a.f.Instrs[id]
		a.use(optionUse{number: a.w.declared.number(settingOf(reads.System, name, a.literal(v, 0), a.f, in.Pos, in.End))})
	}
}

func settingOf(system, name string, v Literal, f *ir.Function, pos, end int32) *Declaration {
	return &Declaration{
		What: &knowledge.Options{Declares: setting, System: system}, Call: setting, fn: f, pos: pos, end: end,
		Fields: []DeclaredField{{"name", Literal{Kind: LiteralConst, Const: &ir.Const{Kind: ir.Str, Str: name}}}, {"default", v}},
	}
}

// Setting reports whether the declaration gives an option a value; Field("default") is it.
func (d *Declaration) Setting() bool { return d.What.Declares == setting }

// heldFields declares the options that the annotated attributes of a class are.
func (a *analysis) heldFields() {
	if a.f.Kind != ir.ClassBody || a.fs.test {
		return
	}
	h := a.w.holder(a.f.Class)
	if h == nil || !h.Fields {
		return
	}
	what := &knowledge.Options{Declares: "option", System: h.System}
	var prefix, between Literal
	values := map[string]ir.ID{}
	for i := range a.f.Instrs {
		if in := &a.f.Instrs[i]; in.Op == ir.OpSetAttr {
			name := a.f.NameOf(ir.ID(i))
			values[name] = a.f.Arg(ir.ID(i), 1)
			if slices.Contains(h.Prefix, name) {
				prefix = a.entryNamed(values[name], "env_prefix")
				between = a.entryNamed(values[name], "env_nested_delimiter")
			}
		}
	}
	for _, f := range a.f.Class.Fields {
		if f.Type == nil || strings.HasPrefix(f.Name, "_") || f.Name == "model_config" {
			continue
		}
		d := &Declaration{What: what, Call: "field", fn: a.f, pos: f.Pos, end: f.End}
		if h.Class != nil {
			d.Fields = append(d.Fields, DeclaredField{"group", textLiteral(a.f.Class.Name)})
		}
		d.Fields = append(d.Fields, DeclaredField{"name", textLiteral(f.Name)}, DeclaredField{"type", a.typeLiteral(a.f.Module, f.Type)})
		for _, note := range f.Notes {
			if list, ok := a.describes(note); ok {
				d.Fields = append(d.Fields, list...)
			}
		}
		if prefix.Kind == LiteralConst {
			d.Fields = append(d.Fields, DeclaredField{"prefix", prefix})
		}
		if reg, ok := values[f.Name]; ok {
			if list, described := a.describes(reg); described {
				d.Fields = append(d.Fields, list...)
			} else {
				d.Fields = append(d.Fields, DeclaredField{"default", a.literal(a.vals[reg], 0)})
			}
		} else {
			d.Fields = append(d.Fields, DeclaredField{"required", Literal{Kind: LiteralConst, Const: boolVal(true).Const}})
		}
		a.use(optionUse{number: a.w.declared.number(d)})
		if between.Kind == LiteralConst && between.Const.Kind == ir.Str {
			a.nestedFields(what, f.Type, a.f.Module, literalText(prefix)+f.Name+between.Const.Str, between.Const.Str, 0)
		}
	}
}

// maxModels bounds how deep models lie in each other.
const maxModels = 3

// nestedFields declares the fields of a model that is an attribute: {"APP_DATABASE__", "password"}.
func (a *analysis) nestedFields(what *knowledge.Options, t *ir.TypeRef, m *ir.Module, prefix, between string, depth int) {
	c := a.w.prog.ClassNamed(m, t.Name)
	if c == nil || c.Body == nil || depth == maxModels || !a.w.base.Type(a.w.ExternBase(c.ID)).IsA("pydantic.BaseModel") {
		return
	}
	for _, f := range c.Fields {
		if f.Type == nil || strings.HasPrefix(f.Name, "_") || f.Name == "model_config" {
			continue
		}
		d := &Declaration{What: what, Call: "field", fn: c.Body, pos: f.Pos, end: f.End}
		d.Fields = append(d.Fields, DeclaredField{"name", textLiteral(f.Name)}, DeclaredField{"type", a.typeLiteral(c.Module, f.Type)}, DeclaredField{"prefix", textLiteral(prefix)})
		if v, ok := a.w.classField(a, c.ID, f.Name); ok {
			d.Fields = append(d.Fields, DeclaredField{"default", a.literal(v, 0)})
		}
		a.use(optionUse{number: a.w.declared.number(d)})
		a.nestedFields(what, f.Type, c.Module, prefix+f.Name+between, between, depth+1)
	}
}

func literalText(l Literal) string {
	if l.Kind == LiteralConst && l.Const.Kind == ir.Str {
		return l.Const.Str
	}
	return ""
}

// holder is what the annotated attributes of a class are, by its base class or by its name and decorators; nil where they
// are nothing special.
func (w *World) holder(c *ir.Class) *knowledge.Holder {
	if h := w.base.Type(w.ExternBase(c.ID)).Holder(); h != nil || len(c.Fields) == 0 {
		return h
	}
	for _, h := range w.base.Holders() {
		if h.Class == nil || !h.Fields || !h.Class.MatchString(c.Name) || h.Imports != "" && !w.modules[c.Module.ID].imports[h.Imports] {
			continue
		}
		if slices.ContainsFunc(idiom.AroundClass(c), func(name string) bool { return slices.Contains(h.Decorated, name) }) {
			return h
		}
	}
	return nil
}

func textLiteral(s string) Literal {
	return Literal{Kind: LiteralConst, Const: &ir.Const{Kind: ir.Str, Str: s}}
}

// typeLiteral is a type as an annotation names it; of a list its items' as well, of an enumeration its values.
func (a *analysis) typeLiteral(m *ir.Module, t *ir.TypeRef) Literal {
	if len(t.Values) > 0 {
		l := Literal{Kind: LiteralName, Name: Enumeration}
		for i := range t.Values {
			l.Items = append(l.Items, Literal{Kind: LiteralConst, Const: &t.Values[i]})
		}
		return l
	}
	if c := a.w.prog.ClassNamed(m, t.Name); c != nil {
		if l, ok := a.enumeration(c); ok {
			return l
		}
	}
	l := Literal{Kind: LiteralName, Name: a.w.typeName(m, t.Name)}
	if t.Elem != nil {
		l.Items = []Literal{a.typeLiteral(m, t.Elem)}
	}
	return l
}

// describes are the arguments of a call that describes an attribute; false where it is no such call.
func (a *analysis) describes(reg ir.ID) ([]DeclaredField, bool) {
	if in := &a.f.Instrs[reg]; in.Op == ir.OpCall {
		for _, r := range a.vals[a.f.Arg(reg, 0)].refs() {
			if fn := a.w.base.Function(r.Name); r.Kind == refExtern && fn != nil && fn.Options != nil && fn.Options.Declares == "field" {
				m := &modelCall{a: a, id: reg, fn: fn, called: bottom}
				var c callArgs
				a.args(&c, reg, in)
				m.bind(&c)
				return m.declaration(fn.Options).Fields, true
			}
		}
	}
	return nil, false
}

// entryNamed is an entry of a dictionary, or a keyword argument of a call that makes one, or an attribute of a class.
func (a *analysis) entryNamed(reg ir.ID, name string) Literal {
	if in := &a.f.Instrs[reg]; in.Op == ir.OpCall {
		var c callArgs
		a.args(&c, reg, in)
		if v := c.keyword(name); v != nil {
			return a.literal(v, 0)
		}
	}
	for _, r := range a.vals[reg].refs() {
		if r.Kind == refClass {
			if v, ok := a.w.classField(a, r.ID, name); ok {
				return a.literal(v, 0)
			}
		}
	}
	if d := a.exactDict(a.vals[reg]); d != nil {
		if v, ok := d.get(key{'[', name}); ok {
			return a.literal(v, 0)
		}
	}
	return Literal{}
}

// held are the settings that holders give, and what their frameworks have by themselves.
func (w *World) held() (out []DeclaredOption) {
	for i, m := range w.prog.Modules {
		if m.Text != "" || w.modules[i].test {
			continue
		}
		for _, h := range w.base.Holders() {
			if h.Class == nil && (h.Imports == "" || w.modules[i].imports[h.Imports]) {
				out = append(out, w.heldModule(m, h)...)
			}
		}
		if system, ok := w.holding[heldKey{true, int32(i)}]; ok {
			out = append(out, w.heldIn(m.Functions[0], system, w.modules[i].vars, w.base.SmallSettings(system))...)
		}
	}
	for i, c := range w.prog.Classes {
		for _, h := range w.base.Holders() {
			if h.Class != nil && !h.Fields && h.Class.MatchString(c.Name) && !w.modules[c.Module.ID].test && w.defines(h, w.classes[i].fields) >= h.Least {
				out = append(out, w.heldIn(c.Body, h.System, w.classes[i].fields, h.Small)...)
			}
		}
		if system, ok := w.holding[heldKey{false, int32(i)}]; ok {
			for _, c := range slices.Backward(w.classes[i].mro) {
				out = append(out, w.heldIn(w.prog.Classes[c].Body, system, w.classes[c].fields, w.base.SmallSettings(system))...)
			}
		}
	}
	w.overlay(out)
	return out
}

// heldModule are the settings of a module that is one of a framework's by the names that it assigns.
func (w *World) heldModule(m *ir.Module, h *knowledge.Holder) (out []DeclaredOption) {
	n := 0
	for _, name := range h.Defines {
		if w.prog.DefinesTogether(m, name) {
			n++
		}
	}
	if n < h.Least && (n == 0 || h.File == nil || !h.File.MatchString(path.Base(m.File.Path))) || len(h.Defines) == 0 {
		return nil
	}
	out = w.heldIn(m.Functions[0], h.System, w.modules[m.ID].vars, h.Small)
	if len(out) == 0 {
		return nil
	}
	at := map[string]*Declaration{}
	first := out[0].Declaration
	for _, d := range slices.Backward(out) {
		at[d.name()] = d.Declaration
		if slices.Contains(h.Defines, d.name()) {
			first = d.Declaration
		}
	}
	for _, g := range h.Gives {
		place := cmp.Or(at[g.Name], first)
		d := &Declaration{What: &knowledge.Options{Declares: "option", System: h.System}, Given: g, fn: place.fn, pos: place.pos, end: place.end}
		out = append(out, DeclaredOption{Declaration: d})
	}
	return out
}

// defines counts the names that make a holder, among those that a body assigns.
func (w *World) defines(h *knowledge.Holder, vars cells) (n int) {
	for _, name := range h.Defines {
		if vars.named[name] != nil {
			n++
		}
	}
	return n
}

// heldIn are the settings that a body gives to names in capital letters, and in small ones where they count, by place.
func (w *World) heldIn(body *ir.Function, system string, vars cells, small bool) (out []DeclaredOption) {
	a := &analysis{w: w, f: body, fs: &w.funcs[body.ID]}
	at := map[string]int{}
	read := w.readsOf(body)
	for i := range body.Instrs {
		in := &body.Instrs[i]
		if in.Op != ir.OpSetGlobal && in.Op != ir.OpSetAttr {
			continue
		}
		name := body.NameOf(ir.ID(i))
		if name == "" || name != strings.ToUpper(name) && !small || strings.HasPrefix(name, "_") {
			continue
		}
		v, _ := vars.get(name)
		if small && len(v.refs()) == 1 && v.refs()[0].Kind <= refExtern { // an import, a function
			continue
		}
		d := settingOf(system, name, a.literal(v, 0), body, in.Pos, in.End)
		if k, ok := at[name]; ok {
			out[k].Declaration = d // the last assignment
			continue
		}
		at[name] = len(out)
		out = append(out, DeclaredOption{Declaration: d, Read: read.own(body, ir.ID(i))})
	}
	return out
}

// A bodyReads is what the module of a body, and those that share its names, read of itself.
type bodyReads struct {
	names map[string]bool // variables
	uses  map[ir.ID]int   // of the body's registers
}

func (w *World) readsOf(body *ir.Function) bodyReads {
	r := bodyReads{map[string]bool{}, map[ir.ID]int{}}
	for _, m := range append([]*ir.Module{body.Module}, w.prog.Starred(body.Module)...) {
		for _, f := range m.Functions {
			for i := range f.Instrs {
				if f.Instrs[i].Op == ir.OpGlobal {
					r.names[f.NameOf(ir.ID(i))] = true
				}
			}
		}
	}
	for i := range body.Instrs {
		for _, x := range body.Args(ir.ID(i)) {
			r.uses[x]++
		}
	}
	return r
}

// own reports whether the value that an instruction gives a name is used for something else as well.
func (r bodyReads) own(body *ir.Function, id ir.ID) bool {
	args := body.Args(id)
	return r.names[body.NameOf(id)] || len(args) > 0 && r.uses[args[len(args)-1]] > 1
}

package flow

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds which options a program declares. A call of a model makes a declaration; another one registers it, in
// a group. Each analysis lists what it registered; what a callee registers for one caller, because options or group are
// the caller's, comes with the special summary.

// An optionUse is an option in a group. Either may be a parameter's: then the use waits in the summary, and callers put
// their arguments in the place.
type optionUse struct {
	number  int32   // of the declaration
	options *Origin // the parameter that holds the options
	group   string
	open    bool    // the group is not known
	in      *Origin // the parameter that is the group
}

// A DeclaredOption is an option of the program.
type DeclaredOption struct {
	*Declaration
	Group string // "" where there is none
	Open  bool   // the group could not be computed
}

const maxOptionUses = 4096

// options does what a model says of a call's options; v is the result without that.
func (m *modelCall) options(v *Val) *Val {
	o := m.fn.Options
	if o.Declares == "field" {
		return v
	}
	if o.Holds != nil {
		m.takesSettings(o)
	}
	if o.Sets != nil {
		m.sets(o)
	}
	if o.Declares != "" {
		n := m.a.w.declared.number(m.declaration(o))
		if o.Here {
			m.a.use(optionUse{number: n})
			return v
		}
		return refVal(Ref{Kind: refInst, Name: m.instanceName(), ID: n})
	}
	if o.Defaults != nil {
		if list, _, ok := m.port(*o.Defaults); ok {
			m.redefault(list)
		}
		return v
	}
	var list *Val
	switch {
	case len(o.Gives) > 0:
		list = m.libraryOptions(o)
		if o.Group == nil {
			return list
		}
		v = list
	case o.Register != nil:
		list, _, _ = m.port(*o.Register)
	case o.Copies != nil:
		if list, _, ok := m.port(*o.Copies); ok {
			return list
		}
		return v
	default:
		return v
	}
	var u optionUse
	if o.Group != nil {
		if g, _, ok := m.port(*o.Group); ok {
			u = m.a.groupUse(g)
		}
	}
	m.a.registerOptions(list, u, 0)
	return v
}

func (m *modelCall) instanceName() string {
	if r := m.fn.Returns; r != nil && r.Type != "" {
		return m.a.w.base.Canonical(r.Type)
	}
	return m.fn.Name
}

// declaration is what the call says.
func (m *modelCall) declaration(o *knowledge.Options) *Declaration {
	pos, end := m.span()
	d := &Declaration{What: o, Call: m.fn.Name, fn: m.a.f, pos: pos, end: end}
	add := func(name string, x argv) {
		if as, ok := o.As[name]; ok {
			name = as
		}
		m.a.dependsOn(x.val)
		l := m.a.literal(x.val, 0)
		if l.Kind == LiteralUnknown && name == "help" {
			l = m.a.message(x.id)
		}
		d.Fields = append(d.Fields, DeclaredField{name, l})
	}
	for i, p := range m.fn.Params {
		if !p.Star && !p.StarStar && m.given[i] {
			add(p.Name, m.params[i])
		}
	}
	for _, k := range m.kwargs {
		add(k.name, k.argv)
	}
	for _, name := range slices.Sorted(maps.Keys(o.With)) {
		add(name, argv{ir.NoID, constOf(o.With[name])})
	}
	if o.Flags {
		list := Literal{Kind: LiteralList}
		for _, x := range m.args {
			list.Items = append(list.Items, m.a.literal(x.val, 0))
		}
		d.Fields = append(d.Fields, DeclaredField{"flags", list})
	}
	return d
}

// message is the text that a call of one constant text translates: _("Where it is").
func (a *analysis) message(id ir.ID) Literal {
	if id != ir.NoID && a.f.Instrs[id].Op == ir.OpCall {
		if args := a.f.Args(id); len(args) == 2 {
			if s, ok := a.vals[args[1]].text(); ok {
				return textLiteral(s)
			}
		}
	}
	return Literal{Kind: LiteralUnknown}
}

// dependsOn records that what is declared depends on a parameter of the function, so that callers which know more of it
// ask again.
func (a *analysis) dependsOn(v *Val) {
	if a.whole(v) != nil {
		a.interestIn(v)
		a.hands = true
	}
}

// sole is the one thing that a value refers to, beside a parameter's object of which it is what is known.
func (a *analysis) sole(v *Val) (Ref, bool) {
	var sole Ref
	n := 0
	for _, r := range v.refs() {
		if r.Kind == refObject && a.originOfObj(r.ID) != nil {
			continue
		}
		sole = r
		n++
	}
	return sole, n == 1
}

// groupName is the name of a group of options.
func (a *analysis) groupName(g *Val) (string, bool) {
	if s, ok := g.text(); ok {
		return s, true
	}
	if g.isConst(ir.None) {
		return "", true
	}
	if r, ok := a.sole(g); ok && r.Kind == refInst {
		if d := a.w.declared.get(r.ID); d != nil {
			return d.name(), d.name() != ""
		}
	}
	return "", false
}

// groupUse is the use of an option in a group.
func (a *analysis) groupUse(g *Val) optionUse {
	if s, ok := a.groupName(g); ok {
		return optionUse{group: s}
	}
	a.dependsOn(g)
	return optionUse{open: true, in: a.whole(g)}
}

// registerOptions makes the options that a value is, or holds, known in a group.
func (a *analysis) registerOptions(v *Val, u optionUse, depth int) {
	if v == nil || v == bottom || depth > 3 {
		return
	}
	if o := a.whole(v); o != nil {
		u.options = o
		a.use(u)
		return
	}
	for _, r := range v.Refs {
		switch r.Kind {
		case refInst:
			if u.number = r.ID; r.ID != 0 {
				a.use(u)
			}
		case refObject:
			o := a.obj(r.ID)
			if o == nil || o.Kind == objParam {
				continue
			}
			for _, e := range o.Elems {
				a.registerOptions(e, u, depth+1)
			}
			for _, f := range o.Fields {
				if f.Key.Kind != '.' {
					a.registerOptions(f.Val, u, depth+1)
				}
			}
			a.registerOptions(o.Rest, u, depth+1)
		}
	}
}

func (a *analysis) use(u optionUse) {
	if !a.fs.test && len(a.options) < maxOptionUses {
		a.options = append(a.options, u)
	}
}

// options brings what the callee registers of the caller's, or for it, into the caller.
func (ap *application) options() {
	for _, u := range ap.s.options {
		mine := u.options != nil && u.options.Fn == ap.callee || u.in != nil && u.in.Fn == ap.callee
		if !mine {
			if ap.s.special {
				ap.a.use(u)
			}
			continue
		}
		if u.in != nil && u.in.Fn == ap.callee {
			g := ap.a.groupUse(ap.origin(u.in))
			u.group, u.open, u.in = g.group, g.open, g.in
		}
		if u.options == nil {
			ap.a.use(u)
			continue
		}
		from := u.options
		u.options = nil
		ap.a.registerOptions(ap.origin(from), u, 0)
	}
}

// given makes the options that a library declares itself, and the list of them.
func (m *modelCall) libraryOptions(o *knowledge.Options) *Val {
	pos, end := m.span()
	list := &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom}
	var aliases *Obj
	if o.Aliases != nil {
		if v, _, ok := m.port(*o.Aliases); ok {
			m.a.dependsOn(v)
			aliases = m.a.exactDict(v)
		}
	}
	for _, g := range o.Gives {
		if !m.knownToHold(g.When) {
			continue
		}
		d := &Declaration{What: o, Given: g, Call: m.fn.Name, fn: m.a.f, pos: pos, end: end}
		if aliases != nil {
			if v, ok := aliases.get(key{'[', g.Name}); ok {
				d.Fields = append(d.Fields, DeclaredField{"deprecated_opts", m.a.literal(v, 0)})
			}
		}
		n := m.a.w.declared.number(d)
		list.Elems = append(list.Elems, refVal(Ref{Kind: refInst, Name: m.instanceName(), ID: n}))
	}
	return m.a.alloc(m.id, 3, list)
}

// redefault gives options in a list other defaults, as the keyword arguments say.
func (m *modelCall) redefault(v *Val) {
	for _, r := range v.refs() {
		o := m.a.obj(r.ID)
		if r.Kind != refObject || o == nil || !o.Exact {
			continue
		}
		c := *o
		c.Elems = slices.Clone(o.Elems)
		for i, e := range c.Elems {
			if n := m.redefaulted(e); n != nil {
				c.Elems[i] = n
			}
		}
		m.a.setObj(r.ID, &c)
	}
}

// redefaulted is an option with the default that a keyword argument of its name says; nil where none does.
func (m *modelCall) redefaulted(v *Val) *Val {
	r, ok := m.a.sole(v)
	if !ok || r.Kind != refInst || r.ID == 0 {
		return nil
	}
	d := m.a.w.declared.get(r.ID)
	for _, k := range m.kwargs {
		if k.name != strings.ReplaceAll(d.name(), "-", "_") {
			continue
		}
		m.a.dependsOn(k.val)
		n := *d
		n.Fields = slices.DeleteFunc(slices.Clone(d.Fields), func(f DeclaredField) bool { return f.Name == "default" })
		n.Fields = append(n.Fields, DeclaredField{"default", m.a.literal(k.val, 0)})
		return refVal(Ref{Kind: refInst, Name: r.Name, ID: m.a.w.declared.number(&n)})
	}
	return nil
}

// name is what the option is called, "" where that is not known.
func (d *Declaration) name() string {
	if d.Given != nil {
		return d.Given.Name
	}
	if n := d.Field("name"); n.Kind == LiteralConst && n.Const.Kind == ir.Str {
		return n.Const.Str
	}
	return ""
}

// declaredAttr is an attribute of something that was declared: an argument, by its name.
func (a *analysis) declaredAttr(r Ref, name string) (*Val, bool) {
	d := a.w.declared.get(r.ID)
	if d == nil {
		return nil, false
	}
	if name == "name" || name == "dest" {
		if s := d.name(); s != "" {
			if name == "dest" {
				s = strings.ReplaceAll(s, "-", "_")
			}
			return constVal(ir.Const{Kind: ir.Str, Str: s}), true
		}
	}
	if l := d.Field(name); l.Kind != LiteralAbsent {
		return a.value(l), true
	}
	return nil, false
}

// listed registers what a function gives that lists options by group.
func (a *analysis) listed() {
	a.heldFields()
	if a.f.Kind != ir.Def || a.fs.test {
		return
	}
	for _, l := range a.w.base.Listers() {
		if !l.Function.MatchString(a.f.Name) || l.Imports != "" && !a.w.modules[a.f.Module.ID].imports[l.Imports] {
			continue
		}
		for _, r := range a.rets {
			a.heap = r.heap
			a.listedIn(r.val)
		}
		if a.f.Generator {
			a.listedPair(a.yields)
		}
	}
}

func (a *analysis) listedIn(v *Val) {
	for _, r := range v.refs() {
		o := a.obj(r.ID)
		if r.Kind != refObject || o == nil {
			continue
		}
		if o.Kind == objDict {
			for _, f := range o.Fields {
				a.registerOptions(f.Val, optionUse{group: groupOfKey(f.Key)}, 0)
			}
			continue
		}
		for _, e := range o.Elems {
			a.listedPair(e)
		}
		a.listedPair(o.Rest)
	}
}

// listedPair registers the options of a pair (group, options).
func (a *analysis) listedPair(v *Val) {
	if es, ok := a.elements(v); ok && len(es) == 2 {
		if g, ok := a.groupName(es[0]); ok {
			a.registerOptions(es[1], optionUse{group: g}, 0)
		}
	}
}

func groupOfKey(k key) string {
	if k.Kind == '#' && k.Name == "None" {
		return ""
	}
	return k.Name
}

// groupKey is the key that stands for a group of options in a dictionary.
func (a *analysis) groupKey(v *Val) (key, bool) {
	if r, ok := a.sole(v); !ok || r.Kind != refInst || r.ID == 0 {
		return key{}, false
	}
	s, ok := a.groupName(v)
	return key{'[', s}, ok
}

// setOptions takes over what an analysis of a function found of options, in place of what one before it did.
func (w *World) setOptions(fn int32, uses []optionUse, decisions []Decision) {
	if w.options == nil {
		w.options, w.decisions = map[int32][]optionUse{}, map[int32][]Decision{}
	}
	w.options[fn], w.decisions[fn] = uses, decisions
}

// Options lists the options that the program declares, by place and group. An option whose group is not known is left
// out where it is known to be in another one.
func (w *World) Options() []DeclaredOption {
	var out []DeclaredOption
	seen := map[optionUse]bool{}
	grouped := map[int32]bool{}
	for fn := range w.funcs {
		for _, u := range w.options[int32(fn)] {
			if u.in = nil; !seen[u] {
				seen[u] = true
				grouped[u.number] = grouped[u.number] || !u.open
			}
		}
	}
	for u := range seen {
		if u.number > 0 && u.options == nil && (!u.open || !grouped[u.number]) {
			out = append(out, DeclaredOption{w.declared.get(u.number), u.group, u.open})
		}
	}
	out = append(out, w.held()...)
	slices.SortFunc(out, func(x, y DeclaredOption) int {
		if c := cmp.Or(x.Location().Compare(y.Location()), cmp.Compare(x.name(), y.name()), cmp.Compare(x.Group, y.Group)); c != 0 {
			return c
		}
		return cmp.Compare(x.identity(), y.identity())
	})
	return out
}

// knownToHold reports whether conditions are all known to hold.
func (m *modelCall) knownToHold(list []*knowledge.Condition) bool {
	for _, c := range list {
		if t, _ := m.test(c); t != truthy {
			return false
		}
	}
	return true
}

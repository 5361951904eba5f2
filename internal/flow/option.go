package flow

import (
	"cmp"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/ir"
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
	Trial bool   // of a setting: by the name of where it stands for development or tests
	Read  bool   // of a setting: its module itself reads the variable
	Lost  bool   // of a setting: wherever the program runs in earnest, another one overrides it
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
	case len(o.Gives) > 0 && o.Here:
		for _, n := range m.givenOptions(o) {
			m.a.use(optionUse{number: n})
		}
		return v
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

// configures is what a function has to do with options.
type configures struct {
	uses      []optionUse  // that it registers
	decisions []Decision   // of options
	keeps     []optionKept // values of options
}

// configures is what the analysis found of options; nil for nothing.
func (a *analysis) configures() *configures {
	keeps := a.keepsOptions()
	if len(a.options)+len(a.decisions)+len(keeps) == 0 {
		return nil
	}
	return &configures{slices.Clone(a.options), slices.Clone(a.decisions), keeps}
}

// setConfigures takes over what an analysis of a function found of options, in place of what one before it did.
func (w *World) setConfigures(fn int32, c *configures) {
	if w.configured == nil {
		w.configured = map[int32]*configures{}
	}
	if c == nil {
		c = &configures{}
	}
	w.configured[fn] = c
}

// Options lists the options that the program declares, by place and group. An option whose group is not known is left
// out where it is known to be in another one.
func (w *World) Options() []DeclaredOption {
	var out []DeclaredOption
	seen := map[optionUse]bool{}
	grouped := map[int32]bool{}
	for fn := range w.funcs {
		c := w.configured[int32(fn)]
		if c == nil {
			continue
		}
		for _, u := range c.uses {
			if u.in = nil; !seen[u] {
				seen[u] = true
				grouped[u.number] = grouped[u.number] || !u.open
			}
		}
	}
	for u := range seen {
		if u.number > 0 && u.options == nil && (!u.open || !grouped[u.number]) {
			out = append(out, DeclaredOption{Declaration: w.declared.get(u.number), Group: u.group, Open: u.open})
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

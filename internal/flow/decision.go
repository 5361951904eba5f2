package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what options decide: calls and assignments that are defects where an option has a value. Which value
// it has is a deployment's affair, so that such a place is no finding by itself.

// An OptionRead is where code reads an option, and what it makes of the value.
type OptionRead struct {
	System, Group, Name string
	As                  reading
	Texts               string // the value is compared with these, each behind a NUL: environ.get("DEBUG") in ("1", "true")
	Fold                bool   // without regard to case
	Negated             bool   // what is used is the contrary
}

// A reading is what becomes of a value before it is used.
type reading uint8

const (
	asIs     reading = iota
	asNumber         // int(...)
	asWord           // strtobool(...): 1, true, yes, on
	asParts          // ....split(",")
)

// used is what the code uses where the option has a value.
func (r *OptionRead) used(value any) any {
	s, text := value.(string)
	if r.Fold {
		s = strings.ToLower(s)
	}
	switch {
	case r.Texts != "":
		value = text && slices.ContainsFunc(strings.Split(r.Texts[1:], "\x00"), func(t string) bool { return s == t || r.Fold && s == strings.ToLower(t) })
	case r.As == asNumber && text:
		if n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64); err == nil {
			value = n
		}
	case r.As == asWord && text:
		value = slices.Contains(words, strings.ToLower(s))
	case r.As == asParts && text:
		value = strings.Split(s, ",")
	}
	if r.Negated {
		return !counts(value)
	}
	return value
}

var words = []string{"1", "true", "t", "yes", "y", "on"}

// counts reports whether a value counts as true.
func counts(value any) bool {
	list, ok := value.([]string)
	return value != nil && value != false && value != int64(0) && value != 0.0 && value != "" && (!ok || len(list) > 0)
}

// A Decision is a call or an assignment that an option decides about.
type Decision struct {
	OptionRead
	When *knowledge.Condition // what makes it a defect, of the value that is used; nil: that the value is true
	Rule string
	Call string // what is called, or given the value
	Says string // what is wrong, where the rule's own words do not say it
	fn   *ir.Function
	pos  int32
	end  int32
}

// Location is the call's place.
func (d *Decision) Location() finding.Location {
	return finding.Location{File: d.fn.Module.File, Pos: d.pos, End: d.end}
}

// Defect reports whether the option's value makes it a defect: nil, a bool, an int64, a float64, a string, or a list of
// strings.
func (d *Decision) Defect(value any) bool {
	value = d.used(value)
	list, _ := value.([]string)
	c := d.When
	switch {
	case c == nil:
		return counts(value)
	case c.Holds != nil:
		return slices.Contains(list, *c.Holds)
	case list != nil:
		return false
	case c.Is != nil:
		return sameConst(value, *c.Is) || *c.Is == true && value == int64(1)
	case c.Not != nil:
		return !sameConst(value, *c.Not)
	case len(c.In) > 0:
		return slices.ContainsFunc(c.In, func(x any) bool { return sameConst(value, x) })
	case c.Match != nil:
		s, ok := value.(string)
		return ok && c.Match.MatchString(s)
	case c.Below != nil:
		n, ok := value.(int64)
		return ok && float64(n) < *c.Below
	}
	return false
}

const maxDecisions = 64

func (a *analysis) decided(d Decision) {
	if !a.fs.test && len(a.decisions) < maxDecisions && !slices.Contains(a.decisions, d) {
		a.decisions = append(a.decisions, d)
	}
}

// decision is what an option decides of a hazard by the value that one of its conditions speaks of.
func (m *modelCall) decision(h *knowledge.Hazard, c *knowledge.Condition) (Decision, bool) {
	_, reg, _ := m.port(c.Arg)
	if c.Arg.Base == knowledge.PortValue {
		if reg = m.self.id; reg == ir.NoID && m.a.f.Instrs[m.id].Op == ir.OpSetAttr {
			reg = m.a.f.Arg(m.id, 1)
		}
	}
	r, ok := m.a.optionRead(reg, 4)
	pos, end := m.span()
	return Decision{OptionRead: r, When: c, Rule: h.Rule, Call: m.name, Says: h.Message, fn: m.a.f, pos: pos, end: end}, ok
}

// unknownValue records what an option decides that is assigned where nothing else is known of the value.
func (m *modelCall) unknownValue(list []*knowledge.Hazard) {
	for _, h := range list {
		if len(h.When) != 1 || !m.a.w.reported[h.Rule] {
			continue
		}
		if d, ok := m.decision(h, h.When[0]); ok {
			m.a.decided(d)
		}
	}
}

// chosen records that a branch on an option leads to a hazard.
func (m *modelCall) chosen(h *knowledge.Hazard) {
	a := m.a
	place := ir.BlockID(slices.IndexFunc(a.f.Blocks, func(b ir.Block) bool { return slices.Contains(b.Instrs, m.id) }))
	for i, b := range a.f.Blocks {
		if len(b.Instrs) == 0 || len(b.Succs) != 2 {
			continue // an empty block is not reached
		}
		last := b.Instrs[len(b.Instrs)-1]
		if a.f.Instrs[last].Op != ir.OpIf {
			continue
		}
		r, ok := a.optionRead(a.f.Arg(last, 0), 4)
		if !ok {
			continue
		}
		yes, no := a.reaches(b.Succs[0], place, ir.BlockID(i)), a.reaches(b.Succs[1], place, ir.BlockID(i))
		if yes != no {
			r.Negated = r.Negated != no
			pos, end := m.span()
			a.decided(Decision{OptionRead: r, Rule: h.Rule, Call: m.name, fn: a.f, pos: pos, end: end})
		}
	}
}

// optionRead says which option a register holds the value of, by where the code reads it.
func (a *analysis) optionRead(id ir.ID, depth int) (OptionRead, bool) {
	if id == ir.NoID || depth < 0 {
		return OptionRead{}, false
	}
	in := &a.f.Instrs[id]
	switch in.Op {
	case ir.OpSigma, ir.OpAnnotate:
		return a.optionRead(a.f.Arg(id, 0), depth)
	case ir.OpCompare:
		return a.optionCompared(id, in, depth)
	case ir.OpUnary:
		r, ok := a.optionRead(a.f.Arg(id, 0), depth-1)
		r.Negated = !r.Negated
		return r, ok && in.Flag == ir.Not
	case ir.OpAttr:
		return a.optionAttr(id, a.f.NameOf(id))
	case ir.OpIndex:
		if k, ok := constKey(a.vals[a.f.Arg(id, 1)]); ok && k.Kind == '[' {
			return a.optionItem(a.vals[a.f.Arg(id, 0)], "__getitem__", k.Name)
		}
	case ir.OpCall:
		return a.optionCall(id, depth)
	}
	return OptionRead{}, false
}

// optionAttr is an option that is read as an attribute: CONF.group.name, CONF.name, settings.NAME.
func (a *analysis) optionAttr(id ir.ID, name string) (OptionRead, bool) {
	base := unrefined(a.f, a.f.Arg(id, 0))
	for _, r := range a.vals[base].refs() {
		typ, class := r.Name, int32(-1)
		switch r.Kind {
		case refInst:
		case refSelf:
			class = r.ID
		case refObject:
			if o := a.obj(r.ID); o != nil {
				typ, class = o.Type, o.Class
			}
		default:
			continue
		}
		if class >= 0 {
			typ = a.w.externBase(class)
			if h := a.w.base.Type(typ).Holder(); h != nil && h.Fields {
				return OptionRead{System: h.System, Name: name}, true
			}
		}
		if reads := a.w.base.Type(typ).Reading(); reads != nil {
			return OptionRead{System: reads.System, Name: name}, true
		}
	}
	if a.f.Instrs[base].Op == ir.OpAttr {
		if r, ok := a.optionAttr(base, a.f.NameOf(base)); ok && a.grouped(base) {
			return OptionRead{System: r.System, Group: r.Name, Name: name}, true
		}
	}
	return OptionRead{}, false
}

// grouped reports whether an attribute of a register's object may be a group of options.
func (a *analysis) grouped(id ir.ID) bool {
	for _, r := range a.vals[unrefined(a.f, a.f.Arg(id, 0))].refs() {
		if reads := a.w.base.Type(r.Name).Reading(); r.Kind == refInst && reads != nil && reads.Groups {
			return true
		}
	}
	return false
}

// optionItem is an option that a method of a library's object is asked for by its name.
func (a *analysis) optionItem(recv *Val, method, name string) (OptionRead, bool) {
	for _, r := range recv.refs() {
		typ := r.Name
		if o := a.obj(r.ID); r.Kind == refObject && o != nil {
			typ = o.Type
		}
		if m := a.w.base.Method(typ, method); m != nil && m.Options != nil && m.Options.Here {
			return OptionRead{System: m.Options.System, Name: name}, true
		}
	}
	return OptionRead{}, false
}

// optionCall is an option that a call reads by its name, or another one makes something of.
func (a *analysis) optionCall(id ir.ID, depth int) (OptionRead, bool) {
	args := a.f.Args(id)
	callee := args[0]
	method := a.f.Instrs[callee].Op == ir.OpAttr
	name := a.f.NameOf(callee)
	if len(args) > 1 {
		key, known := a.vals[args[1]].text()
		for _, r := range a.vals[callee].refs() {
			if r.Kind != refExtern {
				continue
			}
			if fn := a.w.base.Function(r.Name); known && fn != nil && fn.Options != nil && fn.Options.Here {
				return OptionRead{System: fn.Options.System, Name: key}, true
			}
		}
		if known && method {
			if r, ok := a.optionItem(a.vals[a.f.Arg(callee, 0)], name, key); ok {
				return r, true
			}
		}
		if known { // an object that is called: config("DEBUG")
			if r, ok := a.optionItem(a.vals[callee], "__call__", key); ok {
				return r, true
			}
		}
		if as, ok := conversions[name]; ok && !method {
			r, ok := a.optionRead(args[1], depth-1)
			if as != asIs {
				r.As = as
			}
			return r, ok && r.Texts == ""
		}
	}
	if !method {
		return OptionRead{}, false
	}
	r, ok := a.optionRead(a.f.Arg(callee, 0), depth-1)
	switch name {
	case "lower", "casefold", "upper", "capitalize", "title":
		r.Fold = true
	case "strip":
	case "split":
		r.As = asParts
	default:
		return OptionRead{}, false
	}
	return r, ok
}

// conversions are functions by what they make of a text, whatever they are called in full.
var conversions = map[string]reading{
	"bool": asIs, "str": asIs, "int": asNumber, "strtobool": asWord, "str2bool": asWord, "str_to_bool": asWord, "to_bool": asWord,
	"parse_bool": asWord, "string_to_bool": asWord, "as_bool": asWord, "asbool": asWord, "get_bool": asWord, "is_true": asWord,
}

// optionCompared is an option that is compared with constant texts.
func (a *analysis) optionCompared(id ir.ID, in *ir.Instr, depth int) (OptionRead, bool) {
	x, y := a.f.Arg(id, 0), a.f.Arg(id, 1)
	texts := ""
	switch in.Flag {
	case ir.Eq, ir.NotEq:
		s, ok := a.vals[y].text()
		if !ok {
			return OptionRead{}, false
		}
		texts = "\x00" + s
	case ir.In, ir.NotIn:
		list, ok := a.elements(a.vals[y])
		if !ok {
			return OptionRead{}, false
		}
		for _, e := range list {
			if s, ok := e.text(); ok {
				texts += "\x00" + s
			}
		}
	}
	r, ok := a.optionRead(x, depth-1)
	if r.Texts != "" || r.As != asIs || texts == "" {
		return OptionRead{}, false
	}
	r.Texts = texts
	r.Negated = in.Flag == ir.NotEq || in.Flag == ir.NotIn
	return r, ok
}

// Decisions lists what options decide, by place.
func (w *World) Decisions() []Decision {
	var out []Decision
	for fn := range w.funcs {
		out = append(out, w.decisions[int32(fn)]...)
	}
	return out
}

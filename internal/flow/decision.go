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

	from  optionPlace // where the program keeps the value; the zero place: it is the option's own
	inner *OptionRead // what was made of it before it came there
}

// A reading is what becomes of a value before it is used.
type reading uint8

const (
	asIs     reading = iota
	asNumber         // int(...)
	asWord           // strtobool(...): 1, true, yes, on
	asParts          // ....split(",")
	asTruth          // bool(...): any text but the empty one
)

// used is what the code uses where the option has a value.
func (r *OptionRead) used(value any) any {
	if r.inner != nil {
		value = r.inner.used(value)
	}
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
	case r.As == asTruth:
		value = counts(value)
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
	for b := range a.f.Branches() {
		r, ok := a.optionRead(b.Cond, 4)
		if !ok {
			continue
		}
		yes, no := a.reaches(b.Ways[0], place, b.Block), a.reaches(b.Ways[1], place, b.Block)
		if yes != no {
			r.Negated = r.Negated != no
			pos, end := m.span()
			a.decided(Decision{OptionRead: r, Rule: h.Rule, Call: m.name, fn: a.f, pos: pos, end: end})
		}
	}
}

// Decisions lists what options decide, by place.
func (w *World) Decisions() []Decision {
	var out []Decision
	places := w.optionPlaces()
	for fn := range w.funcs {
		c := w.configured[int32(fn)]
		if c == nil {
			continue
		}
		for _, d := range c.decisions {
			var ok bool
			if d.OptionRead, ok = places.resolve(d.OptionRead, maxKept); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

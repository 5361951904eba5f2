package knowledge

import "slices"

// This file makes hazards of sinks, for the rules that look for whatever is no constant of the program: where data that
// are known to be untrusted do harm, others may, and a strict reviewer wants to see the place.

// open adds to every function the hazards that its sinks are for the rules with the source any.
func (b *Base) open() {
	var rules []*Rule
	for _, r := range b.rules {
		if r.Flow != nil && r.Flow.Source == Any {
			rules = append(rules, r)
		}
	}
	if len(rules) == 0 {
		return
	}
	seen := map[*Function]bool{}
	add := func(fn *Function) {
		if !seen[fn] {
			seen[fn] = true
			fn.open(rules)
		}
	}
	for _, fn := range b.functions {
		add(fn)
	}
	for _, t := range b.types {
		for _, fn := range t.Methods {
			add(fn)
		}
	}
}

func (f *Function) open(rules []*Rule) {
	for _, s := range f.Sinks {
		for _, r := range rules {
			if !s.Kinds.Has(r.Flow.Sink) || slices.ContainsFunc(f.Hazards, func(h *Hazard) bool { return h.Rule == r.ID && !h.derived }) {
				continue // what a model says by itself is more exact
			}
			if s.Confidence != "" && r.Profile != profiles[len(profiles)-1] {
				continue // what does harm in some configurations only, and perhaps not even there
			}
			for _, p := range s.Arg {
				when := append(slices.Clone(s.When), &Condition{Arg: p, Open: r.Flow.Sink.Mask(), Needs: r.Flow.Needs})
				h := &Hazard{Rule: r.ID, When: when, Confidence: "medium", derived: true}
				if s.Confidence == "low" {
					h.Confidence = "low"
				}
				f.Hazards = append(f.Hazards, h)
			}
		}
	}
}

// Opens reports whether a condition asks that a value is not of a type, and another one of the hazard that it is no constant:
// what is not known at all fulfils the first, and the second decides.
func (h *Hazard) Opens(c *Condition) bool {
	return c.NoType != "" && len(c.Arg.Path) == 0 && slices.ContainsFunc(h.When, func(x *Condition) bool {
		return x.Open != 0 && len(x.Arg.Path) == 0 && x.Arg.Base == c.Arg.Base && x.Arg.Index == c.Arg.Index
	})
}

// Open is the kinds of sink that a hazard is about: those that its value may harm, where it is no constant.
func (h *Hazard) Open() KindMask {
	m := h.Kinds
	for _, c := range h.When {
		m |= c.Open
	}
	return m
}

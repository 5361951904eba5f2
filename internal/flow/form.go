package flow

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what needs no analysis of values: statements that are defects by their form, and which of several
// findings that speak of the same defect stands.

// forms are the statements that are defects by their form.
func (w *World) forms() []*Candidate {
	var out []*Candidate
	for _, m := range w.prog.Modules {
		for i := range m.Marks {
			if c := w.form(m, &m.Marks[i]); c != nil {
				out = append(out, c)
			}
		}
	}
	return out
}

func (w *World) form(m *ir.Module, mark *ir.Mark) *Candidate {
	test := w.modules[m.ID].test
	for _, f := range w.base.Forms() {
		if f.Form != mark.Form || !f.Holds(mark.Text) {
			continue
		}
		if test && !f.Tests {
			return nil
		}
		c := &Candidate{
			Rule: w.base.Rule(f.Hazard.Rule), Location: idiom.At(mark.Function, mark.Pos, mark.End), Function: idiom.Qualified(mark.Function),
			Confidence: finding.ConfidenceHigh, Test: test,
		}
		if c.Message = f.Hazard.Message; c.Message == "" {
			c.Message = c.Rule.Message
		}
		c.lowerAs(f.Hazard.Confidence, "it does harm only in")
		return c
	}
	return nil
}

// outranked leaves out the hazards of a call about which another finding says more: that the data are untrusted, or that
// they do more harm.
func (w *World) outranked(list []*Candidate) []*Candidate {
	rank := func(c *Candidate) (knowledge.KindMask, int) {
		if f := c.Rule.Flow; f != nil && f.Source != knowledge.Any {
			return f.Sink.Mask(), -1
		}
		return c.open, c.Rule.Rank()
	}
	type place struct {
		file string
		pos  int32
	}
	at := func(c *Candidate) place { return place{c.sink.File.Path, c.sink.Pos} }
	byPlace := map[place][]*Candidate{}
	for _, c := range list {
		if c.sink.File != nil { // what lacks a check has none
			byPlace[at(c)] = append(byPlace[at(c)], c)
		}
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool {
		if c.open == 0 {
			return false
		}
		kinds, n := rank(c)
		return slices.ContainsFunc(byPlace[at(c)], func(x *Candidate) bool {
			k, m := rank(x)
			return k&kinds != 0 && m < n
		})
	})
}

// uncalled says of each function whether no code but tests calls it, as far as names show.
func (w *World) uncalled() []bool {
	out := make([]bool, len(w.funcs))
	for i := range out {
		out[i] = true
	}
	for caller, list := range w.prog.Calls() {
		f := w.prog.Functions[caller]
		for _, callee := range list {
			if g := w.prog.Functions[callee]; g.Parent != f && !w.funcs[caller].test { // its own definition is no call
				out[callee] = false
			}
		}
	}
	return out
}

package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file finds where a defect is mended that shows elsewhere: a credential at the constant, if the call that gives it
// away only reads it; what a variable of the module does wrong where it is made.

// A definition is where a constant stands.
type definition struct {
	fn       *ir.Function
	pos, end int32
}

// moveToMaking moves a finding about a variable of the module to the call that makes it: it is set up wrong there.
func (c *Candidate) moveToMaking(h *hit) {
	f := h.fn.Module.Functions[0]
	for i := range f.Instrs {
		id := ir.ID(i)
		if f.Instrs[i].Op != ir.OpSetGlobal || f.NameOf(id) != c.shared {
			continue
		}
		if v := &f.Instrs[idiom.Unrefined(f, f.Arg(id, 0))]; v.Op == ir.OpCall {
			c.step(finding.StepSink, h.fn, h.pos, h.end, c.Message)
			c.Location, c.Function = idiom.At(f, v.Pos, v.End), idiom.Qualified(f)
			return
		}
	}
}

// define moves findings of credentials to the one constant that is the text, and leaves out those of which another one tells
// already.
func (w *World) define(list []*Candidate) []*Candidate {
	texts := map[string]bool{}
	for _, c := range list {
		if c.elsewhere() {
			texts[c.secret] = true
		}
	}
	if len(texts) == 0 {
		return list
	}
	places := map[string][]definition{}
	for _, f := range w.prog.Functions {
		for i := range f.Instrs {
			if f.Instrs[i].Op != ir.OpConst {
				continue
			}
			if s, ok := idiom.ConstText(f, ir.ID(i)); ok && texts[s] && !w.modules[f.Module.ID].test {
				places[s] = append(places[s], definition{fn: f, pos: f.Instrs[i].Pos, end: f.Instrs[i].End})
			}
		}
	}
	list = slices.DeleteFunc(list, func(c *Candidate) bool { return c.elsewhere() && w.members(places[c.secret]) })
	for _, c := range list {
		if c.elsewhere() {
			c.moveTo(places[c.secret])
		}
	}
	return worst(list)
}

// members reports whether all of the places are members of enumerations: their values are names.
func (w *World) members(places []definition) bool {
	return len(places) > 0 && !slices.ContainsFunc(places, func(d definition) bool {
		return d.fn.Kind != ir.ClassBody || !w.enumeration(d.fn.Class.ID)
	})
}

// elsewhere reports whether a finding of a credential stands where the credential does not.
func (c *Candidate) elsewhere() bool {
	return c.secret != "" && !strings.Contains(c.Location.File.Text[c.Location.Pos:c.Location.End], c.secret)
}

// moveTo moves a finding to the only constant that there is, or the only one of its file.
func (c *Candidate) moveTo(places []definition) {
	var here []definition
	for _, d := range places {
		if d.fn.Module.File == c.Location.File {
			here = append(here, d)
		}
	}
	if len(here) == 0 {
		here = places
	}
	if len(here) != 1 || here[0].end <= here[0].pos {
		return
	}
	d := here[0]
	if file := c.Location.File; file == d.fn.Module.File && file.Position(c.Location.Pos).Line == file.Position(d.pos).Line {
		return
	}
	used := finding.Step{Kind: finding.StepSink, Location: c.Location, Function: c.Function, Message: "it is used here"}
	c.Location, c.Function = idiom.At(d.fn, d.pos, d.end), idiom.Qualified(d.fn)
	c.Trace = append(finding.Trace{{Kind: finding.StepFlow, Location: c.Location, Function: c.Function, Message: "the constant"}}, append(c.Trace, used)...)
}

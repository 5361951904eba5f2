package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// Candidate is one rule broken at one place, with the way the data took.
type Candidate struct {
	Rule       *knowledge.Rule
	Location   finding.Location
	Function   string
	Message    string
	Trace      finding.Trace
	Facts      []finding.Fact
	Confidence finding.Confidence
}

// Findings lists what breaks a rule, by place; of several ways to one place the one with the shortest trace stands.
func (w *World) Findings() []*Candidate {
	type place struct {
		rule *knowledge.Rule
		fn   *ir.Function
		pos  int32
	}
	best := map[place]*Candidate{}
	var order []place
	for i := range w.funcs {
		s := w.funcs[i].summary
		if s == nil {
			continue
		}
		for j := range s.Hits {
			h := &s.Hits[j]
			if h.atom.Origin.Source == nil {
				continue
			}
			for _, r := range w.rulesFor(h.kinds, h.atom) {
				c := w.candidate(r, h, w.prog.Functions[i])
				p := place{r, h.fn, h.pos}
				old, ok := best[p]
				if !ok {
					order = append(order, p)
				}
				if !ok || c.Confidence > old.Confidence || c.Confidence == old.Confidence && len(c.Trace) < len(old.Trace) {
					best[p] = c
				}
			}
		}
	}
	out := make([]*Candidate, len(order))
	for i, p := range order {
		out[i] = best[p]
	}
	slices.SortStableFunc(out, func(a, b *Candidate) int {
		if c := strings.Compare(a.Location.File.Path, b.Location.File.Path); c != 0 {
			return c
		}
		if a.Location.Pos != b.Location.Pos {
			return int(a.Location.Pos - b.Location.Pos)
		}
		return strings.Compare(a.Rule.ID, b.Rule.ID)
	})
	return out
}

// Bounds lists the bounds that were hit, by function.
func (w *World) Bounds() []finding.Bound {
	var out []finding.Bound
	for i := range w.funcs {
		f := w.prog.Functions[i]
		for _, b := range w.funcs[i].bounds {
			out = append(out, finding.Bound{Function: qualified(f), Location: at(f, f.Pos, f.Pos), Message: b})
		}
	}
	return out
}

func at(f *ir.Function, pos, end int32) finding.Location {
	return finding.Location{File: f.Module.File, Pos: pos, End: end}
}

func qualified(f *ir.Function) string {
	if f.Qualified == "" {
		return ""
	}
	return f.Module.Name + "." + f.Qualified
}

func (w *World) candidate(r *knowledge.Rule, h *hit, in *ir.Function) *Candidate {
	src := h.atom.Origin
	c := &Candidate{Rule: r, Location: at(h.fn, h.pos, h.end), Function: qualified(h.fn), Confidence: finding.ConfidenceHigh}
	what := src.Source.What
	if what == "" {
		what = "untrusted data"
	}
	name := strings.TrimPrefix(h.name, "builtins.")
	step := func(k finding.StepKind, f *ir.Function, pos, end int32, msg string) {
		c.Trace = append(c.Trace, finding.Step{Kind: k, Location: at(f, pos, end), Function: qualified(f), Message: msg})
	}
	step(finding.StepSource, src.Fn, src.Pos, src.End, what+" enters here")
	guards := 0
	for _, s := range backwards(h.atom.Step) {
		switch s.Kind {
		case stepCall:
			step(finding.StepCall, s.Fn, s.Pos, s.End, "is passed into `"+s.Name+"`")
		case stepReturn:
			step(finding.StepReturn, s.Fn, s.Pos, s.End, "comes back from `"+s.Name+"`")
		case stepGuard:
			guards++
			step(finding.StepGuard, s.Fn, s.Pos, s.End, "does not suffice: "+s.Name)
			loc := at(s.Fn, s.Pos, s.End)
			c.Facts = append(c.Facts, finding.Fact{Message: "the check does not suffice: " + s.Name, Location: &loc})
		default:
			step(finding.StepFlow, s.Fn, s.Pos, s.End, s.Name)
		}
	}
	for _, s := range backwards(h.path) {
		step(finding.StepCall, s.Fn, s.Pos, s.End, "is passed into `"+s.Name+"`")
	}
	sink := h.sink.Message
	if sink == "" {
		sink = "reaches `" + name + "`"
		if name == "return" {
			sink = "is sent to the client"
		}
	}
	step(finding.StepSink, h.fn, h.pos, h.end, sink)
	if h.note != "" {
		loc := at(h.fn, h.pos, h.end)
		c.Facts = append(c.Facts, finding.Fact{Message: h.note, Location: &loc})
	}
	lower := func(msg string) {
		c.Facts = append(c.Facts, finding.Fact{Message: msg, Lowers: true})
		if c.Confidence > finding.ConfidenceLow {
			c.Confidence--
		}
	}
	if h.atom.Flags&viaUnresolved != 0 {
		lower("the data pass through a call whose code is not part of the review")
	}
	if h.atom.Flags&viaConvention != 0 {
		lower("a type on the way is assumed from a name")
	}
	if src.Source == librarySource {
		lower("whether callers of the package pass untrusted data is theirs to say")
	}
	switch h.sink.Confidence {
	case "medium":
		lower("the sink does harm only in some configurations")
	case "low":
		c.Confidence = finding.ConfidenceLow
		c.Facts = append(c.Facts, finding.Fact{Message: "the sink does harm only in few configurations", Lowers: true})
	}
	c.Message = strings.NewReplacer("{source}", what, "{sink}", "`"+name+"`").Replace(r.Message)
	return c
}

func backwards(s *Step) []*Step {
	var out []*Step
	for ; s != nil; s = s.Prev {
		out = append(out, s)
	}
	slices.Reverse(out)
	return out
}

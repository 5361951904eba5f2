package flow

import (
	"cmp"
	"fmt"
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
	Test       bool // the place is in test code

	sink finding.Location   // of the call that does harm, which is elsewhere where a caller is at fault
	open knowledge.KindMask // the kinds of sink that a hazard is about
}

// missingAuthentication is the rule on entry points that lack what others have.
const missingAuthentication = "missing-authentication"

// Findings lists what breaks a rule, by place; of several ways to one place the one with the shortest trace stands.
func (w *World) Findings() []*Candidate {
	type place struct {
		rule *knowledge.Rule
		fn   *ir.Function
		pos  int32
	}
	w.access = w.newAccess()
	best := map[place]*Candidate{}
	var order []place
	uncalled := w.uncalled()
	for i := range w.funcs {
		s := w.funcs[i].summary
		if s == nil {
			continue
		}
		for j := range s.Hits {
			h := &s.Hits[j]
			for _, r := range w.broken(h, uncalled) {
				if r.Flow != nil && w.objectKinds.Has(r.Flow.Sink) && !w.access.foreign(w.prog.Functions[i]) {
					continue
				}
				p := place{r, h.fn, h.pos}
				if h.place != nil {
					p.fn, p.pos = h.place.Fn, h.place.Pos
				}
				if r.Flow != nil && r.Flow.Source == knowledge.Random { // the defect is the generator, whatever bears its numbers
					p.fn, p.pos = h.atom.Origin.Fn, h.atom.Origin.Pos
				}
				c := w.candidate(r, h)
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
	if r := w.base.Rule(missingAuthentication); r != nil && w.access != nil {
		for _, f := range w.prog.Functions {
			if w.access.unguarded(f) {
				p := place{r, f, f.Pos}
				order = append(order, p)
				best[p] = &Candidate{Rule: r, Location: at(f, f.Pos, f.Pos), Function: qualified(f), Message: r.Message, Confidence: finding.ConfidenceMedium}
			}
		}
	}
	var whole []*Candidate // of the program as a whole
	if w.access != nil {
		if c, ok := w.access.forgeable(); ok {
			whole = append(whole, c)
		}
	}
	// One defect, one finding: of rules for one weakness at one place, the one that says worse of it.
	type defect struct {
		fn  *ir.Function
		pos int32
		cwe int
	}
	worst := map[defect]place{}
	for _, p := range order {
		d := defect{p.fn, p.pos, p.rule.CWE}
		if w, ok := worst[d]; !ok || p.rule.Score > w.rule.Score {
			worst[d] = p
		}
	}
	out := whole
	for _, p := range order {
		if worst[defect{p.fn, p.pos, p.rule.CWE}] == p {
			out = append(out, best[p])
		}
	}
	out = append(w.outranked(out), w.forms()...)
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

// broken lists the rules that a hit breaks; none while it waits for what callers pass. What may be anything need not wait
// where there is no caller.
func (w *World) broken(h *hit, uncalled []bool) []*knowledge.Rule {
	switch {
	case h.hazard != nil && (h.pending == nil || h.pending.Open != 0 && h.pending.Needs != knowledge.NeedsBuilt && uncalled[h.atom.Origin.Fn.ID]):
		return []*knowledge.Rule{w.base.Rule(h.hazard.Rule)}
	case h.hazard != nil || h.atom.Origin.Source == nil || w.far(h):
		return nil
	}
	return w.rulesFor(h.kinds, h.atom)
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

// candidate makes the finding of a hit, with its evidence.
func (w *World) candidate(r *knowledge.Rule, h *hit) *Candidate {
	c := &Candidate{Rule: r, Location: at(h.fn, h.pos, h.end), Function: qualified(h.fn), Confidence: finding.ConfidenceHigh}
	c.sink = c.Location
	if h.place != nil {
		c.Location, c.Function = at(h.place.Fn, h.place.Pos, h.place.End), qualified(h.place.Fn)
	}
	c.Test = w.modules[h.fn.Module.ID].test
	name := strings.TrimPrefix(h.name, "builtins.")
	message := func(text, what string) string {
		return strings.NewReplacer("{source}", what, "{sink}", "`"+name+"`").Replace(text)
	}
	if h.hazard == nil {
		what := c.describeFlow(h, name)
		c.Message = message(r.Message, what)
		return c
	}
	c.Message = message(cmp.Or(h.hazard.Message, r.Message), "")
	c.open = h.hazard.Open()
	c.describeHazard(h)
	return c
}

// describeFlow is the evidence of data that reach a sink; what says whose they are.
func (c *Candidate) describeFlow(h *hit, name string) (what string) {
	src := h.atom.Origin
	if what = src.Source.What; what == "" {
		what = "untrusted data"
	}
	begin := what
	if src.Source.Class == knowledge.Untrusted {
		begin += " enters here"
	}
	c.step(finding.StepSource, src.Fn, src.Pos, src.End, begin)
	for _, s := range backwards(h.atom.Step) {
		switch s.Kind {
		case stepCall:
			c.step(finding.StepCall, s.Fn, s.Pos, s.End, "is passed into `"+s.Name+"`")
		case stepReturn:
			c.step(finding.StepReturn, s.Fn, s.Pos, s.End, "comes back from `"+s.Name+"`")
		case stepGuard:
			c.step(finding.StepGuard, s.Fn, s.Pos, s.End, "does not suffice: "+s.Name)
			c.fact("the check does not suffice: "+s.Name, at(s.Fn, s.Pos, s.End))
		default:
			c.step(finding.StepFlow, s.Fn, s.Pos, s.End, s.Name)
		}
	}
	c.calls(h)
	sink := h.sink.Message
	if sink == "" {
		sink = "reaches `" + name + "`"
		if name == "return" {
			sink = "is sent to the client"
		}
	}
	c.step(finding.StepSink, h.fn, h.pos, h.end, sink)
	if h.note != "" {
		c.fact(h.note, at(h.fn, h.pos, h.end))
	}
	if h.atom.Flags&viaUnresolved != 0 {
		c.lower("the data pass through a call whose code is not part of the review")
	}
	if h.atom.Flags&viaConvention != 0 {
		c.lower("a type on the way is assumed from a name")
	}
	if src.Source == librarySource {
		c.lower("whether callers of the package pass untrusted data is theirs to say")
	}
	c.lowerAs(h.sink.Confidence, "the sink does harm only in")
	return what
}

// describeHazard is the evidence of a call or an assignment that a caller decides: how the value gets there. One that
// stands by itself needs none.
func (c *Candidate) describeHazard(h *hit) {
	if h.place != nil {
		message := "gives `%s` the value"
		for _, s := range backwards(h.path) {
			c.step(finding.StepCall, s.Fn, s.Pos, s.End, fmt.Sprintf(message, s.Name))
			message = "passes it on to `%s`"
		}
		c.step(finding.StepSink, h.fn, h.pos, h.end, c.Message)
	}
	c.lowerAs(h.hazard.Confidence, "it does harm only in")
}

func (c *Candidate) step(k finding.StepKind, f *ir.Function, pos, end int32, msg string) {
	c.Trace = append(c.Trace, finding.Step{Kind: k, Location: at(f, pos, end), Function: qualified(f), Message: msg})
}

// calls are the steps from the function that has the hit down to the one with the sink.
func (c *Candidate) calls(h *hit) {
	for _, s := range backwards(h.path) {
		c.step(finding.StepCall, s.Fn, s.Pos, s.End, "is passed into `"+s.Name+"`")
	}
}

func (c *Candidate) fact(msg string, loc finding.Location) {
	c.Facts = append(c.Facts, finding.Fact{Message: msg, Location: &loc})
}

// lower takes the confidence down by one.
func (c *Candidate) lower(msg string) {
	c.Facts = append(c.Facts, finding.Fact{Message: msg, Lowers: true})
	if c.Confidence > finding.ConfidenceLow {
		c.Confidence--
	}
}

// lowerAs takes the confidence down to what a model says of its sink or hazard.
func (c *Candidate) lowerAs(confidence, msg string) {
	switch confidence {
	case "medium":
		c.lower(msg + " some configurations")
	case "low":
		c.lower(msg + " few configurations")
		c.Confidence = finding.ConfidenceLow
	}
}

func backwards(s *Step) []*Step {
	var out []*Step
	for ; s != nil; s = s.Prev {
		out = append(out, s)
	}
	slices.Reverse(out)
	return out
}

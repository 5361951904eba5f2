package flow

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/source"
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

	shared     string // what is at fault, of a rule that tells of it once: a variable, or the function
	object     string // what is set up, of a rule that tells of an object once
	making     bool   // the place is where that is made
	Doubted    bool   // one of the doubts holds (doubt.go): it takes a profile more
	answer     bool   // the data are what another server answers
	datum      datum  // of a rule that tells of a piece of data once
	table      datum  // of a credential, the list or dictionary that it stands in
	astray     bool   // the way has a step that is assumed: out of unknown code, or of another instance
	dispatched int    // calls on the way of what a variable or a table holds
	hazard     bool   // no flow
	lifted     bool   // the data are told of in packages as elsewhere, whatever the rule says
	Written    bool   // a table of names and passwords, whose values may be told by themselves
	literal    bool   // a constant that is a defect wherever it stands
	secret     string // of a rule about credentials, the text that is one
	signature  bool   // the place is a function whose parameter has the defect as its default

	branch   branchCall // the call that is at fault
	returned string     // of data that a function returns to a framework, its name
	row      bool       // the data are a row: that one function gets it from the next says nothing
	back     string     // of data that come back from a function, the name of the last

	far   bool               // the call that is at fault is far from the sink
	sink  finding.Location   // of the call that does harm, which is elsewhere where a caller is at fault
	made  finding.Location   // of the call that makes the value which is the defect
	Tells finding.Location   // another place of the same defect, of which rules that yield need not tell
	open  knowledge.KindMask // the kinds of sink that a hazard is about
}

// Findings lists what breaks a rule, by place.
func (w *World) Findings(checks Checks) []*Candidate {
	w.checks = checks
	w.kept = w.keptNames()
	flows := notBack(w.nearest(w.gather()))
	out := append(flows, checks.Findings(flows)...)
	for _, keep := range []func([]*Candidate) []*Candidate{ // of what one change would mend, one is left
		worst, w.define, notTold, w.yielding, perObject, perTable, w.perProgram, w.perHelper, perDatum, once, w.perBranch, w.perSecret, perLine,
	} {
		out = keep(out)
	}
	out = append(w.outranked(out), w.forms()...)
	slices.SortStableFunc(out, func(a, b *Candidate) int {
		return cmp.Or(strings.Compare(a.Location.File.Path, b.Location.File.Path), cmp.Compare(a.Location.Pos, b.Location.Pos),
			strings.Compare(a.Rule.ID, b.Rule.ID))
	})
	return out
}

// gather makes the findings of all hits; of several ways to one place the one with the most certain evidence and the
// shortest trace stands.
func (w *World) gather() []*Candidate {
	type defect struct {
		rule *knowledge.Rule
		fn   *ir.Function
		pos  int32
	}
	known := map[defect]int{}
	var out []*Candidate
	uncalled := w.uncalled()
	gatherOf := func(i int32, s *Summary) {
		for j := range s.Hits {
			h := &s.Hits[j]
			if w.idle(i, h) || !w.tellsAll() && (h.replaced() || h.overwritten() || h.setAgain() || w.ofNoInstance(h) || h.hazard != nil && w.verifiedBeside(h)) || h.hazard == builtStatement && h.name == "return" && !uncalled[h.fn.ID] {
				continue
			}
			for _, r := range w.broken(h, uncalled) {
				h := chosenAtSink(h) // each rule tells of the place of its own
				if r.Flow != nil && w.objectKinds.Has(r.Flow.Sink) {
					view, there := w.viewOf(h, w.prog.Functions[i])
					if h.atom.Flags&(viaUnresolved|passedIn) != 0 || !w.checks.Unowned(view, Place{h.fn, h.pos, h.end}) {
						continue
					}
					h = there
				}
				if !w.tellsAll() && (r.Outside != nil && w.inside(h, r.Outside) || r.Meant != nil && saysSo(h, r.Meant) && !w.decidedBy(h.fn) || w.chosenAbove(r, h)) {
					continue
				}
				d := defect{r, h.fn, h.pos}
				if h.place != nil {
					d.fn, d.pos = h.place.Fn, h.place.Pos
				}
				if h.fn.Module.Fallback(h.pos) || r.Flow != nil && r.Flow.Source == knowledge.Random && stirs(h.atom.Origin) {
					continue
				}
				c := w.candidate(r, h)
				w.doubtful(c, h)
				if r.Flow != nil && r.Flow.Source.Made() { // the defect is what makes the value, whatever bears it
					o := h.atom.Origin
					d.fn, d.pos = o.Fn, o.Pos
					c.made = idiom.At(o.Fn, o.Pos, o.End)
					if r.Flow.Source == knowledge.Random || r.Flow.Source == knowledge.Clock && o.Fn == h.fn { // clocks are read for other purposes, too
						c.Location, c.Function = idiom.At(o.Fn, o.Pos, o.End), idiom.Qualified(o.Fn)
					}
				}
				k, ok := known[d]
				switch {
				case !ok:
					known[d] = len(out)
					out = append(out, c)
				case betterTold(c, out[k]):
					out[k] = c
				}
			}
		}
	}
	for i := range w.funcs {
		if w.cfg.Cancelled != nil && w.cfg.Cancelled() {
			return nil
		}
		if s := w.funcs[i].summary; s != nil && len(s.Hits) > 0 {
			w.Spared(int32(i), func() { gatherOf(int32(i), s) })
		}
	}
	return out
}

// betterTold reports whether one finding of a defect has more certain evidence than another one, or a shorter way, or
// stands before it.
func betterTold(c, old *Candidate) bool {
	return cmp.Or(compareBool(c.Doubtful(), old.Doubtful()), cmp.Compare(old.Confidence, c.Confidence), cmp.Compare(len(c.Trace), len(old.Trace)),
		strings.Compare(c.Location.File.Path, old.Location.File.Path), cmp.Compare(c.Location.Pos, old.Location.Pos)) < 0
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// placedIn reports whether a function, its class or its module has a name of a form.
func placedIn(name *regex.Pattern, f *ir.Function) bool {
	return slices.ContainsFunc(append(strings.Split(f.Qualified, "."), idiom.LastPart(f.Module.Name)), name.MatchString)
}

// direct reports whether data reach the sink in the module that reads them, where a reader sees both, and more than those who look for
// errors sees them.
func direct(h *hit) bool {
	m := h.fn.Module
	for s := h.atom.Step; s != nil; s = s.Prev {
		if (s.Kind == stepCall || s.Kind == stepDispatch) && s.Fn != nil && s.Fn.Module != m {
			return false
		}
	}
	for s := h.path; s != nil; s = s.Prev {
		if s.Fn != nil && s.Fn.Module != m {
			return false
		}
	}
	return h.atom.Origin.Fn.Module == m && !strings.HasSuffix(h.name, ".debug")
}

// maxAway is how many calls from a sink a caller may be at fault for what it passes, where the sink is reported itself.
const maxAway = 3

// nearest leaves out findings at calls far from a sink which has a finding itself: it is mended there. Of a package that others
// install its maintainers see once how a call of theirs is set up wrong, however many of their functions lead to it, and once that
// data of one source meet a sink, where they meet it and not at each caller.
func (w *World) nearest(list []*Candidate) []*Candidate {
	type sink struct {
		at   finding.Location
		rule *knowledge.Rule
	}
	type meeting struct{ from, sink finding.Location }
	own, best := map[sink]bool{}, map[sink]*Candidate{}
	met := map[meeting]bool{}
	whole := w.cfg.Published && !w.eachPlace()
	for _, c := range list {
		k := sink{c.sink, c.Rule}
		if c.Location == c.sink {
			own[k] = true
			if whole && !c.hazard && !c.Doubtful() && len(c.Trace) > 0 {
				met[meeting{c.Trace[0].Location, c.sink}] = true
			}
		}
		if whole && c.hazard && !c.Rule.Credential && (best[k] == nil || betterTold(c, best[k])) {
			best[k] = c
		}
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool {
		k := sink{c.sink, c.Rule}
		return c.far && own[k] || best[k] != nil && best[k] != c ||
			c.Location != c.sink && len(c.Trace) > 0 && met[meeting{c.Trace[0].Location, c.sink}]
	})
}

// notBack leaves out findings of data that come back from a function of the file which has a finding itself, since a framework is
// given them too: they are mended there.
func notBack(list []*Candidate) []*Candidate {
	type giver struct {
		file *source.File
		rule *knowledge.Rule
		name string
	}
	own := map[giver]bool{}
	for _, c := range list {
		if c.returned != "" {
			own[giver{c.Location.File, c.Rule, c.returned}] = true
		}
	}
	if len(own) == 0 {
		return list
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool { return c.back != "" && own[giver{c.Location.File, c.Rule, c.back}] })
}

// worst keeps one finding a defect: of rules for one weakness at one place the one that most profiles report, and of those
// the one that says worse of it, unless it yields to the other.
func worst(list []*Candidate) []*Candidate {
	type defect struct {
		file *source.File
		pos  int32
		cwe  int
	}
	key := func(c *Candidate) defect { return defect{c.Location.File, c.Location.Pos, c.Rule.CWE} }
	best := map[defect]*Candidate{}
	for _, c := range list {
		old := best[key(c)]
		if old == nil || c.Rule.Rank() < old.Rule.Rank() || c.Rule.Rank() == old.Rule.Rank() &&
			(old.yieldsTo(c) || c.Rule.Score > old.Rule.Score && !c.yieldsTo(old)) {
			best[key(c)] = c
		}
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool { return best[key(c)] != c })
}

// yieldsTo reports whether a finding's rule yields to that of another one, which is beyond doubt.
func (c *Candidate) yieldsTo(other *Candidate) bool {
	return slices.Contains(c.Rule.Yields, other.Rule.ID) && !other.Doubtful()
}

// perLine keeps one finding of a rule on a line, the first of the most certain ones: who mends it looks at the whole line.
func perLine(list []*Candidate) []*Candidate {
	type line struct {
		file   *source.File
		rule   *knowledge.Rule
		number int
	}
	best := map[line]*Candidate{}
	key := func(c *Candidate) line {
		return line{c.Location.File, c.Rule, c.Location.File.Position(c.Location.Pos).Line}
	}
	for _, c := range list {
		k := key(c)
		if b := best[k]; b == nil || b.Doubtful() && !c.Doubtful() || b.Doubtful() == c.Doubtful() && c.Confidence > b.Confidence {
			best[k] = c
		}
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool { return best[key(c)] != c })
}

// once leaves out what shows a defect again: what a variable of the module that is set up wrong does elsewhere, and a key of a
// known form that a name which tells of keys is given.
func once(list []*Candidate) []*Candidate {
	type place struct {
		file *source.File
		rule *knowledge.Rule
		of   string // the variable, or the line
	}
	key := func(c *Candidate) place {
		of := c.shared
		switch {
		case c.made.File != nil: // two such values in one are one defect
			return place{c.sink.File, c.Rule, "@" + strconv.Itoa(int(c.sink.Pos))}
		case of == "":
			of = strconv.Itoa(c.Location.File.Position(c.Location.Pos).Line)
		case c.Doubtful(): // it does not stand for one that is told earlier
			return place{c.sink.File, c.Rule, "?" + of}
		default:
			return place{c.sink.File, c.Rule, of}
		}
		return place{c.Location.File, c.Rule, of}
	}
	seen := map[place]bool{}
	for _, c := range list {
		if c.Rule.Flow == nil && c.shared == "" && !c.literal { // of others the first stands
			seen[key(c)] = true
		}
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool {
		if c.shared == "" && !c.literal && c.made.File == nil {
			return false
		}
		k := key(c)
		again := seen[k]
		seen[k] = true
		return again
	})
}

// yielding leaves out findings at places of which a rule that says more of them has one; not one that is too doubtful to be told.
func (w *World) yielding(list []*Candidate) []*Candidate {
	type place struct {
		file *source.File
		rule string
	}
	at := map[place][]finding.Location{}
	for _, c := range list {
		if w.cfg.Rank == 0 && c.Doubtful() {
			continue
		}
		for _, l := range [...]finding.Location{c.Location, c.made, c.Tells} {
			at[place{l.File, c.Rule.ID}] = append(at[place{l.File, c.Rule.ID}], l)
		}
	}
	return slices.DeleteFunc(list, func(c *Candidate) bool {
		return slices.ContainsFunc(c.Rule.Yields, func(id string) bool {
			return slices.ContainsFunc([]finding.Location{c.Location, c.made}, func(own finding.Location) bool {
				return own.File != nil && slices.ContainsFunc(at[place{own.File, id}], func(l finding.Location) bool {
					return l.Pos <= own.Pos && own.Pos < l.End || own.Pos <= l.Pos && l.Pos < own.End
				})
			})
		})
	})
}

// broken lists the rules that a hit breaks; none while it waits for what callers pass. What may be anything need not wait
// where there is no caller.
func (w *World) broken(h *hit, uncalled []bool) []*knowledge.Rule {
	switch {
	case h.lone && !uncalled[h.fn.ID]:
		return nil
	case h.hazard != nil && (h.pending == nil || h.pending.Open != 0 && h.pending.Needs != knowledge.NeedsBuilt && uncalled[h.atom.Origin.Fn.ID]):
		return []*knowledge.Rule{w.base.Rule(h.hazard.Rule)}
	case len(w.ownModels) > 0 && w.ofOwnModel(h) && (src(h) != knowledge.Untrusted || h.atom.Origin.Source == librarySource):
		return nil // what users of the library pass, and what it tells of errors because it is made for that
	case h.hazard != nil || h.atom.Origin.Source == nil || h.kept || w.far(h) || h.kinds&w.logKinds != 0 && h.atom.is(knowledge.Secret) && asNumeral(h):
		return nil
	}
	kinds := h.kinds
	if h.match != nil && kinds&w.regexKinds != 0 {
		if _, bad := w.patterns.verdict(h.match); !bad || w.shortText(h) {
			kinds &^= w.regexKinds
		}
	}
	if w.ofMaker(h) {
		kinds &^= w.ssrfKinds
	}
	rules := w.rulesFor(kinds, h.atom)
	if h.atom.Flags&inPage != 0 && kinds&w.exposureKinds != 0 { // a page shows errors and settings because somebody wants it to
		rules = slices.DeleteFunc(rules, func(r *knowledge.Rule) bool {
			return w.exposureKinds.Has(r.Flow.Sink) && r.Flow.Source != knowledge.Stored
		})
	}
	rules = slices.DeleteFunc(rules, func(r *knowledge.Rule) bool {
		return r.Flow.Mode != nil && w.inMode(h, r.Flow.Mode) || r.Flow.Unanswered != nil && unanswered(h, r.Flow.Unanswered)
	})
	if h.atom.stored() {
		rules = slices.DeleteFunc(rules, func(r *knowledge.Rule) bool { return !w.kept.allow(h, r.Flow) && !w.sendsWhole(h, r.Flow) })
	}
	return rules
}

// ofMaker reports whether data are what users of a library make an object with, and the program puts something behind them:
// the server that a client talks to, which is for them to say.
func (w *World) ofMaker(h *hit) bool {
	o := h.atom.Origin
	return o.Source == librarySource && h.atom.Flags&built != 0 && (o.Fn.Name == "__init__" || o.Fn.Kind == ir.ClassBody)
}

// Bounds lists the bounds that were hit, by function.
func (w *World) Bounds() []finding.Bound {
	var out []finding.Bound
	for i := range w.funcs {
		f := w.prog.Functions[i]
		for _, b := range w.funcs[i].bounds {
			out = append(out, finding.Bound{Function: idiom.Qualified(f), Location: idiom.At(f, f.Pos, f.Pos), Message: b})
		}
	}
	return out
}

// candidate makes the finding of a hit, with its evidence.
func (w *World) candidate(r *knowledge.Rule, h *hit) *Candidate {
	c := &Candidate{Rule: r, Location: idiom.At(h.fn, h.pos, h.end), Function: idiom.Qualified(h.fn), Confidence: finding.ConfidenceHigh}
	if h.hazard != nil {
		if pos, end, ok := takenOut(h); ok {
			c.Location.Pos, c.Location.End = pos, end
		}
	}
	c.sink = c.Location
	if h.place != nil {
		c.Location, c.Function = idiom.At(h.place.Fn, h.place.Pos, h.place.End), idiom.Qualified(h.place.Fn)
		c.far = away(h) > maxAway || h.byDefault != nil // the default of whom it is passed to is told
	}
	c.Test = w.modules[h.fn.Module.ID].test || testsItself(cmp.Or(placeFn(h), h.fn))
	name := strings.TrimPrefix(h.name, "builtins.")
	message := func(text, what string) string {
		return strings.NewReplacer("{source}", what, "{sink}", "`"+name+"`").Replace(text)
	}
	c.branch = branchCallOf(h)
	if h.hazard == nil {
		what := c.describeFlow(w, h, name)
		c.Message = message(r.Message, what)
		if r.One == knowledge.OneFunction && !w.eachPlace() {
			c.shared = strconv.Itoa(int(h.fn.ID))
			if o := h.atom.Origin; r.Flow.Source == knowledge.Secret { // each of several secrets is told
				c.shared += o.Fn.Module.File.Text[o.Pos:o.End]
			}
		}
		if r.One == knowledge.OneLine {
			c.shared = cmp.Or(w.againstOne(h), fmt.Sprint("line ", c.Location.File.Position(c.Location.Pos).Line))
		}
		c.datum = w.datumOf(w.toldOnce(r), h)
		if h.match != nil {
			c.Tells = patternTold(h)
		}
		if h.name == "return" && r.One == knowledge.OneSource {
			c.returned = h.fn.Name
		}
		return c
	}
	c.Message = message(cmp.Or(h.hazard.Message, r.Message), "")
	c.hazard, c.lifted = true, h.hazard.Lifts
	c.literal, c.secret, c.signature = h.name == "", h.shown, h.instrAt(ir.OpClosure) != ir.NoID
	if r.One == knowledge.OneReceiver {
		if c.shared = sharedReceiver(h); c.shared != "" {
			c.moveToMaking(h)
		}
	}
	c.shared = cmp.Or(c.shared, ownSetting(h))
	if r.One == knowledge.OneFunction && w.TellsOnce() {
		c.shared = cmp.Or(c.shared, fmt.Sprint("function ", cmp.Or(placeFn(h), h.fn).ID))
	}
	if name := givenFirst(h); r.One == knowledge.OneName && name != "" && w.TellsOnce() {
		c.datum = datum{of: moduleBody(h.fn), part: name}
	}
	switch {
	case h.hazard.File:
		c.shared = cmp.Or(c.shared, "file "+h.name)
	case w.eachPlace():
	case h.hazard.Function && h.place == nil:
		c.shared = cmp.Or(c.shared, fmt.Sprint("function ", h.fn.ID))
	case h.hazard.Function:
		c.shared = cmp.Or(c.shared, fmt.Sprint("function ", h.place.Fn.ID))
	}
	if r.Credential {
		c.table = tableAround(h, c.Message)
	}
	if r.One == knowledge.OneObject {
		c.object, c.making = objectOf(h)
	}
	c.open = h.hazard.Open()
	c.describeHazard(h)
	return c
}

// src is the class of the source of the data.
func src(h *hit) knowledge.Class { return h.atom.Origin.Source.Class }

// selfTest are names of functions with which a module tests itself.
var selfTest = regex.NewPattern(`^_?(self_?)?tests?$`)

// testsItself reports whether a function is one: it asserts what it calls.
func testsItself(f *ir.Function) bool {
	return selfTest.MatchString(f.Name) && f.Kind == ir.Def && strings.Count(f.Module.File.Text[f.Pos:f.End], "\n    assert ") > 1
}

// away counts the calls from the place of a hit down to its sink.
func away(h *hit) (n int) {
	for s := h.path; s != nil; s = s.Prev {
		if n++; s.Fn == h.place.Fn && s.Pos == h.place.Pos {
			n = 1
		}
	}
	return n
}

// namesOne reports whether data name one of the program's files, rather than any file: something of the program's stands before them, or
// they are a client's. What users of a library pass at the beginning of a path is a folder of theirs.
func (x *Atom) namesOne() bool {
	return x.Flags&(joined|inFolder) != 0 || x.Flags&built != 0 && (x.Lead != leadStart || x.Origin.Source != librarySource)
}

// describeFlow is the evidence of data that reach a sink; what says whose they are.
func (c *Candidate) describeFlow(w *World, h *hit, name string) (what string) {
	src := h.atom.Origin
	if what = src.Source.What; what == "" {
		what = "untrusted data"
	}
	c.answer, c.lifted = src.Source.Behind != 0, src.Source.Lifts&h.kinds != 0 || src.Source.LiftsOwn&h.kinds != 0 && h.withinClass() && w.listensFar(src.Fn.Module)
	begin := what
	if src.Source.Class == knowledge.Untrusted {
		begin += " enters here"
	}
	c.step(finding.StepSource, src.Fn, src.Pos, src.End, begin)
	for _, s := range backwards(h.atom.Step) {
		switch s.Kind {
		case stepCall, stepDispatch:
			c.passes(s)
		case stepReturn:
			c.back = s.Name
			c.step(finding.StepReturn, s.Fn, s.Pos, s.End, "comes back from `"+s.Name+"`")
		case stepGuard:
			c.step(finding.StepGuard, s.Fn, s.Pos, s.End, "does not suffice: "+s.Name)
			c.fact("the check does not suffice: "+s.Name, idiom.At(s.Fn, s.Pos, s.End))
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
	if h.match != nil {
		reason, _ := w.patterns.verdict(h.match)
		c.fact(reason, idiom.At(h.fn, h.pos, h.end))
	}
	c.astray = src.Source != librarySource && (h.atom.Flags&viaField != 0 || h.atom.Flags&(viaUnresolved|passedIn) == viaUnresolved|passedIn)
	// What a method of a thing that users of a library pass returns is as much theirs as the thing.
	if own := src.Source == librarySource && h.atom.Flags&passedIn == 0 && h.kinds&w.comparedKinds == 0; h.atom.Flags&viaUnresolved != 0 && !own {
		c.lower("the data pass through a call whose code is not part of the review")
		if h.atom.Flags&passedIn != 0 && h.kinds&(w.htmlKinds|w.pathKinds|w.lineKinds|w.redirectKinds) != 0 {
			c.lower("what that call makes of its arguments is not known")
		}
	}
	if h.atom.Flags&viaField != 0 && src.Source != librarySource { // users of a library make their own instances
		c.lower("the data are kept in an attribute, and which instance has them is not known")
	}
	if h.atom.Flags&viaConvention != 0 {
		c.lower("a type on the way is assumed from a name")
	}
	if h.atom.stored() {
		c.row = true
		w.kept.describe(c, h)
	}
	if src.Source == librarySource {
		c.lower(callersPass)
	}
	c.lowerAs(h.sink.Confidence, "the sink does harm only in")
	if h.sink.Confidence == "medium" && h.kinds&w.htmlKinds != 0 && h.atom.Flags&asJSON != 0 && h.name != "return" {
		c.lower("the text is JSON")
	}
	if h.sink.Confidence == "low" {
		switch {
		case h.kinds&w.lineKinds != 0:
			c.lower("what sends the text refuses line breaks as a rule")
		case h.kinds&w.htmlKinds != 0 && h.atom.Flags&inPage == 0:
			c.lower("whether the text is sent as a page is not known")
		case h.kinds&w.htmlKinds != 0:
			c.lower("one value alone seldom does harm there")
		}
	}
	return what
}

// describeHazard is the evidence of a call or an assignment that a caller decides: how the value gets there. One that
// stands by itself needs none.
func (c *Candidate) describeHazard(h *hit) {
	if h.place != nil {
		message := "gives `%s` the value"
		for s := h.path; s != nil; s = s.Prev {
			c.step(finding.StepCall, s.Fn, s.Pos, s.End, fmt.Sprintf(message, s.Name))
			message = "passes it on to `%s`"
		}
		c.step(finding.StepSink, h.fn, h.pos, h.end, c.Message)
	}
	if h.far[1] > 0 && len(c.Trace) == 0 {
		c.step(finding.StepSource, h.fn, h.far[0], h.far[1], "this argument decides it")
		c.step(finding.StepSink, h.fn, h.pos, h.end, c.Message)
	}
	if views := h.decorated(); h.hazard.Changing && h.place == nil && len(views) > 0 {
		c.step(finding.StepSource, views[0], views[0].Pos, views[0].Pos, "the view")
		c.step(finding.StepSink, h.fn, h.pos, h.end, c.Message)
	}
	c.lowerAs(h.hazard.Confidence, "it does harm only in")
}

func (c *Candidate) step(k finding.StepKind, f *ir.Function, pos, end int32, msg string) {
	c.Trace = append(c.Trace, finding.Step{Kind: k, Location: idiom.At(f, pos, end), Function: idiom.Qualified(f), Message: msg})
}

// calls are the steps from the function that has the hit down to the one with the sink.
func (c *Candidate) calls(h *hit) {
	for s := h.path; s != nil; s = s.Prev {
		c.passes(s)
	}
}

// passes is a call on the way.
func (c *Candidate) passes(s *Step) {
	c.step(finding.StepCall, s.Fn, s.Pos, s.End, "is passed into `"+s.Name+"`")
	if s.Kind == stepDispatch {
		c.dispatched++
	}
}

func (c *Candidate) fact(msg string, loc finding.Location) {
	c.Facts = append(c.Facts, finding.Fact{Message: msg, Location: &loc})
}

// maxCalls is how many calls and returns a way may have that a reader still follows; what longer ways do to data is seldom what
// the analysis says of them. Of findings that were judged, one in four was right with four or more, and two in three with
// less than two.
const maxCalls = 3

// maxLibraryCalls is the same for what callers of a library pass: no framework stands before it, and its layers are deeper.
const maxLibraryCalls = 5

// maxAnswered is the same for what another server answers: who runs it is trusted more than a client, and what it says is
// kept in objects that the analysis takes for one.
const maxAnswered = 2

// Doubtful reports whether two things or more speak against a finding, or one that makes another of it: of judged findings whose
// data came out of unknown code hardly any was right. That callers of a package pass untrusted data is what
// who reviews it as a library says himself.
func (c *Candidate) Doubtful() bool {
	doubts, calls, most := 0, -c.dispatched, maxCalls
	for _, f := range c.Facts {
		switch {
		case f.Message == callersPass:
			most = maxLibraryCalls
		case f.Lowers:
			doubts++
		}
	}
	for _, s := range c.Trace {
		if s.Kind == finding.StepCall || s.Kind == finding.StepReturn && !(c.row && calls > 0) {
			calls++
		}
	}
	return c.astray || c.Doubted || doubts > 1 || calls > most || c.answer && calls > maxAnswered
}

// In reports whether a place of a candidate lies in one of some files: the defect, or where it does harm.
func (c *Candidate) In(paths map[string]bool) bool {
	return paths[c.Location.File.Path] || c.sink.File != nil && paths[c.sink.File.Path]
}

// Lifted reports whether data are told of in a package that others install as everywhere else.
func (c *Candidate) Lifted() bool { return c.lifted }

// callersPass is what speaks against every finding of data that callers of a library pass.
const callersPass = "whether callers of the package pass untrusted data is theirs to say"

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

package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/cwe"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// Code is what a review is held against.
type Code struct {
	Root     string
	Files    []*source.File // all texts, of the languages that touchstone parses and of others
	Program  *program.Program
	Base     *knowledge.Base
	Findings []*finding.Finding // everything that touchstone finds, of all profiles and threat models
	Sinks    []Sink             // that touchstone came upon, by place
	Whole    bool               // all of an application is there: what calls its code
	Exists   func(string) bool  // whether a file is there that was not read: left out, or no text
}

// A Sink is a place where touchstone looked whether data do harm.
type Sink struct {
	Location finding.Location
	Kinds    []string
	Followed bool // it knows of no data there that do harm
	Cleared  bool // it knows all that gets there, and nothing of it does harm
	Defences []Defended
}

// A Defended says what makes data harmless, and where.
type Defended struct {
	Location finding.Location
	What     string // after "the data"
}

// Audit judges every claim of a review.
func Audit(rv *claim.Review, code Code) (*Report, error) {
	t, err := newTable()
	if err != nil {
		return nil, err
	}
	a := &auditor{
		table: t, own: newFindings(code.Findings), speech: newSpeech(code.Base),
		watcher: newWatcher(newTree(code.Files, code.Program), newFacts(code.Program, code.Base)),
	}
	a.application = code.Whole
	if a.exists = code.Exists; a.exists == nil {
		a.exists = func(string) bool { return false }
	}
	for _, s := range code.Sinks {
		a.sinks[s.Location.File.Path] = append(a.sinks[s.Location.File.Path], s)
	}
	a.speech.count(rv.Claims)
	r := &Report{Root: code.Root, Review: rv}
	for i := range rv.Claims {
		r.Judgements = append(r.Judgements, a.judge(&rv.Claims[i]))
	}
	r.Missed = a.missed(r.Judgements)
	return r, nil
}

// auditor holds what all claims are judged with.
type auditor struct {
	*watcher
	table  *table
	own    *findings
	speech *speech
	spoken map[string]bool           // files that claims point to
	borne  map[*finding.Finding]bool // findings that bear a claim out
}

// A case is what the checks found out about one claim.
type brief struct {
	cited    *cited
	shown    []*showing       // one a mechanism and place
	other    []*showing       // of mechanisms that the claim may mean as well
	finding  *finding.Finding // of touchstone, that bears the claim out
	certain  bool             // a mechanism was understood
	unseen   []string         // functions that the claim is about, and whose code is not here
	cleared  *Sink            // that the claim means, and at which nothing does harm
	only     bool             // so it is at all sinks of the kind there
	rival    bool             // it may mean another place close by
	aside    bool             // no harm is known at its very lines, where there is a sink
	beside   *sight           // a form that is a defect, a few lines away
	support  *sight           // a form that shows what the claim states
	idle     string           // why the code there does not run, "" where it may
	contrary *sight           // a form that shows the opposite
	offTopic bool             // it speaks of what nothing at the place has to do with
	against  string           // what the code says that contradicts the claim, "" for nothing
	word     Leaning          // where what it states word for word points
}

func (a *auditor) judge(c *claim.Claim) *Judgement {
	j := &Judgement{Claim: c}
	ms, sure := a.table.of(c)
	var first *mechanism
	if len(ms) > 0 {
		first = ms[0]
		j.Mechanism = first.ID
	}
	j.catalog()
	b := &brief{cited: a.cite(c, a.speech), certain: first != nil}
	b.unseen = unseen(b.cited.subjects)
	j.Evidence = append(j.Evidence, b.cited.evidence...)
	for i, r := range b.cited.regions {
		a.spoke(r.Path)
		if i == 0 && len(ms) > 0 {
			b.cleared, b.only = a.cleared(ms[0], r)
			b.aside = a.harmless(ms[0], r)
			b.rival = a.rival(ms[0], r, b.cited)
			for _, m := range ms {
				if b.support == nil {
					b.support = a.support(c, m, r)
				}
			}
			why, at := a.idle(r)
			if b.idle = why; why != "" {
				j.Evidence = append(j.Evidence, Evidence{Source, Against, why, at})
			}
			b.contrary, b.offTopic = a.contrary(c, ms[0], r), a.offTopic(c, ms[0], r)
		}
		if b.finding == nil {
			b.finding = a.reported(r, ms[:sure], j.CWE)
		}
		for i, m := range ms {
			s := a.show(m, r)
			if i < sure {
				b.shown = append(b.shown, s)
			} else {
				b.other = append(b.other, s)
			}
		}
	}
	if o, _ := most(b.shown); o <= elsewhere && b.finding == nil && len(ms) > sure { // the words may be right
		for _, r := range b.cited.regions {
			if b.finding == nil {
				b.finding = a.reported(r, ms[sure:], 0)
			}
		}
	}
	if o, _ := most(b.shown); o <= elsewhere && b.finding == nil && b.rival && len(b.cited.regions) == 1 && b.cited.fit() <= loose {
		if b.finding = a.closeBy(b.cited.regions[0], ms[:sure]); b.finding != nil {
			j.Evidence = append(j.Evidence, Evidence{Citation, Neutral, "what it speaks of stands close by", &b.finding.Location})
		}
	}
	if o, _ := most(b.shown); o <= elsewhere && b.finding == nil && sure > 0 && len(b.cited.regions) == 1 && b.cited.fit() <= loose && b.cleared == nil {
		if b.beside = a.beside(ms[0], b.cited.regions[0], b.cited); b.beside != nil {
			e := b.beside.evidence(Operation, For)
			e.Message = "close by, " + e.Message
			j.Evidence = append(j.Evidence, e)
		}
	}
	if b.idle != "" && b.finding != nil {
		r := *b.cited.regions[0]
		if r.first, r.last = r.from, r.to; !flows(b.finding) || !touches(b.finding, &r) {
			b.finding = nil // it is about another line
		}
	}
	if b.cleared != nil {
		j.Evidence = append(j.Evidence, b.cleared.evidence()...)
		if b.finding != nil && !(flows(b.finding) && touches(b.finding, b.cited.regions[0])) {
			b.finding = nil
		}
	}
	if b.finding != nil {
		j.Evidence = append(j.Evidence, foundEvidence(b.finding))
		a.bear(b.finding)
	}
	if b.contrary != nil {
		j.Evidence = append(j.Evidence, b.contrary.evidence(Operation, Against))
	}
	if b.support != nil {
		j.Evidence = append(j.Evidence, b.support.evidence(Operation, For))
	}
	for _, s := range b.telling() {
		j.Evidence = append(j.Evidence, s.evidence(b.cleared != nil)...)
	}
	var more []Evidence
	b.against, more = a.contradict(first, b.cited.subjects)
	j.Evidence = append(j.Evidence, more...)
	b.word, more = a.assertions(c, b.cited)
	j.Evidence = append(j.Evidence, more...)
	j.Verdict, j.Reason = b.decide(c)
	j.better(ms, b.finding)
	j.correct(first)
	return j
}

// reported is a finding that bears a claim out at a place or where that leads, nil for none.
func (a *auditor) reported(r *region, ms []*mechanism, id int) *finding.Finding {
	f := a.own.at(r, ms, id)
	if f == nil {
		f = a.own.below(a.reached(r), ms)
	}
	if f != nil && a.elsewhere(f, r, ms) {
		return nil
	}
	return f
}

// closeBy is the finding that shows one of the mechanisms within a few lines of a place, nil for none or several.
func (a *auditor) closeBy(r *region, ms []*mechanism) (out *finding.Finding) {
	if r.from == 0 {
		return nil
	}
	wide := *r
	wide.first, wide.last, wide.fns = max(1, r.from-nextTo), min(r.LineCount(), r.to+nextTo), nil
	for _, f := range a.own.byPath[r.Path] {
		if faint(f) || f.Location.File.Path != r.Path || !wide.holds(f.Location.Pos) || !slices.ContainsFunc(ms, func(m *mechanism) bool { return m.Kind == operation && m.shows(f) }) {
			continue
		}
		if out != nil && out.Location.Pos != f.Location.Pos {
			return nil
		}
		out = f
	}
	return out
}

// beside is a form that is a defect within a few lines of a place whose function the claim does not name, nil for none.
func (w *watcher) beside(m *mechanism, r *region, ct *cited) *sight {
	if r.from == 0 || r.whole || !m.showable() {
		return nil
	}
	if s := r.around(r.from); s != nil && ct.speaksOf(s.fn.Name) {
		return nil
	}
	wide := region{file: r.file, first: max(1, r.from-nextTo), last: min(r.LineCount(), r.to+nextTo)}
	s := w.first(m.Looks, r.with(&wide), false)
	if s != nil && m.Context.set() {
		if text, _ := wide.text(); !m.Context.MatchString(text) {
			return nil
		}
	}
	return s
}

// nextTo are the lines by which a place may be wrong that a claim gives for what is there.
const nextTo = 8

// telling are the showings worth printing: that of the mechanism which the claim is about, and those that show something.
func (b *brief) telling() (out []*showing) {
	for i, s := range b.shown {
		if i == 0 || s.weak != nil {
			out = append(out, s)
		}
	}
	return out[:min(len(out), 2)]
}

func (a *auditor) spoke(path string) {
	if a.spoken == nil {
		a.spoken = map[string]bool{}
	}
	a.spoken[path] = true
}

func (a *auditor) bear(f *finding.Finding) {
	if a.borne == nil {
		a.borne = map[*finding.Finding]bool{}
	}
	a.borne[f] = true
}

// missed lists what the review does not say about the files that it speaks of: what a review in the profile of
// maintainers would report.
func (a *auditor) missed(js []*Judgement) []*finding.Finding {
	return a.own.missed(a.spoken, func(f *finding.Finding) bool {
		return a.borne[f] || f.Rule.Profile != "" && f.Rule.Profile != "default"
	})
}

// of lists the mechanisms that a claim is about, the one that fits best first. Its number says which, where it is one that
// says something and carries its own name; otherwise, or where the number means several, its words do.
func (t *table) of(c *claim.Claim) (out []*mechanism, sure int) {
	var said []*mechanism
	for _, m := range c.Mechanisms {
		kind, _ := claim.KindOf(m.ID)
		if x := t.byID[m.ID]; x != nil && !m.Effect && !m.Negated && m.From != claim.FromID && !slices.Contains(said, x) && !(kind.Generic && len(said) > 0) {
			said = append(said, x)
		}
	}
	numbered := t.numbered(c)
	for _, m := range said {
		if slices.Contains(numbered, m) {
			out = append(out, m)
		}
	}
	if sure = len(out); sure == 0 && len(said) > 0 && allGeneric(numbered) { // the words say more
		sure, out = min(len(said), maxMechanisms-1), append(out, said[:min(len(said), maxMechanisms-1)]...)
		return append(out, numbered[:min(1, len(numbered))]...), sure
	}
	if sure == 0 { // the number and the words do not agree: the words may be right
		out = append(out, numbered[:min(len(numbered), maxMechanisms-1)]...)
		if sure = len(out); sure == 0 {
			sure = min(len(said), maxMechanisms)
		}
		out = append(out, said...)
	}
	return out[:min(len(out), maxMechanisms)], sure
}

// allGeneric reports whether mechanisms say little of what is wrong: a number that means them is often one for want of a
// better.
func allGeneric(ms []*mechanism) bool {
	return !slices.ContainsFunc(ms, func(m *mechanism) bool { k, _ := claim.KindOf(m.ID); return !k.Generic && m.Kind != design })
}

// numbered are the mechanisms that the claim's first number means; none where the number is wrong: where it carries a name
// that is not its own.
func (t *table) numbered(c *claim.Claim) []*mechanism {
	for _, w := range c.Weaknesses {
		if w.ID == 0 {
			continue
		}
		if w.Name != "" && !cwe.Default().Check(w.ID, w.Name).Matches() {
			return nil
		}
		return t.byCWE[w.ID]
	}
	return nil
}

// maxMechanisms bounds the mechanisms that one claim is held against.
const maxMechanisms = 3

// numbering is a weakness's number in a title.
var numbering = regex.NewPattern(`\(?\[?CWE-\d+\]?\)?`)

// correct writes the claim as it should read, where it stands but under a wrong number.
func (j *Judgement) correct(m *mechanism) {
	if j.Verdict == Refuted || m == nil || len(j.Better) == 0 {
		return
	}
	e, _ := cwe.Lookup(j.Better[0])
	text := strings.TrimLeft(numbering.ReplaceAllString(j.Claim.Title, ""), " :-")
	for _, g := range j.Names {
		text = strings.TrimLeft(strings.NewReplacer("\""+g.Name+"\"", "", g.Name, "").Replace(text), " :-")
	}
	j.Corrected = strings.TrimRight(fmt.Sprintf("CWE-%d (%s): %s", e.ID, e.Name, text), " :")
}

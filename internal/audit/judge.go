package audit

import (
	"fmt"
	"slices"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/program"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// Code is what a review is held against.
type Code struct {
	Root     string
	Files    []*source.File // all texts, of the languages that touchstone parses and of others
	Program  *program.Program
	Base     *knowledge.Base
	Names    []string           // qualified names that models define
	Findings []*finding.Finding // everything that touchstone finds, of all profiles and threat models
}

// Audit judges every claim of a review.
func Audit(rv *claim.Review, code Code) (*Report, error) {
	t, err := newTable()
	if err != nil {
		return nil, err
	}
	a := &auditor{
		table: t, own: newFindings(code.Findings), speech: newSpeech(code.Base, code.Names),
		watcher: &watcher{tree: newTree(code.Files, code.Program), facts: newFacts(code.Program, code.Base), all: map[*look]*sight{}},
	}
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
	cited   *cited
	shown   []*showing       // one a mechanism and place
	finding *finding.Finding // of touchstone, that bears the claim out
	certain bool             // a mechanism was understood
}

func (a *auditor) judge(c *claim.Claim) *Judgement {
	j := &Judgement{Claim: c}
	ms := a.table.of(c)
	var first *mechanism
	if len(ms) > 0 {
		first = ms[0]
		j.Mechanism = first.ID
	}
	j.catalog(first)
	b := &brief{cited: a.cite(c, a.speech), certain: first != nil}
	j.Evidence = append(j.Evidence, b.cited.evidence...)
	for _, r := range b.cited.regions {
		a.spoke(r.Path)
		if b.finding == nil {
			b.finding = a.own.at(r, ms, j.CWE)
		}
		for _, m := range ms {
			b.shown = append(b.shown, a.show(m, r))
		}
	}
	if b.finding != nil {
		j.Evidence = append(j.Evidence, foundEvidence(b.finding))
		a.bear(b.finding)
	}
	for _, s := range b.telling() {
		j.Evidence = append(j.Evidence, s.evidence()...)
	}
	j.Verdict, j.Reason = b.decide(c)
	j.correct(first)
	return j
}

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

// of lists the mechanisms that a claim is about: what its number means, and what its words say, the words first where
// the number carries a name that is not its own.
func (t *table) of(c *claim.Claim) (out []*mechanism) {
	add := func(m *mechanism) {
		if m != nil && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	for _, m := range c.Mechanisms {
		if !m.Effect && !m.Negated && len(out) < 2 {
			add(t.byID[m.ID])
		}
	}
	for _, w := range c.Weaknesses {
		ms := t.byCWE[w.ID]
		if len(out) > 0 && slices.ContainsFunc(ms, func(m *mechanism) bool { return slices.Contains(out, m) }) {
			break // the words say which
		}
		for _, m := range ms {
			if m.means(w.ID) && len(out) < maxMechanisms {
				add(m)
			}
		}
		break
	}
	return out
}

// maxMechanisms bounds the mechanisms that one claim is held against.
const maxMechanisms = 3

// correct writes the claim as it should read, where it stands but under a wrong number.
func (j *Judgement) correct(m *mechanism) {
	if j.Verdict == Refuted || m == nil || len(j.Better) == 0 {
		return
	}
	j.Corrected = fmt.Sprintf("CWE-%d: %s", j.Better[0], j.Claim.Title)
}

package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// backtracks is the pattern that the call matches its text with, if it might backtrack badly, and where it was compiled, if
// not in the call itself: that is where it has to be mended. Whether it does is measured where untrusted data were found to
// reach it, since that takes time.
func (m *modelCall) backtracks() (use *patternUse, at *Step) {
	list, at := m.matchedWith()
	use = &patternUse{}
	switch m.name[strings.LastIndexByte(m.name, '.')+1:] {
	case "match":
		use.use = regex.Match
	case "fullmatch":
		use.use = regex.FullMatch
	case "search":
		use.use = regex.Search
	default:
		use.use = regex.FindAll
	}
	for _, use.pattern = range list {
		if !m.a.w.patterns.suspect(use) {
			continue
		}
		if len(list) > 1 {
			if _, bad := m.a.w.patterns.verdict(use); !bad {
				continue
			}
		}
		return use, at
	}
	return nil, nil
}

// worse is the one of two patterns that backtracks worse.
func (p *patternTable) worse(u, v *patternUse) *patternUse {
	rank := func(u *patternUse) (regex.Degree, int) {
		if r := p.judge(u); !r.Starts {
			return r.Degree, r.Exponent
		}
		return regex.Linear, 0
	}
	du, eu := rank(u)
	if dv, ev := rank(v); dv > du || dv == du && (ev > eu || ev == eu && v.pattern < u.pattern) {
		return v
	}
	return u
}

// shortText reports whether a pattern is matched with a text that is too short for the time that it takes.
func (w *World) shortText(h *hit) bool {
	if w.steep(h.match) {
		return false
	}
	return slices.ContainsFunc(w.rulesByClass[knowledge.Untrusted], func(r *knowledge.Rule) bool {
		return w.regexKinds.Has(r.Flow.Sink) && r.Flow.Short != nil && r.Flow.Short.MatchString(h.atom.Origin.Source.What)
	})
}

type patternUse struct {
	pattern string
	use     regex.Use
}

// suspect reports whether a pattern has a part that could be to blame, decided once.
func (p *patternTable) suspect(u *patternUse) bool {
	if v, ok := p.suspects.Load(*u); ok {
		return v.(bool)
	}
	v := regex.Suspect(u.pattern, 0, u.use)
	p.suspects.Store(*u, v)
	return v
}

// judge measures how badly a pattern backtracks, once.
func (p *patternTable) judge(u *patternUse) regex.Verdict {
	v, ok := p.verdicts.Load(*u)
	if !ok {
		v = regex.Backtracking(u.pattern, 0, u.use)
		p.verdicts.Store(*u, v)
	}
	return v.(regex.Verdict)
}

// verdict judges a pattern. Patterns whose only fault is that a search begins anew at each place (\s+$) are left
// out: they take texts of tens of thousands of characters.
func (p *patternTable) verdict(u *patternUse) (reason string, bad bool) {
	r := p.judge(u)
	return r.Reason, r.Degree != regex.Linear && !r.Starts
}

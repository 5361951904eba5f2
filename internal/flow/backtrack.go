package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
)

// backtracks reports whether the call matches a pattern that can backtrack badly, why, and where the pattern was compiled,
// if not in the call itself: that is where it has to be mended. Patterns whose only fault is
// that a search begins anew at each place (\s+$) are left out: they take texts of tens of thousands of characters.
func (m *modelCall) backtracks() (reason string, at *Step, bad bool) {
	pattern, ok := m.params0().text()
	if !ok || m.fn.Params[0].Name != "pattern" {
		if pattern, at, ok = m.a.compiled(m.self.val); !ok {
			return "", nil, false
		}
	}
	var use regex.Use
	switch m.name[strings.LastIndexByte(m.name, '.')+1:] {
	case "match":
		use = regex.Match
	case "fullmatch":
		use = regex.FullMatch
	case "search":
		use = regex.Search
	default:
		use = regex.FindAll
	}
	v := m.a.w.patterns.verdict(pattern, use)
	return v.Reason, at, v.Degree != regex.Linear && !v.Starts
}

type patternUse struct {
	pattern string
	use     regex.Use
}

// verdict judges a pattern, once.
func (p *patternTable) verdict(pattern string, use regex.Use) regex.Verdict {
	k := patternUse{pattern, use}
	if v, ok := p.verdicts.Load(k); ok {
		return v.(regex.Verdict)
	}
	v := regex.Backtracking(pattern, 0, use)
	p.verdicts.Store(k, v)
	return v
}

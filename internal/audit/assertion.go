package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/audit/claim"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// assertions holds what a claim states word for word against the code at its places: that a value is given, that
// something is missing. It says which way that points; several that disagree point nowhere.
func (w *watcher) assertions(c *claim.Claim, ct *cited) (leaning Leaning, out []Evidence) {
	for _, a := range c.Assertions {
		var e *Evidence
		switch a.Kind {
		case claim.HasDefault, claim.HasValue:
			e = given(a, ct.regions)
		case claim.LacksValue:
			e = w.lacks(a, ct.regions)
		}
		if e == nil || slices.ContainsFunc(out, func(x Evidence) bool { return x.Message == e.Message }) {
			continue
		}
		switch {
		case leaning == Neutral && len(out) == 0:
			leaning = e.Leaning
		case leaning != e.Leaning:
			leaning = Neutral
		}
		if out = append(out, *e); len(out) == maxAssertions {
			break
		}
	}
	return leaning, out
}

// maxAssertions bounds the statements of one claim that are looked up.
const maxAssertions = 4

// given looks for a name and the value that the code gives it.
func given(a claim.Assertion, regions []*region) *Evidence {
	name := lastName(a.Subject)
	if len(name) < 3 || a.Value == "" {
		return nil
	}
	gives := regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b["']?\]?\s*(?::\s*\w+\s*)?[=:,(]\s*(?:default\s*=\s*)?["']?([\w.\-+/*]+)`)
	word, literally := strings.ToLower(name), literal.MatchString(strings.Trim(a.Value, `"'`))
	if literally && len(regions) > 0 && identifier.MatchString(name) && !slices.ContainsFunc(regions, func(r *region) bool { return r.hasWord(word) || r.Language != source.Python }) {
		return &Evidence{Assertion, Against, fmt.Sprintf("%s is nowhere in %s", name, regions[0].Path), nil}
	}
	for _, r := range regions {
		text, from := r.tight().text()
		m := gives.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		got := text[m[2]:m[3]]
		at := r.at(from+int32(m[0]), from+int32(m[1]))
		if strings.EqualFold(got, strings.Trim(a.Value, `"'`)) {
			return &Evidence{Assertion, For, fmt.Sprintf("%s is %s", name, got), at}
		}
		if literal.MatchString(got) && literal.MatchString(strings.Trim(a.Value, `"'`)) {
			return &Evidence{Assertion, Against, fmt.Sprintf("%s is %s, not %s", name, got, a.Value), at}
		}
	}
	return nil
}

var literal = regex.NewPattern(`^(?i:true|false|none|\d+)$`)

// lacks looks for what is said to be missing: for a setting in the whole program, for another name in the function.
func (w *watcher) lacks(a claim.Assertion, regions []*region) *Evidence {
	name := lastName(strings.TrimSuffix(strings.TrimPrefix(a.Value, "@"), "()"))
	word := strings.ToLower(name)
	if len(name) < 4 || !identifier.MatchString(name) || len(regions) == 0 {
		return nil
	}
	if !w.tree.stands(word) {
		return &Evidence{Assertion, For, name + " is nowhere in the code", nil}
	}
	for _, r := range regions {
		function := len(r.fns) > 0 && r.fns[len(r.fns)-1].Kind == ir.Def && !r.whole
		if function && strings.HasPrefix(a.Value, "@") && r.hasWordIn(word, r.first, r.last) {
			for n := r.first; n <= r.last; n++ {
				if line := strings.TrimSpace(r.Line(n)); strings.HasPrefix(line, "@") && strings.Contains(line, name) {
					at := r.line(n)
					return &Evidence{Assertion, Against, name + " is there", at.at(at.start(), at.start())}
				}
			}
		}
	}
	return nil
}

// line is one line of the region's file.
func (r *region) line(line int) *region { return &region{file: r.file, first: line, last: line} }

var identifier = regex.NewPattern(`^[A-Za-z_]\w*$`)

func lastName(s string) string { return s[strings.LastIndexByte(s, '.')+1:] }

package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds checks by text that let more pass than who wrote them meant: patterns for tags that miss forms of these, names of
// hosts in patterns with dots that stand for anything, and names of hosts that are looked for anywhere in an address.

// The rules on them.
var (
	tagPattern  = &knowledge.Hazard{Rule: "tag-pattern-incomplete"}
	hostPattern = &knowledge.Hazard{Rule: "host-pattern-unescaped"}
	hostAsText  = &knowledge.Hazard{Rule: "host-checked-as-text"}
)

// What a pattern for scripts or comments says: which flags it is compiled with stands in the text of the call.
var (
	scriptTags = regex.NewPattern(`(?i)<\\?script.*/script`)
	oneScript  = regex.NewPattern(`(?i)<\\?script(\[[^\]]*\]|[^>\[])*[\w-]\\?=`) // one with an attribute is what somebody reads of a page
	scriptEnd  = regex.NewPattern(`(?i)/script(\\s[*+?]?)?>`)
	otherCase  = regex.NewPattern(`\(\?\w*i|SCRIPT|\[[sS]{2}\]`)
	anyCase    = regex.NewPattern(`\bre\.I\b|\bIGNORECASE\b|\bre\.[A-Z]+ *\| *re\.I\b`)
	dots       = regex.NewPattern(`(^|[^\\\[])\.[*+]`)
	allLines   = regex.NewPattern(`\bre\.S\b|\bDOTALL\b|\(\?\w*s`)
	// commentMarks is a pattern for comments whatever they say: with a word in it, it is for marks of the program's own.
	commentMarks = regex.NewPattern(`<!--(\[[^\]]*\]|\\[^d]|\{[\d,]*\}|\(\?P<\w+>|\(\?[!=][^)]*\)|[^\w\[\\])*--(>|\\>)`)
)

// commonEndings are the last parts of names of hosts by which such names are told from other texts.
const commonEndings = `(?:com|org|net|edu|gov|io|co|dev|app|info|biz|de|fr|uk|eu|cn|ru|jp)`

var (
	// hostInPattern is a name of a host in a pattern, with what stands in front of its first dot.
	hostInPattern = regex.NewPattern(`(?:[A-Za-z0-9-]+|\)|\.[+*]\??)(?:\\?\.[A-Za-z0-9-]+)*\\?\.` + commonEndings + `(?:\\?/|:|\$|\)|$)`)
	anyCharacter  = regex.NewPattern(`[^\\]\.`)
	hostContext   = regex.NewPattern(`^\^|//|\.` + commonEndings + `\\?[/$]`)
	// hostText is one by itself, or an address that is no more.
	hostText = regex.NewPattern(`(?i)^(https?://|//)?([a-z0-9-]+\.)+` + commonEndings + `(:\d+)?/?$`)
	// addresses are names of what is an address, or the host of one.
	addresses = regex.NewPattern(`(?i)^_*(\w+_)?(url|uri|link|href|target|host|hostname|domain|origin|referr?er|location|netloc|redirect|redirect_to|next|endpoint|website)$`)
)

// weakPatterns checks the pattern of a call of a function of re.
func (a *analysis) weakPatterns(call ir.ID) {
	s, name, ok := a.givenPattern(call)
	if !ok {
		return
	}
	in := &a.f.Instrs[call]
	if what := missedTags(s, a.f.Module.File.Text[in.Pos:in.End]); what != "" {
		a.addHit(hit{spot: &spot{hazard: tagPattern, fn: a.f, pos: in.Pos, end: in.End, name: what}})
	}
	if openHost(s) {
		a.addHit(hit{spot: &spot{hazard: hostPattern, fn: a.f, pos: in.Pos, end: in.End, name: name}})
	}
}

// missedTags is what a pattern is for of which it misses forms; "" where it misses none.
func missedTags(pattern, call string) string {
	switch oneLine := dots.MatchString(pattern) && !allLines.MatchString(call); {
	case scriptTags.MatchString(pattern) && !oneScript.MatchString(pattern):
		if oneLine || scriptEnd.MatchString(pattern) || !anyCase.MatchString(call) && !otherCase.MatchString(pattern) {
			return "script tags"
		}
	case commentMarks.MatchString(pattern):
		return "comments"
	}
	return ""
}

// openHost reports whether a pattern has the name of a host in which a dot stands for any character.
func openHost(pattern string) bool {
	if !strings.Contains(pattern, ".") || !hostContext.MatchString(pattern) {
		return false
	}
	for _, name := range hostInPattern.FindAllString(pattern, -1) {
		if name = strings.TrimPrefix(strings.TrimPrefix(name, ".+"), ".*"); anyCharacter.MatchString(name) || name[0] == '.' {
			return true
		}
	}
	return false
}

// hostsAsText checks the tests of the function of whether an address holds the name of a host, begins or ends with it.
func (a *analysis) hostsAsText() {
	if !a.w.reported[hostAsText.Rule] {
		return
	}
	for id := range a.reached() {
		if of := a.hostSought(id); of != ir.NoID && addresses.MatchString(idiom.BearerName(a.f, of)) && a.mayBeText(a.vals[of]) {
			in := &a.f.Instrs[id]
			a.addHit(hit{spot: &spot{hazard: hostAsText, fn: a.f, pos: in.Pos, end: in.End, name: idiom.BearerName(a.f, of)}})
		}
	}
}

// hostSought is what an instruction looks for the name of a host in, otherwise than where that stands alone.
func (a *analysis) hostSought(id ir.ID) ir.ID {
	args := a.f.Args(id)
	host := func(x ir.ID) string {
		if s, ok := idiom.ConstText(a.f, x); ok && hostText.MatchString(s) {
			return s
		}
		return ""
	}
	switch in := &a.f.Instrs[id]; in.Op {
	case ir.OpCompare:
		if (in.Flag == ir.In || in.Flag == ir.NotIn) && host(args[0]) != "" {
			return args[1]
		}
	case ir.OpCall:
		if len(args) != 2 || args[1] == ir.NoID || a.f.Instrs[args[0]].Op != ir.OpAttr {
			break
		}
		s, of := host(args[1]), a.f.Arg(args[0], 0)
		switch a.f.NameOf(args[0]) {
		case "startswith":
			if strings.Contains(s, "//") && !strings.HasSuffix(s, "/") {
				return of
			}
		case "endswith":
			if s != "" && !strings.Contains(s, "/") {
				return of
			}
		}
	}
	return ir.NoID
}

// mayBeText reports whether a value may be a text: no list or other object of the program.
func (a *analysis) mayBeText(v *Val) bool {
	for _, r := range v.refs() {
		if o := a.obj(r.ID); r.Kind == refObject && o != nil && o.Kind != objParam {
			return false
		}
	}
	return true
}

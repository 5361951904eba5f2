package flow

import (
	"strconv"
	"strings"
	"sync"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds what regular expressions say of texts: one that matches as a whole holds only characters that the
// expression admits, a group only what the group admits, and what a substitution leaves lacks what it matches.

// patternTable judges regular expressions, each once.
type patternTable struct {
	alphabet *alphabet
	seen     sync.Map // patternUse as a guard -> guard
	groups   sync.Map // pattern -> []regex.Captured
	suspects sync.Map // patternUse -> bool
	verdicts sync.Map // patternUse -> regex.Verdict
}

// A guard is what a text is known for that an expression matches: the kinds for which it is safe, the characters that
// it lacks, and what it is as a path.
type guard struct {
	kinds knowledge.KindMask
	lacks charset
	flags atomFlags // how it begins, as a path does
	below bool      // as an address, it leads nowhere but below where the browser is
}

// guards is what a text that the expression matches is known for: nothing where it may hold more than what is matched.
func (p *patternTable) guards(pattern string, use regex.Use) guard {
	k := patternUse{pattern, use}
	if v, ok := p.seen.Load(k); ok {
		return v.(guard)
	}
	a, ok := regex.Admits(pattern, 0)
	var g guard
	if ok && (a.AnchoredStart || use != regex.Search) {
		whole := a.AnchoredEnd || use == regex.FullMatch
		if whole {
			admits := charsetOf(&a.Chars, a.NonASCII)
			g.lacks = admits.not()
			g.kinds = p.alphabet.safe(admits) | p.alphabet.safe(charsetOf(&a.Free, a.NonASCII))&p.alphabet.spelled
		}
		g.asPath(pattern, whole)
	}
	p.seen.Store(k, g)
	return g
}

// matchedFromStart is a text that an expression matches from its first character on.
func (a *analysis) matchedFromStart(v *Val, pattern string) *Val {
	g := a.w.patterns.guards(pattern, regex.Match)
	return a.lacking(v.withTaint(sanitized(v.taint(), g.kinds)), g.lacks)
}

// matchedBy is a text that somebody has held against an expression which it matches somewhere.
func (a *analysis) matchedBy(v *Val, pattern string) *Val {
	g := a.w.patterns.guards(pattern, regex.Search)
	return a.lacking(v.withTaint(sanitized(v.taint(), g.kinds)), g.lacks)
}

// captures are the groups of a pattern.
func (p *patternTable) captures(pattern string) []regex.Captured {
	if v, ok := p.groups.Load(pattern); ok {
		return v.([]regex.Captured)
	}
	list, _ := regex.Captures(pattern, 0)
	p.groups.Store(pattern, list)
	return list
}

// group is the text of one group of a match, or (which nil) of any.
func (a *analysis) group(pattern string, which *Val, t []Atom) []Atom {
	groups := a.w.patterns.captures(pattern)
	if len(groups) == 0 {
		return t
	}
	var admits charset
	found := false
	if a.beginsAtHost(pattern, which, len(groups)) {
		t = sanitized(t, a.w.urlKinds|a.w.startKinds)
	}
	for i := range groups {
		g := &groups[i]
		if which != nil {
			name, isName := which.text()
			if !(which.isConst(ir.Int) && which.Const.Int == int64(i)) && !(isName && name == g.Name && i > 0) {
				continue
			}
		} else if i == 0 && len(groups) > 1 {
			continue
		}
		admits = admits.or(charsetOf(&g.Chars, g.Other))
		found = true
	}
	if !found {
		admits = charsetOf(&groups[0].Chars, groups[0].Other)
	}
	return sanitized(t, a.w.alphabet.safe(admits))
}

// beginsAtHost reports whether one group of a match, or (which nil) what findall() gives, begins with a URL whose host the pattern says.
func (a *analysis) beginsAtHost(pattern string, which *Val, groups int) bool {
	name, ok := which.text()
	switch {
	case which == nil:
		name, ok = strconv.Itoa(groups-1), groups <= 2
	case which.isConst(ir.Int):
		name, ok = strconv.FormatInt(which.Const.Int, 10), true
	}
	return ok && strings.Contains(pattern, "://") && beginsWithHost(partOfPattern(pattern, name), false)
}

// matched refines the result of a function of re by its pattern.
func (m *modelCall) matched(v *Val) *Val {
	name := m.name[strings.LastIndexByte(m.name, '.')+1:]
	if v == nil || v == bottom {
		return v
	}
	switch name {
	case "compile":
		if p, ok := m.param("pattern").text(); ok {
			if flags, ok := inlineFlags(m.param("flags")); ok {
				out := *v
				out.Text = out.Text.with(m.compiledAt(flags+p), out.tail())
				return &out
			}
		} else if text, ok := m.compiledOne(); ok {
			out := *v
			out.Text = out.Text.with(text, out.tail())
			return &out
		}
		m.a.noteFlag(m.passedFor("pattern").id) // whoever calls may know what is compiled
	case "sub":
		return m.substituted(v)
	case "subn": // the text, and how often something was replaced in it
		return m.a.tuple(m.id, m.substituted(v), nil)
	case "split":
		return m.splitBy(v)
	case "findall":
		p, ok := m.pattern()
		if !ok {
			return v
		}
		// The texts, or tuples of them.
		t := m.a.group(p, nil, v.Taint)
		return m.a.alloc(m.id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: tainted(t)})
	case "group", "__getitem__", "groups", "groupdict":
		p, ok := m.a.matchPattern(m.recv())
		if !ok || !strings.HasPrefix(m.name, "re.Match.") {
			return v
		}
		if several := m.groups(name, p, v); several != nil {
			return several
		}
		var which *Val
		switch {
		case name == "group" && len(m.args) == 0:
			which = constVal(ir.Const{Kind: ir.Int})
		case name == "group" && len(m.args) == 1:
			which = m.args[0].val
		case name == "__getitem__":
			which = m.params0()
		}
		return v.withTaint(m.a.group(p, which, v.Taint))
	}
	return v
}

// maxGroups bounds the groups that are told apart.
const maxGroups = 12

// groups is what gives several groups of a match: each is what its part of the pattern admits.
func (m *modelCall) groups(method, pattern string, v *Val) *Val {
	list := m.a.w.patterns.captures(pattern)
	if len(list) < 2 || len(list) > maxGroups+1 || len(v.Taint) == 0 {
		return nil
	}
	missing := m.params0()
	text := func(which *Val) *Val {
		t := tainted(m.a.group(pattern, which, v.Taint))
		if method[len("group"):] != "" && missing != nil {
			t = join(t, missing)
		}
		return t
	}
	switch {
	case method == "groups":
		elems := make([]*Val, 0, len(list))
		for i := range list[1:] {
			elems = append(elems, text(constVal(ir.Const{Kind: ir.Int, Int: int64(i + 1)})))
		}
		return m.a.tuple(m.id, elems...)
	case method == "groupdict":
		dict := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
		for _, g := range list[1:] {
			if g.Name != "" {
				dict = dict.with(key{'[', g.Name}, text(constVal(ir.Const{Kind: ir.Str, Str: g.Name})))
			}
		}
		return m.a.alloc(m.id, 0, dict)
	case method == "group" && len(m.args) > 1:
		elems := make([]*Val, 0, len(m.args))
		for _, x := range m.args {
			elems = append(elems, text(x.val))
		}
		return m.a.tuple(m.id, elems...)
	}
	return nil
}

// recv is the register of the receiver.
func (m *modelCall) recv() ir.ID {
	if m.self.id == ir.NoID && m.a.f.Instrs[m.id].Op == ir.OpIndex {
		return m.a.f.Arg(m.id, 0)
	}
	return m.self.id
}

// param is the argument of a parameter by its name.
func (m *modelCall) param(name string) *Val { return m.passedFor(name).val }

// passedFor is what the call passes for a parameter.
func (m *modelCall) passedFor(name string) argv {
	for i := range m.fn.Params {
		if m.fn.Params[i].Name == name {
			return m.params[i]
		}
	}
	return argv{ir.NoID, nil}
}

// pattern is the text of the pattern of a call, with its flags.
func (m *modelCall) pattern() (string, bool) {
	if p, _, ok := m.a.compiled(m.self.val); ok {
		return p, true
	}
	p, ok := m.param("pattern").text()
	if !ok {
		return "", false
	}
	flags, ok := inlineFlags(m.param("flags"))
	return flags + p, ok
}

// maxPatterns bounds the patterns that one register may be.
const maxPatterns = 8

// anyCompiled are the patterns of which a register is one, in a loop over a list of them; none if not all are known.
func (a *analysis) anyCompiled(id ir.ID) (list []string) {
	if id == ir.NoID {
		return nil
	}
	if id = a.unrefined(id); a.f.Instrs[id].Op != ir.OpNext {
		return nil
	}
	es, ok := a.elements(a.vals[a.iterated1(id)])
	if !ok || len(es) > maxPatterns {
		return nil
	}
	for _, e := range es {
		p, _, ok := a.compiled(e)
		if !ok {
			return nil
		}
		list = append(list, p)
	}
	return list
}

// anyPattern is what all of some patterns say of a text, one of which it was matched with.
func (a *analysis) anyPattern(target ir.ID, list []string, use regex.Use) []Fact {
	out := Fact{Target: target, True: knowledge.AllKinds, False: knowledge.AllKinds}
	for _, p := range list {
		facts := a.patternTest(target, p, use)
		if len(facts) == 0 {
			return nil
		}
		out.True &= facts[0].True
		out.False &= facts[0].False
	}
	return []Fact{out}
}

// inlineFlags writes the flags of a call as they stand in a pattern.
func inlineFlags(v *Val) (string, bool) {
	switch {
	case v == nil:
		return "", true
	case v.isConst(ir.Int):
		return "", v.Const.Int == 0
	}
	refs := v.refs()
	if len(refs) != 1 || refs[0].Kind != refExtern {
		return "", false
	}
	switch strings.TrimPrefix(refs[0].Name, "re.") {
	case "I", "IGNORECASE":
		return "(?i)", true
	case "M", "MULTILINE":
		return "(?m)", true
	case "S", "DOTALL":
		return "(?s)", true
	case "X", "VERBOSE":
		return "(?x)", true
	case "A", "ASCII":
		return "(?a)", true
	}
	return "", true
}

// manySlashes are patterns of all slashes with which a path begins.
var manySlashes = map[string]bool{"^//+": true, "^/+": true, "^/{2,}": true, "^/*": true, `^[/\\]+`: true, `^[\\/]+`: true, `^[/\\]{2,}`: true, "//+": true, "/+": true, "/{2,}": true, `[/\\]+`: true, `[\\/]+`: true}

// substituted is re.sub: where the pattern matches single characters, none of them is left, but for those that the
// replacement brings.
func (m *modelCall) substituted(v *Val) *Val {
	p, ok := m.pattern()
	by, constant := m.param("repl").text()
	// A function that gives back nothing of what it is given (TABLE[m.group()], "&#%d;" % ord(m.group())): the program knows what it
	// writes in place of these characters.
	made := !constant && m.called != bottom
	if n := m.param("count"); !ok || !constant && !made || strings.Contains(by, `\`) || n != nil && !(n.isConst(ir.Int) && n.Const.Int == 0) {
		return v
	}
	text := m.param("string")
	if by == "/" && manySlashes[strings.TrimPrefix(p, `\A`)] {
		return v.withTaint(m.a.checkedAll(flagged(v.taint(), leadingSlash|notTwoSlashes))) // of a path, which begins with one
	}
	if by == "" && leadingSlashes[strings.TrimPrefix(p, `\A`)] {
		return v.withTaint(m.a.checkedAll(flagged(v.taint(), notAbsolute)))
	}
	lacks := text.lacks()
	if chars, other, ok := regex.Matches(p, 0); ok {
		lacks = lacks.or(charsetOf(&chars, other))
	}
	out := m.a.lacking(v, lacks.minus(charsOf(by)))
	if !made {
		return out
	}
	gone := removed(v, out)
	if harm(m.called, gone) {
		return v
	}
	if !lacks.has('"') || !lacks.has('\'') { // what stands for "<" does no harm, but between quotes that are left it may
		out.Taint = flagged(sanitized(v.Taint, gone&^m.a.w.misplaced.htmlMisplaced), lacks.quotes())
	}
	return out
}

// leadingSlashes are patterns of all slashes that a text begins with.
var leadingSlashes = map[string]bool{"^/+": true, `^\/+`: true, "^/*": true, `^[/\\]+`: true}

// splitBy is re.split: where the pattern matches single characters, no piece holds any of them.
func (m *modelCall) splitBy(v *Val) *Val {
	p, ok := m.pattern()
	if !ok {
		return v
	}
	chars, other, ok := regex.Matches(p, 0)
	if !ok {
		return v
	}
	piece := m.a.lacking(tainted(v.Taint), m.param("string").lacks().or(charsetOf(&chars, other)))
	again := m.a.w.pathKinds | m.a.w.urlKinds | m.a.w.redirectKinds | m.a.w.ssrfKinds // what the pieces are when they are joined
	piece = piece.withTaint(joinTaint(mapAtoms(v.Taint, func(x Atom) Atom { x.Kinds &= again; return x }), piece.taint()))
	return m.a.alloc(m.id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Rest: piece})
}

// matchPattern follows a match back to the call that made it, and that to its pattern.
func (a *analysis) matchPattern(id ir.ID) (string, bool) {
	if id == ir.NoID {
		return "", false
	}
	id = a.untested(id)
	if a.f.Instrs[id].Op == ir.OpNext { // for m in re.finditer(...)
		id = a.untested(a.f.Arg(id, 0))
		if a.f.Instrs[id].Op == ir.OpIter {
			id = a.untested(a.f.Arg(id, 0))
		}
	}
	if a.f.Instrs[id].Op != ir.OpCall {
		return "", false
	}
	args := a.f.Args(id)
	switch a.f.NameOf(args[0]) {
	case "match", "fullmatch", "search", "finditer":
	default:
		return "", false
	}
	if a.f.Instrs[args[0]].Op == ir.OpAttr {
		if p, _, ok := a.compiled(a.vals[a.f.Arg(args[0], 0)]); ok {
			return p, true
		}
	}
	if len(args) < 2 {
		return "", false
	}
	p, ok := a.vals[args[1]].text()
	if ok && len(args) > 3 {
		flags, known := inlineFlags(a.vals[args[3]])
		return flags + p, known
	}
	return p, ok
}

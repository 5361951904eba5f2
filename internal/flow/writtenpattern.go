package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds patterns that backtrack exponentially, wherever they are written: in the tables of a lexer, in attributes
// that a base class asks for by name, in what is compiled for somebody else. What is matched with them is not known there,
// but thirty characters of it suffice.

// exponentialPattern is the rule on them.
var exponentialPattern = &knowledge.Hazard{Rule: "exponential-pattern", Confidence: "medium"}

// writtenPatterns checks the texts that the function keeps or passes on as patterns.
func (a *analysis) writtenPatterns() {
	if !a.w.reported[exponentialPattern.Rule] {
		return
	}
	for i := range a.f.Bindings {
		a.writtenPattern(a.f.Bindings[i].Value)
	}
	for id := range a.reached() {
		switch a.f.Instrs[id].Op {
		case ir.OpTuple, ir.OpList, ir.OpDict, ir.OpSetIndex, ir.OpSetAttr, ir.OpSetGlobal, ir.OpStore:
			for _, x := range a.f.Args(id) {
				a.writtenPattern(x)
			}
		case ir.OpCall:
			a.wideRanges(id)
			a.weakPatterns(id)
			if p, _, ok := a.compiled(a.vals[id]); ok {
				if args := a.f.Args(id); len(args) < 2 || !a.writtenInClass(args[1]) {
					a.exponential(id, p, true) // with its flags
				}
			} else if args := a.f.Args(id); !ofTexts[a.f.NameOf(args[0])] {
				for i, x := range args[1:] {
					if s, ok := a.vals[x].text(); ok && x != ir.NoID && i == 0 && a.matchesBy(args[0]) {
						a.exponential(x, s, true)
						continue
					}
					a.writtenPattern(x)
				}
			}
		}
	}
}

// ofTexts are methods that make texts of texts, and functions that show them.
var ofTexts = map[string]bool{
	"format": true, "join": true, "replace": true, "compile": true, "escape": true, "print": true, "debug": true, "info": true, "warning": true, "error": true,
}

// writtenPattern checks a text that is built no further.
func (a *analysis) writtenPattern(id ir.ID) {
	if id == ir.NoID || a.writtenInClass(id) {
		return
	}
	if s, ok := a.vals[id].text(); ok {
		a.exponential(id, s, false)
	}
}

// matchesBy reports whether a function of a module for patterns takes one first: re.match(pattern, text).
func (a *analysis) matchesBy(callee ir.ID) bool {
	_, ok := patternUses[a.f.NameOf(callee)]
	return ok && slices.ContainsFunc(a.vals[callee].refs(), func(r Ref) bool { return r.Kind == refExtern && strings.HasPrefix(r.Name, "re.") })
}

// writtenInClass reports whether a method reads a text of its instance, which the class has in its body: self.KEY, getattr(self, "KEY").
func (a *analysis) writtenInClass(id ir.ID) bool {
	id = a.unrefined(id)
	switch args := a.f.Args(id); a.f.Instrs[id].Op {
	case ir.OpAttr:
		return ofSelf(a.f, args[0])
	case ir.OpCall:
		return len(args) > 1 && a.f.NameOf(args[0]) == "getattr" && ofSelf(a.f, args[1])
	}
	return false
}

// flagsOfUses are the flags with which a function matches a pattern by itself, written as they stand in one; "" where it does not, or
// in several ways.
func (a *analysis) flagsOfUses(pattern ir.ID) (flags string) {
	uses := 0
	for id := range a.f.Instrs {
		if a.f.Instrs[id].Op != ir.OpCall {
			continue
		}
		args := a.f.Args(ir.ID(id))
		if len(args) < 2 || a.unrefined(args[1]) != pattern {
			continue
		}
		s := ""
		names := a.f.Calls[a.f.Instrs[id].Aux].Names
		for i, x := range args[1:] {
			if i < len(names) && names[i] == "flags" || i == 2 && (len(names) == 0 || names[i] == "") {
				s, _ = inlineFlags(a.vals[x])
			}
		}
		if uses++; uses > 1 && s != flags {
			return ""
		}
		flags = s
	}
	return flags
}

// exponential reports a text that is a pattern, certainly or by the look of it, and backtracks exponentially.
func (a *analysis) exponential(id ir.ID, s string, certain bool) {
	if !certain && !repeatsGroup(s) || !a.w.patterns.explodes(s) {
		return
	}
	if flags := a.flagsOfUses(id); flags != "" && !a.w.patterns.explodes(flags+s) {
		return
	}
	if a.onlyShort(id) {
		return
	}
	f, at := a.patternText(id)
	in := &f.Instrs[at]
	a.addHit(hit{spot: &spot{hazard: exponentialPattern, fn: f, pos: in.Pos, end: in.End}})
}

// patternText is where the text of a pattern stands that a register holds, or that it was compiled of: where it is mended, and where all
// that is matched with it meets it.
func (a *analysis) patternText(id ir.ID) (*ir.Function, ir.ID) {
	x := id
	if a.f.Instrs[id].Op == ir.OpCall && len(a.f.Args(id)) > 1 {
		x = a.f.Arg(id, 1)
	}
	if f, at, ok := literalOf(a.f, x); ok {
		return f, at
	}
	return a.f, id
}

// literalOf is the constant that a register holds, where it stands.
func literalOf(f *ir.Function, id ir.ID) (*ir.Function, ir.ID, bool) {
	if id == ir.NoID {
		return f, id, false
	}
	f, id = written(f, id)
	return f, id, f.Instrs[id].Op == ir.OpConst && f.Instrs[id].End > f.Instrs[id].Pos
}

// patternTold is where the text of the pattern stands that data are matched with, if the call that matches or compiles it shows that:
// who tells of the data need not tell of the pattern again.
func patternTold(h *hit) (at finding.Location) {
	f, call := h.fn, h.instrAt(ir.OpCall)
	if p := h.place; p != nil {
		f = p.Fn
		call = ir.ID(slices.IndexFunc(f.Instrs, func(in ir.Instr) bool { return in.Op == ir.OpCall && in.Pos == p.Pos && in.End == p.End }))
	}
	if call == ir.NoID || len(f.Args(call)) < 2 {
		return at
	}
	if f, id, ok := literalOf(f, f.Arg(call, 1)); ok {
		at = idiom.At(f, f.Instrs[id].Pos, f.Instrs[id].End)
	}
	return at
}

// repeatsGroup reports whether a text looks like a pattern in which a group is repeated that holds a set of characters.
func repeatsGroup(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i-1] == ')' && (s[i] == '*' || s[i] == '+' || s[i] == '{') {
			return strings.Contains(s, `\`) || strings.Contains(s, "[") || strings.Contains(s, "(?:")
		}
	}
	return false
}

// explodes reports whether one attempt to match a pattern can take exponential time, decided once.
func (p *patternTable) explodes(pattern string) bool {
	u := patternUse{pattern, regex.Match}
	if !p.suspect(&u) {
		return false
	}
	v := p.judge(&u)
	return v.Degree == regex.Exponential && !v.Starts
}

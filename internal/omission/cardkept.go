package omission

import (
	"regexp"
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file finds what is paid with, or says who somebody is, kept as it was typed: columns of models, and statements.

// cardKept is the rule on them.
const cardKept = "card-data-kept"

var (
	cardColumn = regex.NewPattern(`(?i)^((credit_?|debit_?|payment_?|bank_?)?card_?(no|num|number)|(credit|debit)_?card|cc_?(no|num|number)|pan|cvv2?|cvc2?|card_?(cvv|cvc|code|pin)|ssn|social_?security(_?(no|num|number))?|tax_?payer_?id)$`)
	// cardAlone is a column that holds the number of a card where what is sent as one is put into it.
	cardAlone   = regex.NewPattern(`(?i)^card$`)
	shielding   = regex.NewPattern(`(?i)encrypt|fernet|cipher|tokeni[sz]e|mask|hash|vault|last_?4|last_?four|\bkms\b|seal`)
	intoColumns = regexp.MustCompile("(?is)^\\s*(?:insert\\s+(?:or\\s+\\w+\\s+)?into\\s+[\\w.\"`]+\\s*\\(([^)]*)\\)|update\\s+[\\w.\"`]+\\s+set\\s+(.*?)(?:\\bwhere\\b|$))")
)

// cardsKept are those columns, and those statements where the program has no model of the table.
func (ac *Checks) cardsKept() (out []*flow.Candidate) {
	r := ac.rule(cardKept)
	if r == nil {
		return nil
	}
	report := func(f *ir.Function, in *ir.Instr, name string) {
		out = append(out, &flow.Candidate{Rule: r, Location: location(f, in), Function: idiom.Qualified(f), Message: "`" + name + "` is kept as it was typed", Confidence: finding.ConfidenceMedium})
	}
	for _, c := range ac.prog.Classes {
		if ac.w.TestModule(c.Module) || c.Body == nil || !ac.w.Knowledge().Type(ac.w.ExternBase(c.ID)).IsKept() {
			continue
		}
		for i := range c.Body.Instrs {
			id := ir.ID(i)
			if c.Body.Instrs[i].Op != ir.OpSetAttr || !cardColumn.MatchString(c.Body.NameOf(id)) {
				continue
			}
			if v := c.Body.Arg(id, 1); c.Body.Instrs[v].Op == ir.OpCall && !slices.ContainsFunc(idiom.Mentioned(c.Body, v, nil, 0), shielding.MatchString) {
				report(c.Body, &c.Body.Instrs[i], c.Body.NameOf(id))
				break
			}
		}
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		for j := range f.Instrs {
			id := ir.ID(j)
			if f.Instrs[j].Op != ir.OpCall || len(f.Args(id)) < 2 {
				continue
			}
			text := puzzledText(f, f.Arg(id, 1), 0)
			if len(text) < len("update t set a=?") {
				continue
			}
			m := intoColumns.FindStringSubmatch(text)
			if m == nil {
				continue
			}
			if name := ac.cardAmong(f, m[1], m[2]); name != "" && !ac.shieldsIn(f) {
				report(f, &f.Instrs[j], name)
				break
			}
		}
	}
	return out
}

// cardAmong is the column of a statement that keeps what is paid with; "" where none does.
func (ac *Checks) cardAmong(f *ir.Function, listed, set string) string {
	var names []string
	for name := range strings.SplitSeq(listed, ",") {
		names = append(names, idiom.BareName(name))
	}
	for _, part := range idiom.SplitTop(set) {
		if name, value, ok := strings.Cut(part, "="); ok && !strings.EqualFold(strings.TrimSpace(value), "null") {
			names = append(names, idiom.BareName(name))
		}
	}
	for _, name := range names {
		if cardColumn.MatchString(name) || cardAlone.MatchString(name) && slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
			return in.Op == ir.OpConst && f.Consts[in.Aux].Kind == ir.Str && cardAlone.MatchString(f.Consts[in.Aux].Str) // request.form["card"]
		}) {
			return name
		}
	}
	return ""
}

// shieldsIn reports whether a function speaks of what makes a number unreadable.
func (ac *Checks) shieldsIn(f *ir.Function) bool {
	for i := range f.Instrs {
		switch f.Instrs[i].Op {
		case ir.OpAttr, ir.OpGlobal, ir.OpFrom, ir.OpLoad:
			if shielding.MatchString(f.NameOf(ir.ID(i))) {
				return true
			}
		}
	}
	return false
}

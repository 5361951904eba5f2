package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds views that make rows of consequence when a browser merely gets their address: payments, orders, messages in a user's
// name. What a visit leaves behind, as searches and views do, is none.

// ofConsequence are tables and classes of rows that somebody answers for.
var ofConsequence = regex.NewPattern(`(?i)^_*(\w+_)?(transfer|payment|transaction|withdrawal|payout|order|purchase|loan|trade|bet|vote|message|comment|post|grant|invitation|membership|user|member|account|employee|admin)s?$`)

// createsByAddress is where a function makes such a row of what the address says behind its question mark, or of a part of it.
func createsByAddress(f *ir.Function) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			if f.Instrs[id].Op != ir.OpCall {
				continue
			}
			args := f.Args(id)
			made := args[1:]
			if s, n := idiom.PassedStatement(f, args); n > 0 {
				m := idiom.InsertInto.FindStringSubmatch(s)
				if m == nil || !ofConsequence.MatchString(idiom.LastDotted(m[1])) {
					continue
				}
				made = args[n+1:]
			} else if name := rowMade(f, args[0]); len(args) < 2 || !ofConsequence.MatchString(name) {
				continue
			}
			if slices.ContainsFunc(made, func(x ir.ID) bool { return idiom.OfAddress(f, x) }) {
				return id
			}
		}
	}
	return ir.NoID
}

// rowMade is the class of which a call makes a row: Payment.objects.create, Payment.create, Payment; "" where it makes none.
func rowMade(f *ir.Function, callee ir.ID) string {
	name := f.NameOf(callee)
	if f.Instrs[callee].Op == ir.OpAttr && (name == "create" || name == "acreate" || name == "insert_one" || name == "insert") {
		of := f.Arg(callee, 0)
		if name = f.NameOf(of); name == "objects" && f.Instrs[of].Op == ir.OpAttr {
			name = f.NameOf(f.Arg(of, 0))
		}
		return name
	}
	if idiom.Capital(name) {
		return name
	}
	return ""
}

package omission

import (
	"slices"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds parsers of a library that keep as many parts of a form, or lines of a header, as a client sends.

// partsUnlimited is the rule on them.
const partsUnlimited = "parts-unlimited"

var (
	partBegin    = regex.NewPattern(`^_?on_part_begin$`)
	partEnd      = regex.NewPattern(`^_?on_part_(end|data)$`)
	formParser   = regex.NewPattern(`(?i)^_*(a|async_)?(parse|read|load|decode)_(multi_?part|form_?data|multipart_form(_data)?|multipart_body|form_parts)\w*$`)
	headParser   = regex.NewPattern(`(?i)^_*(a|async_)?(parse|read|recv|receive|get|decode)_?(http_?|request_?|response_?|message_?|mime_?)?headers?(_lines|_block|_list)?$`)
	headStore    = regex.NewPattern(`(?i)^_*(\w*_)?(headers?|hdrs?|head|environ|fields)$`)
	bounding     = regex.NewPattern(`(?i)(^|_)(max|maximum|limit|limits|limited|quota|too_many\w*|most)(_|$)|TooMany|TooLarge|too_large|exceed|LimitExceeded|_?MAX[A-Z]*`)
	ofSize       = regex.NewPattern(`(?i)size|spool|memory|length|bytes`)
	keepsAnother = regex.NewPattern(`^(append|add|setdefault|extend|add_header|insert)$`)
)

// unlimitedParts are such parsers.
func (ac *Checks) unlimitedParts() (out []*flow.Candidate) {
	r := ac.rule(partsUnlimited)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def {
			continue
		}
		if f.Class != nil && partBegin.MatchString(f.Name) {
			if id := keeps(f, nil); id != ir.NoID && keepsEach(f) {
				out = append(out, lacking(r, f, id, r.Message))
			}
			continue
		}
		form, head := formParser.MatchString(f.Name), headParser.MatchString(f.Name)
		if !form && !head || speaksOfBound(f) || len(f.Params) == 0 {
			continue
		}
		if form {
			if id := keepsParts(f); id != ir.NoID {
				out = append(out, lacking(r, f, id, r.Message))
			}
			continue
		}
		if id := keeps(f, headStore); id != ir.NoID && readsLines(f) && !slices.ContainsFunc(f.Module.Names, bounding.MatchString) {
			out = append(out, lacking(r, f, id, "As many lines of a header are kept as a client sends"))
		}
	}
	return out
}

// keepsEach reports whether the class of a callback has the others of a parser of forms, and speaks of no bound of how many parts there are.
func keepsEach(begin *ir.Function) bool {
	ends := false
	for _, f := range begin.Module.Functions {
		if f.Class != begin.Class {
			continue
		}
		if ends = ends || partEnd.MatchString(f.Name); speaksOfLimits(f, func(n string) bool { return bounding.MatchString(n) && !ofSize.MatchString(n) }) {
			return false
		}
	}
	return ends
}

// speaksOfBound reports whether a function names a bound.
func speaksOfBound(f *ir.Function) bool {
	return speaksOfLimits(f, func(n string) bool { return bounding.MatchString(n) })
}

// speaksOfLimits reports whether a function has such a name of a bound.
func speaksOfLimits(f *ir.Function, is func(string) bool) bool {
	return slices.ContainsFunc(f.Params, func(p ir.Param) bool { return is(p.Name) }) ||
		slices.ContainsFunc(f.Instrs, func(in ir.Instr) bool {
			return (in.Op == ir.OpAttr || in.Op == ir.OpGlobal || in.Op == ir.OpSetAttr || in.Op == ir.OpLoad) && is(f.Module.Names[in.Name])
		})
}

// keeps is where a function puts something into a collection, of such a name where one is asked for.
func keeps(f *ir.Function, like *regex.Pattern) ir.ID {
	for i := range f.Instrs {
		id := ir.ID(i)
		var into ir.ID
		switch f.Instrs[i].Op {
		case ir.OpCall:
			callee := f.Arg(id, 0)
			if f.Instrs[callee].Op != ir.OpAttr || !keepsAnother.MatchString(f.NameOf(callee)) {
				continue
			}
			into = f.Arg(callee, 0)
		case ir.OpSetIndex:
			into = f.Arg(id, 0)
		case ir.OpSetAttr:
			if like == nil {
				return id
			}
			continue
		default:
			continue
		}
		if like == nil || like.MatchString(idiom.BearerName(f, idiom.Untested(f, into))) {
			return id
		}
	}
	return ir.NoID
}

// keepsParts is where a function puts what a loop comes to into a collection, if it splits what it is given, or reads it on.
func keepsParts(f *ir.Function) ir.ID {
	splits := false
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpCall:
			switch args := f.Args(id); f.NameOf(args[0]) {
			case "split":
				splits = splits || len(args) == 2 && f.Instrs[args[1]].Op != ir.OpConst
			case "readline", "next_part", "read_part", "feed", "next_event":
				splits = true
			}
		}
	}
	loops := slices.ContainsFunc(f.Blocks, func(b ir.Block) bool {
		return len(b.Preds) > 1 && slices.ContainsFunc(b.Instrs, func(id ir.ID) bool { return f.Instrs[id].Op == ir.OpMore || f.Instrs[id].Op == ir.OpPhi })
	})
	if !splits || !loops {
		return ir.NoID
	}
	return keeps(f, nil)
}

// readsLines reports whether a function reads lines in a loop that goes through nothing that ends.
func readsLines(f *ir.Function) bool {
	for b := range f.Blocks {
		block := &f.Blocks[b]
		for _, id := range block.Instrs {
			switch f.Instrs[id].Op {
			case ir.OpMore:
				return false
			case ir.OpCall:
				args := f.Args(id)
				if n := f.NameOf(args[0]); (n == "readline" || n == "readuntil" || n == "read_line") && f.Instrs[args[0]].Op == ir.OpAttr {
					return loopsAround(f, ir.BlockID(b))
				}
			}
		}
	}
	return false
}

// loopsAround reports whether a block leads back to itself.
func loopsAround(f *ir.Function, from ir.BlockID) bool {
	seen := map[ir.BlockID]bool{}
	for work := slices.Clone(f.Blocks[from].Succs); len(work) > 0 && len(seen) < 4*maxRegion; {
		b := work[0]
		if work = work[1:]; b == from {
			return true
		}
		if !seen[b] {
			seen[b] = true
			work = append(work, f.Blocks[b].Succs...)
		}
	}
	return false
}

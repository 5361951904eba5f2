package omission

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/flow"
	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file holds programs that speak a protocol of headers by hand: they write the names and values that they are given as lines, and
// never ask whether one holds the end of a line.

// headerLines is the rule on them.
const headerLines = "header-lines-unchecked"

var (
	headersNamed = regex.NewPattern(`(?i)(^|_)(headers?|hdrs?|headerlist)(_list|_dict|_items)?$`)
	lineClass    = regex.NewPattern(`\[[^\]]*(\\r|\\n|\\x0[0-9a-fA-F]|\\0|[\r\n\x00])|\|\\[rn]|\|[\r\n]|\\v`)
	lineCheck    = regex.NewPattern(`(?i)(^|_)(check|valid(ate)?|verify|sanitiz\w*|clean|safe|illegal|invalid|bad|legal|forbidden|splitting|injection|escape|quote|normali[sz]e|reject|encode)_?(http_?)?(header|value|name|field|line|crlf|newline)|header_?(value_?)?(re|regex|pattern|check|valid\w*)$|_?safe_header|isprintable|splitlines|is_legal_header|no_?(ctl|control|crlf|newline)|(crlf|newline|ctl|control)s?_?(chars?|re|check)`)
	keptAsIs     = regex.NewPattern(`(?i)^(str|bytes|text_type|unicode|encode|decode|strip|title|lower|upper|to_bytes|to_str|utf8|tob|tobytes|native|wsgi_to_bytes|capitalize|bytestring|force_bytes|to_native|b|s|join)$`)
)

// uncheckedLines are the places where header lines are written as they are given.
func (ac *Checks) uncheckedLines() (out []*flow.Candidate) {
	r := ac.rule(headerLines)
	if r == nil {
		return nil
	}
	for _, f := range ac.functions {
		if f.Kind != ir.Def || !slices.ContainsFunc(f.Consts, endsLine) {
			continue
		}
		if id := headerLine(f); id != ir.NoID && !checksLines(f.Module) && !ac.othersCheckLines(f) {
			out = append(out, lacking(r, f, id, r.Message))
		}
	}
	return out
}

// endsLine reports whether a constant is a text that ends a line of a protocol.
func endsLine(c ir.Const) bool {
	return (c.Kind == ir.Str || c.Kind == ir.Bytes) && len(c.Str) <= idiom.MaxName && strings.HasSuffix(c.Str, "\r\n")
}

// headerLine is where a function makes a line of a name and a value that it takes from headers; ir.NoID where it does not.
func headerLine(f *ir.Function) ir.ID {
	for b := range f.Blocks {
		for _, id := range f.Blocks[b].Instrs {
			switch f.Instrs[id].Op {
			case ir.OpBinary, ir.OpFormat, ir.OpList, ir.OpTuple, ir.OpCall:
				if parts := linePieces(f, id, 0); len(parts) >= 3 && isHeaderLine(f, parts) {
					return id
				}
			}
		}
	}
	return ir.NoID
}

// linePieces are what a text is put together of, in order, at most a few.
func linePieces(f *ir.Function, id ir.ID, depth int) (out []ir.ID) {
	const most = 8
	if id = idiom.Unrefined(f, id); id == ir.NoID || depth > 6 {
		return nil
	}
	args := f.Args(id)
	switch f.Instrs[id].Op {
	case ir.OpBinary:
		switch f.Instrs[id].Flag {
		case ir.Mod:
			if _, ok := idiom.ConstText(f, args[0]); !ok {
				return nil
			}
			right := idiom.Unrefined(f, args[1])
			if f.Instrs[right].Op == ir.OpTuple {
				return append(slices.Clone(f.Args(right)), args[0])
			}
			return nil
		case ir.Add:
			out = append(linePieces(f, args[0], depth+1), linePieces(f, args[1], depth+1)...)
		default:
			return nil
		}
	case ir.OpFormat, ir.OpList, ir.OpTuple:
		out = slices.Clone(args)
	case ir.OpCall: // "{}: {}\r\n".format(name, value)
		if f.NameOf(args[0]) == "format" && f.Instrs[args[0]].Op == ir.OpAttr {
			if _, ok := idiom.ConstText(f, f.Arg(args[0], 0)); ok {
				return append(slices.Clone(args[1:]), f.Arg(args[0], 0))
			}
		}
		return []ir.ID{id}
	default:
		return []ir.ID{id}
	}
	if len(out) > most {
		return nil
	}
	return out
}

// isHeaderLine reports whether pieces are a name and a value of headers, and what stands between and behind them.
func isHeaderLine(f *ir.Function, parts []ir.ID) bool {
	colon, end := false, false
	var name, value ir.ID = ir.NoID, ir.NoID
	for _, x := range parts {
		if s, ok := idiom.ConstText(f, x); ok {
			colon, end = colon || strings.Contains(s, ":"), end || strings.HasSuffix(s, "\r\n")
			continue
		}
		u := asGiven(f, x)
		if u == ir.NoID || f.Instrs[u].Op != ir.OpUnpack {
			continue
		}
		switch f.Instrs[u].Aux {
		case 0:
			name = u
		case 1:
			value = u
		}
	}
	return colon && end && name != ir.NoID && value != ir.NoID && f.Arg(name, 0) == f.Arg(value, 0) && fromHeaders(f, f.Arg(name, 0))
}

// asGiven is what a text was before it was encoded, stripped or spelled in capitals.
func asGiven(f *ir.Function, id ir.ID) ir.ID {
	for range 5 {
		if id = idiom.Untested(f, id); id == ir.NoID {
			return id
		}
		switch f.Instrs[id].Op {
		case ir.OpConvert:
			id = f.Arg(id, 0)
		case ir.OpCall:
			callee := f.Arg(id, 0)
			if !keptAsIs.MatchString(f.NameOf(callee)) {
				return id
			}
			if f.Instrs[callee].Op == ir.OpAttr && len(f.Args(id)) <= 2 {
				if u := idiom.Unrefined(f, f.Arg(callee, 0)); f.Instrs[u].Op != ir.OpConst && f.Instrs[u].Op != ir.OpGlobal {
					id = u
					continue
				}
			}
			if len(f.Args(id)) < 2 {
				return id
			}
			id = f.Arg(id, 1)
		default:
			return id
		}
	}
	return id
}

// fromHeaders reports whether an element is one of what is called headers.
func fromHeaders(f *ir.Function, id ir.ID) bool {
	for range 8 {
		if id = idiom.Unrefined(f, id); id == ir.NoID {
			return false
		}
		if headersNamed.MatchString(idiom.BearerName(f, id)) || headersNamed.MatchString(f.BoundName(id)) {
			return true
		}
		switch f.Instrs[id].Op {
		case ir.OpNext, ir.OpIter, ir.OpAttr:
			id = f.Arg(id, 0)
		case ir.OpBinary:
			if fromHeaders(f, f.Arg(id, 1)) {
				return true
			}
			id = f.Arg(id, 0)
		case ir.OpCall:
			callee := f.Arg(id, 0)
			if f.Instrs[callee].Op == ir.OpAttr {
				id = f.Arg(callee, 0)
			} else if len(f.Args(id)) > 1 {
				id = f.Arg(id, 1)
			} else {
				return false
			}
		case ir.OpPhi:
			if u := idiom.Untested(f, id); u != id {
				id = u
				continue
			}
			id = f.Arg(id, 0)
		default:
			return false
		}
	}
	return false
}

// checksLines reports whether a module looks for the ends of lines, or for characters that no line has.
func checksLines(m *ir.Module) bool {
	if slices.ContainsFunc(m.Names, lineCheck.MatchString) {
		return true
	}
	return slices.ContainsFunc(m.Functions, looksForLines)
}

func looksForLines(f *ir.Function) bool {
	for i := range f.Instrs {
		id := ir.ID(i)
		switch f.Instrs[i].Op {
		case ir.OpCompare:
			if in := f.Instrs[i].Flag; in == ir.In || in == ir.NotIn {
				if s, ok := idiom.ConstText(f, f.Arg(id, 0)); ok && (s == "\n" || s == "\r" || s == "\r\n") {
					return true
				}
			}
		case ir.OpCall:
			for _, x := range f.Args(id)[1:] {
				s, ok := idiom.ConstText(f, x)
				if !ok || len(s) > idiom.MaxName {
					continue
				}
				switch name := f.NameOf(f.Arg(id, 0)); name {
				case "replace":
					if s == "\n" || s == "\r" || s == "\r\n" {
						return true
					}
				case "compile", "search", "match", "fullmatch", "sub", "findall":
					if lineClass.MatchString(s) {
						return true
					}
				}
			}
		}
	}
	return false
}

// othersCheckLines reports whether a function that it calls, or that the class has, looks for the ends of lines.
func (ac *Checks) othersCheckLines(f *ir.Function) bool {
	return slices.ContainsFunc(ac.prog.Calls()[f.ID], func(c int32) bool { return looksForLines(ac.prog.Functions[c]) })
}

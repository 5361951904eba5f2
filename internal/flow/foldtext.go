package flow

import (
	"strings"
	"unicode/utf8"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file computes the methods of constant strings.

// foldMethod computes a method of a constant string.
func foldMethod(a *analysis, id ir.ID, s, name string, c *callArgs, kind ir.ConstKind) (*Val, bool) {
	if len(c.named) > 0 || len(c.star) > 0 {
		return nil, false
	}
	var args []string // all of them, or none where one is no constant text
	for _, p := range c.pos {
		t, ok := p.val.text()
		if !ok {
			args = nil
			break
		}
		args = append(args, t)
	}
	if v, ok := foldChanged(s, name, args, c, kind); ok {
		return v, true
	}
	if v, ok := foldTested(s, name, args, kind); ok {
		return v, true
	}
	return a.foldParted(id, s, name, args, c, kind)
}

// foldChanged computes a method that makes another text.
func foldChanged(s, name string, args []string, c *callArgs, kind ir.ConstKind) (*Val, bool) {
	str := func(r string) (*Val, bool) { return constVal(ir.Const{Kind: kind, Str: r}), true }
	switch name {
	case "lower", "casefold":
		return str(strings.ToLower(s))
	case "upper":
		return str(strings.ToUpper(s))
	case "capitalize":
		_, first := utf8.DecodeRuneInString(s)
		return str(strings.ToUpper(s[:first]) + strings.ToLower(s[first:]))
	case "strip", "lstrip", "rstrip":
		cut := " \t\n\r\v\f"
		if len(c.pos) == 1 {
			if len(args) != 1 {
				return nil, false
			}
			cut = args[0]
		}
		switch name {
		case "strip":
			return str(strings.Trim(s, cut))
		case "lstrip":
			return str(strings.TrimLeft(s, cut))
		}
		return str(strings.TrimRight(s, cut))
	case "replace":
		if len(args) == 2 && len(s) <= maxText {
			return str(strings.ReplaceAll(s, args[0], args[1]))
		}
	case "zfill":
		if n := c.positional(0); n.isConst(ir.Int) && n.Const.Int < maxText && !strings.ContainsAny(s, "+-") {
			return str(strings.Repeat("0", max(0, int(n.Const.Int)-len(s))) + s)
		}
	case "ljust", "rjust", "hex":
		return foldFilled(s, name, c, kind)
	case "title":
		if s == "" || strings.Trim(strings.ToLower(s), letters) == "" {
			return foldChanged(s, "capitalize", args, c, kind)
		}
	case "removeprefix":
		if len(args) == 1 {
			return str(strings.TrimPrefix(s, args[0]))
		}
	case "removesuffix":
		if len(args) == 1 {
			return str(strings.TrimSuffix(s, args[0]))
		}
	case "encode":
		return constVal(ir.Const{Kind: ir.Bytes, Str: s}), true
	case "decode":
		return constVal(ir.Const{Kind: ir.Str, Str: s}), true
	}
	return nil, false
}

// foldTested computes a method that tests a text, or finds something in it.
func foldTested(s, name string, args []string, kind ir.ConstKind) (*Val, bool) {
	place := func(offset int) (*Val, bool) { // counted in characters
		if kind == ir.Str && offset > 0 {
			offset = utf8.RuneCountInString(s[:offset])
		}
		return constVal(ir.Const{Kind: ir.Int, Int: int64(offset)}), true
	}
	switch name {
	case "startswith":
		if len(args) == 1 {
			return boolVal(strings.HasPrefix(s, args[0])), true
		}
	case "endswith":
		if len(args) == 1 {
			return boolVal(strings.HasSuffix(s, args[0])), true
		}
	case "rfind":
		if len(args) == 1 {
			return place(strings.LastIndex(s, args[0]))
		}
	case "find", "index":
		if len(args) == 1 {
			if i := strings.Index(s, args[0]); i >= 0 || name == "find" {
				return place(i)
			}
		}
	case "count":
		if len(args) == 1 {
			return constVal(ir.Const{Kind: ir.Int, Int: int64(strings.Count(s, args[0]))}), true
		}
	case "isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum":
		if isASCII(s) {
			return boolVal(s != "" && strings.Trim(s, alphabetOf[name]) == ""), true
		}
	case "isupper":
		return boolVal(s == strings.ToUpper(s) && s != strings.ToLower(s)), true
	case "islower":
		return boolVal(s == strings.ToLower(s) && s != strings.ToUpper(s)), true
	}
	return nil, false
}

// foldParted computes a method that takes a text apart, or puts one together.
func (a *analysis) foldParted(id ir.ID, s, name string, args []string, c *callArgs, kind ir.ConstKind) (*Val, bool) {
	switch name {
	case "partition", "rpartition":
		if len(args) == 1 && args[0] != "" {
			parts := []string{s, "", ""}
			i := strings.Index(s, args[0])
			if name == "rpartition" {
				parts, i = []string{"", "", s}, strings.LastIndex(s, args[0])
			}
			if i >= 0 {
				parts = []string{s[:i], args[0], s[i+len(args[0]):]}
			}
			return a.tuple(id, textVals(kind, parts)...), true
		}
	case "splitlines":
		if len(c.pos) == 0 && len(s) <= 4*maxText && !strings.ContainsAny(s, "\u0085\u2028\u2029") && !(kind == ir.Bytes && strings.ContainsAny(s, "\v\f\x1c\x1d\x1e")) {
			return a.textList(id, kind, linesOf(s)), true
		}
	case "split", "rsplit":
		if len(c.pos) == 2 && len(c.positionalText(0)) > 0 && splitsOnce(c) {
			parts := strings.SplitN(s, c.positionalText(0), 2)
			if i := strings.LastIndex(s, c.positionalText(0)); name == "rsplit" && i >= 0 {
				parts = []string{s[:i], s[i+len(c.positionalText(0)):]}
			}
			return a.textList(id, kind, parts), true
		}
		if len(c.pos) <= 1 && len(args) == len(c.pos) && len(s) <= 4*maxText {
			var parts []string
			if len(args) == 1 && args[0] != "" {
				parts = strings.Split(s, args[0])
			} else {
				parts = strings.Fields(s)
			}
			return a.textList(id, kind, parts), true
		}
	case "join":
		es, ok := a.elements(c.positional(0))
		if !ok || len(es) > maxFields {
			return nil, false
		}
		var parts []*Val
		for i, e := range es {
			if i > 0 && s != "" {
				parts = append(parts, constVal(ir.Const{Kind: kind, Str: s}))
			}
			if kind == ir.Bytes {
				parts = append(parts, a.pieceText(e)) // str() of it would be another text
			} else {
				parts = append(parts, a.stringOf(e))
			}
		}
		if len(parts) == 0 {
			return constVal(ir.Const{Kind: kind}), true
		}
		return a.concat(append(parts, constVal(ir.Const{Kind: ir.Str}))), true
	}
	return nil, false
}

// linesOf are the lines of a text without what ends them, as splitlines() gives them: after the last end there is none.
func linesOf(s string) []string {
	if s == "" {
		return nil
	}
	s = otherEnds.Replace(s)
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

// otherEnds are what ends a line of a text besides a line feed.
var otherEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\x1c", "\n", "\x1d", "\n", "\x1e", "\n")

// textList is a list of constant texts.
func (a *analysis) textList(id ir.ID, kind ir.ConstKind, list []string) *Val {
	return a.alloc(id, 0, &Obj{Kind: objList, Class: -1, Type: "builtins.list", Exact: true, Rest: bottom, Elems: textVals(kind, list)})
}

// textVals are constants of one kind.
func textVals(kind ir.ConstKind, list []string) []*Val {
	out := make([]*Val, len(list))
	for i, s := range list {
		out[i] = constVal(ir.Const{Kind: kind, Str: s})
	}
	return out
}

package flow

import (
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds functions that hand their own keyword arguments on to a library: Parser(**{**SAFE, **options}). What the library's
// function does hangs on which of them there are, and each caller writes its own down: for such a caller the function is analysed again
// with a dictionary that has those entries and no others.

const (
	maxKeywords    = 12 // that callers write down
	maxKeywordSize = 120
)

// noteKeywords records that a call depends on which keyword arguments the function itself was given.
func (a *analysis) noteKeywords() {
	if a.spec || len(a.f.Instrs) > maxKeywordSize {
		return
	}
	if i := keywordParam(a.f); i >= 0 && i < 63 {
		a.fs.flags |= 1 << uint(i)
	}
}

// keywordParam is the number of a function's parameter for all other keyword arguments; -1 where it has none.
func keywordParam(f *ir.Function) int {
	for i := len(f.Params) - 1; i >= 0; i-- {
		if f.Params[i].Kind == ir.KeyArgs {
			return i
		}
	}
	return -1
}

// optionsDecide reports whether what a library's function does may hang on the keyword arguments that it is given.
func optionsDecide(fn *knowledge.Function) bool {
	return len(fn.Hazards)+len(fn.Stores)+len(fn.Sinks) > 0
}

// keywordsPassed are the keyword arguments that a call puts into such a parameter, the values of those that mean the same everywhere;
// false where there may be others.
func (a *analysis) keywordsPassed(v *Val) (out []field, ok bool) {
	o := a.exactDict(v)
	if o == nil || o.Multi || len(o.Fields) > maxKeywords || o.Rest != bottom {
		return nil, false
	}
	for _, f := range o.Fields {
		if f.Key.Kind != '[' {
			return nil, false
		}
		p := a.portable(f.Val)
		if p != nil && (p.Const == nil && len(p.Refs) == 0 || p.Const != nil && p.Const.Kind == ir.Str && len(p.Const.Str) > maxText) {
			p = nil
		}
		out = append(out, field{f.Key, p})
	}
	return out, true
}

func describeKeywords(sb *strings.Builder, fields []field) {
	sb.WriteString("**" + strconv.Itoa(len(fields)))
	for _, f := range fields {
		sb.WriteString(strconv.Quote(f.Key.Name)) // any text may be a name: f(**{"a=": 1})
		if f.Val == nil {
			sb.WriteString("?;")
		} else {
			describe(sb, f.Val)
		}
	}
}

// keywordsKnown is the dictionary of keyword arguments of which a special analysis knows the names. Values that only the caller knows are
// parts of the parameter.
func (a *analysis) keywordsKnown(i int, param *Val, fields []field) *Val {
	o := &Obj{Kind: objDict, Class: -1, Type: "builtins.dict", Exact: true, Rest: bottom}
	for _, f := range fields {
		v := f.Val
		if v == nil {
			v = a.paramValue(a.part(a.fs.params[i], f.Key))
		} else if v.Const == nil {
			v = a.withKnown(a.paramValue(a.part(a.fs.params[i], f.Key)), v)
		}
		o = o.with(f.Key, v)
	}
	reg := a.paramRegister(i)
	if reg == ir.NoID {
		return param
	}
	return a.alloc(reg, 9, o)
}

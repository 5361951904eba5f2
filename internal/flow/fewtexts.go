package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds values that are one of a few constant texts, as branches choose them: the shell of one system or of another one, the
// name of a mode. A test comes out as it does for all of them, and behind it only those are left for which it came out so.

// maxFew bounds how many texts are told apart, maxFewText how long each is.
const (
	maxFew     = 4
	maxFewText = 64
)

// fewSeparator stands between the texts of textual.few, none of which holds it.
const fewSeparator = "\x00"

// few are the texts of which a value is one; nil where they are not known. A constant is one of one.
func (v *Val) few() []string {
	switch {
	case v == nil || v == bottom:
		return nil
	case v.isConst(ir.Str):
		if len(v.Const.Str) > maxFewText || strings.Contains(v.Const.Str, fewSeparator) {
			return nil
		}
		return []string{v.Const.Str}
	case v.Text == nil || v.Text.few == "":
		return nil
	}
	return strings.Split(v.Text.few, fewSeparator)
}

// severalTexts are the values of which one that is no constant is one.
func (v *Val) severalTexts() (list []*Val) {
	if v == nil || v.Const != nil || v.Text == nil || v.Text.few == "" {
		return nil
	}
	for _, s := range v.few() {
		list = append(list, constVal(ir.Const{Kind: ir.Str, Str: s}))
	}
	return list
}

// joinFew are the texts of either value, in order, as textual has them.
func joinFew(a, b *Val) string {
	if a.Text != nil && b.Text != nil && a.Text.few == b.Text.few {
		return a.Text.few
	}
	x, y := a.few(), b.few()
	if x == nil || y == nil {
		return ""
	}
	all := slices.Compact(slices.Sorted(slices.Values(slices.Concat(x, y))))
	if len(all) < 2 || len(all) > maxFew {
		return ""
	}
	return strings.Join(all, fewSeparator)
}

// alike is what a question that is put to each of some values comes to, where the answer is the same for all.
func alike(list []*Val, answer func(*Val) truth) truth {
	if len(list) == 0 {
		return truthUnknown
	}
	first := answer(list[0])
	if slices.ContainsFunc(list[1:], func(v *Val) bool { return answer(v) != first }) {
		return truthUnknown
	}
	return first
}

// fewCompare decides a comparison of one of a few texts, where it comes out the same for all of them.
func (a *analysis) fewCompare(op uint8, x, y *Val) (r, ok bool) {
	compare := func(x, y *Val) truth {
		if r, ok := a.foldCompare(op, x, y); ok {
			return truthOf(r)
		}
		return truthUnknown
	}
	var t truth
	if list := x.severalTexts(); list != nil {
		t = alike(list, func(e *Val) truth { return compare(e, y) })
	} else {
		t = alike(y.severalTexts(), func(e *Val) truth { return compare(x, e) })
	}
	return t == truthy, t != truthUnknown
}

// fewTest decides a condition of a model on one of a few texts.
func (a *analysis) fewTest(c *knowledge.Condition, v *Val) (truth, bool) {
	list := v.severalTexts()
	if list == nil {
		return truthUnknown, false
	}
	return alike(list, func(e *Val) truth { return a.test(c, e) }), true
}

// fewMethod is what a method makes of one of a few texts, where it makes a constant of each.
func (a *analysis) fewMethod(id ir.ID, recv *Val, name string, c *callArgs) (*Val, bool) {
	list := recv.severalTexts()
	out := bottom
	for _, e := range list {
		v, ok := foldMethod(a, id, e.Const.Str, name, c, ir.Str)
		if !ok || v == nil || v.Const == nil {
			return nil, false
		}
		out = join(out, v)
	}
	return out, list != nil
}

// fewLeft is what is left of a few texts behind a test of which the outcome is known.
func (a *analysis) fewLeft(src, cond ir.ID, outcome bool) (*Val, bool) {
	v := a.vals[src]
	list := v.severalTexts()
	if list == nil {
		return v, false
	}
	out, left := bottom, 0
	for _, e := range list {
		test, _ := turn{a, a.unrefined(src), e}.value(cond, maxTurnDepth)
		if t := test.truth(); t == truthUnknown || (t == truthy) == outcome {
			out = join(out, e)
			left++
		}
	}
	return out, left > 0 && left < len(list)
}

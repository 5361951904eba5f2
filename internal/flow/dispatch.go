package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
)

// This file holds methods that are chosen by a name which the program puts together: getattr(self, "do_" + action).

// maxDispatched bounds the methods that such a name may mean; classes with more are visitors of trees.
const maxDispatched = 12

// dispatched are the methods of an object whose names begin and end as a name does that is not known whole.
func (a *analysis) dispatched(id ir.ID, x, name *Val) (*Val, bool) {
	if name == bottom {
		return nil, false
	}
	if name == nil {
		return a.anyColumn(id, x)
	}
	begin, end := name.prefix(), name.tail()
	if len(begin)+len(end) < 3 {
		return a.anyColumn(id, x)
	}
	out := bottom
	for _, r := range x.refs() {
		class := int32(-1)
		switch r.Kind {
		case refSelf:
			class = r.ID
		case refObject:
			if o := a.obj(r.ID); o != nil {
				class = o.Class
			}
		}
		if class < 0 {
			continue
		}
		var methods []string
		for _, c := range a.w.classes[class].mro {
			for m := range a.w.prog.Classes[c].Methods {
				if len(m) > len(begin)+len(end) && strings.HasPrefix(m, begin) && strings.HasSuffix(m, end) {
					methods = append(methods, m)
				}
			}
		}
		slices.Sort(methods)
		methods = slices.Compact(methods)
		if len(methods) > maxDispatched {
			return nil, false
		}
		for _, m := range methods {
			out = join(out, a.attr(id, x, m))
		}
	}
	return out, out != bottom && out != nil
}

// maxRowColumns bounds the columns that an unknown name may mean.
const maxRowColumns = 24

// anyColumn is an attribute of a row by a name that is not known: one of its columns.
func (a *analysis) anyColumn(id ir.ID, x *Val) (*Val, bool) {
	out := bottom
	for _, r := range x.refs() {
		class := a.instanceOf(r)
		if class < 0 || !a.w.base.Type(a.w.externBase(class)).IsKept() {
			continue
		}
		columns := a.w.columnsOf(class)
		if len(columns) > maxRowColumns {
			return nil, false
		}
		for _, c := range columns {
			if !strings.HasPrefix(c, "_") && a.w.columns[c] != columnNumber && a.w.method(class, c) == nil {
				out = join(out, a.attr(id, x, c))
			}
		}
	}
	return out, out != bottom && out != nil
}

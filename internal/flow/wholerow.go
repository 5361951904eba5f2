package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file tells which columns are sent with a whole row: those of the table, of the class, of the serializer's model.

// shaped reports whether a route's call names the shape of its answer.
func (m *modelCall) shaped() bool {
	for i, p := range m.fn.Params {
		if p.Name == "response_model" {
			return m.given[i] && !m.params[i].val.isConst(ir.None)
		}
	}
	return false
}

// ColumnRules are the rules about columns of a name that are sent to clients.
func (w *World) ColumnRules() (out []*knowledge.Rule) {
	for _, r := range w.rulesByClass[knowledge.Stored] {
		if r.Flow.Column != nil && !r.Flow.Written && w.exposureKinds.Has(r.Flow.Sink) {
			out = append(out, r)
		}
	}
	return out
}

// sendColumns checks the columns of instances, or of lists of such, that are sent whole.
func (a *analysis) sendColumns(id ir.ID, s *knowledge.Sink, v *Val) {
	for _, r := range v.refs() {
		class := a.instanceOf(r)
		if class < 0 || !a.w.base.Type(a.w.ExternBase(class)).IsKept() {
			continue
		}
		for _, rule := range a.w.ColumnRules() {
			for _, c := range a.w.ColumnsOf(class) {
				if rule.Flow.Column.MatchString(c) {
					a.sinkValue(id, s, a.attr(id, v, c), "return")
				}
			}
		}
	}
}

// sendsWhole reports whether a rule about columns may speak of a whole row.
func (w *World) sendsWhole(h *hit, f *knowledge.Flow) bool {
	return f.Column != nil && !f.Written && h.atom.Flags&passedIn == 0 && h.atom.Origin.Parent == nil && w.wholeRow(h, f)
}

// wholeRow reports whether all that was read on the way are whole rows of a table in which the program keeps a column of the
// rule's name, which the function that sends them does not name.
func (w *World) wholeRow(h *hit, f *knowledge.Flow) bool {
	if h.kinds == 0 || slices.ContainsFunc(h.fn.Consts, func(c ir.Const) bool { return c.Kind == ir.Str && f.Column.MatchString(c.Str) }) {
		return false
	}
	found := false
	for _, s := range h.texts() {
		columns, tables := idiom.ParseReading(s)
		if len(columns) == 0 {
			continue
		}
		if !slices.Contains(columns, "*") || slices.ContainsFunc(tables, func(t string) bool { return h.picks(w.StatedColumns()[t]) }) || !slices.ContainsFunc(tables, func(t string) bool { return slices.ContainsFunc(w.StatedColumns()[t], f.Column.MatchString) }) {
			return false
		}
		found = true
	}
	return found
}

// picks reports whether the function that sends rows names one of their columns, or reads entries by names that are not known.
func (h *hit) picks(columns []string) bool {
	for i := range h.fn.Instrs {
		if h.fn.Instrs[i].Op == ir.OpIndex {
			if op := h.fn.Instrs[h.fn.Arg(ir.ID(i), 1)].Op; op != ir.OpConst && op != ir.OpSlice {
				return true
			}
		}
	}
	for i := range h.fn.Instrs {
		id := ir.ID(i)
		if s, ok := idiom.ConstText(h.fn, id); ok && h.fn.Instrs[i].Op == ir.OpConst && (s == "id" || s != "" && slices.Contains(columns, s)) && !asksClient(h.fn, id) {
			return true
		}
	}
	return false
}

// asksClient reports whether all that is done with a text is to read what a client sends under that name.
func asksClient(f *ir.Function, id ir.ID) bool {
	asked := false
	for i := range f.Instrs {
		if f.Instrs[i].Op == ir.OpReturn || !slices.Contains(f.Args(ir.ID(i)), id) {
			continue
		}
		if !idiom.SentBy(f, ir.ID(i)) {
			return false
		}
		asked = true
	}
	return asked
}

// findStated finds the columns that statements of the program give their tables, by these.
func (w *World) findStated() map[string][]string {
	out := map[string][]string{}
	making := func(text string) {
		for one := range strings.SplitSeq(text, ";") {
			if columns, table := idiom.ParseCreating(one); table != "" {
				out[table] = append(out[table], columns...)
			}
		}
	}
	for _, text := range w.cfg.Tables {
		making(text)
	}
	for i, f := range w.prog.Functions {
		if w.funcs[i].test {
			continue
		}
		for j := range f.Consts {
			c := &f.Consts[j]
			if c.Kind != ir.Str || len(c.Str) < len("update t set a=?") {
				continue
			}
			if changing.MatchString(c.Str[:len("update t set a=?")]) {
				if stmt, ok := idiom.ParseKeeping(c.Str); ok {
					for _, column := range stmt.Columns {
						out[stmt.Table] = append(out[stmt.Table], column.Name)
					}
				}
				continue
			}
			making(c.Str)
		}
	}
	return out
}

package flow

import (
	"slices"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/finding"
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

// columnRules are the rules about columns of a name that are sent to clients.
func (w *World) columnRules() (out []*knowledge.Rule) {
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
		if class < 0 || !a.w.base.Type(a.w.externBase(class)).IsKept() {
			continue
		}
		for _, rule := range a.w.columnRules() {
			for _, c := range a.w.columnsOf(class) {
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
	if w.stated == nil {
		w.stated = w.statedColumns()
	}
	found := false
	for _, s := range h.texts() {
		columns, tables := parseReading(s)
		if len(columns) == 0 {
			continue
		}
		if !slices.Contains(columns, "*") || slices.ContainsFunc(tables, func(t string) bool { return h.picks(w.stated[t]) }) || !slices.ContainsFunc(tables, func(t string) bool { return slices.ContainsFunc(w.stated[t], f.Column.MatchString) }) {
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
		if s, ok := constText(h.fn, id); ok && h.fn.Instrs[i].Op == ir.OpConst && (s == "id" || s != "" && slices.Contains(columns, s)) && !asksClient(h.fn, id) {
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
		if !sentBy(f, ir.ID(i)) {
			return false
		}
		asked = true
	}
	return asked
}

// statedColumns are the columns that statements of the program give their tables, by these.
func (w *World) statedColumns() map[string][]string {
	out := map[string][]string{}
	making := func(text string) {
		for one := range strings.SplitSeq(text, ";") {
			if columns, table := parseCreating(one); table != "" {
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
				if stmt, ok := parseKeeping(c.Str); ok {
					for _, column := range stmt.columns {
						out[stmt.table] = append(out[stmt.table], column.name)
					}
				}
				continue
			}
			making(c.Str)
		}
	}
	return out
}

// sentWhole are serializers, and types of an interface, that send all columns of a model, one of which a rule names.
func (ac *access) sentWhole() (out []*Candidate) {
	for _, r := range ac.w.columnRules() {
		for _, c := range ac.w.prog.Classes {
			sends := ac.w.base.Type(ac.w.externBase(c.ID)).Sent()
			if sends == nil || ac.w.modules[c.Module.ID].test {
				continue
			}
			meta := assigned(c.Body, sends.Inside)
			if meta == ir.NoID || c.Body.Instrs[meta].Op != ir.OpClass {
				continue
			}
			body := c.Module.Classes[c.Body.Instrs[meta].Aux].Body
			at, left := ac.sentAll(body, sends)
			if at == ir.NoID {
				continue
			}
			columns := ac.sentColumns(body, sends.Model)
			i := slices.IndexFunc(columns, func(column string) bool {
				return r.Flow.Column.MatchString(column) && !slices.Contains(left, column) && assigned(c.Body, column) == ir.NoID
			})
			if i >= 0 {
				in := &body.Instrs[at]
				message := "Every column of a row is part of the answer, also `" + columns[i] + "`"
				out = append(out, &Candidate{Rule: r, Location: location(body, in), Function: qualified(body), Message: message, Confidence: finding.ConfidenceHigh})
			}
		}
	}
	return out
}

// sentAll is where a class says that it sends all columns of a row, and which of them it leaves out; NoID where it does not.
func (ac *access) sentAll(body *ir.Function, sends *knowledge.Fills) (at ir.ID, left []string) {
	at, listed, _, some := ac.taken(body, sends.Fields)
	if len(listed) > 0 || slices.ContainsFunc(sends.Only, func(name string) bool { return assigned(body, name) != ir.NoID }) {
		return ir.NoID, nil
	}
	if !some {
		at = ir.NoID
	}
	for i := range body.Instrs {
		id := ir.ID(i)
		if body.Instrs[i].Op != ir.OpSetAttr {
			continue
		}
		switch name := body.NameOf(id); {
		case slices.Contains(sends.Without, name), name == "exclude", name == "write_only_fields": // what is read only is sent
			left = append(left, texts(body, body.Arg(id, 1))...)
		case name == "extra_kwargs":
			for args := body.Args(body.Arg(id, 1)); len(args) > 1; args = args[2:] {
				if k, ok := constText(body, args[0]); args[0] != ir.NoID && ok && slices.Contains(dictKeys(body, args[1], 0), "write_only") {
					left = append(left, k)
				}
			}
		}
	}
	if at == ir.NoID && sends.All && assigned(body, sends.Fields) == ir.NoID {
		for i := range body.Instrs {
			if body.Instrs[i].Op == ir.OpSetAttr && body.NameOf(ir.ID(i)) == sends.Model {
				at = ir.ID(i)
			}
		}
	}
	return at, left
}

// sentColumns are the columns of the model that a class names: of the program, or the framework's own of users.
func (ac *access) sentColumns(body *ir.Function, name string) []string {
	if model := ac.modelOf(body, name); model != nil {
		columns := ac.w.columnsOf(model.ID)
		if derivesUser(model) {
			columns = append(columns, "password")
		}
		return columns
	}
	if ac.usersOfFramework(body, name) {
		return []string{"password"}
	}
	return nil
}

// derivesUser reports whether a class of users adds to what the framework keeps of them.
func derivesUser(model *ir.Class) bool {
	return slices.ContainsFunc(model.Bases, func(b string) bool { return strings.HasPrefix(lastPart(b), "Abstract") && strings.Contains(b, "User") })
}

// usersOfFramework reports whether the model that a class names is that of Django's own users.
func (ac *access) usersOfFramework(body *ir.Function, name string) bool {
	id := assigned(body, name)
	return id != ir.NoID && ac.w.modules[body.Module.ID].imports["django"] &&
		slices.ContainsFunc(mentioned(body, id, nil, 0), func(n string) bool { return n == "get_user_model" || n == "User" || n == "UserModel" })
}

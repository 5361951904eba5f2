package flow

import (
	"strings"

	"github.com/touchstone-sec/touchstone/internal/idiom"
	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds what a statement gives the columns of a table: a column is an entry of its row, and its name says of a
// value what that of an entry says. The name of the table says where it stands.

// columns checks what a statement gives to columns by their names.
func (m *modelCall) columns() {
	text, _ := m.params0().text()
	stmt, ok := idiom.ParseKeeping(text)
	if !ok {
		return
	}
	row := make([]*Val, 0, len(m.args)) // execute(sql, a, b)
	for _, x := range m.args {
		row = append(row, x.val)
	}
	var fields *Obj
	for _, x := range m.params[1:] {
		if es, ok := m.a.elements(x.val); ok {
			row = es
		} else if d := m.a.exactDict(x.val); d != nil {
			fields = d
		}
	}
	pos, end := m.span()
	for _, c := range stmt.Columns {
		var v *Val
		switch {
		case fields != nil && c.Key != "":
			v, _ = fields.get(key{'[', c.Key})
		case c.Key == "" && c.Index < len(row):
			v = row[c.Index]
		}
		if n := m.a.w.names.of(strings.ToLower(c.Name)); n != nil && v != nil && v != bottom {
			m.a.give(nameEvent{named: n, bearer: knowledge.Key, name: c.Name, within: stmt.Table, value: ir.NoID, id: m.id, pos: pos, end: end}, v)
		}
	}
}

package flow

import (
	"regexp"

	"strings"

	"github.com/touchstone-sec/touchstone/internal/ir"
	"github.com/touchstone-sec/touchstone/internal/knowledge"
)

// This file holds which columns a statement gives the values that are bound to it: a column is an entry of its row, and
// its name says of a value what that of an entry says. The name of the table says where it stands.

var (
	inserting   = regexp.MustCompile("(?is)^\\s*(?:insert(?:\\s+or\\s+\\w+|\\s+ignore)?|replace)\\s+into\\s+[\"`\\[]?(?:\\w+\\.)?(\\w+)[\"`\\]]?\\s*\\(([^()]*)\\)\\s*values\\s*\\((.*)\\)")
	updating    = regexp.MustCompile("(?is)^\\s*update\\s+[\"`\\[]?(?:\\w+\\.)?(\\w+)[\"`\\]]?\\s+set\\s+(.*)$")
	assigning   = regexp.MustCompile("(?i)[\"`\\[]?(\\w+)[\"`\\]]?\\s*=\\s*(\\?|%s|:\\w+|%\\(\\w+\\)s|\\$\\d+)")
	placeholder = regexp.MustCompile(`^(?:\?|%s|:(\w+)|%\((\w+)\)s|\$\d+)$`)
)

// maxStatement bounds the texts that are taken apart.
const maxStatement = 4096

// A boundColumn is a column and what stands for its value: a name, or "" for the next one of a sequence.
type boundColumn struct{ column, name string }

// boundColumns lists the columns of a statement to which values are bound, in the order of the placeholders.
func boundColumns(sql string) (table string, list []boundColumn) {
	if len(sql) > maxStatement {
		return "", nil
	}
	add := func(column, value string) {
		if p := placeholder.FindStringSubmatch(strings.TrimSpace(value)); p != nil {
			list = append(list, boundColumn{strings.Trim(strings.TrimSpace(column), "\"`[]"), p[1] + p[2]})
		}
	}
	if m := inserting.FindStringSubmatch(sql); m != nil {
		columns, values := strings.Split(m[2], ","), strings.Split(m[3], ",")
		if len(columns) == len(values) {
			for i := range columns {
				add(columns[i], values[i])
			}
		}
		return m[1], list
	}
	if m := updating.FindStringSubmatch(sql); m != nil {
		for _, x := range assigning.FindAllStringSubmatch(m[2], -1) {
			add(x[1], x[2])
		}
		return m[1], list
	}
	return "", nil
}

// columns checks what a statement gives to columns by their names.
func (m *modelCall) columns() {
	sql, ok := m.params0().text()
	if !ok {
		return
	}
	table, list := boundColumns(sql)
	if len(list) == 0 {
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
	for i, c := range list {
		var v *Val
		switch {
		case fields != nil && c.name != "":
			v, _ = fields.get(key{'[', c.name})
		case fields == nil && i < len(row):
			v = row[i]
		}
		if n := m.a.w.names.of(c.column); n != nil && v != nil && v != bottom {
			m.a.give(nameEvent{named: n, bearer: knowledge.Key, name: c.column, within: table, value: ir.NoID, id: m.id, pos: pos, end: end}, v)
		}
	}
}

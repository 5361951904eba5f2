package flow

import (
	"strconv"
	"strings"

	"github.com/touchstone-sec/touchstone/internal/regex"
)

// This file reads of SQL statements what they keep where, and what they read. It is no parser: what it does not understand
// keeps and reads nothing.

// A keeping is a statement that puts values into a table.
type keeping struct {
	table   string
	columns []keptColumn // that get values from outside
	unnamed bool         // the statement does not name the columns
}

// A keptColumn is a column and the value that it gets: by its number among the statement's parameters, or by its name.
type keptColumn struct {
	name  string
	index int
	key   string
}

// tableName is the name of the table among the names under which data are kept.
func (k *keeping) tableName() string {
	if k.unnamed {
		return unnamedMark + k.table
	}
	return tableMark + k.table
}

const sqlName = "[\"`\\[]?([\\w.$]+)[\"`\\]]?"

var (
	insertInto  = regex.NewPattern(`(?is)^\s*(?:insert|replace)\s+(?:or\s+\w+\s+|ignore\s+)?into\s+` + sqlName + `\s*(?:\(([^()]*)\)\s*)?values\s*\((.*)`)
	createTable = regex.NewPattern(`(?is)^\s*create\s+(?:temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?` + sqlName + `\s*\((.*)`)
	updateSet   = regex.NewPattern(`(?is)^\s*update\s+(?:or\s+\w+\s+)?` + sqlName + `\s+set\s+(.*)`)
	selectFrom  = regex.NewPattern(`(?is)^\s*(?:with\b.*?\)\s*)?select\s+(?:distinct\s+)?(.*?)\s+from\s+` + sqlName)
	joinTable   = regex.NewPattern(`(?is)\bjoin\s+` + sqlName)
	placeholder = regex.NewPattern(`^\s*(?:\?|%s|\$([0-9]+)|%\((\w+)\)s|[:@](\w+))`)
	whereClause = regex.NewPattern(`(?is)\bwhere\b.*`)
)

// maxStatement bounds the statements that are read.
const maxStatement = 4096

// parseKeeping reads a statement that puts values into a table; false for any other text.
func parseKeeping(text string) (*keeping, bool) {
	if len(text) > maxStatement || !strings.ContainsAny(text, "?%$:@") {
		return nil, false
	}
	p := &parameters{}
	if m := insertInto.FindStringSubmatch(text); m != nil {
		k := &keeping{table: lastDotted(m[1]), unnamed: m[2] == ""}
		names := strings.Split(m[2], ",")
		for i, v := range splitTop(m[3]) {
			c, ok := p.next(v)
			if ok && (k.unnamed || i < len(names)) {
				if !k.unnamed {
					c.name = bareName(names[i])
				}
				k.columns = append(k.columns, c)
			}
		}
		return k, len(k.columns) > 0
	}
	if m := updateSet.FindStringSubmatch(text); m != nil {
		k := &keeping{table: lastDotted(m[1])}
		for _, set := range splitTop(whereClause.ReplaceAllString(m[2], "")) {
			name, v, _ := strings.Cut(set, "=")
			if c, ok := p.next(v); ok {
				c.name = bareName(name)
				k.columns = append(k.columns, c)
			}
		}
		return k, len(k.columns) > 0
	}
	return nil, false
}

// parseCreating is which columns a text gives which table; none where it makes no table.
func parseCreating(text string) (columns []string, table string) {
	if len(text) > maxStatement {
		return nil, ""
	}
	m := createTable.FindStringSubmatch(text)
	if m == nil {
		return nil, ""
	}
	for _, c := range splitTop(m[2]) {
		name, _, _ := strings.Cut(strings.TrimSpace(c), " ")
		columns = append(columns, bareName(name))
	}
	return columns, lastDotted(m[1])
}

// parseReading is which columns of which tables a text selects; none where it is no such statement.
func parseReading(text string) (columns, tables []string) {
	if len(text) > maxStatement || len(text) < len("select a from b") {
		return nil, nil
	}
	m := selectFrom.FindStringSubmatch(text)
	if m == nil {
		return nil, nil
	}
	for _, c := range splitTop(m[1]) {
		columns = append(columns, bareName(c))
	}
	tables = append(tables, lastDotted(m[2]))
	for _, j := range joinTable.FindAllStringSubmatch(text, -1) {
		tables = append(tables, lastDotted(j[1]))
	}
	return columns, tables
}

// parameters counts the placeholders of a statement.
type parameters struct{ n int }

// next is the parameter that an expression begins with; the expression's other ones are counted.
func (p *parameters) next(expr string) (keptColumn, bool) {
	m := placeholder.FindStringSubmatch(expr)
	if m == nil {
		p.n += strings.Count(expr, "?") + strings.Count(expr, "%s")
		return keptColumn{}, false
	}
	c := keptColumn{index: p.n, key: m[2] + m[3]}
	if m[1] != "" {
		n, _ := strconv.Atoi(m[1])
		c.index = n - 1
	} else if c.key == "" {
		p.n++
	}
	return c, c.index >= 0
}

// splitTop splits at the commas outside parentheses, up to the parenthesis that closes one before the text.
func splitTop(s string) (out []string) {
	depth, begin := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return append(out, s[begin:i])
			}
			depth--
		case ',':
			if depth == 0 {
				out = append(out, s[begin:i])
				begin = i + 1
			}
		}
	}
	return append(out, s[begin:])
}

// bareName is the name of a column without its table, quotes and what comes before an alias.
func bareName(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexAny(s, " \n\t"); i >= 0 {
		s = s[i+1:]
	}
	return strings.Trim(lastDotted(s), "\"`[]'")
}

func lastDotted(s string) string { return strings.ToLower(s[strings.LastIndexByte(s, '.')+1:]) }
